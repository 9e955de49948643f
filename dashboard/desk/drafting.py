"""From a text to a plan on the desk."""

from dashboard.desk.plan import DeskPlan
from etl.reading.draft import Wishes, draft
from etl.reading.model import Corpus
from etl.reading.source import Source, read_source


def read_text(content: bytes | str) -> Source:
    """The text of a file (told by its content) or of a pasted text. Raises UnreadableError."""
    return read_source(content.encode("utf-8", "replace") if isinstance(content, str) else content)


def draft_plan(content: bytes | str, wishes: Wishes, corpus: Corpus) -> DeskPlan:
    """Read a file or a pasted text and draft its rows. Raises UnreadableError, whose `zh` and `en` say what to do."""
    source = read_text(content)
    made = draft(source.text, source.sha256, corpus, wishes)
    tables = {name: tuple(rows) for name, rows in made.tables.items()}
    return DeskPlan(source.text, source.sha256, tables, (), tuple(source.notices))
