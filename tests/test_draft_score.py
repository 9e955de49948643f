"""The score of drafts: pairs, shares, and the goals on the invented plans."""

from pathlib import Path

import pytest

from benchmarks.draft_score.__main__ import COUNTY_TEXTS, GOALS, OWN_TEXTS, main, scored_against
from benchmarks.draft_score.hand import HandPlan, HandRow, invented_plan, register_plans
from benchmarks.draft_score.hour import Effort, effort
from benchmarks.draft_score.score import pairs, score
from etl.draft_files import write_draft
from etl.reading.draft import Wishes
from etl.reading.model import Corpus
from etl.reading.periods import Term
from etl.reading.reader import read_plan
from etl.table_files import read_rows
from tests.conftest import ROOT
from tests.reading import quantities_of

PREFIX = len("1.任务。")


def hand(start, end, value, operator="exactly", year=None, commitment="firm", baseline=None):
    return HandRow(str(value), PREFIX + start, PREFIX + end, (value,), operator, year, commitment, baseline, "", "")


def test_a_row_is_found_where_words_overlap_and_values_agree():
    drafted = quantities_of("建设基地5个,课程40门")
    assert [row.values for row, _ in pairs([hand(0, 6, 5.0), hand(7, 12, 41.0)], drafted)] == [(5.0,)]


def test_two_equal_values_pair_with_their_own_words():
    drafted = quantities_of("选派100名教师实践,聘请100名工匠任教")
    first, second = pairs([hand(0, 10, 100.0), hand(11, 21, 100.0)], drafted)
    assert {first[1].quote[0], second[1].quote[0]} == {PREFIX, PREFIX + 11}


def test_an_elsewhere_is_no_match():
    assert pairs([hand(20, 26, 5.0)], quantities_of("建设基地5个。")) == []


def scored(text, rows, reasons):
    whole = f"1.任务。{text}"
    plan = HandPlan("x", whole, (2023, 2025), rows, reasons, set())
    return score(plan, read_plan(whole, Term(2023, 2025), Corpus()), lambda quantity: [], set())


def test_shares_count_what_differs():
    result = scored(
        "力争到2025年,建设基地5个以上。",
        [hand(0, 17, 5.0), hand(0, 3, 7.0)],
        {(0, 1): ("clause_number",), (9, 13): ("date",)},
    )
    told = {
        name: result.share(name)
        for name in ("recall", "precision", "operator", "year", "commitment", "baseline", "reason")
    }
    assert told == {
        "recall": 0.5,
        "precision": 1.0,
        "operator": 0.0,
        "year": 0.0,
        "commitment": 0.0,
        "baseline": None,
        "reason": 0.5,
    }
    assert [fault.split()[0] for fault in result.faults if "clause" not in fault] == [
        "missing",
        "operator",
        "year",
        "commitment",
        "reason",
    ]


@pytest.mark.parametrize(
    ("name", "stem", "term"),
    [
        ("yunpi-2021", "yunpi", (2021, 2025)),
        ("chenghu-2024", "chenghu", (2024, 2026)),
        ("jiangyuan-2025", "jiangyuan", (2025, 2027)),
        ("lanxi-2026", "lanxi", (2026, 2026)),
        ("hechuan-2024", "hechuan", (2024, 2027)),
        ("cangpu-2026", "cangpu", (2026, 2030)),
    ],
)
def test_the_invented_plans_reach_the_goals(name, stem, term):
    plan = invented_plan(OWN_TEXTS, name, stem, term)
    result = score(plan, read_plan(plan.text, Term(*term), Corpus()), lambda quantity: [], set())
    below = {share: result.share(share) for share, goal in GOALS.items() if not result.reaches(share, goal)}
    assert below == {}


def test_every_quote_of_the_invented_plans_stands_at_its_place():
    for path in OWN_TEXTS.glob("*.csv"):
        name = next(text.stem for text in OWN_TEXTS.glob(f"{path.stem}-*.txt"))
        plan = invented_plan(OWN_TEXTS, name, path.stem, (2020, 2030))
        assert plan.rows
        assert all(plan.text[row.start : row.end] == row.quote for row in plan.rows)


def test_a_missed_goal_is_named_and_fails(capsys, monkeypatch):
    monkeypatch.setitem(GOALS, "recall", 1.01)
    monkeypatch.setattr(
        "sys.argv", ["draft_score", "--sources", str(Path("nowhere")), "--drafting", str(Path("nowhere"))]
    )
    assert main() == 1
    assert "below the goal of 1.01: yunpi-2021 recall" in capsys.readouterr().out


def test_the_registered_plans_reach_the_goals(sources_dir):
    results = [scored_against(plan, Path("data")) for plan in register_plans(Path("data"), sources_dir)]
    below = {
        (result.plan_id, share): result.share(share)
        for result in results
        for share, goal in GOALS.items()
        if not result.reaches(share, goal)
    }
    assert results
    assert below == {}


def test_minutes_follow_from_what_is_typed_chosen_and_read():
    assert Effort(0, 3, 4, 0, 0).minutes == pytest.approx((60 + 60 + 7 * 6) / 60)
    assert Effort(10, 0, 0, 10, 20).minutes == pytest.approx((40 * 6 + 20 * 6) / 60)
    assert Effort(0, 0, 0, 0, 0).minutes == 0


def test_the_estimate_counts_what_the_draft_of_a_text_asks(tmp_path):
    text = COUNTY_TEXTS / "jichuan-2021.txt"
    drafted = write_draft(text, tmp_path / "draft", ROOT / "data", Wishes())
    counted = effort(text, ROOT / "data", None)
    assert counted.typed + counted.chosen == len(drafted.questions) > 0
    assert counted.quantities == len(read_rows(tmp_path / "draft" / "targets.csv"))
    assert counted.proposed > 0
