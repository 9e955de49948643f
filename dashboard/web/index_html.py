"""The document that a page of the dashboard opens with: Streamlit's index.html, told what will be asked for.

Streamlit's own names the chunks of every app; the one that draws charts is asked for last, after the script has run.
Ours names those of this very page, goes by the page's title and language, asks for no font that we don't use, and
says so when it loses its server or is too new for the browser.
"""

import gzip
import re
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from dashboard.exports import component_files, plotly_library
from dashboard.web import bundle_manifest, old_browsers, reconnect

FONT = re.compile(r'<link\s+rel="preload"[^>]*\bas="font"[^>]*/>')
ICON = re.compile(r'<link\s+rel="shortcut icon"[^>]*/>')
ICON_FILE = Path(__file__).parents[1] / "ui" / "icon.svg"
TITLE = re.compile(r"<title>[^<]*</title>")
# Streamlit looks for its server under the page's own address first, and asks in vain; this says where it is. Unknown to
# the documentation but not to the front end, which looks without it as it always did.
WHERE = '<script>window.__streamlit = {BACKEND_BASE_URL: new URL("./", location.href).href}</script>'
LIBRARY = (
    '<script async data-plotly onload="this.plotly=window.Plotly" onerror="this.remove()" src="./assets/{}"></script>'
)
# Until the theme is there, Streamlit's link past the contents asks for a font of 170 kB that no page of ours uses. Said
# again after Streamlit's styles, its name stands for a font of the reader's system, of which nothing is fetched.
LOCAL_FONT = (
    '<style>@font-face{font-family:"Source Sans";font-weight:100 900;'
    'src:local("Helvetica Neue"),local("Arial"),local("Liberation Sans"),local("Roboto"),local("Segoe UI")}</style>'
)
LANGUAGE = re.compile(r'<html lang="[^"]*">')


@lru_cache(512)
def document_html(bundle: Path, address: str, title: str, lang: str, metadata: str = "") -> bytes:
    """The document of a page's address as UTF-8. What is not found in a newer index.html is left as it is.

    metadata: further elements of its head.
    """
    written = (bundle / "index.html").read_text(encoding="utf-8")
    links = "".join(
        f'<link rel="modulepreload" crossorigin href="./{path}">'
        for path in bundle_manifest.preload_paths(bundle, address)
    )
    links += component_links(address in bundle_manifest.CHARTS)
    # The drawing library is the largest file: it must not wait behind sixty small ones, so it comes first.
    library = LIBRARY.format(plotly_library.library_asset()) if address in bundle_manifest.CHARTS else ""
    named = f"<title>{escape(title)}</title>{metadata}{icon_link()}"
    scripts = f"{old_browsers.old_browser_tags()}{WHERE}{library}{links}{reconnect.reconnect_tags()}"
    changed = TITLE.sub(lambda _: named + scripts, ICON.sub("", FONT.sub("", written)), count=1)
    changed = changed.replace("</head>", f"{LOCAL_FONT}</head>", 1)
    return LANGUAGE.sub(f'<html lang="{escape(lang)}">', changed, count=1).encode("utf-8")


@cache
def component_links(chart: bool) -> str:
    """Names the files of the components that the page will show: a table always, a chart on some."""
    scripts = "".join(
        f'<link rel="modulepreload" href="./assets/{component_files.asset_name(name)}">'
        for name in (("chart.js", "grid.js") if chart else ("grid.js",))
    )
    return f'{scripts}<link rel="stylesheet" href="./assets/{component_files.asset_name("grid.css")}">'


@cache
def icon_link() -> str:
    """The link to our icon, which is in the link itself, and the colour that goes with it."""
    drawn = quote(ICON_FILE.read_text(encoding="utf-8").strip())
    link = f'<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,{drawn}">'
    return f'{link}<meta name="theme-color" content="#00598C">'


@lru_cache(512)
def document_bytes(body: bytes) -> bytes:
    """The same, gzipped."""
    return gzip.compress(body, 9, mtime=0)
