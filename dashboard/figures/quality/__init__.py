"""How good the data are, part by part: what was read, the coders, the numerals, damage, checks, limits, changes."""

from dashboard.figures.quality.coders import coders_exhibit, differences_exhibit
from dashboard.figures.quality.ledger import ledger_exhibit, ledger_reasons, numerals_exhibit
from dashboard.figures.quality.limits import limits_exhibit
from dashboard.figures.quality.texts import changes_exhibit, checks_exhibit, damage_exhibit, reading_exhibit

__all__ = [
    "changes_exhibit",
    "checks_exhibit",
    "coders_exhibit",
    "damage_exhibit",
    "differences_exhibit",
    "ledger_exhibit",
    "ledger_reasons",
    "limits_exhibit",
    "numerals_exhibit",
    "reading_exhibit",
]
