"""A plan taken as a pack and opened again; and what a hostile pack may try."""

import csv
import io
import json
import zipfile

import pytest

from dashboard.desk import pack_reader
from dashboard.desk.completion import complete
from dashboard.desk.decisions import decide
from dashboard.desk.own_units import unit_row
from dashboard.desk.pack import DESK, pack_bytes, zip_bytes
from dashboard.desk.pack_reader import read_pack
from dashboard.desk.plan import Decision, DeskError
from dashboard.desk.private_build import register_tables
from dashboard.desk.replay import decided_tables
from tests.own_plans import DATA, sample_plan

PLAN = sample_plan().plan_id


@pytest.fixture(scope="module")
def decided():
    first, second = (row["target_id"] for row in decided_tables(sample_plan())["targets"][:2])
    plan = decide(sample_plan(), Decision("accept", (first,)))
    return decide(plan, Decision("drop", (second,), reason="not_coded"))


def files_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_pack_does_not_have_the_text_unless_its_owner_says_so(decided):
    bare, whole = pack_bytes(decided, False), pack_bytes(decided, True)
    sentence = decided.text[400:520]
    assert f"{PLAN}.txt" not in files_of(bare)
    assert not [name for name, said in files_of(bare).items() if sentence in said]
    assert files_of(whole)[f"{PLAN}.txt"] == decided.text


def test_a_pack_is_a_data_package_whose_files_are_there(decided):
    files = files_of(pack_bytes(decided, False))
    package = json.loads(files["datapackage.json"])
    assert {item["path"] for item in package["resources"]} <= set(files)
    assert package["source_sha256"] == decided.sha256


def test_frictionless_reads_the_tables_of_a_pack(decided, tmp_path):
    from frictionless import Package

    for name, said in files_of(pack_bytes(decided, False)).items():
        (tmp_path / name).write_text(said, encoding="utf-8")
    assert {item.name for item in Package(str(tmp_path / "datapackage.json")).resources} >= {"plans", "targets"}


def test_the_command_that_adds_plans_takes_a_pack(decided, tmp_path, root):
    """It says what is still to be filled in, as of a draft; nothing else is wrong with its form."""
    import shutil

    from etl.add import add

    data = tmp_path / "data"
    shutil.copytree(root / "data", data)
    (tmp_path / "pack.zip").write_bytes(pack_bytes(decided, True))
    made = add(tmp_path / "pack.zip", data)
    assert made.plans == [PLAN]
    assert made.proved
    assert not [problem for problem in made.problems if problem.check_id in ("header", "file", "ragged", "type")]


def test_a_pack_with_its_text_goes_on_where_it_stopped(decided):
    assert read_pack(pack_bytes(decided, True)) == decided


def test_a_pack_without_its_text_wants_the_text_and_knows_it(decided):
    bare = pack_bytes(decided, False)
    assert read_pack(bare, decided.text) == decided
    with pytest.raises(DeskError, match=r"pack\.no_text"):
        read_pack(bare)
    with pytest.raises(DeskError, match=r"desk\.other_text"):
        read_pack(bare, decided.text + " ")


def changed(content, **files):
    """The pack with other files; None takes one out."""
    found = files_of(content) | {name.replace("__", "."): said for name, said in files.items()}
    return zip_bytes({name: said for name, said in found.items() if said is not None})


def test_where_the_tables_were_changed_since_the_tables_count(decided):
    rows = [dict(row, commitment="aspirational") for row in decided_tables(decided)["targets"]]
    made = read_pack(changed(pack_bytes(decided, True), targets__csv=as_csv("targets", rows)))
    assert {row["commitment"] for row in decided_tables(made)["targets"]} == {"aspirational"}
    assert made.decisions == ()


