"""The write side: tables typed by people in, one checked DuckDB database and Parquet files out."""
