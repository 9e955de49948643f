"""What pages show: figures, evidence, messages, tables and menus."""
