"""Citations as the programs read them that people cite with: BibTeX, biber, pandoc, rispy, citeproc-py.

A program that is not on this machine skips its test and says so: Debian has texlive-binaries, biber and pandoc; rispy and
citeproc-py are on PyPI.
"""

import json
import re
import shutil
import subprocess
from datetime import date

import pytest

from dashboard.exports.citations import citation
from dashboard.exports.citations.csl_items import LONGEST_TITLE, CitationContext, figure, plan, short_title
from tests.test_exports_citations import EN, EXHIBIT, ITEMS, LANZHOU, SEEN, ZH

WORDS = (ZH, EN)
CSL = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>plain</title>
<id>plain</id><updated>2026-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout suffix="."><names variable="author"/><text variable="title" prefix=". "/>
<date variable="issued" prefix=" "><date-part name="year"/></date><text variable="URL" prefix=" "/></layout>
</bibliography></style>"""
BOTH = pytest.mark.parametrize("words", WORDS, ids=lambda words: words.lang)


def program(name: str, package: str) -> str:
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not here (Debian: {package})")
    return found


def library(style: str, words) -> str:
    """Every kind of thing that can be cited, as one file."""
    return "\n\n".join(citation.cite(item(words), style, words) for item in ITEMS.values())


@BOTH
def test_bibtex_reads_every_entry_without_a_warning(tmp_path, words):
    bibtex = program("bibtex", "texlive-binaries")
    style = subprocess.run(["kpsewhich", "plain.bst"], capture_output=True, text=True, check=False).stdout.strip()
    if not style:
        pytest.skip("plain.bst is not here (Debian: texlive-base)")
    (tmp_path / "all.bib").write_text(library("bibtex", words), encoding="utf-8")
    (tmp_path / "all.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n")
    done = subprocess.run([bibtex, "all"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "Warning" not in done.stdout
    assert (tmp_path / "all.bbl").read_text(encoding="utf-8").count("\\bibitem") == len(ITEMS)


@BOTH
def test_biber_reads_every_entry_without_a_warning(tmp_path, words):
    biber = program("biber", "biber")
    (tmp_path / "all.bib").write_text(library("biblatex", words), encoding="utf-8")
    done = subprocess.run(
        [biber, "--tool", "--nolog", "all.bib"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "WARN" not in done.stdout
    assert (tmp_path / "all_bibertool.bib").read_text(encoding="utf-8").count("@") == len(ITEMS)


@BOTH
@pytest.mark.parametrize("style", ["bibtex", "biblatex", "ris", "csl"])
def test_pandoc_reads_every_entry(tmp_path, words, style):
    pandoc = program("pandoc", "pandoc")
    text = library(style, words)
    if style == "csl":
        text = json.dumps([json.loads(citation.cite(item(words), "csl", words))[0] for item in ITEMS.values()])
    formats = subprocess.run([pandoc, "--list-input-formats"], capture_output=True, text=True, check=True).stdout
    if style == "ris" and "ris" not in formats.split():
        pytest.skip("this pandoc reads no RIS")
    form = {"csl": "csljson"}.get(style, style)
    done = subprocess.run(
        [pandoc, "-f", form, "-t", "csljson"], input=text, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    read = json.loads(done.stdout)
    assert len(read) == len(ITEMS)
    assert all(one["title"] for one in read)
    if style == "biblatex":
        assert {"2019", "2019-04-10"} & {one.get("issued", {}).get("raw", "") for one in read} or any(
            one.get("issued", {}).get("date-parts") == [[2019, 4, 10]] for one in read
        )


@BOTH
def test_rispy_reads_every_record(words):
    rispy = pytest.importorskip("rispy", reason="rispy is not here (PyPI)")
    records = rispy.loads(library("ris", words))
    assert len(records) == len(ITEMS)


@BOTH
def test_citeproc_makes_an_entry_of_every_item(tmp_path, words):
    pytest.importorskip("citeproc", reason="citeproc-py is not here (PyPI)")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = [json.loads(citation.cite(item(words), "csl", words))[0] for item in ITEMS.values()]
    (tmp_path / "plain.csl").write_text(CSL)
    style = CitationStylesStyle(str(tmp_path / "plain.csl"), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    assert len(bibliography.bibliography()) == len(items)


def test_days_and_years_stand_in_one_pair_of_braces():
    said = citation.cite(ITEMS["plan"](ZH), "biblatex", ZH)
    assert "  date = {2019-04-10}" in said
    assert "  year = {2019}" in citation.cite(ITEMS["plan"](ZH), "bibtex", ZH)


def test_the_key_of_a_figure_follows_everything_that_changes_it():
    def key(version: str = "1.1.0", link: str = SEEN.link, words=ZH) -> str:
        item = figure(EXHIBIT, CitationContext(version, date(2026, 11, 21), link), words, "indicator")
        return re.match(r"@\w+{(.*),", citation.cite(item, "bibtex", words))[1]

    assert key() == key()
    assert len({key(), key(version="1.2.0"), key(link=f"{SEEN.link}&plans=a"), key(words=EN)}) == 4


@pytest.mark.parametrize("sentence", ["兰州给出数量，" * 40, "Lanzhou gives a figure, " * 40, "字" * 300, "a" * 300])
def test_a_long_finding_becomes_a_title_of_bearable_length(sentence):
    said = short_title(sentence)
    assert len(said) <= LONGEST_TITLE + 1
    assert said.endswith("…")
    assert short_title("兰州给出数量。") == "兰州给出数量"


def test_the_address_of_a_plan_is_cited_where_it_is_known():
    known = LANZHOU | {"source_url": "https://example.org/plan.html", "accessed_on": None}
    for style in citation.STYLES:
        assert "https://example.org/plan.html" in citation.cite(plan(known, ZH), style, ZH)
    dated = known | {"accessed_on": date(2026, 11, 1)}
    assert "[2026-11-01]" in citation.cite(plan(dated, ZH), "gbt", ZH)
