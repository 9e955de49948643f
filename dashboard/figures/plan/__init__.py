"""One plan whole, section by section: its document, targets, silences, restatements, and beside another plan."""

from dashboard.figures.plan.document import document_exhibit
from dashboard.figures.plan.drift import drift_exhibit
from dashboard.figures.plan.pair import pair_exhibit
from dashboard.figures.plan.promises import promises_exhibit
from dashboard.figures.plan.silence import silence_exhibit

__all__ = ["document_exhibit", "drift_exhibit", "pair_exhibit", "promises_exhibit", "silence_exhibit"]
