"""The names under which a visitor's plan stands beside the register: the same for every visitor and every plan.

Codes stand in addresses, in links of a deck and in the names of files. These say nothing of the plan, and nobody else's
row can have them.
"""

import re
from collections.abc import Mapping

from dashboard.desk.plan import REFERENCES
from dashboard.theme import OWN_REGION as OWN

Row = dict[str, str]
_OTHER = re.compile("[^a-z0-9]+")


def own_names(tables: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    """Copies of the tables with the plan, its clauses and its targets renamed; indicators keep their codes."""
    plan_id = tables["plans"][0]["plan_id"]
    measures = _new_names(tables.get("measures", []), "measure_id", plan_id)
    targets = _new_names(tables.get("targets", []), "target_id", plan_id)
    columns = {
        "plan_id": {plan_id: OWN},
        "measure_id": measures,
        "repeats": measures,
        "target_id": targets,
        "row_id": targets,
        **dict.fromkeys(REFERENCES, targets),
    }
    return {name: [_rename(row, columns) for row in rows] for name, rows in tables.items()}


def _rename(row: Row, columns: Mapping[str, Mapping[str, str]]) -> Row:
    """A name that is nobody's becomes empty: the row then names nothing."""
    return {name: columns[name].get(cell, "") if name in columns else cell for name, cell in row.items()}


def _new_names(rows: list[Row], column: str, plan_id: str) -> dict[str, str]:
    """New names by old ones; what follows the plan's own prefix stays, with a number where two would be alike."""
    prefix = plan_id.split("-")[0]
    names: dict[str, str] = {}
    used: set[str] = set()
    for row in rows:
        rest = _OTHER.sub("-", row[column].removeprefix(plan_id).removeprefix(prefix)).strip("-") or "0"
        name, number = f"{OWN}-{rest}", 1
        while name in used:
            number += 1
            name = f"{OWN}-{rest}-{number}"
        used.add(name)
        names.setdefault(row[column], name)
    return names
