"""Queries that answer real questions, one a file; `{lang}` in them stands for the language of the columns shown.

The question that one answers is the message `sql.example.<code>`; the code is the file's name after its number.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "examples"
LANGUAGES, FALLBACK = ("zh", "en"), "en"  # of the columns name_zh, name_en and their like


@cache
def examples() -> dict[str, str]:
    """All queries by code, in their order, with {lang} still in them."""
    files = sorted(FOLDER.glob("*.sql"))
    return {file.stem.partition("-")[2]: file.read_text(encoding="utf-8").strip() for file in files}


def example(code: str, lang: str) -> str:
    """One query in a language; that of the fallback where the columns do not have it. Raises KeyError."""
    return examples()[code].replace("{lang}", lang if lang in LANGUAGES else FALLBACK)
