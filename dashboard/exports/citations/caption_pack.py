"""The words around a figure as a Chinese journal wants them: 图题, 注, 资料来源; and as an English one does."""

from dashboard.exports.citations.csl_items import CitationContext, title
from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words


def caption_pack(exhibit: Exhibit, seen: CitationContext, words: Words, number: int = 1) -> str:
    """Title with its number, notes, source with data version, link and day of access; a line each."""
    kind = "table" if isinstance(exhibit.figure, Grid) else "figure"
    lines = [words.text(f"caption.{kind}", number=number, title=title(exhibit.headline))]
    if exhibit.notes:
        lines.append(words.text("caption.notes", notes=numbered(exhibit.notes, words)))
    return "\n".join([*lines, source(exhibit, seen, words)])


def numbered(notes: tuple[str, ...], words: Words) -> str:
    """Several notes with their numbers, one as it is."""
    if len(notes) == 1:
        return notes[0]
    said = [words.text("caption.note", number=number, note=note) for number, note in enumerate(notes, start=1)]
    return "".join(said).strip()


def source(exhibit: Exhibit, seen: CitationContext, words: Words) -> str:
    """The documents, and the data set by which they were read."""
    documents = words.text("share.source_separator").join(exhibit.sources)
    data = words.text("caption.data", version=seen.version, link=seen.link, day=words.day(seen.accessed))
    if not seen.link:
        data = words.text("caption.data_only", version=seen.version, day=words.day(seen.accessed))
    return (
        words.text("caption.sources", sources=documents, data=data)
        if documents
        else words.text("caption.source", data=data)
    )
