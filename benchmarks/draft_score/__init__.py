"""How much of a hand coding the draft of a text gets right: `make draft-score`."""
