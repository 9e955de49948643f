"""How far the reading of a plan has come."""

from typing import NamedTuple

from dashboard.desk.plan import DeskPlan
from dashboard.desk.replay import replay


class Progress(NamedTuple):
    """Counts: quantities that there are or were; those decided; dropped; those that are left whose reading is sure;
    live ones, and those of them whose indicator was decided."""

    quantities: int
    decided: int
    dropped: int
    sure: int
    live: int
    indicators: int


def progress(plan: DeskPlan) -> Progress:
    """Count."""
    items = replay(plan).quantities
    live = [item for item in items.values() if item.is_live]
    decided = sum(item.status != "proposed" for item in items.values())
    indicators = sum(item.has_indicator for item in live)
    return Progress(len(items), decided, len(items) - len(live), len(sure_rows(plan)), len(live), indicators)


def sure_rows(plan: DeskPlan) -> tuple[str, ...]:
    """Ids of the quantities that are still proposed and whose reading the draft is sure of, in the order of the text.
    The indicator is always to be decided and does not count."""
    doubted = {
        note["row"]
        for note in plan.tables["draft_notes"]
        if note["table"] == "targets" and note["confidence"] != "sure" and note["field"] != "indicator_id"
    }
    items = replay(plan).quantities.items()
    return tuple(name for name, item in items if item.status == "proposed" and name not in doubted)
