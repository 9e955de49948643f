"""What a speaker finds in the notes: the full citation, the sources, every caveat, and the rows of the figure."""

from collections.abc import Sequence

import pandas as pd

from dashboard.i18n.words import Words


def notes(
    said: Sequence[str],
    sources: Sequence[str],
    table: pd.DataFrame,
    link: str,
    citation: str,
    version: str,
    words: Words,
) -> str:
    """The speaker notes of a slide, a block each with its heading; empty blocks are left out."""
    blocks = [
        ("deck.speaker.citation", [citation] if citation else []),
        ("panel.sources", list(sources)),
        ("deck.speaker.notes", list(said)),
        ("panel.table", rows(table, words)),
        ("deck.speaker.link", [link] if link else []),
    ]
    lines = [words.text("panel.version", version=version)]
    for key, found in blocks:
        lines += ["", words.text("deck.speaker.heading", title=words.text(key)), *found] if found else []
    return "\n".join(lines)


def rows(table: pd.DataFrame, words: Words) -> list[str]:
    """A line per row of a table, its columns named once at the top."""
    if table.empty:
        return []
    bar = words.text("deck.speaker.bar")
    cells = [[str(cell).replace("\n", " ") for cell in row] for row in table.itertuples(index=False)]
    return [bar.join(row) for row in [[str(column) for column in table.columns], *cells]]