def as_csv(name, rows):
    made = io.StringIO()
    writer = csv.DictWriter(made, pack_reader.TABLES[name], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


def zip_of(**files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in files.items():
            archive.writestr(name, said)
    return made.getvalue()


PATHS = ["../plans.csv", "/etc/passwd", "a/plans.csv", "C:\\plans.csv", "..\\plans.csv", "plans.csv/", ".."]


@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_leads_elsewhere_is_refused(path):
    with pytest.raises(DeskError, match=r"pack\.paths"):
        read_pack(zip_of(**{path: "x"}))


def test_a_link_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("plans.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(DeskError, match=r"pack\.paths"):
        read_pack(made.getvalue())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("plans.csv", "x")
        archive.writestr("plans.csv", "y")
    with pytest.raises(DeskError, match=r"pack\.paths"):
        read_pack(made.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    opened = []
    bombs = zip_of(**{"plans.csv": "0" * (30 << 20)}), zip_of(**{f"{n}.csv": "x" for n in range(100)})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_, **__: opened.append(1))
    for content in bombs:
        with pytest.raises(DeskError, match=r"pack\.bomb"):
            read_pack(content)
    assert opened == []


def test_a_file_much_larger_than_it_is_packed_is_refused():
    with pytest.raises(DeskError, match=r"pack\.bomb"):
        read_pack(zip_of(**{"plans.csv": "0" * (8 << 20)}))


def test_a_header_that_lies_about_a_size_brings_no_more_than_the_limit(monkeypatch):
    monkeypatch.setattr(pack_reader, "MOST_UNPACKED", 1000)
    content = bytearray(zip_of(**{"plans.csv": "".join(map(str, range(5000)))}))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.index(sign) + (22 if sign == b"PK\x03\x04" else 24)
        content[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(DeskError):
        read_pack(bytes(content))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_pack_gets_a_sentence(content):
    with pytest.raises(DeskError):
        read_pack(content)


def test_a_pack_that_is_too_large_is_not_looked_into():
    with pytest.raises(DeskError, match=r"pack\.large"):
        read_pack(b"PK" + b"0" * pack_reader.MOST_BYTES)


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK("x")', "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3"])
@pytest.mark.parametrize(("table", "column"), [("targets", "scope_zh"), ("plans", "title_zh"), ("draft_notes", "rule")])
def test_a_formula_in_any_field_is_refused_with_its_place(decided, table, column, cell):
    rows = [dict(row) for row in decided_tables(decided)[table]]
    rows[0][column] = cell
    with pytest.raises(DeskError, match=r"pack\.formula") as refused:
        read_pack(changed(pack_bytes(decided, True), **{f"{table}__csv": as_csv(table, rows)}))
    assert refused.value.values == {"table": table, "line": 2, "column": column}


@pytest.mark.parametrize("table", ["targets", "plans", "numerals"])
def test_wrong_columns_are_refused(decided, table):
    said = files_of(pack_bytes(decided, True))[f"{table}.csv"]
    for wrong in (said.replace("plan_id", "plan", 1), "a,b\n1,2\n", said.split("\n", 1)[1]):
        with pytest.raises(DeskError, match=r"pack\.(columns|one_plan)"):
            read_pack(changed(pack_bytes(decided, True), **{f"{table}__csv": wrong}))


def test_a_million_rows_are_refused(decided):
    row = ",".join([PLAN, "0", "1", "x", "", "date"]) + "\n"
    said = ",".join(pack_reader.TABLES["numerals"]) + "\n" + row * 1_000_000
    with pytest.raises(DeskError, match=r"pack\.(rows|bomb)"):
        read_pack(changed(pack_bytes(decided, True), numerals__csv=said))
    with pytest.raises(DeskError, match=r"pack\.rows"):
        list(pack_reader._rows("numerals", said.encode()))


@pytest.mark.parametrize("table", ["targets", "silences", "numerals", "measures"])
def test_rows_of_another_plan_are_refused(decided, table):
    rows = [dict(row) for row in decided_tables(decided)[table]]
    rows[0]["plan_id"] = "zhoushan-2022"
    with pytest.raises(DeskError):
        read_pack(changed(pack_bytes(decided, True), **{f"{table}__csv": as_csv(table, rows)}))


def test_shared_lists_in_a_pack_are_not_read(decided):
    """An indicator, a unit or a region of the pack's own would change what others read."""
    extra = {"indicators.csv": "indicator_id\ndual-qualified-share\n", "regions.csv": "region_id\nlanzhou\n"}
    made = read_pack(zip_bytes(files_of(pack_bytes(decided, True)) | extra))
    assert made == decided


def test_units_that_the_reader_named_go_with_the_pack_and_change_none_of_the_register(decided):
    name = next(iter(decided_tables(decided)["targets"]))["target_id"]
    named = decide(decided, Decision("correct", (name,), (("unit_id", "buildings"),), unit=("栋", "buildings")))
    pack = pack_bytes(named, True)
    assert read_pack(pack) == named
    assert "buildings" in files_of(pack)["units.csv"]
    hostile = unit_row("percent", "个", "pieces")
    made = read_pack(changed(pack, units__csv=as_csv("units", [*decided_tables(named)["units"], hostile])))
    assert made.decisions == ()  # the tables were changed, and count
    completed = complete(decided_tables(made), register_tables(DATA))
    assert [row["label_zh"] for row in completed["units"] if row["unit_id"] in ("buildings", "percent")] == ["栋"]


def test_a_note_on_a_drop_comes_back_with_the_pack_whatever_is_in_it(decided):
    name = next(iter(decided_tables(decided)["targets"]))["target_id"]
    noted = decide(decided, Decision("drop", (name,), reason="context", note='=HYPERLINK("x") <script>'))
    assert read_pack(pack_bytes(noted, True)) == noted
    assert '"dropped by its reader: =HYPERLINK(""x"") <script>"' in files_of(pack_bytes(noted, True))["draft_notes.csv"]


def test_decisions_that_do_not_fit_the_tables_are_left_aside(decided):
    for desk in ("{", "[]", json.dumps({"format": 99}), json.dumps({"decisions": [{"act": "drop"}] * 5})):
        made = read_pack(changed(pack_bytes(decided, True), **{DESK.replace(".", "__"): desk}))
        assert made.decisions == ()
        assert decided_tables(made)["targets"] == decided_tables(decided)["targets"]


MARKUP = ["<script>alert(1)</script>", "[x](javascript:alert(1))", "<img src=x onerror=alert(1)>", "**b** $x$ `c`"]


@pytest.mark.parametrize("words", MARKUP)
def test_markup_in_a_field_stays_text(decided, words):
    rows = [dict(row, scope_zh=words) for row in decided_tables(decided)["targets"]]
    made = read_pack(changed(pack_bytes(decided, True), targets__csv=as_csv("targets", rows)))
    assert {row["scope_zh"] for row in decided_tables(made)["targets"]} == {words}
