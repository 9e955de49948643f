"""Queries of visitors, each in a process of its own (docs/decisions/0009). `service.ask` is the way in.

Nothing here imports pandas or Streamlit: the process of a query imports this package too, and starts quickly.
"""
