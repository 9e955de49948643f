"""PowerPoint files with native, editable charts."""
