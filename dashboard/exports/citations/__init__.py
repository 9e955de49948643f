"""Citations of figures, targets, plans and the data set."""
