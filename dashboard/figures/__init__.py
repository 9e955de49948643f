"""Pure functions from frames to exhibits (figure, words and table). One folder per page, named as its address."""
