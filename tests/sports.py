"""A tiny corpus on another subject than the register's: three invented city plans on school sports.

Its rows and texts are in tests/corpora/school-sports; the description of the tables and `codes` are the register's.
"""

import csv
import json
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "tests" / "corpora" / "school-sports"
SOURCES = HOME / "sources"
OF_INDICATORS = {"comparability": "single", "reason_zh": "", "reason_en": "", "difference_zh": "", "difference_en": ""}
Rows = list[dict[str, str]]


def write_sports(folder: Path, only: str = "") -> Path:
    """Write the corpus into a folder, as a person's data folder would be; only: the id of its single plan."""
    folder.mkdir(parents=True)
    register = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    identity = json.loads((HOME / "descriptor.json").read_text(encoding="utf-8"))
    descriptor = {**identity, "resources": register["resources"]}
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    shutil.copyfile(HOME / "CHANGES.md", folder / "CHANGES.md")
    tables = {resource["name"]: read(HOME / resource["path"]) for resource in register["resources"]}
    tables["codes"] = read(ROOT / "data" / "codes.csv")
    if only:
        keep_plan(tables, only)
    for resource in register["resources"]:
        columns = [field["name"] for field in resource["schema"]["fields"]]
        with (folder / resource["path"]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[resource["name"]])
    return folder


def read(path: Path) -> Rows:
    """The rows of a CSV; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keep_plan(tables: dict[str, Rows], plan: str) -> None:
    """Leave one plan and what belongs to it; with a single plan, every indicator is single and nothing is silent."""
    for name, rows in tables.items():
        tables[name] = [row for row in rows if row.get("plan_id", plan) == plan]
    clauses = {row["measure_id"] for row in tables["measures"]}
    targets = {row["target_id"] for row in tables["targets"]}
    counted = {row["indicator_id"] for row in tables["targets"]}
    tables["measure_bodies"] = [row for row in tables["measure_bodies"] if row["measure_id"] in clauses]
    tables["target_evidence"] = [row for row in tables["target_evidence"] if row["target_id"] in targets]
    tables["indicators"] = [row | OF_INDICATORS for row in tables["indicators"] if row["indicator_id"] in counted]
    tables["silences"] = []
    named = {row["body_id"] for row in tables["measure_bodies"]}
    tables["bodies"] = [row for row in tables["bodies"] if row["body_id"] in named]
    places = {row["region_id"] for row in tables["plans"]}
    tables["regions"] = [row for row in tables["regions"] if row["region_id"] in places]
    tables["codings"] = [row for row in tables["codings"] if row["field"] != "status"]
