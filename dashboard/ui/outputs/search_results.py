"""Hits of the search by kind, their words marked, each a link to its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
from markupsafe import Markup, escape

from dashboard.database.search.folding import spans
from dashboard.database.search.hits import SearchResult
from dashboard.figures.records import records
from dashboard.i18n.language_tags import language_tag
from dashboard.i18n.words import SOURCE_LANGUAGE, Words
from dashboard.ui.html import render
from dashboard.url_state.limits import shorten
from dashboard.url_state.urls import page_url

PER_KIND, PER_PAGE = 8, 50  # hits of each kind beside the others, and of one kind alone
MOST_NAMED = 60  # characters of a query that a sentence repeats
ENGLISH = "en"
BEFORE, AFTER = 30, 110  # characters of a text around its first marked word
Row = Mapping[str, Any]


@dataclass(frozen=True)
class SearchRequest:
    """What is looked for. kind, page: as in `search`, "" for all kinds; choices: of the present address."""

    query: str
    kind: str
    page: int
    choices: Row

    def url(self, **changes: str) -> str:
        """Address of the same query with other parameters of the search page."""
        return page_url("search", {"q": self.query, **changes}, self.choices)


def show_search_results(result: SearchResult, request: SearchRequest, words: Words) -> None:
    """Show the hits, what was looked for instead of what was typed, and the nearest where there is none."""
    query, choices = request.query, request.choices
    st.html(render("heading", headline=headline(result, query, words), subtitle="", part=False, address=""))
    groups = [hit_group(result, name, request, words) for name in result.totals]
    remarks = search_remarks(result, words) if query else [words.text("search.how")]
    nearest = [(page_url("search", {"q": title}, choices), title) for title in result.nearest]
    st.html(render("search_results", groups=groups, remarks=remarks, nearest=nearest, words=words))


def headline(result: SearchResult, query: str, words: Words) -> str:
    """How many places were found."""
    if not query:
        return words.text("page.search")
    key = "search.found" if result.total else "search.none"
    return words.text(key, query=shorten(query, MOST_NAMED), **({"count": result.total} if result.total else {}))


def search_remarks(result: SearchResult, words: Words) -> list[str]:
    """What was looked for, where it is not what was typed, and that not all of it was found in one place."""
    changes = [(term.typed, term.change) for term in result.terms if term.change and result.total]
    remarks = [words.text("search.changed", typed=typed, change=change) for typed, change in changes if typed != change]
    remarks += [words.text("search.alike", typed=typed) for typed, change in changes if typed == change]
    years = [term.year for term in result.terms if term.year and "target" in result.totals]
    remarks += [words.text("search.due", year=year) for year in years]
    return remarks + ([words.text("search.part")] if result.total and not result.whole else [])


def hit_group(
    result: SearchResult, name: str, request: SearchRequest, words: Words
) -> tuple[str, list[Markup], list[tuple[str, str]]]:
    """Title of a kind with its number of hits, the hits, and links to more of them."""
    total = result.totals[name]
    rows = records(result.rows[result.rows["kind"] == name])
    hits = [hit_html(row, result, request.choices, words) for row in rows]
    links = []
    if not request.kind and total > len(rows):
        links.append((request.url(hits=name), words.text("search.all", count=total)))
    if name == "clause":
        choices = {key: value for key, value in request.choices.items() if key != "theme"}
        links.append((page_url("clauses", {"q": request.query}, choices), words.text("search.side_by_side")))
    if request.kind:
        links += page_links(request, total, words)
    return words.text(f"search.kind.{name}", count=total), hits, links


def page_links(request: SearchRequest, total: int, words: Words) -> list[tuple[str, str]]:
    """Links from the hits of one kind: back to all kinds, and to the pages before and after."""
    links, page = [(request.url(), words.text("search.back"))], request.page
    if page > 1:
        previous = {"page": str(page - 1)} if page > 2 else {}
        links.append((request.url(hits=request.kind, **previous), words.text("register.before")))
    if page * PER_PAGE < total:
        links.append((request.url(hits=request.kind, page=str(page + 1)), words.text("register.after")))
    return links


def hit_html(row: Row, result: SearchResult, choices: Row, words: Words) -> Markup:
    """A hit: its title as a link, where it stands, and the text around what was found."""
    title = mark_hits(words.data(row, "title"), result)
    place = words.data(row, "place")
    lines = [line for line in (excerpt(row, lang, result, words) for lang in (words.lang, SOURCE_LANGUAGE)) if line]
    if not any("<mark>" in line for line in (title, *lines)):
        lines += other_language_lines(row, result, words)
    shown = list(dict.fromkeys(lines))[: 1 if "<mark>" in "".join([title, *lines[:1]]) else 2]
    return render("search_hit", address=hit_url(row, choices), title=title, place=place, lines=shown)


def other_language_lines(row: Row, result: SearchResult, words: Words) -> list[Markup]:
    """Where the language of the page has none of the words: the text or the title of the other that has them."""
    other = ENGLISH if words.lang == SOURCE_LANGUAGE else SOURCE_LANGUAGE
    candidates = (excerpt(row, other, result, words), mark_tagged(row[f"title_{other}"], other, result, words))
    return [line for line in candidates if "<mark>" in line][:1]


def excerpt(row: Row, lang: str, result: SearchResult, words: Words) -> Markup:
    """The part of a hit's text around the first word found; its beginning where it has none."""
    key = f"text_{lang}" if f"text_{lang}" in row else "text_en"
    parts = [part for part in row[key].split("\n") if part] if isinstance(row[key], str) else []
    if row["kind"] == "clause" and lang == words.lang:
        parts[:1] = [words.clause(part) for part in parts[:1]]
    text = " · ".join(parts)
    places = spans(text, result.marks)
    start = max(places[0][0] - BEFORE, 0) if places else 0
    end = start + BEFORE + AFTER
    whole = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return mark_tagged(whole, lang, result, words)


def mark_hits(text: str, result: SearchResult) -> Markup:
    """A text with the words that were found marked."""
    parts, end = [], 0
    for start, stop in spans(text, result.marks):
        parts += [escape(text[end:start]), Markup("<mark>%s</mark>") % text[start:stop]]
        end = stop
    return Markup("").join([*parts, escape(text[end:])])


def mark_tagged(text: Any, lang: str, result: SearchResult, words: Words) -> Markup:
    """The same of a text in a language, which is named where it is not that of the page."""
    inside = mark_hits(text if isinstance(text, str) else "", result)
    if not inside or lang == words.lang:
        return inside
    return Markup('<span lang="%s">%s</span>') % (language_tag(lang), inside)


def term_parameters(table: str, code: str) -> dict[str, str]:
    """Parameters of the codebook's address for a column of a table, a table (no code), or a term (no table)."""
    return {name: value for name, value in (("table", table), ("column" if table else "term", code)) if value}


def hit_url(row: Row, choices: Row) -> str:
    """The address of the place that a hit leads to."""
    code, parent = row["code"], row["parent"]
    targets = {
        "indicator": ("indicator", {"indicator": code}),
        "plan": ("plan", {"plan": code}),
        "target": ("indicator", {"indicator": parent, "target": code}),
        "clause": ("plan", {"plan": parent, "measure": code}),
        "silence": ("indicator", {"indicator": parent, "silence": code}),
        "term": ("codebook", term_parameters(parent, code)),
    }
    page, opened = targets[row["kind"]]
    return page_url(page, opened, choices)
