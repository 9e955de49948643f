"""What the plans do: their clauses by theme and by policy instrument, and side by side."""

from dashboard.figures.policy.clauses import Wanted, clauses_exhibit, instrument_names, theme_names
from dashboard.figures.policy.coding import Coding, instrument_rules, theme_rules
from dashboard.figures.policy.instruments import instruments_exhibit, pairs_exhibit
from dashboard.figures.policy.themes import themes_exhibit

__all__ = [
    "Coding",
    "Wanted",
    "clauses_exhibit",
    "instrument_names",
    "instrument_rules",
    "instruments_exhibit",
    "pairs_exhibit",
    "theme_names",
    "theme_rules",
    "themes_exhibit",
]
