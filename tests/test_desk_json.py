"""A plan on the desk written as JSON and read back; what is no such plan is refused."""

import json

import pytest

from dashboard.desk.codec import from_json, to_json
from dashboard.desk.decisions import decide
from dashboard.desk.own_units import unit_row
from dashboard.desk.plan import Decision, DeskError, DeskPlan
from dashboard.desk.replay import decided_tables
from dashboard.desk.sample import sample_text
from tests.desk import DROP, FIRST, JOIN, NAMED_UNIT, NOTED, SECOND, SPLIT, TEXT, THIRD, small_plan


@pytest.fixture
def plan() -> DeskPlan:
    return small_plan()


def test_a_plan_survives_json_with_all_decisions(plan):
    for decision in (
        NOTED,
        Decision("accept", (FIRST,)),
        NAMED_UNIT,
        Decision("accept", (THIRD,)),
        SPLIT,
        JOIN,
        Decision("drop", (THIRD,), reason="not_coded"),
    ):
        plan = decide(plan, decision)
    again = from_json(to_json(plan))
    assert again == plan
    assert decided_tables(again) == decided_tables(plan)


def test_the_sample_survives_json():
    plan = small_plan(sample_text())
    assert len(plan.tables["targets"]) > 80
    assert from_json(to_json(plan)) == plan


def changed(path: str, value: object) -> str:
    """The JSON of the small plan with one thing changed, named by its path."""
    content = json.loads(to_json(decide(small_plan(), DROP)))
    place = content
    *way, last = [int(step) if step.isdecimal() else step for step in path.split("/")]
    for step in way:
        place = place[step]
    place[last] = value
    return json.dumps(content)


def with_unit(**cells: str) -> str:
    """The JSON of the small plan with a unit, as a pack may bring one."""
    return changed("tables/units", [unit_row("buildings", "栋", "buildings") | cells])


HOSTILE = {
    "a note that is a number": changed("decisions/0/note", 7),
    "units that are words": changed("decisions/0/unit", [1, 2]),
    "a unit with another id": with_unit(unit_id="../x"),
    "a unit with a control character": with_unit(label_zh="a\u202eb"),
    "a unit with a long word": with_unit(label_en="b" * 41),
    "a unit with another column": with_unit(owner="x"),
    "too many units": changed("tables/units", [unit_row("buildings", "栋", "")] * 201),
    "no JSON": "{",
    "a list": "[]",
    "nothing in it": "{}",
    "too deep": "[" * 100_000,
    "another form": changed("format", 2),
    "another text": changed("text", TEXT + "。"),
    "no text": changed("text", ""),
    "a text that is a number": changed("text", 7),
    "a checksum of another": changed("tables/plans/0/source_sha256", "0" * 64),
    "a missing table": changed("tables", {}),
    "a table too many": changed("tables/regions", []),
    "two plans": changed("tables/plans", [small_plan().tables["plans"][0]] * 2),
    "another column": changed("tables/targets/0", {"target_id": "a"}),
    "a cell that is a number": changed("tables/targets/0/value_low", 12),
    "a very long cell": changed("tables/targets/0/note_zh", "长" * 4_001),
    "an id that is a path": changed("tables/targets/0/target_id", "../../etc"),
    "an id twice": changed("tables/targets/0/target_id", SECOND),
    "somebody else's plan": changed("tables/targets/0/plan_id", "lanzhou-2019"),
    "evidence of nobody": changed("tables/target_evidence/0/target_id", "nobody"),
    "a quote that the text does not have": changed("tables/targets/0/quote", "=1+1"),
    "a place outside of the text": changed("tables/numerals/0/end", "999999"),
    "a negative place": changed("tables/numerals/0/start", "-1"),
    "a place in other digits": changed("tables/numerals/0/start", "１２"),
    "a value of no list": changed("tables/targets/0/operator", "<script>"),
    "too many rows": changed("tables/draft_notes", [small_plan().tables["draft_notes"][0]] * 20_001),
    "a decision of no form": changed("decisions/0", ["drop"]),
    "a decision about nobody": changed("decisions/0/rows", ["nobody"]),
    "a decision with a true offset": changed("decisions/0/words", [["value", True, 5]]),
    "no notices": changed("notices", 5),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_json_is_refused_that_has(content):
    with pytest.raises(DeskError):
        from_json(content)


def test_json_of_more_than_24_megabytes_is_not_parsed():
    with pytest.raises(DeskError, match="too_large"):
        from_json(" " * ((24 << 20) + 1))
