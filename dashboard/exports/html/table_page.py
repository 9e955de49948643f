"""A Grid as an HTML page of its own, and a picture of that page."""

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.exports.caption import caption_lines
from dashboard.exports.html.rendering import render, style
from dashboard.exports.picture_options import USUAL, PictureOptions
from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words

if TYPE_CHECKING:
    from kaleido import Kaleido


def page(exhibit: Exhibit, words: Words, link: str = "", options: PictureOptions = USUAL) -> str:
    """The finding, the table, and the caption that travels with it, as wanted. Raises TypeError for a drawing."""
    if not isinstance(exhibit.figure, Grid):
        raise TypeError("only a Grid is a page")
    caption = caption_lines(exhibit, words, link) if options.notes else []
    if not options.header:
        exhibit = replace(exhibit, headline="", subtitle="", extent="")
    return render("table_page.html", lang=words.lang, exhibit=exhibit, caption=caption, style=style("table_page.css"))


async def photograph(running: "Kaleido", html: str, width: int, scale: int) -> bytes:
    """PNG of a whole page, drawn in a tab of its own. width: in CSS pixels; scale: device pixels per CSS pixel."""
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
        options = {"format": "png", "captureBeyondViewport": True, "clip": area}
        screenshot = await tab.send_command("Page.captureScreenshot", options)
        return base64.b64decode(screenshot["result"]["data"])
    finally:
        await tab.close()
