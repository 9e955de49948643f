"""The sample plan as a visitor has it after it was read, and its build beside data/, made once for a module."""

from functools import cache
from pathlib import Path

from dashboard.desk.plan import DeskPlan
from dashboard.desk.sample import NAME, sample_text
from etl.draft_files import read_corpus
from etl.reading.draft import Wishes
from tests.conftest import ROOT
from tests.desk import draft_plan

DATA = ROOT / "data"


@cache
def sample_plan() -> DeskPlan:
    """The draft of the sample text, with no decision made."""
    return draft_plan(sample_text(), Wishes(name=NAME), read_corpus(DATA))


def plan_of(text: Path) -> DeskPlan:
    """The draft of a text in a file, named as the file is."""
    return draft_plan(text.read_bytes(), Wishes(name=text.stem), read_corpus(DATA))
