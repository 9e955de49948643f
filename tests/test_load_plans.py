"""Visitors with a plan each on a real server: nobody is sent another's words, the limits are told, all goes with them."""

import asyncio
import gzip
import io
import json
import zipfile
from urllib.parse import urlsplit

import pytest

from benchmarks.load.plan_limits import limit_faults, told_that_it_is_too_long, told_that_room_is_needed
from benchmarks.load.plan_texts import plan_text, secret, secrets_in
from benchmarks.load.plan_visitor import SHOWN_ON, TICKET, PlanLog
from benchmarks.load.plans import DeskFolders, crowd_with_plans, files_with_secrets
from dashboard.desk.own_desks import VARIABLE
from tests.conftest import running_app

VISITORS, ROOM, PATIENCE = 6, 2, 3600.0


@pytest.fixture
def serve(built_database, tmp_path, monkeypatch):
    """A server with a temporary folder of its own; serve(setting=value) gives its context."""

    def make(**settings):
        (tmp_path / "tmp").mkdir()
        for name, value in {"TMPDIR": str(tmp_path / "tmp"), **settings}.items():
            monkeypatch.setenv(name, value)
        return running_app(built_database, tmp_path / "server.log")

    return make


def test_a_hundred_plans_have_a_hundred_words_and_each_is_in_its_text():
    words = {secret(number) for number in range(100)}
    assert len(words) == 100
    assert all(secrets_in(plan_text(number).encode()) == {secret(number)} for number in range(100))


def packed(text):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.csv", text)
    return made.getvalue()


@pytest.mark.parametrize("pack", [str.encode, lambda text: json.dumps(text).encode(), packed,
                                  lambda text: gzip.compress(text.encode())])  # fmt: skip
def test_a_word_is_found_however_it_is_packed(pack):
    assert secrets_in(pack(f"在{secret(7)}市和{secret(12)}市")) == {secret(7), secret(12)}


def test_a_file_with_a_word_is_named_and_those_of_desks_are_not(tmp_path):
    desk = tmp_path / "duizhao-desk-x" / "one"
    desk.mkdir(parents=True)
    for folder in (tmp_path, desk):
        (folder / "rows").write_text(secret(3), encoding="utf-8")
    assert files_with_secrets(tmp_path) == [str(tmp_path / "rows")]


def test_visitors_with_a_plan_each_see_their_own_on_every_page_and_nobody_elses(serve, tmp_path):
    log, folders = PlanLog(), DeskFolders(tmp_path / "tmp")
    with serve() as address, folders.watched():
        asyncio.run(crowd_with_plans(urlsplit(address).port, VISITORS, 4, log, PATIENCE))
    assert len(SHOWN_ON) <= VISITORS * 4
    assert log.said == []
    assert (folders.most, folders.open, dict(log.told)) == (VISITORS, set(), {})
    assert log.answers["build"] == VISITORS
    assert log.answers["file of another"] == VISITORS * 6
    assert files_with_secrets(tmp_path) == []


@pytest.mark.parametrize("first", ["-", "_", "a"])
def test_a_ticket_is_read_whole_whatever_letter_it_begins_with(first):
    ticket = first + 42 * "x"
    assert TICKET.findall(f'{{"ticket": "{ticket}"}}'.encode()) == [ticket.encode()]


def test_who_must_make_room_or_brings_too_much_is_told_in_both_languages(serve, tmp_path):
    log, folders = PlanLog(), DeskFolders(tmp_path / "tmp")
    with serve(**{VARIABLE: str(ROOM)}) as address, folders.watched():
        port = urlsplit(address).port
        told = asyncio.run(told_that_room_is_needed(port, ROOM, log, PATIENCE))
        sentences = asyncio.run(told_that_it_is_too_long(port, (0, 1), log, PATIENCE))
    assert limit_faults(told, ROOM, sentences) == []
    assert log.said == []
    assert folders.most == ROOM


def test_what_is_wrong_with_the_limits_is_said():
    assert len(limit_faults(["zh"], ROOM, ["文字过长"])) == 2
