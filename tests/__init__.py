"""The tests: one file per feature, one sentence per test."""
