"""One search for everything: what is searched, how words are compared, and the hits by kind."""
