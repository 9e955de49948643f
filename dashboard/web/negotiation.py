"""What the headers of a request ask for: content coding, language, and whether the sender's copy is still current.

The rules are those of RFC 9110, sections 12.4.2 (weights), 12.5.3 and 12.5.4 (codings, languages) and 13.1.2 (tags). A
header that was not sent is an empty string here, and an element that is malformed counts as not sent.
"""

import re
from collections.abc import Callable, Sequence

from babel import negotiate_locale
from starlette.responses import Response

CODINGS = ("br", "gzip")  # best first
YEAR = 31_536_000  # seconds
FOR_GOOD = {"Cache-Control": f"public, immutable, max-age={YEAR}", "Vary": "Accept-Encoding"}
WEIGHT = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")
ENTITY_TAG = re.compile(r'(?:W/)?("[^"]*")')


def weights(header: str) -> dict[str, float]:
    """The values of an Accept-* header in lower case with their weights, 0 to 1, the preferred first."""
    parsed: dict[str, float] = {}
    for element in header.lower().split(","):
        value, *parameters = (part.strip() for part in element.split(";"))
        weight = dict(parameter.partition("=")[::2] for parameter in parameters).get("q", "1")
        if value and WEIGHT.fullmatch(weight):
            parsed.setdefault(value, float(weight))
    return dict(sorted(parsed.items(), key=lambda pair: -pair[1]))


def accepts_coding(header: str, coding: str) -> bool:
    """Whether an Accept-Encoding header takes a coding such as "gzip"; "identity" it takes unless it says otherwise."""
    parsed = weights(header)
    default = 1 if coding == "identity" else 0
    return parsed.get(coding, parsed.get("*", default)) > 0


def preferred_language(header: str, available: Sequence[str]) -> str | None:
    """The language among `available` that an Accept-Language header asks for first; None where it asks for none.

    A regional variety stands for its language: zh-TW is served by zh. `*` stands for all that the header does not name.
    """
    parsed = weights(header)
    unnamed = [language for language in available if language not in parsed]
    ranges = [language for language, weight in parsed.items() if weight > 0]
    ranked = [tag for language in ranges for tag in (unnamed if language == "*" else [language])]
    refused = {language for language, weight in parsed.items() if weight == 0}
    return negotiate_locale(ranked, [language for language in available if language not in refused], sep="-")


def matches_etag(header: str, etag: str) -> bool:
    """Whether an If-None-Match header names an entity tag, compared weakly; "*" names any."""
    return header.strip() == "*" or etag.removeprefix("W/") in ENTITY_TAG.findall(header)


def packed_response(content: Callable[[str], bytes | None], accept_encoding: str, media_type: str) -> Response | None:
    """A file whose name changes with its content, in the best coding that is accepted and that `content` has; None
    where there is none."""
    for coding in CODINGS:
        body = content(coding) if accepts_coding(accept_encoding, coding) else None
        if body is not None:
            return Response(body, media_type=media_type, headers=FOR_GOOD | {"Content-Encoding": coding})
    return None
