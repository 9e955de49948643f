"""What travels with a figure wherever it goes: notes, sources, data version and the way back, in the reader's words."""

from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words


def caption_lines(exhibit: Exhibit, words: Words, link: str = "") -> list[str]:
    """The lines under a figure in their order: a line for each note, the sources, the version, the link if known."""
    lines = [*exhibit.notes]
    if exhibit.sources:
        named = words.text("share.source_separator").join(exhibit.sources)
        lines.append(words.text("share.labelled", name=words.text("panel.sources"), value=named))
    version = words.text("panel.version", version=exhibit.data_version)
    ours = words.text("mark.separator").join((words.text("site.name"), version))
    return [*lines, ours, *([link] if link else [])]


def labelled_line(exhibit: Exhibit, words: Words, link: str = "") -> list[tuple[str, str]]:
    """The same for a table, as name and value: notes, sources, data version, link."""
    rows = [(words.text("share.note"), note) for note in exhibit.notes]
    rows += [(words.text("panel.sources"), source) for source in exhibit.sources]
    rows.append((words.text("share.version"), exhibit.data_version))
    return [*rows, (words.text("share.link"), link)] if link else rows
