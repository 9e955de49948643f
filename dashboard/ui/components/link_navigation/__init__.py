"""Script that follows links within the site without reloading the page."""
