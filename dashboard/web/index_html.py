"""The document that a page of the dashboard opens with: Streamlit's index.html, told what will be asked for.

Streamlit's own names the chunks of every app; the one that draws charts is asked for last, after the script has run.
Ours names those of this very page, goes by the page's title and language, asks for no font that we don't use, tells how
wide it is, and says so when it loses its server.
"""

import gzip
import re
from functools import cache
from html import escape
from pathlib import Path

from dashboard.web import bundle_manifest, reconnect

FONT = re.compile(r'<link\s+rel="preload"[^>]*\bas="font"[^>]*/>')
TITLE = re.compile(r"<title>[^<]*</title>")
# Streamlit looks for its server under the page's own address first, and asks in vain; this says where it is. Unknown to
# the documentation but not to the front end, which looks without it as it always did.
WHERE = '<script>window.__streamlit = {BACKEND_BASE_URL: new URL("./", location.href).href}</script>'
LANGUAGE = re.compile(r'<html lang="[^"]*">')


@cache
def document_html(bundle: Path, address: str, title: str, lang: str, head_html: str) -> bytes:
    """The document of a page's address as UTF-8. What is not found in a newer index.html is left as it is.

    head_html: further elements of its head.
    """
    written = (bundle / "index.html").read_text(encoding="utf-8")
    links = "".join(
        f'<link rel="modulepreload" crossorigin href="./{path}">'
        for path in bundle_manifest.preload_paths(bundle, address)
    )
    # A chunk of five megabytes must not wait behind sixty small ones, so it comes first.
    head = f"<title>{escape(title)}</title>{WHERE}{links}{head_html}{reconnect.reconnect_tags()}"
    changed = TITLE.sub(lambda _: head, FONT.sub("", written), count=1)
    return LANGUAGE.sub(f'<html lang="{escape(lang)}">', changed, count=1).encode("utf-8")


@cache
def document_bytes(body: bytes) -> bytes:
    """The same, gzipped."""
    return gzip.compress(body, 9, mtime=0)
