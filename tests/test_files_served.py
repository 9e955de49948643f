"""The files at their addresses, and the code the page offers, run as it stands against a running dashboard."""

import contextlib
import hashlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.database import published_files
from dashboard.exports.snippets import TEMPLATES, snippets
from dashboard.i18n.words import Words, languages
from etl.load import build
from tests.conftest import ROOT, free_port, running_app, wait_until_healthy
from tests.etl_fixtures import changed, row, write_package
from tests.etl_tables import good_tables

VERSION = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))["version"]


def get(address: str, **headers: str):
    """Status, headers and content of an address."""
    asked = urllib.request.Request(address, headers={name.replace("_", "-"): said for name, said in headers.items()})
    try:
        with urllib.request.urlopen(asked) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def listed(server: str, version: str = "") -> list[dict]:
    return json.loads(get(f"{server}/data/{version}manifest.json")[2])["files"]


def test_every_listed_file_is_there_with_the_checksum_that_is_said_of_it(shared_app_server):
    for item in listed(shared_app_server):
        for place in ("", f"{VERSION}/"):
            status, headers, content = get(f"{shared_app_server}/data/{place}{item['path']}")
            assert (status, len(content)) == (200, item["bytes"])
            assert hashlib.sha256(content).hexdigest() == item["sha256"] == headers["etag"].strip('"')
            assert headers["content-disposition"] == f'attachment; filename="{item["path"]}"'


def test_a_reader_who_has_the_file_is_told_so_and_a_part_of_it_can_be_asked_for(shared_app_server):
    address = f"{shared_app_server}/data/targets.csv"
    _, headers, content = get(address)
    assert get(address, If_None_Match=headers["etag"])[0] == 304
    assert get(address, If_None_Match='"another"')[0] == 200
    status, _, part = get(address, Range="bytes=3-9")
    assert (status, part) == (206, content[3:10])


@pytest.mark.parametrize(
    "path",
    [
        "nothing.csv",
        "0.0.1/targets.csv",
        "%2e%2e/plans.duckdb",
        "..%2f..%2fplans.duckdb",
        "1.1.0/..%2f..%2f..%2fplans.duckdb",
        "targets.csv%00",
    ],
)
def test_what_is_not_listed_is_not_served(shared_app_server, path):
    status, _, content = get(f"{shared_app_server}/data/{path}")
    assert status in (400, 404)
    assert b"DUCK" not in content


def counted(output: str) -> list[int]:
    """The counts a snippet prints."""
    return sorted(int(word) for word in output.replace("│", " ").split() if word.isdecimal())


@pytest.fixture(scope="module")
def expected(root) -> list[int]:
    """Targets by plan and commitment, from the typed table itself."""
    targets = pd.read_csv(root / "data" / "targets.csv")
    promised = targets[targets["restates"].isna() & (targets["kind"] != "tally")]
    return sorted(promised.groupby(["plan_id", "commitment"]).size())


