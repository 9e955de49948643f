"""The read side of Duizhao. It meets the ETL at the database only."""
