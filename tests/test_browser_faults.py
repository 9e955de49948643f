"""The database goes while somebody reads: a sentence in their language, no path, no traceback; then all is well again."""

import http.client
import shutil
from urllib.parse import urlsplit

import pytest

from tests.conftest import running_app

TOLD = {"zh": "数据暂时无法读取", "en": "The data cannot be read just now"}
GONE = {"zh": "没有可读的数据库", "en": "There is no database to read"}


@pytest.fixture(scope="module")
def site(built_database, tmp_path_factory):
    """A server on a database of its own: address and file."""
    folder = tmp_path_factory.mktemp("faults")
    file = folder / "plans.duckdb"
    shutil.copy(built_database, file)
    with running_app(file, folder / "server.log") as address:
        yield address, file


def status(address):
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request("GET", "/health")
    return connection.getresponse().status


def put(content, file):
    """Replace the file at one stroke, as a build does."""
    fresh = file.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(file)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("fault", ["truncated", "gone"])
def test_a_page_says_in_the_reader_s_language_that_it_cannot_read_and_recovers(site, new_page, lang, fault):
    address, file = site
    whole = file.read_bytes()
    page = new_page()
    page.goto(f"{address}/matrix?lang={lang}")
    page.wait_for_selector(".dz-headline")
    assert status(address) == 200
    if fault == "gone":
        file.unlink()
    else:
        put(whole[: len(whole) // 2], file)
    page.goto(f"{address}/indicator?lang={lang}")
    page.wait_for_selector(".dz-problem")
    said = page.locator("[data-testid=stApp]").inner_text()
    assert (GONE if fault == "gone" else TOLD)[lang] in said
    assert str(file.parent) not in said
    assert "Traceback" not in said
    assert page.locator("[data-testid=stException]").count() == 0
    assert status(address) == 503
    put(whole, file)
    page.reload()
    page.wait_for_selector(".dz-headline")
    assert status(address) == 200
