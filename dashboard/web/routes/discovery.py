"""What programs look for first: robots.txt and the site map."""

from html import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.database.connection import NoDatabaseError, build_id
from dashboard.i18n.words import Words, languages
from dashboard.url_state import site_map
from dashboard.web.page_metadata import SUBJECTS, page_address, subject_words
from dashboard.web.routes.answers import Answers
from dashboard.web.site_address import site_address

# Files of decks and free questions are endless; Streamlit's own addresses are no pages.
DISALLOWED = ("/_stcore/", "/handout", "/present", "/take?of=deck", "/search?", "/sql?")


async def robots(request: Request, answers: Answers) -> Response:  # noqa: ARG001
    """Which addresses programs should leave alone, and where the site map is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in DISALLOWED), ""]
    return PlainTextResponse("\n".join([*lines, f"Sitemap: {site_address(request.scope)}/sitemap.xml", ""]))


async def sitemap(request: Request, answers: Answers) -> Response:
    """Every page, indicator and plan in every language."""
    site = site_address(request.scope)
    body = await answers.get(request, ("sitemap", site, build()), lambda: sitemap_xml(site), "table")
    return Response(body, media_type="application/xml")


def build() -> str:
    """The present build, "" for none."""
    try:
        return build_id()
    except NoDatabaseError:
        return ""


def sitemap_xml(site: str) -> str:
    """The site map by the protocol of sitemaps.org."""
    views: list[tuple[str, dict[str, str]]] = [(page.address, {}) for page in site_map.pages()]
    for address, subject in SUBJECTS.items():
        views += [(address, {subject: code}) for code in subject_words(subject, Words(languages()[0]))]
    urls = [escape(page_address(site, address, choices, lang)) for address, choices in views for lang in languages()]
    entries = "\n".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{entries}
</urlset>
"""
