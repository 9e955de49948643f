"""Lines that a web page or a printed page adds to a document: navigation, buttons, counters, page numbers."""

from __future__ import annotations

import re

LINE = re.compile(
    r"^\W*(?:扫一扫.*|Produced By.*|.*版权所有.*|.*ICP备.*|.*公网安备.*|打印(?:本页|此页)?|关闭(?:窗口|本页)?|"
    r"分享到?[:：]?.*|上一篇.*|下一篇.*|返回(?:顶部|首页)|"
    r"附件下载|相关(?:链接|阅读|文档)|责任编辑.*|字号[:：].*|字体[:：].*|(?:当前|您(?:的|所在)?)位置[:：].*|首页(?:\s*[>＞»].*)?|网站(?:地图|首页)|联系我们|无障碍.*|"
    r"[—–-]?\s*[0-9]{1,4}\s*[—–-]|第\s*[0-9]+\s*页(?:\s*[共/]\s*[0-9]+\s*页)?|>.+>.+)\W*$",
    re.IGNORECASE,
)


def is_furniture(words: str) -> bool:
    """Whether a line belongs to the page, not to the document."""
    return bool(LINE.match(words.strip()))
