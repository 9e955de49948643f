"""Caption that travels with a figure: notes, sources, data version, link."""

from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words


def caption_lines(exhibit: Exhibit, words: Words, link: str = "") -> list[str]:
    """Lines below a figure: each note, the sources, site and data version, the link if there is one."""
    lines = [*exhibit.notes]
    if exhibit.sources:
        documents = words.text("share.source_separator").join(exhibit.sources)
        lines.append(words.text("share.labelled", name=words.text("panel.sources"), value=documents))
    version = words.text("panel.version", version=exhibit.data_version)
    lines.append(words.text("mark.separator").join((words.text("site.name"), version)))
    return [*lines, link] if link else lines


def caption_rows(exhibit: Exhibit, words: Words, link: str = "") -> list[tuple[str, str]]:
    """The caption as (name, value): each note, each source, data version, link if there is one."""
    rows = [(words.text("share.note"), note) for note in exhibit.notes]
    rows += [(words.text("panel.sources"), source) for source in exhibit.sources]
    rows.append((words.text("share.version"), exhibit.data_version))
    return [*rows, (words.text("share.link"), link)] if link else rows
