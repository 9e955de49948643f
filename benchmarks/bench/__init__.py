"""How fast the dashboard is beside others that show the same chart: `make bench`. Nothing in the product imports it."""
