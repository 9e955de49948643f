"""What is cited, as CSL-JSON items: standard variables only, so that any program that knows CSL reads them.

A plan is a `report` with its document number; its clause is the `section`; a target is an `entry` of the data set by
the plan's issuer, dated like the plan, contained in the data set, whose version and address it has. A figure is a
`webpage`, the data set a `dataset`. A date that is only inferred from the plan's period is marked `circa`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.exports.file_names import printable_text
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import SOURCE_LANGUAGE, Words

CslItem = dict[str, Any]
TAGS = {"zh": "zh-CN", "en": "en-US"}  # how CSL calls our languages, where it differs from their code


@dataclass(frozen=True)
class CitationContext:
    """The data set as it was seen: version, day of access, address, and the day it was issued, if that is known."""

    version: str
    accessed: date
    link: str = ""
    issued: date | None = None


def dataset(seen: CitationContext, words: Words) -> CslItem:
    """The data set itself."""
    return _online("duizhao", "dataset", dataset_title(words), seen, words) | {"publisher": words.text("site.name")}


def figure(exhibit: Exhibit, seen: CitationContext, words: Words, code: str = "figure") -> CslItem:
    """A figure with its finding as title; `code` names it in the item's id."""
    item = _online(f"duizhao-{code}", "webpage", title(exhibit.headline), seen, words)
    return item | {"container-title": words.text("site.name"), "genre": words.text("cite.figure")}


def plan(row: Mapping[str, Any], words: Words, clause: str = "") -> CslItem:
    """A plan, a row of `queries.plans`, or one clause of it, as `measures.clause` has it."""
    named = {
        "title": words.data(row, "title"),
        "original-title": row["title_zh"] if words.lang != SOURCE_LANGUAGE else "",
        "author": _literal(words.data(row, "issuer")),
        "publisher": words.data(row, "issuer"),
        "number": row["document_number"],
        "section": words.clause(clause),
        "issued": _dated(row),
        **_web_page(row),
    }
    return _item(row["plan_id"], "report", words) | _filled(named)


def target(row: Mapping[str, Any], plan_row: Mapping[str, Any], seen: CitationContext, words: Words) -> CslItem:
    """A target, a row of `queries.targets`, as an entry of the data set, by the issuer of its plan."""
    host = dataset(seen, words)
    own = plan(plan_row, words, row["clause"])
    named = {"container-title": host["title"], "container-author": host["author"]}
    named["note"] = words.text("cite.target", code=row["target_id"])
    kept = {name: host[name] for name in ("version", "URL", "accessed") if name in host}
    return own | kept | named | {"id": row["target_id"], "type": "entry"}


def dataset_title(words: Words) -> str:
    """The data set's title and what it is."""
    colon = words.text("cite.colon")
    return f"{words.text('site.name')}{colon}{words.text('site.tagline')}"


def title(sentence: str) -> str:
    """A sentence as a title: without its full stop."""
    return printable_text(sentence).strip().rstrip("。.")


def _online(code: str, kind: str, name: str, seen: CitationContext, words: Words) -> CslItem:
    """What is on the site, by its authors."""
    named = {
        "title": name,
        "author": _literal(words.text("cite.author")),
        "version": seen.version,
        "URL": seen.link,
        "accessed": _day(seen.accessed),
        "issued": _day(seen.issued) if seen.issued else None,
    }
    return _item(code, kind, words) | _filled(named)


def _item(code: str, kind: str, words: Words) -> CslItem:
    return {"id": code, "type": kind, "language": TAGS.get(words.lang, words.lang)}


def _filled(named: Mapping[str, Any]) -> CslItem:
    """What there is of these variables; texts as XML and JSON can carry them, on one line."""
    kept = {name: value for name, value in named.items() if value is not None and value == value and value != ""}
    return {name: " ".join(printable_text(v).split()) if isinstance(v, str) else v for name, v in kept.items()}


def _literal(name: str) -> list[dict[str, str]]:
    """An institution, whose name is not taken apart."""
    return [{"literal": " ".join(printable_text(name).split())}]


def _day(day: Any) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _web_page(row: Mapping[str, Any]) -> dict[str, Any]:
    """The web page that a plan names as its own, and the day it was read; empty where it names none."""
    address, day = row.get("source_url"), row.get("accessed_on")
    if not isinstance(address, str) or day is None or day != day:
        return {}
    return {"URL": address, "accessed": _day(day)}


def _dated(row: Mapping[str, Any]) -> dict[str, Any]:
    """The day a document bears, else the day it came out, else the first year of its period, marked as a guess."""
    for column in ("signed_on", "published_on"):
        if row[column] is not None and row[column] == row[column]:
            return _day(row[column])
    return {"date-parts": [[int(row["first_year"])]], "circa": True}
