"""What a page says while its server cannot be reached, in a language and by itself: nobody else is there to say it."""

import json
from functools import cache
from pathlib import Path
from uuid import uuid4

from dashboard.i18n import words

STYLE = (
    "#dz-lost:not(:empty){position:fixed;z-index:2000000;left:0;right:0;bottom:0;padding:.7rem 1rem;text-align:center;"
    "font:15px/1.4 'Helvetica Neue',Arial,'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;"
    "color:#fff;background:#8a3b00}"
)
PROCESS = uuid4().hex[:12]  # tells this process from the one before it, and from its like behind a balancer


@cache
def reconnect_tags() -> str:
    """A style and a script for the head of a document."""
    said = {lang: words.Words(lang).text("problem.lost") for lang in words.languages()}
    written = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    script = script.replace("WORDS", written).replace("PROCESS", json.dumps(PROCESS))
    return f"<style>{STYLE}</style><script>{script}</script>"