def python(code: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_python_code_of_the_page_runs_as_it_stands(shared_app_server, expected, tmp_path):
    code = snippets(f"{shared_app_server}/", VERSION, Words("zh"))
    assert counted(python(code["python"], tmp_path).rpartition("dtype")[0]) == expected
    assert counted(python(code["duckdb"], tmp_path)) == expected


@pytest.mark.parametrize("tool", ["python", "duckdb"])
def test_the_code_of_the_page_runs_in_the_plainest_locale_and_says_what_it_needs(
    shared_app_server, expected, tmp_path, tool, monkeypatch
):
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONUTF8", "0")
    code = snippets(f"{shared_app_server}/", VERSION, Words("en"))[tool]
    assert "pip install" in code
    assert [count for count in expected if count not in counted(python(code, tmp_path))] == []


def test_sha256sum_passes_on_files_under_the_names_that_a_browser_saves_them(shared_app_server, tmp_path):
    if shutil.which("sha256sum") is None:
        pytest.skip("there is no sha256sum here")
    for path in ("targets.csv", "duizhao.zip", "SHA256SUMS"):
        _, headers, content = get(f"{shared_app_server}/data/{path}")
        name = re.search('filename="([^"]+)"', headers["content-disposition"])[1]
        (tmp_path / name).write_bytes(content)
    command = ["sha256sum", "-c", "--ignore-missing", "SHA256SUMS"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK") == 2


def test_the_public_database_can_be_exported_and_copied_whole(shared_app_server, tmp_path):
    file = tmp_path / "duizhao.duckdb"
    file.write_bytes(get(f"{shared_app_server}/data/duizhao.duckdb")[2])
    with duckdb.connect(str(file), read_only=True) as con:
        assert "v1.0.0" in str(con.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall())
        tables = con.execute("SELECT count(*) FROM duckdb_tables()").fetchall()
        con.execute(f"EXPORT DATABASE '{tmp_path / 'exported'}'")
    with duckdb.connect() as con:
        con.execute(f"IMPORT DATABASE '{tmp_path / 'exported'}'")
        assert con.execute("SELECT count(*) FROM duckdb_tables()").fetchall() == tables
        con.execute(f"ATTACH '{file}' AS public (READ_ONLY)")
        con.execute(f"ATTACH '{tmp_path / 'copy.duckdb'}' AS copied")
        con.execute("COPY FROM DATABASE public TO copied")
        assert con.execute("SELECT count(*) FROM copied.targets").fetchall() > [(0,)]


def test_the_page_of_the_files_describes_them_for_programs(shared_app_server):
    page = get(f"{shared_app_server}/files?lang=en")[2].decode("utf-8")
    found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert (found["@type"], found["version"]) == ("Dataset", VERSION)
    files = {item["name"]: item for item in found["distribution"]}
    assert set(files) == {item["path"] for item in listed(shared_app_server)}
    content = get(files["targets.csv"]["contentUrl"])[2]
    assert hashlib.sha256(content).hexdigest() == files["targets.csv"]["sha256"]


def test_the_code_of_the_page_for_r_runs_as_it_stands(shared_app_server, expected, tmp_path):
    if shutil.which("Rscript") is None:
        pytest.skip("there is no Rscript here (apt-get install r-base-core)")
    code = snippets(f"{shared_app_server}/", VERSION, Words("en"))["r"]
    done = subprocess.run(
        ["Rscript", "-e", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    table = pd.read_fwf(io.StringIO(done.stdout)) if done.stdout else pd.DataFrame()
    assert len(table)
    assert [count for count in counted(done.stdout) if count] == expected


def test_the_code_for_stata_says_that_it_was_not_run_in_every_language():
    for lang in languages():
        said = snippets("http://localhost/", VERSION, Words(lang))
        assert set(said) == set(TEMPLATES)
        assert {"zh": "未经运行", "en": "not run"}[lang] in said["stata"]


def test_a_database_built_anew_brings_its_files_along_while_the_server_runs(tmp_path):
    data = write_package(tmp_path, good_tables())
    database = build(data, tmp_path / "build").path
    with running_app(database, tmp_path / "server.log") as server:
        before = get(f"{server}/data/themes.csv")
        write_package(tmp_path, changed(row("themes", "system", name_en="Newer")))
        build(data, tmp_path / "build")
        after = get(f"{server}/data/themes.csv", If_None_Match=before[1]["etag"])
        assert b"Newer" not in before[2]
        assert after[0] == 200
        assert b"Newer" in after[2]


def test_a_link_to_a_database_leads_to_the_files_beside_the_database(built_database, tmp_path):
    link = tmp_path / "now.duckdb"
    link.symlink_to(built_database)
    found = published_files.find_download("targets.csv", file=link)
    assert found
    assert found == published_files.find_download("targets.csv", file=built_database)


def test_without_a_database_the_address_says_what_to_do(tmp_path):
    with running_app(tmp_path / "none.duckdb", tmp_path / "server.log") as server:
        status, _, content = get(f"{server}/data/targets.csv")
    assert status == 503
    assert "any page" in content.decode()


def test_streamlit_run_app_serves_the_files_too(built_database, tmp_path):
    port, log = free_port(), tmp_path / "server.log"
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        f"--server.port={port}",
        "--server.address=localhost",
    ]
    environment = os.environ | {"DUIZHAO_DATABASE": str(built_database)}
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True
        )
    try:
        wait_until_healthy(server, port, log)
        assert get(f"http://localhost:{port}/data/targets.csv")[0] == 200
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()
