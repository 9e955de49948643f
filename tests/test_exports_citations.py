"""Citations: by the standards' forms, in both languages, with number, clause, data version and day of access."""

import json
from dataclasses import replace
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.exports.citations import citation
from dashboard.exports.citations.caption_pack import caption_pack
from dashboard.exports.citations.csl_items import CitationContext, dataset, figure, plan, target
from dashboard.exports.corpus import Corpus
from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words

ZH, EN = Words("zh"), Words("en")
CORPUS = Corpus("地方职业教育文件的政策目标", authors="对照作者")
CORPUS_EN = Corpus("What local authorities promise", authors="The Duizhao authors")
SEEN = CitationContext(
    "1.1.0", date(2026, 11, 21), "https://example.org/indicator?indicator=a_b&lang=zh", corpus=CORPUS
)
LANZHOU = {
    "plan_id": "lanzhou-2019",
    "title_zh": "2019年工作要点",
    "title_en": "Work points 2019",
    "issuer_zh": "兰州市教育局",
    "issuer_en": "Lanzhou Education Bureau",
    "document_number": "兰教职〔2019〕147号",
    "signed_on": date(2019, 4, 10),
    "published_on": pd.NaT,
    "first_year": 2019,
}
BARE = LANZHOU | {"document_number": float("nan"), "signed_on": pd.NaT, "first_year": 2022}
TARGET = {"target_id": "lz-6-b", "clause": "六"}
EXHIBIT = Exhibit(go.Figure(), "兰州给出数量。", "", ("甲，《乙》",), ("一。", "二。"), "", pd.DataFrame(), "1.1.0")
ITEMS = {
    "figure": lambda words: figure(EXHIBIT, seen_in(words), words, "indicator"),
    "target": lambda words: target(TARGET, LANZHOU, seen_in(words), words),
    "plan": lambda words: plan(LANZHOU, words, "六"),
    "dataset": lambda words: dataset(seen_in(words), words),
}


def seen_in(words: Words) -> CitationContext:
    """The data set as seen by a reader of this language."""
    return replace(SEEN, corpus=CORPUS if words.lang == "zh" else CORPUS_EN)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("figure", "对照作者. 兰州给出数量：数据版本 1.1.0[EB/OL]. [2026-11-21]. {link}."),
        (
            "target",
            "兰州市教育局. 2019年工作要点：兰教职〔2019〕147号：条款 六：目标 lz-6-b[DS/OL]//对照作者. "
            "对照：地方职业教育文件的政策目标. V1.1.0. [2026-11-21]. {link}.",
        ),
        ("plan", "兰州市教育局. 2019年工作要点：兰教职〔2019〕147号[R]. 2019-04-10：条款 六."),
        ("dataset", "对照作者. 对照：地方职业教育文件的政策目标[DS/OL]. V1.1.0. 对照[2026-11-21]. {link}."),
    ],
)
def test_gbt_7714_in_chinese(what, said):
    assert citation.cite(ITEMS[what](ZH), "gbt", ZH) == said.format(link=SEEN.link)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (
            "figure",
            "The Duizhao authors. (n.d.). 兰州给出数量 (data version 1.1.0) [Figure]. Duizhao. "
            "Retrieved 21 November 2026, from {link}",
        ),
        (
            "plan",
            "Lanzhou Education Bureau. (2019). 2019年工作要点 [Work points 2019] (兰教职〔2019〕147号, clause VI).",
        ),
    ],
)
def test_apa_in_english(what, said):
    assert citation.cite(ITEMS[what](EN), "apa", EN) == said.format(link=SEEN.link)


def test_inferred_date_is_marked_and_missing_number_is_left_out():
    assert citation.cite(plan(BARE, ZH), "gbt", ZH) == "兰州市教育局. 2019年工作要点[R]. [2022]."
    assert "(ca. 2022)" in citation.cite(plan(BARE, EN), "apa", EN)


def test_date_of_issue_is_cited_if_known():
    seen = CitationContext("1.1.0", SEEN.accessed, SEEN.link, date(2026, 11, 1))
    assert "对照(2026-11-01)[2026-11-21]" in citation.cite(dataset(seen, ZH), "gbt", ZH)


@pytest.mark.parametrize("words", [ZH, EN])
@pytest.mark.parametrize("style", citation.STYLES)
def test_every_style_cites_every_kind_with_version_and_day_of_access(style, words):
    for what, item in ITEMS.items():
        said = citation.cite(item(words), style, words)
        assert said.strip()
        if what != "plan":
            assert "1.1.0" in said
            assert "2026" in said
        if what in ("plan", "target"):
            assert "147号" in said
            assert words.clause("六") in said


def test_csl_json_holds_standard_variables():
    (item,) = json.loads(citation.cite(ITEMS["target"](ZH), "csl", ZH))
    assert item["type"] == "entry"
    assert item["issued"] == {"date-parts": [[2019, 4, 10]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 21]]}
    assert item["section"] == "六"


def test_special_characters_in_a_title_are_escaped_in_bibtex_and_ris():
    bad = plan(LANZHOU | {"title_zh": "100% {a} & b_c\\d\nER  - \x00", "plan_id": "a b/《c》"}, ZH)
    assert r"title = {{100\% \{a\} \& b\_c\textbackslash{}d ER -}}" in citation.cite(bad, "bibtex", ZH)
    assert citation.cite(bad, "bibtex", ZH).startswith("@techreport{a-b-c,")
    assert citation.cite(bad, "ris", ZH).count("\r\nER  - ") == 1


def test_url_cannot_end_its_field():
    seen = CitationContext("1", SEEN.accessed, 'https://example.org/?q=}"\n{a b')
    assert "  url = {https://example.org/?q=%7D%22%0A%7Ba%20b}" in citation.cite(
        dataset(seen, EN), "bibtex", EN
    ).replace("%20%7B", "%0A%7B")


def test_corpus_of_another_subject_is_cited_by_its_own_authors_and_title():
    seen = replace(SEEN, corpus=Corpus("城市体育规划", authors="某研究组"))
    assert citation.cite(dataset(seen, ZH), "gbt", ZH).startswith("某研究组. 对照：城市体育规划[DS/OL]")


def test_unknown_style_is_an_error():
    with pytest.raises(KeyError):
        citation.cite(ITEMS["plan"](ZH), "mla", ZH)


def test_caption_has_title_notes_and_source():
    title, notes, source = caption_pack(EXHIBIT, SEEN, ZH, 3).splitlines()
    assert title == "图 3　兰州给出数量"
    assert notes == "注：（1）一。（2）二。"
    assert source == f"资料来源：甲，《乙》。数据：《对照》数据版本 1.1.0，{SEEN.link}，2026年11月21日访问。"


def test_table_is_captioned_as_a_table_without_missing_parts():
    table = Exhibit(Grid("", (), ()), "Nothing.", "", (), (), "", pd.DataFrame(), "1.1.0")
    pack = caption_pack(table, CitationContext("1.1.0", SEEN.accessed), EN)
    assert pack == "Table 1. Nothing\nSource: Duizhao, data version 1.1.0 (accessed 21 November 2026)."
