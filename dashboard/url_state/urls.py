"""Addresses within the site, relative to it: `indicator?lang=zh`."""

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlencode

from dashboard.url_state.site_map import shared_choices

NO_CHOICES: Mapping[str, str] = MappingProxyType({})


def page_url(page: str, choices: Mapping[str, str], current: Mapping[str, str] = NO_CHOICES) -> str:
    """The address of a page with these choices; page "" is the one that is open.

    current: choices of the present address, of which a link takes the shared ones along.
    """
    return f"{page}?{urlencode(dict(choices) | shared_choices({**current, **choices}))}"
