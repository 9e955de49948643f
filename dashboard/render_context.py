"""What everything that is rendered needs to know of its reader and its data, passed on as one object."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.i18n.words import Words


@dataclass(frozen=True)
class RenderContext:
    """The reader's words, the version of the data, and the choices that links within the site take along.

    carried: parameters of an address with their values, such as {"lang": "en"}.
    """

    words: Words
    version: str
    carried: Mapping[str, str] = field(default_factory=dict)
