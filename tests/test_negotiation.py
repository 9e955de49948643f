"""What the headers of a request ask for, by the rules of RFC 9110."""

import pytest

from dashboard.web.negotiation import accepts_coding, matches_etag, preferred_language


@pytest.mark.parametrize(
    ("header", "coding", "accepted"),
    [
        ("gzip, deflate, br, zstd", "gzip", True),
        ("br;q=1.0, gzip;q=0.2", "gzip", True),
        ("GZIP ; Q=0.5", "gzip", True),
        ("*", "gzip", True),
        ("gzip;q=0", "gzip", False),
        ("gzip; q=0.000", "gzip", False),
        ("gzip;q=0, *", "gzip", False),
        ("*;q=0", "gzip", False),
        ("br", "gzip", False),
        ("notgzip", "gzip", False),
        ("", "gzip", False),
        ("", "identity", True),
        ("gzip", "identity", True),
        ("identity;q=0", "identity", False),
        ("*;q=0", "identity", False),
        ("identity, *;q=0", "identity", True),
    ],
)
def test_a_coding_is_accepted_by_its_weight(header, coding, accepted):
    assert accepts_coding(header, coding) is accepted


@pytest.mark.parametrize("weight", ["", "2", "-1", "nan", "inf", "1e-3", "0.1234", "1.5", "٠", "x"])
def test_an_element_with_a_malformed_weight_is_ignored(weight):
    assert not accepts_coding(f"gzip;q={weight}", "gzip")
    assert preferred_language(f"zh;q={weight}, en;q=0.1", ("en", "zh")) == "en"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en;q=0.3, zh;q=0.7", "zh"),
        ("fr-FR, zh-Hant-TW;q=0.8, en;q=0.7", "zh"),
        ("fr, de;q=0.9", None),
        ("EN-gb;q=0.9, ZH;q=0.8", "en"),
        ("zh, en", "zh"),
        ("en, zh", "en"),
        ("zh;q=0, en;q=0.001", "en"),
        ("en;q=0, *", "zh"),
        ("en;q=0, en-GB, zh;q=0.1", "zh"),
        ("fr, *;q=0.5", "en"),
        ("zh;q=0", None),
        ("", None),
        (";;,,=,q=1", None),
        ("zhx, en;q=0.1", "en"),
    ],
)
def test_the_language_with_the_greatest_weight_is_preferred(header, language):
    assert preferred_language(header, ("en", "zh")) == language


@pytest.mark.parametrize(
    ("header", "matches"),
    [
        ('"abc"', True),
        ('W/"abc"', True),
        ('"x", W/"y","abc"', True),
        ('"a,b", "abc"', True),
        ("*", True),
        (" * ", True),
        ("", False),
        ("abc", False),
        ('"abcd"', False),
        ('"ab", "c"', False),
        ('"abc-gz"', False),
    ],
)
def test_an_entity_tag_is_looked_for_in_the_whole_list(header, matches):
    assert matches_etag(header, '"abc"') is matches
    assert matches_etag(header, 'W/"abc"') is matches
