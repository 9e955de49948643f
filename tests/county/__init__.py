"""A county's plan of our own invention, with a table of indicators and boxes of projects, and what a person typed."""
