"""The names of the desk that other rooms use."""

from dashboard.desk.codec import from_json, to_json
from dashboard.desk.decisions import decide, measure_at, new_target_id, undo
from dashboard.desk.drafting import draft_plan, read_text
from dashboard.desk.plan import Decision, DeskError, DeskPlan, Words
from dashboard.desk.replay import decided_tables, is_indicator_decided, status_of

__all__ = [
    "Decision",
    "DeskError",
    "DeskPlan",
    "Words",
    "decide",
    "decided_tables",
    "draft_plan",
    "from_json",
    "is_indicator_decided",
    "measure_at",
    "new_target_id",
    "read_text",
    "status_of",
    "to_json",
    "undo",
]
