"""Nothing in the program knows what the plans are about: a corpus on another subject, one of one plan, an empty one."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dashboard.database import connection, queries
from dashboard.deck.context import DeckContext
from dashboard.deck.export_files import deck_bytes
from dashboard.deck.model import Deck
from dashboard.deck.rebuild import ready_deck
from dashboard.exports import tabular
from dashboard.exports.citations import citation
from dashboard.exports.citations.csl_items import dataset
from dashboard.i18n.words import Words, languages
from dashboard.url_state.site_map import PAGES, shows_plans
from etl.checks import inspect
from etl.load import build
from etl.new_corpus import new_corpus
from etl.review import digests, record
from etl.verify import verify
from tests.harness import opened, shown
from tests.sports import ROOT, SOURCES, write_sports

SUBJECT = ("学校体育 | school sports", "学校体育", "school sports")
OF_REGISTER = re.compile("职业教育|[Vv]ocational|双师|[Dd]ual-qualified|兰州|武威|舟山|Lanzhou|Wuwei|Zhoushan|Sanming")
OF_SUBJECT = "职业|中职|高职|职教|职院|技工|技师|技能|学徒|实训|实习|产教|校企|[Aa]pprentice"
"""Words of the register's subject, which no other has; 学校, 院校, 教师 and 培训 are in plans of any."""
PAGES_AND_LANGUAGES = [(page, lang) for page in PAGES for lang in ("zh", "en")]


@pytest.fixture(scope="module")
def sports(tmp_path_factory) -> Path:
    """The database of the three plans on school sports."""
    folder = tmp_path_factory.mktemp("sports")
    return build(write_sports(folder / "data"), folder / "build").path


@pytest.fixture(scope="module")
def first_plan(tmp_path_factory) -> Path:
    """The database of a corpus that has its first plan and no other."""
    folder = tmp_path_factory.mktemp("first")
    return build(write_sports(folder / "data", only="songgang-2025"), folder / "build").path


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """The database of a corpus as `python -m etl new` makes it."""
    folder = tmp_path_factory.mktemp("empty")
    return build(new_corpus(folder / "data", "城市规划 | City plans", SUBJECT[0]), folder / "build").path


def test_sports_corpus_passes_every_check_and_is_proved_against_its_texts(tmp_path):
    data = write_sports(tmp_path / "data")
    inspection = inspect(data)
    assert inspection.problems == []
    record(data, inspection.raws, digests(inspection.raws))
    report = verify(data, SOURCES)
    assert report.problems + report.unreviewed == []


@pytest.mark.parametrize(("page", "lang"), PAGES_AND_LANGUAGES)
def test_page_shows_the_sports_corpus_and_no_word_of_the_register(use_database, sports, page, lang):
    use_database(sports)
    text = shown(opened(page, lang=lang))
    assert text
    assert OF_REGISTER.findall(text) == []


@pytest.mark.parametrize(("page", "lang"), PAGES_AND_LANGUAGES)
def test_page_opens_on_a_corpus_of_one_plan(use_database, first_plan, page, lang):
    use_database(first_plan)
    assert shown(opened(page, lang=lang))


@pytest.mark.parametrize(("page", "lang"), PAGES_AND_LANGUAGES)
def test_page_of_an_empty_corpus_says_how_to_add_a_plan(use_database, empty, page, lang):
    use_database(empty)
    text = shown(opened(page, lang=lang))
    assert ("etl draft" in text) == shows_plans(page.rpartition("/")[2])


def test_headline_names_the_subject_and_the_contents_the_title(use_database, sports):
    use_database(sports)
    for lang, subject, title in (
        ("zh", SUBJECT[1], "城市学校体育规划的政策目标"),
        ("en", SUBJECT[2], "What city plans promise"),
    ):
        page = opened(lang=lang)
        assert subject in shown(page)
        assert any(title in element.proto.body for element in page.get("html"))


def context_of(database: Path, lang: str) -> DeckContext:
    """What decks of a database are made with."""
    return DeckContext(
        cache(lambda name, **asked: queries.QUERIES[name](**asked, file=database)),
        Words(lang),
        "https://x.org",
        date(2026, 1, 2),
    )


