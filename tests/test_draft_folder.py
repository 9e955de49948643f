"""The command that drafts a text: what it writes, and what it refuses."""

import csv

import pytest

from etl.__main__ import main
from etl.draft_files import read_corpus, write_draft
from etl.load import DATA
from etl.problems import EtlError
from etl.reading.columns import COLUMNS
from etl.reading.draft import Wishes, draft
from etl.table_files import RowFile
from tests.drafts import PLAN


def test_a_draft_folder_holds_the_text_and_every_table(tmp_path):
    (tmp_path / "qinghe-2023.txt").write_text(PLAN, encoding="utf-8", newline="")
    out = tmp_path / "draft"
    made = write_draft(tmp_path / "qinghe-2023.txt", out, DATA, Wishes())
    assert {path.name for path in out.iterdir()} >= {"qinghe-2023.txt", *(f"{name}.csv" for name in COLUMNS)}
    assert (out / "qinghe-2023.txt").read_bytes() == PLAN.encode()
    with (out / "targets.csv").open(encoding="utf-8", newline="") as file:
        targets = list(csv.DictReader(file))
    assert [row["value_low"] for row in targets] == ["10", "2", "10"]
    with (out / "numerals.csv").open(encoding="utf-8", newline="") as file:
        numerals = list(csv.DictReader(file))
    assert (made.counts.clauses, made.counts.targets, made.counts.numerals) == (4, len(targets), len(numerals))
    with (out / "plans.csv").open(encoding="utf-8", newline="") as file:
        (plan,) = csv.DictReader(file)
    assert (plan["source_sha256"], plan["source_chars"], plan["coding"]) == (
        made.source.sha256,
        str(len(PLAN)),
        "draft",
    )


@pytest.mark.parametrize(
    "content",
    [b"", "推进".encode() * 3, ("他说，今天天气很好，我们去河边走走吧。" * 60).encode(), b"\x89PNG\r\n\x1a\n\x00\x01"],
)
def test_what_is_no_plan_writes_nothing(tmp_path, content, capsys):
    (tmp_path / "text.txt").write_bytes(content)
    status = main(["draft", str(tmp_path / "text.txt"), "--out", str(tmp_path / "out"), "--data", str(tmp_path)])
    assert status == 2
    assert " | text.txt: " in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["text.txt"]


def test_a_folder_with_files_is_left_alone(tmp_path):
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    with pytest.raises(EtlError, match="no empty folder"):
        write_draft(tmp_path / "plan.txt", tmp_path, tmp_path, Wishes())


def test_a_text_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(EtlError, match="cannot read"):
        write_draft(tmp_path / "nothing.txt", tmp_path / "out", tmp_path, Wishes())


def test_a_corpus_without_its_folder_is_an_error(tmp_path):
    with pytest.raises(EtlError, match="no data folder"):
        read_corpus(tmp_path / "nothing")


def test_the_command_says_what_it_wrote(tmp_path, capsys):
    (tmp_path / "plan.txt").write_text(PLAN.replace("\n", "\r\n"), encoding="gb18030", newline="")
    status = main(
        [
            "draft",
            str(tmp_path / "plan.txt"),
            "--out",
            str(tmp_path / "out"),
            "--plan",
            "qinghe-2023",
            "--region",
            "qinghe",
        ]
    )
    told = capsys.readouterr()
    assert status == 0
    assert "3 quantities" in told.out
    assert "gb18030" in told.err
    assert (tmp_path / "out" / "qinghe-2023.txt").read_bytes() == PLAN.encode()


def test_a_disk_that_is_full_on_the_way_writes_nothing(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "qinghe-2023.txt").write_text(PLAN, encoding="utf-8")
    monkeypatch.setattr(RowFile, "append", full)
    with pytest.raises(EtlError, match="cannot write"):
        write_draft(tmp_path / "qinghe-2023.txt", tmp_path / "out", DATA, Wishes())
    assert [path.name for path in tmp_path.iterdir()] == ["qinghe-2023.txt"]


def test_a_draft_folder_holds_what_the_desk_has_in_memory(tmp_path):
    (tmp_path / "qinghe-2023.txt").write_text(PLAN, encoding="utf-8", newline="")
    write_draft(tmp_path / "qinghe-2023.txt", tmp_path / "out", DATA, Wishes())
    tables = draft(PLAN, "0" * 64, read_corpus(DATA), Wishes(name="qinghe-2023")).tables
    for name in ("target_evidence", "numerals"):
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file)) == tables[name]
