"""Each figure's slide, drawn by an office program, beside its page's picture. Nothing in the product imports it."""