@pytest.fixture(params=["zh", "en"])
def context(request, sports) -> DeckContext:
    return context_of(sports, request.param)


@pytest.mark.parametrize("form", ["pptx", "html", "xlsx"])
def test_deck_of_the_comparable_indicators_is_a_file_in_each_form(context, form):
    items = ready_deck(context)
    assert len(items) >= 4
    content = deck_bytes(form, Deck(tuple(items)), context)
    assert content[:2] == (b"<!" if form == "html" else b"PK")
    if form == "html":
        text = re.sub("<script.*?</script>", "", content.decode("utf-8"), flags=re.DOTALL)
        assert context.corpus.title in text
        assert OF_REGISTER.findall(text) == []


def test_figure_of_the_sports_corpus_is_a_csv_and_a_workbook(context):
    from dashboard.deck.rebuild import rebuild

    item = rebuild(ready_deck(context)[0], context)
    table = tabular.exhibit_csv(item.exhibit, context.words, context.version).decode("utf-8-sig")
    assert ("松港" if context.words.lang == "zh" else "Songgang") in table
    assert tabular.exhibit_xlsx(item.exhibit, context.words, context.version)[:2] == b"PK"


@pytest.mark.parametrize("style", citation.STYLES)
def test_data_are_cited_by_their_own_authors_and_title(context, style):
    item = dataset(context.citation_context("https://x.org"), context.words)
    text = citation.cite(item, style, context.words)
    assert ("学校体育组" if context.words.lang == "zh" else "The school sports group") in text
    assert "Duizhao authors" not in text


def test_deck_without_a_title_has_that_of_an_empty_corpus(empty):
    assert deck_bytes("html", Deck(), context_of(empty, "en"))
    assert context_of(empty, "en").corpus.title == "City plans"


def test_files_to_take_away_name_the_corpus(sports):
    (folder,) = (sports.parent / "downloads" / "0.2.0").iterdir()
    assert (folder / "corpus.csv").read_text("utf-8-sig").count("学校体育组") == 1
    assert (folder / "duizhao.zip").is_file()


def test_no_catalogue_template_or_module_names_the_subject_or_a_place():
    files = [*ROOT.glob("dashboard/**/*"), *ROOT.glob("pages/**/*.py"), *ROOT.glob("etl/**/*"), ROOT / "app.py"]
    wanted = {".py", ".po", ".html", ".json", ".md", ".css", ".js", ".sql", ".csv"}
    named = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files
        if path.suffix in wanted and path.name != "package-lock.json"
        for match in re.finditer(
            f"{OF_REGISTER.pattern}|{OF_SUBJECT}|五份|五地|five plans|five local", path.read_text("utf-8")
        )
    ]
    assert named == []
    assert len(languages()) > 1


def test_new_corpus_is_whole_and_never_overwrites(tmp_path):
    from etl.problems import EtlError

    data = new_corpus(tmp_path / "fresh", "城市规划 | City plans", SUBJECT[0])
    assert inspect(data).problems == []
    with pytest.raises(EtlError):
        new_corpus(data, "城市规划 | City plans", SUBJECT[0])


def test_table_without_rows_is_a_problem_beside_plans(tmp_path):
    data = write_sports(tmp_path / "data")
    header, _ = (data / "targets.csv").read_text("utf-8").split("\n", 1)
    (data / "targets.csv").write_text(header + "\n", "utf-8")
    assert "file" in {problem.check_id for problem in inspect(data).problems}


def test_each_corpus_has_a_build_folder_of_its_own_and_the_pages_find_it(tmp_path, monkeypatch):
    from etl.location import REGISTER, build_folder, data_folder

    folders = (REGISTER, tmp_path / "a" / "data", tmp_path / "b" / "data")
    assert len({build_folder(folder) for folder in folders}) == 3
    for folder in folders:
        assert build_folder(folder) == connection.corpus_folder(str(folder))
        monkeypatch.setenv("DUIZHAO_DATA", str(folder))
        monkeypatch.delenv("DUIZHAO_DATABASE", raising=False)
        assert connection.path() == build_folder(data_folder()) / "plans.duckdb"
    assert connection.corpus_folder("") == build_folder(REGISTER)
