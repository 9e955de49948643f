"""Speaker notes: the full citation, sources, every caveat, and the rows of the figure."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.i18n.words import Words


@dataclass(frozen=True)
class SpeakerNotes:
    """What the notes of a slide hold; empty parts are left out. version: of the data. table: rows as text."""

    finding: str
    subtitle: str
    version: str
    citation: str
    sources: Sequence[str]
    caveats: Sequence[str]
    table: pd.DataFrame
    link: str

    def text(self, words: Words) -> str:
        """The notes as plain text, a block per part with its heading."""
        blocks: list[tuple[str, Sequence[str]]] = [
            ("deck.speaker.citation", [self.citation] if self.citation else []),
            ("panel.sources", self.sources),
            ("deck.speaker.notes", self.caveats),
            ("panel.table", table_lines(self.table, words)),
            ("deck.speaker.link", [self.link] if self.link else []),
        ]
        lines = [*filter(None, (self.finding, self.subtitle)), words.text("panel.version", version=self.version)]
        for key, block in blocks:
            if block:
                lines += ["", words.text("deck.speaker.heading", title=words.text(key)), *block]
        return "\n".join(lines)


def table_lines(table: pd.DataFrame, words: Words) -> list[str]:
    """A line with the column names, then a line per row."""
    if table.empty:
        return []
    bar = words.text("deck.speaker.bar")
    rows = [[str(cell).replace("\n", " ") for cell in row] for row in table.itertuples(index=False)]
    return [bar.join(row) for row in [[str(column) for column in table.columns], *rows]]
