"""The read side of Duizhao: what pages are made of. It meets the ETL at the database and nowhere else."""
