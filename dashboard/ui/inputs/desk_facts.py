"""What a text says of itself, as proposed, in a form to correct it."""

import streamlit as st

from dashboard.desk.closed_lists import LISTS
from dashboard.desk.drafting import STEPS as DRAFT_STEPS
from dashboard.desk.drafting import UnreadableError, Wishes, redraft
from dashboard.desk.facts import LEVELS, correct_facts, region_id_of
from dashboard.desk.plan import DeskError, DeskPlan, Region
from dashboard.i18n.words import Words
from dashboard.ui import desk_session
from dashboard.ui.desk_lists import codes as closed_list
from dashboard.ui.desk_lists import reading_corpus
from dashboard.ui.inputs.desk_ways import YEARS
from dashboard.ui.outputs.messages import show_problem
from dashboard.ui.outputs.step_progress import step_progress

FACTS = {"issuer_zh": "issuer", "document_number": "number", "signed_on": "signed", "published_on": "published"}
"""Columns of `plans`, and the row of `plan_facts` that says whether the text states them."""
SAVED, LOST = "desk-facts-saved", "desk-decisions-lost"


def show_facts(plan: DeskPlan, words: Words) -> None:
    """Show the form. Saving other years drafts the text again; decisions that no longer fit are counted."""
    row, region = plan.tables["plans"][0], plan.region
    with st.form("desk-facts", border=False):
        cells = {"title_zh": _text("title_zh", plan, words)}
        left, right = st.columns(2)
        with left:
            first = _year("first_year", int(row["first_year"]), plan, words)
            place = st.text_input(words.text("fact.region"), region.name_zh, key=_key("region", plan))
            level = _select("level", LEVELS, region.level, plan, words, "regions")
            people = st.text_input(words.text("fact.population"), region.population, key=_key("population", plan))
            genre = _select("genre", LISTS["genre"], row["genre"], plan, words, "plans")
        with right:
            last = _year("last_year", int(row["last_year"]), plan, words)
            cells |= {name: _text(name, plan, words) for name in FACTS}
        saved = st.form_submit_button(words.text("fact.save"))
    if saved:
        cells |= {"genre": genre, "region_id": region_id_of(place.strip(), reading_corpus().regions)}
        cells |= {"first_year": str(first), "last_year": str(last)}
        _save(plan, cells, region._replace(name_zh=place.strip(), level=level, population=_digits(people)), words)
    _show_outcome(words)


def _save(plan: DeskPlan, cells: dict[str, str], region: Region, words: Words) -> None:
    row = plan.tables["plans"][0]
    try:
        changed, lost = correct_facts(plan, cells, region), 0
        if any(row[name] != cells[name] for name in ("first_year", "last_year")):
            wishes = Wishes(first_year=int(cells["first_year"]), last_year=int(cells["last_year"]))
            with step_progress(DRAFT_STEPS, words) as step:
                again, lost = redraft(plan, wishes, reading_corpus(), step)
            changed = correct_facts(again, cells, region)
    except DeskError as error:
        column = error.values.get("column", "")
        values = {"column": words.text(f"fact.{column}")} if column else {}
        show_problem(words.text(error.key, None, **values), [words.text("bring.as_it_was")])
        return
    except UnreadableError as error:
        show_problem(error.zh if words.lang == "zh" else error.en, [words.text("bring.as_it_was")])
        return
    desk_session.keep_plan(changed)
    st.session_state[SAVED], st.session_state[LOST] = True, lost
    st.rerun()


def _show_outcome(words: Words) -> None:
    """That it was saved, and what was lost by other years."""
    if lost := st.session_state.pop(LOST, 0):
        show_problem(words.text("fact.lost", count=lost))
    if st.session_state.pop(SAVED, False):
        st.caption(words.text("fact.saved"))


def _text(column: str, plan: DeskPlan, words: Words) -> str:
    label = words.text(f"fact.{column}")
    status = _status(column, plan)
    if status and status != "stated":
        label = words.text(f"fact.{status}", None, label=label)
    value = st.text_input(label, plan.tables["plans"][0][column], key=_key(column, plan), max_chars=500)
    return (value or "").strip()


def _status(column: str, plan: DeskPlan) -> str:
    """Whether the text states a fact: stated, inferred, missing; "" where nothing is said of it."""
    rows = {row["fact"]: row["status"] for row in plan.tables["plan_facts"]}
    return rows.get(FACTS.get(column, ""), "")


def _select(name: str, codes: tuple[str, ...], code: str, plan: DeskPlan, words: Words, table: str) -> str:
    label = words.text(f"fact.{name}")
    index = codes.index(code) if code in codes else 0
    names = closed_list(f"{table}.{name}", words)
    return st.selectbox(label, codes, index, lambda code: names.get(code, code), key=_key(name, plan))


def _year(name: str, value: int, plan: DeskPlan, words: Words) -> int:
    bounds = min(YEARS[0], value), max(YEARS[1], value)
    return int(st.number_input(words.text(f"fact.{name}"), *bounds, value, step=1, key=_key(name, plan)))


def _digits(people: str) -> str:
    """1,200,000 and 120 0000 without what stands between digits."""
    return "".join(char for char in people if char not in " ,，　")


def _key(name: str, plan: DeskPlan) -> str:
    return f"desk-fact-{name}-{plan.sha256[:12]}"
