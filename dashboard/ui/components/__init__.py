"""Streamlit components of the second kind, one folder each with Python, JavaScript and style."""
