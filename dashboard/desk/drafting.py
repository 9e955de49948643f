"""From a text to a plan on the desk; and the names of the ETL that pages need for it."""

from dataclasses import replace

from dashboard.desk.cells import YEARS
from dashboard.desk.decisions import check
from dashboard.desk.facts import proposed_region
from dashboard.desk.plan import Decision, DeskError, DeskPlan
from dashboard.desk.replay import initial_state
from etl.reading.draft import STEPS, Step, Wishes, draft
from etl.reading.facts import plan_facts
from etl.reading.headings import lines
from etl.reading.model import Corpus
from etl.reading.plausibility import refuse_other_texts
from etl.reading.source import Source, UnreadableError, read_source
from etl.units import general_units

# Rooms beside the desk import none of the ETL's modules.
__all__ = [
    "STEPS",
    "Corpus",
    "Source",
    "UnreadableError",
    "Wishes",
    "draft_source",
    "general_units",
    "lacks_years",
    "read_text",
    "redraft",
]


def read_text(content: bytes | str) -> Source:
    """The text of a file (told by its content) or of a pasted text. Raises UnreadableError, whose
    `zh` and `en` say what to do."""
    return read_source(content.encode("utf-8", "replace") if isinstance(content, str) else content)


def draft_source(source: Source, wishes: Wishes, corpus: Corpus, step: Step = lambda _: None) -> DeskPlan:
    """Draft the rows of a text that has been read. `step` is told each of STEPS as it begins. Raises
    UnreadableError."""
    result = draft(source.text, source.sha256, corpus, wishes, step)
    tables = {name: tuple(rows) for name, rows in result.tables.items()}
    region = proposed_region(tables["plans"][0], corpus.regions)
    return DeskPlan(source.text, source.sha256, tables, (), tuple(source.notices), region)


def lacks_years(text: str) -> bool:
    """Whether a text reads like a plan, but does not show its years. False for what is no plan at all."""
    try:
        refuse_other_texts(text)
    except UnreadableError:
        return False
    term = plan_facts(text, lines(text)).term
    return not YEARS[0] <= term.first <= term.last <= YEARS[1]


def redraft(plan: DeskPlan, wishes: Wishes, corpus: Corpus, step: Step = lambda _: None) -> tuple[DeskPlan, int]:
    """Draft the text of a plan again, as after a change of its years, with the decisions that still fit.

    step: as of `draft_source`. Returns the plan and the number of decisions that do not fit. Raises UnreadableError.
    """
    source = Source(plan.text, "text", list(plan.notices))
    new_plan = draft_source(source, wishes._replace(plan_id=plan.plan_id), corpus, step)
    state, fitting = initial_state(new_plan), list[Decision]()
    for decision in plan.decisions:
        try:
            check(decision, state, new_plan)
        except DeskError:
            continue
        state.apply(decision, new_plan)
        fitting.append(decision)
    return replace(new_plan, decisions=tuple(fitting), region=plan.region), len(plan.decisions) - len(fitting)
