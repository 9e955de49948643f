"""The names of the desk that other rooms use."""

from dashboard.desk.codec import from_json, to_json
from dashboard.desk.decisions import decide, measure_at, new_target_id, undo
from dashboard.desk.drafting import Corpus, UnreadableError, Wishes, draft_plan, redraft
from dashboard.desk.facts import correct_facts, region_id_of
from dashboard.desk.plan import Decision, DeskError, DeskPlan, Region, Words
from dashboard.desk.replay import decided_tables, is_indicator_decided, status_of

__all__ = [
    "Corpus",
    "Decision",
    "DeskError",
    "DeskPlan",
    "Region",
    "UnreadableError",
    "Wishes",
    "Words",
    "correct_facts",
    "decide",
    "decided_tables",
    "draft_plan",
    "from_json",
    "is_indicator_decided",
    "measure_at",
    "new_target_id",
    "redraft",
    "region_id_of",
    "status_of",
    "to_json",
    "undo",
]
