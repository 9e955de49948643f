"""Written numbers: the tokens of a text, how tokens join into one number, and its value. Offsets are str indices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

TOKEN = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?|[〇零一二三四五六七八九十百千万亿两]+")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_SCALES = set("十百千万亿")
_NEIGHBOURS = re.compile(r"(|.*[十百千万亿])(一两|[一二两三四五六七八九]{2})([十百千万亿]*)")
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")


class Token(NamedTuple):
    """A numeral of a text with its offsets: the unit of the ledger."""

    start: int
    end: int
    text: str

    @property
    def in_digits(self) -> bool:
        """True for Arabic digits, full width included."""
        return self.text.translate(_WIDE).isascii()


class NumberGroup(NamedTuple):
    """Tokens that make one number: `1万`, `4 0`, `1,200`, `1亿2000万`."""

    tokens: tuple[Token, ...]
    value: float

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def tokens(text: str) -> list[Token]:
    """Every numeral of a text, in order."""
    return [Token(match.start(), match.end(), match.group()) for match in TOKEN.finditer(text)]


def number_groups(text: str, numerals: Sequence[Token]) -> list[NumberGroup]:
    """Numbers made of neighbouring tokens, in order; each token belongs to exactly one."""
    chains: list[list[Token]] = []
    for token in numerals:
        if chains and _continues_number(text, chains[-1], token):
            chains[-1].append(token)
        else:
            chains.append([token])
    return [NumberGroup(tuple(chain), number(_written(text, chain))) for chain in chains]


def number(written: str) -> float:
    """Value of a number in Arabic or Chinese numerals, or mixed (`2.4亿`). Raises ValueError for anything else."""
    plain = re.sub(r"[\s,，]", "", written.translate(_WIDE))
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", plain):
        return float(plain)
    if plain and all(char in _DIGITS for char in plain):
        return float("".join(str(_DIGITS[char]) for char in plain))
    if not re.fullmatch(rf"[0-9.{''.join(_DIGITS)}{''.join(_SCALES)}]+", plain):
        raise ValueError(f"not a number: {written!r}")
    return round(_value_with_scales(re.findall(r"[0-9.]+|万亿|.", plain)), 6)  # 2.3亿 is 230000000, not a hair less


def neighbouring_numbers(written: str) -> tuple[float, float] | None:
    """Both ends of 三五, 十五六, 七八百, which name two neighbouring numbers; None for any other number.

    一二 is none: it labels the first two of a row, as in 一二年级.
    """
    if not (match := _NEIGHBOURS.fullmatch(written)):
        return None
    low, high = (number(match[1] + digit + match[3]) for digit in match[2])
    first, last = (_DIGITS[digit] for digit in match[2])
    apart = match[2] == "三五" or (last - first == 1 and match[2] not in ("一二", "二两", "两两"))
    return (low, high) if apart else None


def _value_with_scales(parts: list[str]) -> float:
    total, section, digit = 0.0, 0.0, None
    for part in parts:
        if part == "万亿":
            total, section, digit = total + (section + (digit or 0) or 1.0) * 10**12, 0.0, None
        elif part in ("亿", "万"):
            whole = section + (digit or 0) if section or digit is not None else 1.0
            scale = 10**8 if part == "亿" else 10**4
            total = (total + whole) * scale if part == "亿" and total else total + whole * scale
            section, digit = 0.0, None
        elif part in _SMALL:
            section, digit = section + (1 if digit is None else digit) * _SMALL[part], None
        else:
            digit = float(_DIGITS[part]) if part in _DIGITS else float(part)
    return total + section + (digit or 0)


def _written(text: str, chain: Sequence[Token]) -> str:
    return text[chain[0].start : chain[-1].end]


def _continues_number(text: str, chain: Sequence[Token], token: Token) -> bool:
    """Whether a token continues a number: a scale behind digits, a thousands comma or space, or a stray space."""
    gap, last = text[chain[-1].end : token.start], chain[-1]
    if gap == "":
        return bool(_SCALES & {last.text[-1], token.text[0]})
    if gap == " " and last.in_digits and set(token.text) <= {"万", "亿"}:
        return True
    if not (last.in_digits and token.in_digits and "." not in last.text):
        return False
    if gap == "," or (gap in (" ", "，") and token.text == "000"):
        return len(token.text) == 3 and len(chain[0].text) <= 3
    return gap == " " and len(token.text) == 1
