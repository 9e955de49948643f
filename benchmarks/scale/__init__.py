"""How the product behaves with more plans than it has: a corpus many times the size, built, opened and measured."""
