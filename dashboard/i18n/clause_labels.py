"""Labels of clauses, 六.1 or 附件5.3, as each language writes and cites them."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from dashboard.i18n.numerals import DIGITS, roman

Text = Callable[..., str]  # Words.text of a language
PARTS = {"附件": "annex", "专栏": "box", "表": "table", "图": "figure", "前言": "preamble"}
PART = re.compile(rf"\.?({'|'.join(PARTS)})\.?(?=(.?))")


def translated_label(label: str, text: Text) -> str:
    """A label outside Chinese: 附件5.3 is Annex 5.3, 附件1.专栏2 is Annex 1, Box 2, and 六 is VI, distinct from a 6."""

    def name(match: re.Match[str]) -> str:
        space = " " if match[2].isalnum() and match[2] not in "专表图" else ""
        before = text("list.comma") if match.start() else ""
        return before + text(f"clause.{PARTS[match[1]]}") + space

    number = PART.sub(name, label)
    return re.sub(f"[{DIGITS}十]+", lambda match: roman(match[0]), number)


def cited_labels(labels: Iterable[Any], text: Text) -> str:
    """Labels in a reference: clauses 6, 7; one that names its part of the document, Annex 5.3, stands as it is."""
    shown = [label for label in labels if isinstance(label, str) and label]
    names = tuple(text(f"clause.{part}") for part in PARTS.values())
    named = [label for label in shown if label.startswith(names)]
    numbers = [label for label in shown if label not in named]
    comma = text("list.comma")
    cited = [text("clause.cited", count=len(numbers), clause=comma.join(numbers))] if numbers else []
    return comma.join([*cited, *named])
