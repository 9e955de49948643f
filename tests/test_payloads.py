"""Nothing that stands in a cell runs where it is shown: page, chart, hover text, CSV, workbook, slide, handout."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from zipfile import ZipFile

import pandas as pd
import pytest
from lxml import etree

from dashboard.database import queries
from dashboard.database.connection import compact
from dashboard.exports import tabular
from dashboard.exports.html import table_page
from dashboard.exports.html.document import handout_html
from dashboard.exports.items import ExhibitItem, FileOptions
from dashboard.exports.pptx import deck_file
from dashboard.figures.indicator.exhibit import indicator_exhibit
from dashboard.figures.matrix.exhibit import MatrixFrames, matrix_exhibit
from dashboard.figures.model import ComparisonFrames, Exhibit
from dashboard.figures.overview.compact import compact_figure
from dashboard.figures.records import records
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.ui import markdown
from dashboard.ui.html import render
from dashboard.ui.outputs import evidence_html
from dashboard.ui.outputs.text_table import text_table
from dashboard.url_state.urls import page_url
from tests import payloads, small

pytestmark = pytest.mark.slow  # each is quick, but there are many

ZH, EN = Words("zh"), Words("en")
# Columns that hold codes, which the schema closes; all other text may hold anything.
CODES = re.compile(
    r".*_id$|operator|kind|commitment|tier|due_basis|time_basis|quantity_type|status|restates|nested_in|suspect|numerals"
    r"|comparability|level|completeness|attribution|part|clause|.*_sha256|direction|genre"
)
HARMLESS = frozenset(
    re.findall(
        r"\w+",
        """div h1 h2 h3 h4 p a b br span table thead tbody tr th td dl dt dd blockquote mark article section details
        summary code em""",
    )
)
PLOTLY_WORDS = {"b", "br", "extra", "i"}


class Tags(HTMLParser):
    """What a browser would make of a piece of HTML: its elements with attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def clean(db):
    """The frames of the small database, by name."""
    return {name: queries.fetch(name, file=db) for name in ("targets", "silences", "plans", "indicators")}


@pytest.fixture(scope="module", params=payloads.ALL, ids=range(len(payloads.ALL)))
def payload(request):
    return request.param


@pytest.fixture(scope="module")
def frames(clean, payload):
    """The same, the payload in every column of text that is no code."""
    return {name: poisoned(frame, payload) for name, frame in clean.items()}


def poisoned(frame: pd.DataFrame, payload: str) -> pd.DataFrame:
    texts = [
        name
        for name, kind in frame.dtypes.items()
        if not pd.api.types.is_numeric_dtype(kind) and kind.kind == "O" and not CODES.fullmatch(name)
    ]
    assert texts
    return compact(frame.assign(**dict.fromkeys(texts, payload)))


def comparison(frames, indicator_id=small.SHARE):
    own = [frames[name][frames[name]["indicator_id"] == indicator_id] for name in ("targets", "silences")]
    return (*own, frames["plans"], frames["indicators"].set_index("indicator_id", drop=False).loc[indicator_id])


def comparison_frames(frames, indicator_id=small.SHARE):
    return ComparisonFrames(*comparison(frames, indicator_id), (), "stated")


@pytest.fixture(scope="module")
def exhibits(frames):
    """A figure on one axis, small panels, a small figure, and a table by nature, with the words of each."""
    parts = [frames[name] for name in ("targets", "silences", "plans", "indicators")]
    return [
        (indicator_exhibit(comparison_frames(frames), RenderContext(ZH, "1")), ZH),
        (indicator_exhibit(comparison_frames(frames, small.BASES), RenderContext(EN, "1")), EN),
        (indicator_exhibit(comparison_frames(frames), RenderContext(EN, "1"), compact_figure), EN),
        (matrix_exhibit(MatrixFrames(*parts), RenderContext(ZH, "1")), ZH),
    ]


def check_html(text: str) -> None:
    for tag, attributes in Tags(text).found:
        assert tag in HARMLESS, tag
        assert not [name for name in attributes if name.startswith("on")]
        assert not re.match(r"\s*(javascript|data|https?):", attributes.get("href") or "", re.IGNORECASE)
        assert set(attributes) <= {"class", "href", "target", "lang", "scope", "role", "id"}


def test_there_are_more_than_forty():
    assert len(set(payloads.ALL)) >= 40


def unquoted(text):
    """As pages write it: no zero bytes, and what stands between backticks is set as code without them."""
    return text.replace("\x00", "\ufffd").replace("`", "")


def heading(headline, subtitle):
    return render("heading", headline=headline, subtitle=subtitle, part=False, address="")


def test_on_a_page_everything_is_text(frames, exhibits, payload):
    for exhibit, words in exhibits:
        check_html(heading(exhibit.headline, exhibit.subtitle))
        footer = {"notes": exhibit.notes, "sources": exhibit.sources, "version": "1", "words": words}
        check_html(render("footer", **footer, folded=True))
        check_html(text_table(exhibit.table, words, lambda code: page_url("", {"target": code})))
    for row in records(frames["targets"]):
        item = evidence_html.target_evidence(row, [row], ZH, [("?target=a", payload)])
        check_html(render("evidence", items=[item]))
    for row in records(frames["plans"]):
        plan = evidence_html.plan_evidence(row, [], EN)
        check_html(render("evidence_by_plan", plans=[plan], words=EN))
    check_html(render("problem", title=payload, lines=[payload], offer=""))
    assert unquoted(payload).strip() in unquoted(Tags(heading(payload, "")).text)


