"""What was caught, as a page: the rule of what counts, shares by kind and by column, and every one that escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.mutation.judge import Verdict

_RULE = """\
Written by `{command}`, which makes one cell of the real tables in `data/` wrong at a time and asks the rules of
`check`, the proofs of `verify` against the five texts, and the record of reviewed rows (`data/REVIEWED.txt`).

**What counts as a changed fact.** Every corruption, but for a letter dropped from our own explanations (glosses, notes,
rules, definitions, reasons, differences, settlements, statements, summaries): such a slip states nothing else. A
number changed in them, a sentence lost, added or taken from another row does count, and so does every slip in a name,
a title, a scope, a label, a code, an id, an offset, a quote or a value.

**By meaning** are the rules that understand a cell: the words of the text, other tables, the two independent codings.
**By the record alone** are the cells that no rule can settle (a population taken from a census that is not among the
texts, the wording of a name, a verdict, a kind of silence): that somebody changed them since they were last read against the
texts is noticed, not what is wrong with them. A slip that is already in the tables when they are reviewed is
caught by meaning or not at all.
"""


def report(verdicts: list[Verdict], command: str) -> str:
    """The page in Markdown."""
    facts = [found for found in verdicts if found.corruption.changes_fact]
    parts = [
        "# What one wrong cell sets off\n",
        _RULE.format(command=command),
        _table("", [("all", verdicts), ("those that change a fact", facts)]),
        "## By kind of slip (those that change a fact)\n",
        _table("kind", _groups(facts, lambda found: found.corruption.kind)),
        "## By column (those that change a fact)\n",
        _table("column", _groups(facts, lambda found: f"{found.corruption.table}.{found.corruption.column}")),
        "## Escaped\n",
        _list(found for found in facts if not found.caught),
        "## Noticed by the record alone\n",
        _list(found for found in facts if found.caught and not found.by_meaning),
    ]
    return "\n".join(parts)


def _groups(verdicts: list[Verdict], key: Callable[[Verdict], str]) -> list[tuple[str, list[Verdict]]]:
    return [(name, [found for found in verdicts if key(found) == name]) for name in sorted(set(map(key, verdicts)))]


def _table(head: str, groups: Iterable[tuple[str, list[Verdict]]]) -> str:
    lines = [f"| {head} | number | check | verify | by meaning | with the record |", "|---|--:|--:|--:|--:|--:|"]
    lines += [f"| {name} | {len(found)} | {' | '.join(_shares(found))} |" for name, found in groups]
    return "\n".join(lines) + "\n"


def _shares(found: list[Verdict]) -> list[str]:
    counts = [
        sum(bool(item.check) for item in found),
        sum(bool(item.verify) for item in found),
        sum(item.by_meaning for item in found),
        sum(item.caught for item in found),
    ]
    return [f"{100 * count / len(found):.1f} %" for count in counts]


def _list(found: Iterable[Verdict]) -> str:
    lines = [f"* `{str(item.corruption).replace('`', '')}`" for item in found]
    return "\n".join(lines or ["None."]) + "\n"
