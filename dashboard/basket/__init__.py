"""The basket: figures, tables and quotations put together for a meeting, kept as codes and made anew when asked for.

`kept` what it holds, `code` as a link or a file, `remade` from codes to figures, `files` slides, page and workbook.
No Streamlit: the panels hold it in the session, and the service hands out its page without one.
"""

from dashboard.basket.code import FORM, check_length, from_code, from_file, to_code, to_file
from dashboard.basket.files import FORMS, file, made
from dashboard.basket.kept import EVIDENCE, Basket, BasketError, Kept
from dashboard.basket.remade import Bench, GoneError, content, finding, ready

__all__ = [
    "EVIDENCE",
    "FORM",
    "FORMS",
    "Basket",
    "BasketError",
    "Bench",
    "GoneError",
    "Kept",
    "check_length",
    "content",
    "file",
    "finding",
    "from_code",
    "from_file",
    "made",
    "ready",
    "to_code",
    "to_file",
]
