"""The names of the desk that other rooms use."""

from dashboard.desk.codec import from_json, to_json
from dashboard.desk.decisions import decide, measure_at, new_target_id, undo
from dashboard.desk.drafting import STEPS as DRAFT_STEPS
from dashboard.desk.drafting import draft_plan, draft_source, lacks_years, read_text, redraft
from dashboard.desk.facts import correct_facts, region_id_of
from dashboard.desk.plan import Decision, DeskError, DeskPlan, Region, Words
from dashboard.desk.replay import decided_tables, is_indicator_decided, status_of
from etl.reading.draft import Wishes
from etl.reading.model import Corpus
from etl.reading.source import Source, UnreadableError
from etl.units import general_units

__all__ = [
    "DRAFT_STEPS",
    "Corpus",
    "Decision",
    "DeskError",
    "DeskPlan",
    "Region",
    "Source",
    "UnreadableError",
    "Wishes",
    "Words",
    "correct_facts",
    "decide",
    "decided_tables",
    "draft_plan",
    "draft_source",
    "from_json",
    "general_units",
    "is_indicator_decided",
    "lacks_years",
    "measure_at",
    "new_target_id",
    "read_text",
    "redraft",
    "region_id_of",
    "status_of",
    "to_json",
    "undo",
]
