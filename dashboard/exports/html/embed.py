"""HTML that shows a figure inside another site's page."""

from urllib.parse import urlencode, urlsplit, urlunsplit

from dashboard.exports.html.rendering import render

HEIGHT = 600  # pixels; a taller figure is made smaller


def iframe(link: str, title: str) -> str:
    """An iframe of a view, without the dashboard's navigation around it."""
    return str(render("embed.html", url=with_parameters(link, embed="true"), title=title, height=HEIGHT))


def with_parameters(link: str, **parameters: str) -> str:
    """A URL with further query parameters."""
    parts = urlsplit(link)
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, urlencode(parameters))))))
