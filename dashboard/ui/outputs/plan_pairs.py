"""Two plans at a time, as a table of reasons: what they have in common in a line, what differs row by row."""

from html import escape

from dashboard.figures.model import Pair, PairAspect, Pairs
from dashboard.i18n.words import Words
from dashboard.ui.outputs import markup


def plan_pairs_html(found: Pairs, words: Words) -> str:
    """A heading, what must be said before comparing, and each pair, as HTML."""
    title, lead = markup.section(words.text("pair.title")), markup.paragraphs([found.lead])
    return f'{title}<div class="dz">{lead}{"".join(pair(one, words) for one in found.pairs)}</div>'


def pair(found: Pair, words: Words) -> str:
    """One pair as HTML."""
    title = words.text("pair.names", one=found.first, other=found.second)
    alike = words.text("headline.separator").join(
        words.text("evidence.labelled", name=aspect.aspect, value=words.join(aspect.first)) for aspect in found.same
    )
    same = f"<p><b>{escape(words.text('pair.same'))}</b> {escape(alike)}</p>" if alike else ""
    return f'<section class="dz-pair"><h3>{escape(title)}</h3>{same}{differences(found, title, words)}</section>'


def differences(found: Pair, title: str, words: Words) -> str:
    """What differs, a row for each aspect; its accessible name says of whom."""
    if not found.different:
        return ""
    name = escape(f"{title}: {words.text('pair.different')}")
    columns = (words.text("pair.different"), found.first, found.second)
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in columns)
    rows = "".join(row(one) for one in found.different)
    return f'<table aria-label="{name}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def row(found: PairAspect) -> str:
    """An aspect and what each plan says; several things stand one under the other."""
    cells = "".join(f"<td>{markup.paragraphs(said or ('—',))}</td>" for said in (found.first, found.second))
    return f'<tr><th scope="row">{escape(found.aspect)}</th>{cells}</tr>'