def drawn_words(exhibit: Exhibit) -> list[str]:
    """Every text of a drawing: labels, words on hover, names in the key, ticks."""
    found: list[str] = []

    def look(part):
        if isinstance(part, str):
            found.append(part)
        elif isinstance(part, dict):
            for name, inside in part.items():
                if name not in ("template", "path", "customdata"):
                    look(inside)
        elif isinstance(part, list):
            for inside in part:
                look(inside)

    for figure in [exhibit.figure, *(panel for panel, _ in exhibit.panels)]:
        look(json.loads(figure.to_json(validate=False)))
    return found


def test_in_a_chart_and_its_hover_texts_only_our_own_words_are_markup(exhibits):
    for exhibit, _ in exhibits:
        if hasattr(exhibit.figure, "to_json"):
            for text in drawn_words(exhibit):
                assert {tag for tag, _ in Tags(text).found} <= PLOTLY_WORDS, text


def test_hover_texts_hold_no_variable_of_plotly_s_that_came_from_data(exhibits):
    for exhibit, _ in exhibits:
        if hasattr(exhibit.figure, "data"):
            assert not [trace for trace in exhibit.figure.data if "%{x" in (trace.hovertemplate or "")]


def test_in_csv_no_cell_is_a_formula(exhibits):
    for exhibit, words in exhibits:
        for row in csv.reader(io.StringIO(tabular.exhibit_csv(exhibit, words).decode("utf-8-sig"), newline="")):
            assert not [
                cell
                for cell in row
                if cell.strip().startswith(("=", "+", "@", "＝")) or (cell[:1] in "\t\r\n-" and len(cell) > 1)
            ]


def test_in_a_workbook_nothing_is_a_formula_or_a_link(exhibits):
    for exhibit, words in exhibits:
        with ZipFile(io.BytesIO(tabular.exhibit_xlsx(exhibit, words))) as book:
            for name in book.namelist():
                if name.endswith((".xml", ".rels")):
                    tree = etree.fromstring(book.read(name))
                    assert not tree.findall(".//{*}f")
                    assert not tree.findall(".//{*}hyperlink")
                    assert not [one for one in tree.iter() if one.get("TargetMode") == "External"]


def test_on_a_slide_everything_is_text(frames):
    item = ExhibitItem(indicator_exhibit(comparison_frames(frames), RenderContext(ZH, "1")))
    with ZipFile(io.BytesIO(deck_file.slide_pptx(item, ZH, "1"))) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(file.read(name))
                assert not [one for one in tree.iter() if one.get("TargetMode") == "External"]
                assert not tree.findall(".//{*}hlinkClick")


def test_in_a_handout_and_in_a_picture_of_a_table_everything_is_text(frames, exhibits, payload):
    item = ExhibitItem(indicator_exhibit(comparison_frames(frames), RenderContext(ZH, "1")))
    page = handout_html([item], ZH, "1", FileOptions(title=payload)).decode("utf-8")
    scripts = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    own = {"html", "head", "meta", "title", "style", "body", "main", "script", "button", "ul", "li", "ol", "svg", "path", "polyline", "rect", "text", "tspan", "header", "footer", "nav", "figure", "figcaption", "small"}  # fmt: skip
    for tag, attributes in Tags(scripts).found:
        assert tag in own | HARMLESS, tag
        assert not [name for name in attributes if name.startswith("on")]
        assert not re.match(r"\s*(javascript|data|https?):", attributes.get("href") or "", re.IGNORECASE)
    for exhibit, words in exhibits:
        if not hasattr(exhibit.figure, "to_json"):
            assert {tag for tag, _ in Tags(table_page.page(exhibit, words)).found} <= own | HARMLESS


def test_in_a_label_that_is_read_as_markdown_whatever_begins_something_is_escaped(payload):
    assert "://" not in markdown.escape_markdown(payload)
    said = markdown.escape_markdown(payload).replace(markdown.JOINER, "")
    assert not re.search(r"(?<!\\)[`*_\[\]{}$<>~#|!&]|(?<!\\):\S", re.sub(r"\\\\", "", said))
    assert re.sub(r"\\([\W_])", r"\1", said).strip() == payload.strip()


@pytest.mark.parametrize(
    "said", ["兰州 2019", "Previous: Share of dual-qualified teachers", "可比性：有条件可比", "1.5 (a)"]
)
def test_a_label_as_they_usually_are_stays_as_it_is(said):
    assert markdown.escape_markdown(said) == said


def test_the_test_would_see_a_cell_that_is_not_escaped():
    with pytest.raises(AssertionError):
        check_html(f"<p>{payloads.HTML[0]}</p>")
    with pytest.raises(AssertionError):
        check_html(f"<p class='{payloads.HTML[12]}'>")
