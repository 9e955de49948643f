"""One cell of the real tables made wrong at a time, and whether anybody notices: `python -m tests.mutation`."""
