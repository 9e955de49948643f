"""Numerals as the texts write them: found by one rule, read as numbers. Pure functions, no files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

TOKEN = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?|[〇零一二三四五六七八九十百千万亿两]+")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
_SCALES = {*_SMALL, "万", "亿"}


class Token(NamedTuple):
    """A numeral of a text, with its offsets."""

    start: int
    end: int
    text: str


def tokens(text: str) -> list[Token]:
    """Every numeral of a text: the definition of the ledger."""
    return [Token(found.start(), found.end(), found.group()) for found in TOKEN.finditer(text)]


def values(text: str, found: Iterable[Token]) -> set[float]:
    """The numbers that these tokens of a text make: `4 0` is one, `1万` is one, 百分之五十 is 50 per cent."""
    groups = _groups(text, sorted(found))
    return {_fraction(group) if "/" in group else number(group) for group in groups}


def number(written: str) -> float:
    """The value of one numeral: Arabic, Chinese, or Arabic with 十百千万亿 between. Raises ValueError for others."""
    written = written.translate(_WIDE)
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", written):
        return float(written)
    if all(char in _DIGITS for char in written):
        return float("".join(str(_DIGITS[char]) for char in written))
    total, section, last = 0.0, 0.0, None
    for part in re.findall(r"[0-9.]+|.", written):
        if part == "亿":
            total, section, last = (total + section + (last or 0)) * 10**8, 0.0, None
        elif part == "万":
            total, section, last = total + (section + (last or 0)) * 10**4, 0.0, None
        elif part in _SMALL:
            section += (1 if last is None else last) * _SMALL[part]
            last = None
        else:
            last = float(_DIGITS[part]) if part in _DIGITS else float(part)
    return total + section + (last or 0)


def _groups(text: str, found: Sequence[Token]) -> list[str]:
    groups: list[str] = []
    for index, token in enumerate(found):
        joint = _joint(text, found[index - 1], token) if index else None
        if joint is None:
            groups.append(token.text)
        else:
            groups[-1] += joint + token.text
    return groups


def _joint(text: str, before: Token, after: Token) -> str | None:
    """What joins two tokens into one number: nothing at all, a stray space between digits, or 分之; else None."""
    gap = text[before.end : after.start]
    if gap == "分之":
        return "/"
    scales = [all(char in _SCALES for char in token.text) for token in (before, after)]
    digits = _in_digits(before) and _in_digits(after)
    # 1亿2000万: what follows a scale without a gap goes on with the number
    if (gap == "" and any(scales)) or (gap.isspace() and digits):
        return ""
    return None


def _in_digits(token: Token) -> bool:
    return token.text.translate(_WIDE).isascii()


def _fraction(group: str) -> float:
    whole, part = group.split("/")
    return number(part) * 100 / number(whole)
