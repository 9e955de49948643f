"""How the dashboard bears a hundred visitors at once: `make load`. Nothing in the product imports it."""
