"""Caption of a figure as journals print it: title, notes, sources (图题, 注, 资料来源)."""

from dashboard.exports.citations.csl_items import CitationContext, title
from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words


def caption_pack(exhibit: Exhibit, context: CitationContext, words: Words, number: int = 1) -> str:
    """Numbered title, notes, source with data version, link and day of access; a line each."""
    kind = "table" if isinstance(exhibit.figure, Grid) else "figure"
    lines = [words.text(f"caption.{kind}", number=number, title=title(exhibit.headline))]
    if exhibit.notes:
        lines.append(words.text("caption.notes", notes=number_notes(exhibit.notes, words)))
    return "\n".join([*lines, source_line(exhibit, context, words)])


def number_notes(notes: tuple[str, ...], words: Words) -> str:
    """Notes on one line, numbered if there are several."""
    if len(notes) == 1:
        return notes[0]
    return "".join(
        words.text("caption.note", number=number, note=note) for number, note in enumerate(notes, start=1)
    ).strip()


def source_line(exhibit: Exhibit, context: CitationContext, words: Words) -> str:
    """The documents, and the data set with its version."""
    documents = words.text("share.source_separator").join(exhibit.sources)
    data = words.text("caption.data", version=context.version, link=context.link, day=words.day(context.accessed))
    if not context.link:
        data = words.text("caption.data_only", version=context.version, day=words.day(context.accessed))
    return (
        words.text("caption.sources", sources=documents, data=data)
        if documents
        else words.text("caption.source", data=data)
    )
