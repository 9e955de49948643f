"""CSL-JSON items of what can be cited, in standard variables only, so that any CSL program reads them.

A plan is a `report` with its document number; its clause is the `section`; a target is an `entry` of the data set by
the plan's issuer, dated like the plan, contained in the data set, whose version and address it has. A figure is a
`webpage`, the data set a `dataset`. A date that is only inferred from the plan's period is marked `circa`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any
from unicodedata import east_asian_width

from dashboard.exports.corpus import Corpus
from dashboard.exports.file_names import printable_text
from dashboard.figures.model import Exhibit
from dashboard.i18n.language_tags import regional_tag
from dashboard.i18n.words import SOURCE_LANGUAGE, Words

LONGEST_TITLE = 120  # columns; a Chinese character takes two
PART_ENDS = "，,；;：: 、("
PART_END = re.compile(r"[，；、]|[,;] ")
DIGEST = 8  # letters in the id of a figure
CslItem = dict[str, Any]


@dataclass(frozen=True)
class CitationContext:
    """The data set when cited. accessed: day of access. link: URL, "" for none. issued: None if unknown.

    corpus: its title and authors.
    """

    version: str
    accessed: date
    link: str = ""
    issued: date | None = None
    corpus: Corpus = field(default_factory=Corpus)


def dataset(context: CitationContext, words: Words) -> CslItem:
    """The data set itself."""
    return _online_item(
        f"duizhao-{context.version}", "dataset", dataset_title(context.corpus, words), context, words
    ) | {"publisher": words.text("site.name")}


def figure(exhibit: Exhibit, context: CitationContext, words: Words, code: str = "figure") -> CslItem:
    """A figure, its finding as title. code: its name in the id of the item, which differs with all that changes the
    figure: its address, its language, the data, and its words."""
    changing = "\n".join((context.link, words.lang, context.version, exhibit.headline))
    mark = sha256(changing.encode("utf-8", errors="replace")).hexdigest()[:DIGEST]
    item = _online_item(f"duizhao-{code}-{mark}", "webpage", short_title(exhibit.headline), context, words)
    return item | {"container-title": words.text("site.name"), "genre": words.text("cite.figure")}


def plan(row: Mapping[str, Any], words: Words, clause: str = "") -> CslItem:
    """A plan, from its row of `queries.plans`. clause: as in `measures.clause`, "" for the whole plan."""
    variables = {
        "title": words.data(row, "title"),
        "original-title": row["title_zh"] if words.lang != SOURCE_LANGUAGE else "",
        "author": _institution(words.data(row, "issuer")),
        "publisher": words.data(row, "issuer"),
        "number": row["document_number"],
        "section": words.clause(clause),
        "issued": _issue_date(row),
        **_web_page(row),
    }
    return _item(row["plan_id"], "report", words) | _non_empty(variables)


def target(row: Mapping[str, Any], plan_row: Mapping[str, Any], context: CitationContext, words: Words) -> CslItem:
    """A target, from its row of `queries.targets`: an entry of the data set by the issuer of its plan."""
    host = dataset(context, words)
    container = {"container-title": host["title"], "container-author": host["author"]}
    access = {name: host[name] for name in ("version", "URL", "accessed") if name in host}
    entry = {"note": words.text("cite.target", code=row["target_id"]), "id": row["target_id"], "type": "entry"}
    return plan(plan_row, words, row["clause"]) | access | container | entry


def dataset_title(corpus: Corpus, words: Words) -> str:
    """Title of the data set: the site's name and the corpus's title."""
    return words.text("cite.colon").join(part for part in (words.text("site.name"), corpus.title) if part)


def title(sentence: str) -> str:
    """A sentence as a title: without its full stop."""
    return printable_text(sentence).strip().rstrip("。.")


def short_title(sentence: str) -> str:
    """A sentence as a title of a length that a list of references bears, cut where a part of it ends."""
    whole = title(sentence)
    room = LONGEST_TITLE
    for place, char in enumerate(whole):
        room -= 2 if east_asian_width(char) in "WF" else 1
        if room < 0:
            ends = [match.end() for match in PART_END.finditer(whole, 0, place)]
            return (whole[: ends[-1]] if ends and ends[-1] > place // 3 else whole[:place]).rstrip(PART_ENDS) + "…"
    return whole


def _online_item(code: str, kind: str, name: str, context: CitationContext, words: Words) -> CslItem:
    """An item on the site, by the authors of the data."""
    variables = {
        "title": name,
        "author": _institution(context.corpus.authors or words.text("site.name")),
        "version": context.version,
        "URL": context.link,
        "accessed": _date(context.accessed),
        "issued": _date(context.issued) if context.issued else None,
    }
    return _item(code, kind, words) | _non_empty(variables)


def _item(code: str, kind: str, words: Words) -> CslItem:
    return {"id": code, "type": kind, "language": regional_tag(words.lang)}


def _non_empty(variables: Mapping[str, Any]) -> CslItem:
    """Variables that have a value; texts printable and on one line."""
    values = {name: value for name, value in variables.items() if value is not None and value == value and value != ""}
    return {name: " ".join(printable_text(v).split()) if isinstance(v, str) else v for name, v in values.items()}


def _institution(name: str) -> list[dict[str, str]]:
    """An institution, whose name has no parts."""
    return [{"literal": " ".join(printable_text(name).split())}]


def _date(day: Any) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _web_page(row: Mapping[str, Any]) -> dict[str, Any]:
    """The web page that a plan names as its own, and the day it was read if known; empty where it names none."""
    address, day = row.get("source_url"), row.get("accessed_on")
    if not isinstance(address, str) or not address:
        return {}
    return {"URL": address} | ({} if day is None or day != day else {"accessed": _date(day)})


def _issue_date(row: Mapping[str, Any]) -> dict[str, Any]:
    """Day of signature, else of publication, else the first year of the period, marked `circa`."""
    for column in ("signed_on", "published_on"):
        if row[column] is not None and row[column] == row[column]:
            return _date(row[column])
    return {"date-parts": [[int(row["first_year"])]], "circa": True}
