"""Codings of one plan by several people: workbooks to fill, their comparison, and what is settled."""
