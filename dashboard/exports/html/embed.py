"""A figure inside someone else's page."""

from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

TALL = 900  # pixels; a page scrolls inside its frame where it is taller


def iframe(link: str, title: str) -> str:
    """The HTML that shows the view of a link within another page, without the dashboard's own frame around it."""
    address = with_choice(link, embed="true")
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{TALL}" '
        'style="border: 0" loading="lazy"></iframe>'
    )


def with_choice(link: str, **choices: str) -> str:
    """A link with further choices in its query."""
    parts = urlsplit(link)
    return urlunsplit(parts._replace(query="&".join(part for part in (parts.query, urlencode(choices)) if part)))
