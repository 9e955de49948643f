"""Citations for reference managers: CSL-JSON, BibTeX, BibLaTeX, RIS, with each format's own characters escaped."""

import json
import re
from collections.abc import Mapping
from urllib.parse import quote

from dashboard.exports.citations.csl_items import CslItem
from dashboard.exports.citations.prose_styles import iso

ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
BIBTEX = {"report": "techreport", "webpage": "misc", "dataset": "misc", "entry": "misc"}
BIBLATEX = {"report": "report", "webpage": "online", "dataset": "dataset", "entry": "dataset"}
RIS = {"report": "RPRT", "webpage": "ELEC", "dataset": "DATA", "entry": "DATA"}
SAFE_IN_URL = "/:?&=#%~+,;@!$'()*[]"


def csl_json(item: CslItem) -> str:
    """The item in a list, as CSL programs read it."""
    return json.dumps([item], ensure_ascii=False, indent=2)


def bibtex(item: CslItem) -> str:
    """An entry for BibTeX's own styles, which know no address, version or day: these stand in words."""
    address = rf"\url{{{escaped_url(item)}}}" if "URL" in item else ""
    accessed = f"accessed {iso(item['accessed'])}" if "accessed" in item else ""
    version = f"version {item['version']}" if "version" in item else ""
    note = "; ".join(filter(None, [item.get("container-title", ""), *remarks(item), version, accessed]))
    fields = {
        "author": held_together(names(item)),
        "title": held_together(item["title"]),
        "institution": held_together(item["publisher"]) if item["type"] == "report" else "",
        "number": held_together(item.get("number", "")),
        "howpublished": address if item["type"] != "report" else "",
        "year": issue_day(item)[:4],
        "note": held_together(note),
        "url": escaped_url(item),
    }
    return entry(BIBTEX[item["type"]], item, fields)


def biblatex(item: CslItem) -> str:
    """An entry for biblatex and biber, with the fields that BibTeX lacks: date, urldate, version, language."""
    fields = {
        "author": held_together(names(item)),
        "title": held_together(item["title"]),
        "type": held_together(item.get("genre", "")) or ("techreport" if item["type"] == "report" else ""),
        "institution": held_together(item["publisher"]) if item["type"] == "report" else "",
        "publisher": held_together(item["publisher"]) if item["type"] == "dataset" else "",
        "maintitle": held_together(item.get("container-title", "")) if item["type"] == "entry" else "",
        "number": held_together(item.get("number", "")),
        "date": issue_day(item),
        "version": held_together(item.get("version", "")),
        "note": held_together("; ".join(remarks(item))),
        "url": escaped_url(item),
        "urldate": iso(item["accessed"]) if "URL" in item and "accessed" in item else "",
        "langid": "english" if item["language"].startswith("en") else "",
        "language": "english" if item["language"].startswith("en") else "chinese",
    }
    return entry(BIBLATEX[item["type"]], item, fields)


def entry(kind: str, item: CslItem, fields: Mapping[str, str]) -> str:
    """An entry of a .bib file; empty fields are left out."""
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{key(item)},\n" + ",\n".join(lines) + "\n}"


def held_together(text: str) -> str:
    """A text in braces, so that no style changes its case or takes it for a list of names, with TeX's own characters
    escaped; "" stays so."""
    escaped = "".join(ESCAPES.get(char, char) for char in text)
    return f"{{{escaped}}}" if text else ""


def issue_day(item: CslItem) -> str:
    """Day or year of issue, without the mark of an inferred one; "" if unknown."""
    return iso(item["issued"]).strip("[]") if "issued" in item else ""


def ris(item: CslItem) -> str:
    """A RIS record."""
    issued = issue_day(item)
    fields = [
        ("TY", RIS[item["type"]]),
        ("AU", names(item)),
        ("TI", item["title"]),
        ("T2", item.get("container-title", "")),
        ("PB", item.get("publisher", "")),
        ("M1", item.get("number", "")),
        ("ET", item.get("version", "")),
        ("PY", issued[:4]),
        ("DA", issued.replace("-", "/")),
        ("Y2", iso(item["accessed"]).replace("-", "/") if "accessed" in item else ""),
        *(("N1", remark) for remark in remarks(item)),
        ("UR", escaped_url(item)),
        ("LA", item["language"]),
    ]
    return "\r\n".join([f"{tag}  - {value}" for tag, value in fields if value] + ["ER  - ", ""])


def remarks(item: CslItem) -> list[str]:
    """Values for which these formats have no field: clause, original title, code, genre."""
    clause = f"§ {item['section']}" if "section" in item else ""
    return list(filter(None, [clause, *(item.get(name, "") for name in ("original-title", "note", "genre"))]))


def names(item: CslItem) -> str:
    """Names of the authors."""
    return "; ".join(name["literal"] for name in item["author"])


def escaped_url(item: CslItem) -> str:
    """URL without characters that would end a field."""
    return quote(item.get("URL", ""), safe=SAFE_IN_URL)


def key(item: CslItem) -> str:
    """Key of the entry: ASCII letters, digits and hyphens."""
    return re.sub("[^A-Za-z0-9-]+", "-", item["id"]).strip("-") or "duizhao"
