"""Many times the corpus: the tables of data/ with copies of every plan, which pass every check.

    .venv/bin/python -m benchmarks.scale.corpus 100 build/scale/100/data

The closed lists and the indicators stay as they are, so that comparisons get many plans. Each copy of a plan is of a
place of its own; its ids begin with the number of the copy. The first copy is the corpus itself. In the others, values
differ: where a quote holds its target's value in digits, other digits of the same length take their place everywhere.

An indicator that only one plan promises is promised by every copy of it, which `single` forbids: it becomes `related`,
and every plan without it gets its silence. The copy of a province is a prefecture, since a code of six digits tells no
more than ninety provinces from one another. Beyond a thousand copies six digits do not tell prefectures apart either:
there the descriptor of the copies allows eight.
"""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.scale.values import ChangedDigits, changed_digits
from etl.schema import Table, load_schema

ROOT = Path(__file__).resolve().parents[2]
Row = dict[str, str]
Tables = dict[str, list[Row]]
# Columns that a copy renames, besides those that refer to them.
OWN_KEYS = {"regions": "region_id", "plans": "plan_id", "measures": "measure_id", "targets": "target_id"}
OWN_NAMES = {"regions": ("name_zh", "name_en"), "plans": ("title_zh", "title_en")}
COPIED = (
    "regions",
    "plans",
    "plan_facts",
    "measures",
    "measure_bodies",
    "targets",
    "silences",
    "numerals",
    "codings",
    "target_evidence",
)
PLACES = 20  # of a corpus, at most
SIX_DIGITS = 5000  # places that codes of six digits tell apart, from one another and from those of the corpus
SETTLED = {"settled_zh": "为测量规模，改为相关。", "settled_en": "Changed to related, to measure scale."}
REFERENCES = {"repeats", "restates", "nested_in"}  # fields whose codings are ids


def multiply(data: Path, folder: Path, times: int) -> int:
    """Write `times` the corpus of `data` into a new folder; returns the number of targets. ValueError for none."""
    if times < 1:
        raise ValueError(f"{times} times is no corpus")
    schema = load_schema(data / "datapackage.json")
    tables = {table.name: read(data / table.path) for table in schema.tables}
    if times > 1:
        share_every_indicator(tables)
    folder.mkdir(parents=True)
    for name in ("CHANGES.md", "REVIEWED.txt"):
        shutil.copyfile(data / name, folder / name)
    (folder / "datapackage.json").write_bytes(descriptor(data / "datapackage.json", times))
    changes = [changed_digits(tables["targets"], tables["numerals"], number) for number in range(times)]
    for table in schema.tables:
        copies = changes if table.name in COPIED else changes[:1]
        rows = (row for number, values in enumerate(copies) for row in copy(table, tables[table.name], number, values))
        write(folder / table.path, table.columns, rows)
    return times * len(tables["targets"])


def descriptor(path: Path, times: int) -> bytes:
    """The descriptor of the copies: that of the corpus, with longer codes of places where there are very many."""
    found = path.read_bytes()
    if times * PLACES <= SIX_DIGITS:
        return found
    described = json.loads(found)
    regions = next(table for table in described["resources"] if table["name"] == "regions")
    field = next(field for field in regions["schema"]["fields"] if field["name"] == "admin_code")
    field["constraints"]["pattern"] += "|[0-9]{8}"
    return json.dumps(described, ensure_ascii=False, indent=1).encode()


def share_every_indicator(tables: Tables) -> None:
    """Make each `single` indicator that is promised `related`, and let the plans that do not promise it say so."""
    firsts = [row for row in tables["targets"] if not row["restates"] and row["kind"] != "tally"]
    promised = {(row["plan_id"], row["indicator_id"]) for row in firsts}
    terms = {row["indicator_id"]: row["terms_searched"] for row in tables["silences"]}
    said = promised | {(row["plan_id"], row["indicator_id"]) for row in tables["silences"]}
    single = {row["indicator_id"] for row in tables["indicators"] if row["comparability"] == "single"}
    tables["codings"] = [coding for row in tables["codings"] for coding in verdict_coding(row, single)]
    for indicator in tables["indicators"]:
        if indicator["comparability"] == "single" and indicator["indicator_id"] in {code for _, code in promised}:
            indicator["comparability"] = "related"
            for name in ("reason", "difference"):
                indicator[f"{name}_zh"], indicator[f"{name}_en"] = "为测量规模而生成。", "Generated to measure scale."
            tables["silences"] += [
                silence(plan["plan_id"], indicator, terms)
                for plan in tables["plans"]
                if (plan["plan_id"], indicator["indicator_id"]) not in said
            ]


