"""A plan as JSON and back. What comes in is hostile until checked: size, form, columns, places, every decision."""

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

from dashboard.desk.codec_checks import LONGEST_CELL, check_tables
from dashboard.desk.decisions import MOST_DECISIONS, check
from dashboard.desk.facts import check_region
from dashboard.desk.plan import Decision, DeskError, DeskPlan, Region, Words
from dashboard.desk.replay import initial_state
from etl.reading.source.reading import MOST_CHARACTERS

FORMAT = 1
MOST_BYTES = 24 << 20  # of a plan as JSON
MOST_NOTICES = 50


def to_json(plan: DeskPlan) -> str:
    """A plan as JSON, with its text."""
    content = {"format": FORMAT, "text": plan.text, "sha256": plan.sha256, "tables": plan.tables}
    content |= {"notices": plan.notices, "region": plan.region}
    decisions = [asdict(decision) for decision in plan.decisions]
    return json.dumps({**content, "decisions": decisions}, ensure_ascii=False)


def from_json(content: str) -> DeskPlan:
    """The plan of a JSON text. Raises DeskError where anything is not as `to_json` writes it."""
    if len(content) > MOST_BYTES or len(content.encode("utf-8", "replace")) > MOST_BYTES:
        raise DeskError("desk.too_large")
    try:
        return _plan(json.loads(content))
    except DeskError:
        raise
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise DeskError("desk.unreadable") from error


def _plan(content: dict[str, Any]) -> DeskPlan:
    text, sha256 = content["text"], content["sha256"]
    if content["format"] != FORMAT or not isinstance(text, str) or not 0 < len(text) <= MOST_CHARACTERS:
        raise DeskError("desk.unreadable")
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
        raise DeskError("desk.other_text")
    tables = check_tables(content["tables"], text)
    if tables["plans"][0]["source_sha256"] != sha256:
        raise DeskError("desk.other_text")
    plan = DeskPlan(text, sha256, tables, (), _notices(content["notices"]), _region(content["region"]))
    return _with_decisions(plan, content["decisions"])


def _with_decisions(plan: DeskPlan, content: list[Any]) -> DeskPlan:
    """The plan with decisions from outside, each checked in the state that those before it leave."""
    if not isinstance(content, list) or len(content) > MOST_DECISIONS:
        raise DeskError("desk.unreadable")
    decisions, state = [], initial_state(plan)
    for item in content:
        decision = _decision(item)
        check(decision, state, plan)
        state.apply(decision, plan)
        decisions.append(decision)
    return replace(plan, decisions=tuple(decisions))


def _decision(content: dict[str, Any]) -> Decision:
    rows = tuple(_word(name) for name in content["rows"])
    cells = tuple((_word(column), _word(cell)) for column, cell in content["cells"])
    words = tuple(Words(_word(field), _offset(start), _offset(end)) for field, start, end in content["words"])
    note, unit = _word(content.get("note", "")), tuple(_word(word) for word in content.get("unit", ()))
    return Decision(
        _word(content["act"]), rows, cells, words, _word(content["reason"]), _word(content["table"]), note, unit
    )


def _notices(content: list[Any]) -> tuple[tuple[str, str], ...]:
    if not isinstance(content, list) or len(content) > MOST_NOTICES:
        raise DeskError("desk.unreadable")
    return tuple((_word(zh), _word(en)) for zh, en in content)


def _region(content: list[Any]) -> Region:
    region = Region(*(_word(value) for value in content))
    check_region(region)
    return region


def _word(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_CELL:
        raise DeskError("desk.unreadable")
    return value


def _offset(value: Any) -> int:
    if type(value) is not int:
        raise DeskError("desk.unreadable")
    return value
