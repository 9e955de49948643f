"""Items of a deck: model, codec for links and files, and rebuilding of figures from codes."""
