"""How a number is written: for readers, in full or in Roman numerals, and as data."""

from decimal import Decimal
from functools import lru_cache

from babel import numbers

MYRIAD = 10_000
DIGITS = "一二三四五六七八九"
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@lru_cache(maxsize=4096, typed=True)  # the same few hundred numbers, figure after figure
def in_full(value: float, lang: str) -> str:
    """A number with all its digits, as a language writes it."""
    exact = round(value, 6) + 0  # a zero has no sign
    return str(numbers.format_decimal(exact, locale=lang, decimal_quantization=False))


def roman(numeral: str) -> str:
    """A Chinese numeral below forty in Roman ones: 十六 is XVI."""
    tens, ten, ones = numeral.rpartition("十")
    return "X" * (DIGITS.find(tens) + 1 if tens else len(ten)) + ROMAN[DIGITS.find(ones) + 1 if ones else 0]


def is_short(value: float) -> bool:
    """Whether a number of ten thousand or more is a multiple of its 万, 亿 or 万亿 with one decimal at most."""
    scale = MYRIAD
    while abs(value) >= scale * MYRIAD:
        scale *= MYRIAD
    return abs(value) >= MYRIAD and value % (scale // 10) == 0


def exact(number: object) -> str:
    """A number as data with all its digits, with an exponent only where there would be many noughts: 12345678901.5."""
    if not isinstance(number, float):
        return str(number)
    text = repr(number + 0)
    if "e" in text and 1e-10 <= abs(number) < 1e25:
        return format(Decimal(text), "f")
    return text.removesuffix(".0")
