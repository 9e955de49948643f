"""The database goes while somebody reads: a sentence in their language, no path, no traceback; then all is well again."""

import shutil

import duckdb
import pytest

from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck, DeckItem
from tests.conftest import running_app
from tests.faults import answer, health, put
from tests.waiting import settle

TOLD = {"zh": "数据暂时无法读取", "en": "The data cannot be read just now"}
GONE = {"zh": "没有可读的数据库", "en": "There is no database to read"}
OLDER = {"zh": "数据库由另一版本的软件构建", "en": "The database was built by another version of the software"}
UNKNOWN = {"zh": "不是已知的", "en": "is not a known"}
SHARE = encode_deck(Deck((DeckItem("indicator", "indicator", {"indicator": "dual-qualified-share"}),)))
CSV, HANDOUT, FILE = f"/take?of=figure&form=csv&items={SHARE}", f"/handout?items={SHARE}", "/data/targets.csv"


@pytest.fixture(scope="module")
def site(built_database, tmp_path_factory):
    """A server that started without a database: address and place of the file."""
    folder = tmp_path_factory.mktemp("faults")
    with running_app(folder / "plans.duckdb", folder / "server.log") as address:
        yield address, folder / "plans.duckdb"


@pytest.fixture(scope="module")
def whole(built_database):
    return built_database.read_bytes()


@pytest.fixture(scope="module")
def older(built_database, tmp_path_factory):
    """A database in which the quantities have no notes and the coders did not differ: neither was thought of yet."""
    return changed(
        built_database,
        tmp_path_factory.mktemp("older"),
        "CREATE OR REPLACE TABLE silences AS SELECT * EXCLUDE (note_zh) FROM silences",
        "DROP TABLE codings",
    )


@pytest.fixture(scope="module")
def other(built_database, tmp_path_factory):
    """A database in which one indicator is gone, with all that speaks of it."""
    gone = "WHERE indicator_id = 'dual-qualified-share'"
    parts = f"WHERE coalesce(nested_in, milestone_of, restates) IN (SELECT target_id FROM targets {gone})"
    return changed(
        built_database,
        tmp_path_factory.mktemp("other"),
        *(statement for some in (parts, gone) for statement in without_targets(some)),
        *(f"DELETE FROM {table} {gone}" for table in ("silences", "reference_values", "indicators")),
    )


def without_targets(some):
    """What takes some targets away, chosen by a WHERE clause, with all that refers to them."""
    chosen = f"WHERE target_id IN (SELECT target_id FROM targets {some})"
    return (
        f"UPDATE numerals SET target_id = NULL {chosen}",
        f"DELETE FROM target_evidence {chosen}",
        f"DELETE FROM targets {some}",
    )


def changed(database, folder, *statements):
    file = folder / "plans.duckdb"
    shutil.copy(database, file)
    with duckdb.connect(str(file)) as con:
        for statement in statements:
            con.execute(statement)
    return file.read_bytes()


def opened(site, content, new_page, place):
    """A page at a place of the site (path and parameters), after this content has become its database."""
    address, file = site
    put(content, file)
    page = new_page()
    page.goto(f"{address}{place}")
    return page


def said(page):
    """What a page says that could not be shown."""
    page.wait_for_selector(".dz-problem")
    return page.locator("[data-testid=stApp]").inner_text()


def check_problem(page, address, file, sentence, lang):
    """The sentence, and nothing of how things are inside, on the page and from the other addresses."""
    shown = said(page)
    assert sentence in shown
    assert page.locator("[data-testid=stException]").count() == 0
    assert health(address) == 503
    for path in (CSV, HANDOUT, FILE):
        status, text = answer(address, f"{path}{'&' if '?' in path else '?'}lang={lang}")
        assert status == 503, path
        assert sentence in text or path == FILE
        shown += text
    assert str(file.parent) not in shown
    assert "Traceback" not in shown
    assert "Error" not in shown


def check_well(page, address):
    page.reload()
    settle(page)
    assert page.locator(".dz-problem").count() == 0
    assert health(address) == 200
    assert answer(address, CSV)[0] == 200


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_server_that_starts_without_a_database_says_so_and_needs_no_new_start(site, whole, new_page, lang):
    address, file = site
    file.unlink(missing_ok=True)
    page = new_page()
    page.goto(f"{address}/indicator?lang={lang}")
    check_problem(page, address, file, GONE[lang], lang)
    put(whole, file)
    check_well(page, address)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("fault", ["truncated", "gone"])
def test_a_page_says_in_the_reader_s_language_that_it_cannot_read_and_recovers(site, whole, new_page, lang, fault):
    address, file = site
    page = opened(site, whole, new_page, f"/matrix?lang={lang}")
    page.wait_for_selector(".dz-headline")
    assert health(address) == 200
    if fault == "gone":
        file.unlink()
    else:
        put(whole[: len(whole) // 2], file)
    page.goto(f"{address}/indicator?lang={lang}")
    check_problem(page, address, file, (GONE if fault == "gone" else TOLD)[lang], lang)
    put(whole, file)
    check_well(page, address)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_database_of_an_older_schema_is_called_that_and_a_page_that_needs_nothing_new_is_shown(
    site, whole, older, new_page, lang
):
    address, file = site
    page = opened(site, older, new_page, f"/quality?lang={lang}")
    assert OLDER[lang] in said(page)
    assert "codings" not in said(page)
    assert health(address) == 503
    page.goto(f"{address}/themes?lang={lang}")
    settle(page)
    assert page.locator(".dz-problem").count() == 0
    put(whole, file)
    page.goto(f"{address}/quality?lang={lang}")
    check_well(page, address)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_code_that_the_new_database_no_longer_knows_is_named_and_the_page_goes_on(site, whole, other, new_page, lang):
    address, file = site
    page = opened(site, whole, new_page, f"/indicator?indicator=dual-qualified-share&lang={lang}")
    settle(page)
    put(other, file)
    page.locator("[data-testid=stPopoverButton]").first.click()
    page.get_by_role("button", name="2019").click()
    page.locator(".dz-problem").filter(has_text="dual-qualified-share").wait_for()
    assert UNKNOWN[lang] in page.locator(".dz-problem").inner_text()
    settle(page)
    assert "“双师型”教师占比" not in page.locator(".dz-headline").first.inner_text()
    assert health(address) == 200
    status, text = answer(address, f"{CSV}&lang={lang}")
    assert (status, "Traceback" in text) == (404, False)
    put(whole, file)
    page.goto(f"{address}/indicator?indicator=dual-qualified-share&lang={lang}")
    check_well(page, address)
