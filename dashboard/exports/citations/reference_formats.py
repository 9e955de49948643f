"""Citations for reference managers: CSL-JSON, BibTeX, RIS, with each format's own characters escaped."""

import json
import re
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
RIS = {"report": "RPRT", "webpage": "ELEC", "dataset": "DATA", "entry": "DATA"}
SAFE_IN_URL = "/:?&=#%~+,;@!$'()*[]"


def csl_json(item: CslItem) -> str:
    """The item in a list, as CSL programs read it."""
    return json.dumps([item], ensure_ascii=False, indent=2)


def bibtex(item: CslItem) -> str:
    """A BibTeX entry, with the fields of biblatex for what BibTeX has none: date, urldate, version."""
    fields = {
        "author": names(item),
        "title": item["title"],
        "booktitle": item.get("container-title", ""),
        "institution": item["publisher"] if item["type"] == "report" else "",
        "publisher": item["publisher"] if item["type"] == "dataset" else "",
        "number": item.get("number", ""),
        "year": iso(item["issued"]).strip("[]")[:4] if "issued" in item else "",
        "date": iso(item["issued"]).strip("[]") if "issued" in item else "",
        "version": item.get("version", ""),
        "note": "; ".join(remarks(item)),
        "langid": "english" if item["language"].startswith("en") else "chinese",
    }
    lines = [f"  {name} = {{{{{tex(value)}}}}}" for name, value in fields.items() if value]
    if "URL" in item:
        lines += [f"  url = {{{escaped_url(item)}}}", f"  urldate = {{{iso(item['accessed'])}}}"]
    return f"@{BIBTEX[item['type']]}{{{key(item)},\n" + ",\n".join(lines) + "\n}"


def ris(item: CslItem) -> str:
    """A RIS record."""
    issued = iso(item["issued"]).strip("[]") if "issued" in item else ""
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


def tex(text: str) -> str:
    """A text with TeX's special characters escaped."""
    return "".join(ESCAPES.get(char, char) for char in text)
