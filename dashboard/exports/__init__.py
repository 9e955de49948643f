"""What can be taken away: files made from exhibits and tables. No Streamlit."""
