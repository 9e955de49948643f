"""Single-cell corruptions of the real tables: those that change a fact are caught, and caught by the real commands."""

import pytest

from etl.checks import inspect
from etl.verify import verify
from tests.conftest import ROOT
from tests.etl_fixtures import write_package
from tests.etl_tables import good_tables
from tests.mutation.corrupt import SEED, corruptions, slips
from tests.mutation.judge import Judge, write

SAMPLE, WHOLE = 24, 3  # of more than five hundred corruptions: how many are judged here, how many by whole commands


@pytest.fixture(scope="module")
def judge(sources_dir, tmp_path_factory):
    return Judge(ROOT / "data", sources_dir, tmp_path_factory.mktemp("spoilt"))


@pytest.fixture(scope="module")
def all_of_them(judge):
    return list(corruptions(judge.tables.raws))


def test_more_than_five_hundred_reach_every_column_and_none_leaves_its_cell_as_it_was(judge, all_of_them):
    columns = {
        (table, column)
        for table, raw in judge.tables.raws.items()
        for place, column in enumerate(raw.table.columns)
        if any(row[place] for row in raw.rows)  # a column that no row fills has no cell to spoil
    }
    assert len(all_of_them) >= 500
    assert {(item.table, item.column) for item in all_of_them} == columns
    assert all(item.old != item.new for item in all_of_them)
    assert {"digit", "operator", "year", "id", "unit", "offset", "quote", "tier", "flag", "scale", "sign"} <= {
        item.kind for item in all_of_them
    }


def test_the_same_seed_spoils_the_same_cells(judge, all_of_them):
    assert list(corruptions(judge.tables.raws, seed=SEED)) == all_of_them
    assert list(corruptions(judge.tables.raws, seed=SEED + 1)) != all_of_them


def test_every_corruption_that_changes_a_fact_is_caught(judge, all_of_them):
    facts = [item for item in all_of_them if item.changes_fact]
    sample = facts[:: len(facts) // SAMPLE]
    assert [str(found.corruption) for found in map(judge.judge, sample) if not found.caught] == []


def test_what_a_target_promises_is_caught_by_its_meaning_alone(judge, all_of_them):
    kinds = {"operator", "unit", "year", "tier", "offset", "quote", "id", "sign"}
    values = [item for item in all_of_them if item.table == "targets" and item.kind in kinds]
    sample = values[:: max(1, len(values) // 10)]
    assert [str(found.corruption) for found in map(judge.judge, sample) if not found.by_meaning] == []


def test_the_whole_commands_find_what_the_judge_finds(judge, all_of_them):
    for item in all_of_them[10 :: len(all_of_them) // WHOLE]:
        table = judge.tables.raws[item.table].table
        path = judge.data / table.path
        good = path.read_bytes()
        rows = [list(row) for row in judge.tables.raws[item.table].rows]
        rows[item.index][table.columns.index(item.column)] = item.new
        write(path, [table.columns, *rows])
        try:
            checked, proved = inspect(judge.data).problems, verify(judge.data, judge.sources)
        finally:
            path.write_bytes(good)
        found = judge.judge(item)
        assert found.check == {problem.check_id for problem in checked}, str(item)
        assert found.verify == {problem.check_id for problem in proved.problems}, str(item)


def test_kinds_of_slip_fit_their_columns(tmp_path):
    raws = inspect(write_package(tmp_path, good_tables())).raws
    table, fields = raws["targets"].table, {field.name: field for field in raws["targets"].table.fields}
    assert "operator" in slips(table, fields["operator"], ["exactly"])
    assert {"offset", "digit"} <= set(slips(table, fields["quote_start"], ["1", "2"]))
    assert {"scale", "sign", "digit"} <= set(slips(table, fields["value_low"], ["1", "2"]))
    assert "filled" not in slips(table, fields["quote"], ["a", "b"])
