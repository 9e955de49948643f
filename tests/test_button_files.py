"""Files of download buttons: one that cannot be made is told in our words, one with a visitor's own plan is at an
address that is of no use to anybody else."""

import asyncio
import logging
from types import SimpleNamespace

import pytest
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.runtime import app_session

from dashboard.database.private import PrivateDatabase, private_database
from dashboard.desk.own_desks import DESKS
from dashboard.desk.own_file import MOST, OwnFile, stored_file
from dashboard.web import button_files
from dashboard.web.button_files import ButtonFileHandler

FAILED = "未能取得文件，请再试一次。 · The file could not be fetched; try again."
TEXT = "清岚市到2025年建成15个"


def response_for(make, held=None):
    manager = SimpleNamespace(execute_deferred=make, _deferred_callables={"file": {"callable": held}})
    request = BackendOperationRequest()
    request.deferred_file.file_id = "file"
    return asyncio.run(ButtonFileHandler(lambda: manager).handle(request, "session"))


def never(_):
    raise AssertionError("Streamlit is given the file")


@pytest.fixture
def desk(monkeypatch, tmp_path):
    monkeypatch.setattr(DESKS, "_parent", tmp_path)
    opened = DESKS.open("session")
    yield opened
    opened.build = None
    DESKS.close(opened.secret)


def own_file(desk, make=TEXT.encode, beside=False):
    return OwnFile(desk.secret, make, "清岚.zip", "application/zip", beside)


def code_of(response):
    folder, _, code = response.deferred_file.url.rpartition("/")
    assert folder == "/desk/file"
    return code


def test_a_file_that_cannot_be_made_is_told_in_both_languages():
    def fail(file_id):
        raise ValueError("a secret")

    assert response_for(fail).error_msg == FAILED


def test_a_file_that_is_made_is_given_as_ever():
    response = response_for(lambda file_id: f"/media/{file_id}", held=TEXT.encode)
    assert (response.deferred_file.url, response.error_msg) == ("/media/file", "")


def test_new_sessions_use_the_handler_once_it_is_installed(monkeypatch):
    monkeypatch.setattr(app_session, "DeferredFileHandler", app_session.DeferredFileHandler)
    button_files.install()
    session = SimpleNamespace(_script_data=SimpleNamespace(main_script_path="app.py"))
    dispatcher = app_session.AppSession._create_backend_operation_dispatcher(session)
    assert isinstance(dispatcher._handlers["deferred_file"], ButtonFileHandler)


def test_a_file_of_a_visitors_own_is_stored_at_the_desk_and_not_with_streamlit(desk):
    code = code_of(response_for(never, own_file(desk)))
    assert stored_file(desk.secret, code).content.decode() == TEXT


def test_another_desk_does_not_have_it_by_its_address(desk):
    code = code_of(response_for(never, own_file(desk)))
    other = DESKS.open("other")
    assert stored_file(other.secret, code) is None
    assert stored_file("", code) is None
    DESKS.close(other.secret)


def test_the_address_of_one_content_is_another_each_time(desk):
    assert code_of(response_for(never, own_file(desk))) != code_of(response_for(never, own_file(desk)))


def test_a_desk_has_few_files_and_none_when_it_is_gone(desk):
    codes = [code_of(response_for(never, own_file(desk))) for _ in range(MOST + 2)]
    assert [stored_file(desk.secret, code) is not None for code in codes] == [False] * 2 + [True] * MOST
    DESKS.close(desk.secret)
    assert desk.files == {}
    gone = response_for(never, own_file(desk))
    assert "Your plan is no longer on the server" in gone.error_msg
    assert "您的规划已不在服务器上" in gone.error_msg


def test_a_file_of_a_page_with_the_plan_is_made_of_the_visitors_build(desk, tmp_path):
    database = PrivateDatabase(tmp_path / "own.duckdb")
    desk.build = SimpleNamespace(database=database)
    seen = []
    response_for(never, own_file(desk, lambda: seen.append(private_database()) or b"", beside=True))
    response_for(never, own_file(desk, lambda: seen.append(private_database()) or b""))
    assert seen == [database, None]


def test_a_streamlit_that_calls_it_is_given_nothing(desk):
    with pytest.raises(PermissionError):
        own_file(desk)()


def test_no_log_has_words_of_the_plan_when_a_button_fails(desk, caplog):
    def fails():
        raise RuntimeError(TEXT)

    with caplog.at_level(logging.DEBUG):
        response = response_for(never, own_file(desk, fails))
    assert response.error_msg == FAILED
    assert "清岚" not in caplog.text
    assert "RuntimeError" in caplog.text
