"""English for a visitor's plan, as far as somebody has written it: the register's words for the same Chinese, names of
indicators and bodies, the place, and sentences made of coded fields. What only its text says stays as it is; pure."""

from collections.abc import Mapping

from dashboard.desk.own_names import Row
from dashboard.desk.own_units import UNSORTED
from dashboard.theme import OWN_REGION as OWN
from etl.proposals import english
from etl.proposals.model import Workpiece
from etl.proposals.sentences import lower

Tables = Mapping[str, list[Row]]


def add_english(pack: Tables, register: Tables, place: tuple[str, str]) -> None:
    """Fill empty English cells of the completed tables. place: its name in Chinese and English."""
    for table, columns in english.PAIRS.items():
        for row in pack[table]:
            row |= {column: row.get(column, "") for pair in columns for column in pair}
    region = {"region_id": OWN, "name_zh": place[0], "name_en": place[1]}
    work = Workpiece({**pack, "regions": [region], "draft_notes": []}, "", dict(register), {})
    english.remember(work)
    english.name_apart(work)
    english.name_scopes(work)
    english.name_parts(work)
    english.name_issuer(work)
    _add_summaries(pack, register)


def _add_summaries(pack: Tables, register: Tables) -> None:
    """A clause by its theme and what it gives numbers for, where a known indicator or theme tells."""
    themes = {row["theme_id"]: row["name_en"] for row in register["themes"]}
    names = {row["indicator_id"]: row["name_en"] for row in register["indicators"]}
    for row in pack["measures"]:
        if row["summary_en"] or row["theme_id"] == UNSORTED:
            continue
        clause_targets = [target for target in pack["targets"] if target["measure_id"] == row["measure_id"]]
        row["summary_en"] = _summary(
            themes[row["theme_id"]], list(dict.fromkeys(map(_indicator, clause_targets))), names
        )


def _summary(theme: str, codes: list[str], names: Mapping[str, str]) -> str:
    known = next((names[code] for code in codes if code in names), "")
    if not known:
        return f"{theme}: {'with' if codes else 'no'} quantities"
    return f"{theme}: quantities for {lower(known)}{' and others' if len(codes) > 1 else ''}"


def _indicator(target: Row) -> str:
    return target["indicator_id"]
