"""The commands: what they print, and the exit status they give. And the real tables."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.checks import inspect
from tests.etl_fixtures import changed, row, write_package
from tests.etl_tables import ROOT, good_tables

Output = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "command", [[], ["check"], ["build"], ["verify"], ["review"], ["diff"], ["sheet"], ["compare"]]
)
def test_help_names_options_and_exit_status(command: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as done:
        main([*command, "--help"])
    assert done.value.code == 0
    assert "exit status: 0 fine" in " ".join(capsys.readouterr().out.split())


def test_an_unknown_command_is_a_usage_error(capsys: Output) -> None:
    with pytest.raises(SystemExit) as done:
        main(["bake"])
    assert done.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_check_sums_up_in_both_languages(tmp_path: Path, capsys: Output) -> None:
    assert main(["check", "--data", str(write_package(tmp_path, good_tables()))]) == 0
    out = capsys.readouterr().out
    assert "0 个问题" in out
    assert "rules: 0 problems" in out


def test_check_prints_each_problem_on_a_line_and_fails(tmp_path: Path, capsys: Output) -> None:
    data = write_package(tmp_path, changed(row("targets", "lz-1-a", due_year="2220")))
    (data / "silences.csv").unlink()
    assert main(["check", "--data", str(data)]) == 1
    out = capsys.readouterr().out
    assert (
        "data/targets.csv:2 due_year: 2220 超出 2015–2035；请核对原文 | 2220 outside 2015–2035; check the source\n"
        in out
    )
    assert "not run, a table it needs lost rows: never-both" in out


def test_build_refuses_tables_with_problems(tmp_path: Path, capsys: Output) -> None:
    data = write_package(tmp_path, changed(row("regions", "lanzhou", name_en="=1")))
    assert main(["build", "--data", str(data), "--build", str(tmp_path / "build")]) == 1
    assert "regions.csv:2 name_en: =1" in capsys.readouterr().out
    assert not (tmp_path / "build" / "plans.duckdb").exists()


def test_without_a_data_folder_every_command_says_so(tmp_path: Path, capsys: Output) -> None:
    for command in (["check"], ["build", "--build", str(tmp_path / "build")], ["verify", "--sources", str(tmp_path)]):
        assert main([*command, "--data", str(tmp_path / "nowhere")]) == 2
        assert "找不到描述文件" in capsys.readouterr().err


def test_a_descriptor_that_is_no_descriptor_is_said(tmp_path: Path, capsys: Output) -> None:
    data = write_package(tmp_path, good_tables())
    for content in ("{", "[]", '{"resources": 1}'):
        (data / "datapackage.json").write_text(content, encoding="utf-8")
        assert main(["check", "--data", str(data)]) == 2
        assert "datapackage.json" in capsys.readouterr().err


def test_verify_succeeds_with_the_texts_and_says_why_it_cannot_without(tmp_path: Path, capsys: Output) -> None:
    data = str(write_package(tmp_path, good_tables()))
    rows = str(inspect(tmp_path / "data").rows)
    assert main(["review", "--data", data, "--sources", str(tmp_path / "sources"), "--all", rows]) == 0
    assert main(["verify", "--data", data, "--sources", str(tmp_path / "sources")]) == 0
    assert "proved against 3 texts: 0 problems" in capsys.readouterr().out
    assert main(["verify", "--data", data]) == 2
    assert "--sources" in capsys.readouterr().err
    assert main(["verify", "--data", data, "--sources", str(tmp_path / "nowhere")]) == 2
    assert "nothing proved" in capsys.readouterr().err


def test_the_commands_work_from_another_folder_and_with_any_encoding(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii", "PATH": "/usr/bin"}
    command = [sys.executable, "-m", "etl", "check"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "checked " in done.stdout
    assert done.stderr == ""


def test_a_reader_that_has_seen_enough_is_no_accident(tmp_path: Path) -> None:
    data = write_package(tmp_path, changed(lambda tables: tables["codes"].__delitem__(slice(1, None))))
    command = f"{sys.executable} -m etl check --data {data} | head -n 1"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_the_real_tables_have_no_problems(tmp_path: Path, capsys: Output) -> None:
    assert main(["build", "--build", str(tmp_path)]) == 0, capsys.readouterr().out


def test_the_real_tables_are_proved_against_the_texts(sources_dir: Path, capsys: Output) -> None:
    assert main(["verify", "--sources", str(sources_dir)]) == 0, capsys.readouterr().out


def test_one_altered_character_in_a_text_is_found(sources_dir: Path, tmp_path: Path, capsys: Output) -> None:
    shutil.copytree(sources_dir, tmp_path / "texts")
    text = tmp_path / "texts" / "lanzhou-2019.txt"
    text.chmod(0o644)
    text.write_text(text.read_text("utf-8").replace("170人次", "171人次"), encoding="utf-8", newline="")
    assert main(["verify", "--sources", str(tmp_path / "texts")]) == 1
    out = capsys.readouterr().out
    assert "source_sha256" in out
    assert "171" in out
