"""A table by nature as one page of HTML, and a picture of that page. Everything that comes from data is escaped."""

import base64
from html import escape
from typing import TYPE_CHECKING

from dashboard import theme
from dashboard.exports.caption import caption_lines
from dashboard.exports.file_names import printable_text
from dashboard.figures.grid import CellItem, Grid, GridRow
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words

if TYPE_CHECKING:
    from kaleido import Kaleido

STYLE = f"""
body {{ margin: 0; padding: 18px 28px; background: {theme.LIGHT.paper}; color: {theme.LIGHT.text};
  font: {theme.SMALL}px/1.5 {theme.FONTS}; font-variant-numeric: tabular-nums; }}
h1 {{ font-size: {theme.HEADLINE}px; line-height: 1.35; margin: 0 0 6px; }}
.subtitle {{ font-size: {theme.TEXT}px; color: {theme.LIGHT.muted}; margin: 0 0 14px; }}
.foot {{ color: {theme.LIGHT.muted}; margin: 3px 0; overflow-wrap: anywhere; }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed; margin: 0 0 14px; }}
th, td {{ text-align: left; vertical-align: top; font-weight: 400; padding: 6px 12px 6px 0; overflow-wrap: anywhere;
  border-bottom: 1px solid {theme.LIGHT.grid}; }}
thead th {{ font-weight: 600; vertical-align: bottom; border-bottom-color: {theme.LIGHT.rule}; }}
.group th {{ font-weight: 600; padding-top: 16px; }}
td > div + div {{ margin-top: 4px; }}
.value, .added {{ font-weight: 600; }}
.muted, .below, .aside {{ color: {theme.LIGHT.muted}; }}
.below {{ display: block; }}
.hollow {{ border: 1px solid currentColor; border-radius: 2px; padding: 0 .3em; }}
.dropped {{ text-decoration: line-through; background: #fae4d6; }}
.added {{ text-decoration: underline; background: #d6e8f3; }}
.inside {{ margin-left: 3px; padding-left: 9px; border-left: 2px solid {theme.LIGHT.grid}; }}
.bar {{ display: block; height: 3px; margin-top: 2px; background: {theme.GREY}; }}
"""
RUNNING_TEXT = ("quote", "aside", "dropped", "added")  # styles of a quote, which runs on without blanks


def page(exhibit: Exhibit, words: Words, link: str = "") -> str:
    """The finding, the table, and what travels with it, as a page of its own. Raises TypeError without a Grid."""
    if not isinstance(exhibit.figure, Grid):
        raise TypeError("only a Grid is a page")
    foot = "".join(f'<p class="foot">{escape_text(line)}</p>' for line in caption_lines(exhibit, words, link))
    head = f'<h1>{escape_text(exhibit.headline)}</h1><p class="subtitle">{escape_text(exhibit.subtitle)}</p>'
    body = f"{head}{table(exhibit.figure)}{foot}"
    opening = f'<!doctype html><html lang="{words.lang}"><head><meta charset="utf-8"><style>{STYLE}</style></head>'
    return f"{opening}<body>{body}</body></html>"


def table(grid: Grid) -> str:
    """The table, with a row for each group; no buttons and no foot, since nothing can be clicked."""
    heads = "".join(f'<th style="width: {escape(c.width or "auto")}">{escape_text(c.text)}</th>' for c in grid.columns)
    rows, group = [], ""
    for one in grid.rows:
        if one.group and one.group != group:
            rows.append(f'<tr class="group"><th colspan="{len(grid.columns)}">{escape_text(one.group)}</th></tr>')
        group = one.group
        rows.append(row(one))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def row(one: GridRow) -> str:
    """A row: its head and its cells."""
    cells = "".join(f"<td>{''.join(map(item, cell))}</td>" for cell in one.cells)
    return f"<tr><th>{item(one.head)}</th>{cells}</tr>"


def item(one: CellItem) -> str:
    """A line of a cell."""
    said = "".join(
        f'<span class="{escape(part.style)}">{escape_text(part.text)}</span>{"" if part.style in RUNNING_TEXT else " "}'
        for part in one.parts
    )
    bar = f'<span class="bar" style="width: {100 * one.bar:.1f}%"></span>' if one.bar else ""
    opens = f' data-code="{escape_text(one.code)}"' if one.code else ""
    return f'<div class="{"inside" if one.inside else ""}"{opens}>{said}{bar}</div>'


def escape_text(text: str) -> str:
    """Text as HTML."""
    return escape(printable_text(text))


async def photograph(running: "Kaleido", html: str, width: int, scale: int) -> bytes:
    """A PNG of a whole page that is so many pixels wide, on a tab of its own."""
    tab = await running.create_tab("about:blank")
    try:
        size = {"width": width, "height": 10, "deviceScaleFactor": scale, "mobile": False}
        await tab.send_command("Emulation.setScrollbarsHidden", {"hidden": True})
        await tab.send_command("Emulation.setDeviceMetricsOverride", size)
        tree = await tab.send_command("Page.getFrameTree")
        frame = tree["result"]["frameTree"]["frame"]["id"]
        await tab.send_command("Page.setDocumentContent", {"frameId": frame, "html": html})
        metrics = await tab.send_command("Page.getLayoutMetrics")
        area = metrics["result"]["cssContentSize"] | {"x": 0, "y": 0, "scale": 1}
        wanted = {"format": "png", "captureBeyondViewport": True, "clip": area}
        taken = await tab.send_command("Page.captureScreenshot", wanted)
        return base64.b64decode(taken["result"]["data"])
    finally:
        await tab.close()
