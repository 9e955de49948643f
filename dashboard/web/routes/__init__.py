"""Addresses beside the pages, answered without a session: files of the data set, of figures and of decks."""