def verdict_coding(row: Row, single: set[str]) -> list[Row]:
    """A coding beside the verdicts that are changed here: both coders keep what they gave, and the settlement says
    that the tables hold neither for its sake. Where both said `single`, tables with another verdict cannot hold it."""
    if row["field"] != "comparability" or row["item"] not in single:
        return [row]
    return [row | SETTLED] if row["first"] != row["second"] else []


def silence(plan_id: str, indicator: Row, terms: dict[str, str]) -> Row:
    """A plan that does not mention an indicator, searched for by the terms that others were searched by."""
    code = indicator["indicator_id"]
    said = {"status": "not_mentioned", "terms_searched": terms.get(code, indicator["name_zh"])}
    return {"plan_id": plan_id, "indicator_id": code, **said}


def copy(table: Table, rows: list[Row], number: int, values: ChangedDigits) -> Iterator[Row]:
    """The rows of one copy; those of number 0 are the corpus itself."""
    if number == 0:
        yield from rows
        return
    columns = id_columns(table)
    for place, row in enumerate(rows):
        if table.name == "codings" and not row["plan_id"]:
            continue  # of an indicator, which is not copied
        made = row | {name: copy_id(row.get(name, ""), number) for name in columns | of_coding(table.name, row)}
        made |= {name: f"{row[name]} {number}" for name in OWN_NAMES.get(table.name, ())}
        yield values.apply(table.name, row, made) | unique(table.name, row, made, number, place)


def copy_id(code: str, number: int) -> str:
    """What a copy calls something; nothing stays nothing."""
    return code and f"x{number}-{code}"


def id_columns(table: Table) -> set[str]:
    """The columns of a table that hold ids of what is copied."""
    referring = {column for key in table.foreign_keys if key.table in OWN_KEYS for column in key.columns}
    return referring | ({OWN_KEYS[table.name]} if table.name in OWN_KEYS else set())


def of_coding(table: str, row: Row) -> set[str]:
    """The columns of a coding that hold ids of what is copied."""
    if table != "codings":
        return set()
    return {"item"} | ({"first", "second"} if row["field"] in REFERENCES else set())


def unique(table: str, row: Row, made: Row, number: int, place: int) -> Row:
    """What goes with the name and number of a copy: codes and sources that no two places or texts share."""
    if table == "plans":
        return {"source_sha256": hashlib.sha256(f"{row['source_sha256']} {number}".encode()).hexdigest()}
    if table != "regions":
        return {}
    sources = {"population_source": "name_zh", "population_source_en": "name_en"}
    named = {source: row[source].replace(row[name], made[name]) for source, name in sources.items()}
    return {"level": "prefecture", "admin_code": code(number, place), **named}


def code(number: int, place: int) -> str:
    """The administrative code of a place of a copy, by the form of prefectures', ending in 00: beginning at 70 and then
    at 10, so that five thousand of them meet none of the corpus; those that follow have two digits more."""
    count = (number - 1) * PLACES + place
    first, middle = divmod(count, 99)
    leading = f"{first:04}" if count >= SIX_DIGITS else f"{(first + 60) % 90 + 10}"
    return f"{leading}{middle + 1:02}00"


def read(path: Path) -> list[Row]:
    """The rows of a table as typed."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: list[str], rows: Iterable[Row]) -> None:
    """A table as people would type it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    print(multiply(ROOT / "data", Path(sys.argv[2]), int(sys.argv[1])), "targets")
