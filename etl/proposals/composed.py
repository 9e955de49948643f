"""English composed of the English of parts: names of things, offices and counters; each to be read by a person."""

from __future__ import annotations

import re

from etl.proposals.model import Workpiece
from etl.proposals.phrases import compose

_OFFICE = re.compile("^(?:省|市|县|区)?(?:委|人民政府)?(?=.{2})")
_THINGS = (("indicators", "name_zh", "name_en"), ("targets", "scope_zh", "scope_en"))


def name_bodies(work: Workpiece) -> None:
    """The usual English of offices that the register does not have, and of the place's own college."""
    place = work.by_id("regions").get(work.plan["region_id"], {})
    for row in work.tables["bodies"]:
        name = row["name_zh"]
        office = work.lexicon.get(name) or work.lexicon.get(_OFFICE.sub("", name), {})
        work.offer_to_read("bodies", row, "name_en", office.get("office", ""), "the usual English of this office")
        if place.get("name_en") and name.startswith(place["name_zh"]):
            college = work.lexicon.get(name.removeprefix(place["name_zh"]), {}).get("college", "")
            words = f"{place['name_en']} {college}" if college else ""
            work.offer_to_read("bodies", row, "name_en", words, "the place and the kind of school")


def name_things(work: Workpiece) -> None:
    """English of new indicators and of scopes, where every word of theirs has some."""
    for table, zh, en in _THINGS:
        for row in work.tables[table]:
            if row[zh] and not row[en]:
                work.offer_to_read(table, row, en, compose(row[zh], work.lexicon), "composed of its words")


def name_units(work: Workpiece) -> None:
    """English of counters: 栋 is buildings."""
    for row in work.tables["units"]:
        label = work.lexicon.get(row["label_zh"], {}).get("counter", "")
        work.offer_to_read("units", row, "label_en", label, "the usual English of this counter")
