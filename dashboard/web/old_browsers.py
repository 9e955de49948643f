"""What old browsers lack, and what they are told where it cannot be had.

Streamlit's front end is written for browsers since Chromium 94, Firefox 93 and Safari 16.4 (static blocks of classes).
Those that read it and lack single functions, such as `Promise.withResolvers`, are given them; in those that cannot read
it, such as Chromium 80 or the browsers inside WeChat of 2021, a sentence says which browser is needed.
"""

import json
from functools import cache
from pathlib import Path

from dashboard.i18n.words import Words, languages

BROWSERS = ("Chrome 94", "Edge 94", "Firefox 93", "Safari 16.4")
STYLE = (
    "#dz-old{margin:15vh auto 0;max-width:34em;padding:0 1em;"
    "font:17px/1.7 'Helvetica Neue',Arial,'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}"
)


@cache
def old_browser_tags() -> str:
    """A style and a script for the head of a document, before all others."""
    words = json.dumps(" ".join(map(requirement, languages())), ensure_ascii=False).replace("<", "\\u003c")
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8").replace("WORDS", words)
    return f"<style>{STYLE}</style><script>{script}</script>"


def requirement(lang: str) -> str:
    """The sentence in one language."""
    words = Words(lang)
    return words.text("problem.old_browser", browsers=words.text("list.comma").join(BROWSERS))
