"""A download button whose file cannot be made says so in our words."""

import asyncio
from types import SimpleNamespace

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.runtime import app_session

from dashboard.web import download_errors
from dashboard.web.download_errors import TranslatedFileHandler


def response_for(make):
    manager = SimpleNamespace(execute_deferred=make)
    request = BackendOperationRequest()
    request.deferred_file.file_id = "file"
    return asyncio.run(TranslatedFileHandler(lambda: manager).handle(request, "session"))


def test_a_file_that_cannot_be_made_is_told_in_both_languages():
    def fail(file_id):
        raise ValueError("a secret")

    assert response_for(fail).error_msg == "未能取得文件，请再试一次。 · The file could not be fetched; try again."


def test_a_file_that_is_made_is_given_as_ever():
    response = response_for(lambda file_id: f"/media/{file_id}")
    assert (response.deferred_file.url, response.error_msg) == ("/media/file", "")


def test_new_sessions_use_the_handler_once_it_is_installed(monkeypatch):
    monkeypatch.setattr(app_session, "DeferredFileHandler", app_session.DeferredFileHandler)
    download_errors.install()
    session = SimpleNamespace(_script_data=SimpleNamespace(main_script_path="app.py"))
    dispatcher = app_session.AppSession._create_backend_operation_dispatcher(session)
    assert isinstance(dispatcher._handlers["deferred_file"], TranslatedFileHandler)
