"""What an address says: parameters, pages, version pins and the view context built from them."""
