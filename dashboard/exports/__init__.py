"""Files made from exhibits and tables. No Streamlit."""
