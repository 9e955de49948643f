"""Plans that visitors bring under load: one short invented text each, with a word in it that nobody else has."""

import gzip
import io
import re
import zipfile

SIGN, DIGITS = "翎", "霁岫澹霭翊璆珑琤瑭璘"  # of secret words; neither stands on any page
FILLER = "岭"  # after the sign where a secret word is meant by nobody
_PATTERN = re.compile(f"{SIGN}[{DIGITS}]{{3}}")
_ESCAPED = re.compile(rb"(?:\\u[0-9a-fA-F]{4})+")
PAGE_MARKS = (b"\x1f\x8b", b"PK")  # of bytes that are packed with gzip or as a ZIP file


def secret(number: int) -> str:
    """The word of the n-th visitor, which is also the name of their city."""
    return SIGN + "".join(DIGITS[int(digit)] for digit in f"{number:03d}")


def plan_text(number: int) -> str:
    """The plan that the n-th visitor brings: eight quantities, three of them under indicators of the register."""
    word, stations, studios = secret(number), 10 + number, 5 + number % 7
    return f"""{word}市职业教育提质行动计划(2023—2025年)

一、总体目标

到2025年,{word}市“双师型”教师占专业课教师比例达到{50 + number % 40}%以上,毕业生就业率保持在95%以上。

二、重点任务

1.建设{word}实训基地。到2025年,全市建成{word}产教融合实训基地{stations}个,其中省级5个。推动产教融合,完善保障机制,健全工作制度。(责任单位:{word}市教育局)

2.扩大培训规模。每年开展{word}技能培训不少于{3000 + number}人次,争取建成{word}名师工作室{studios}个。(责任单位:市人社局)

3.健全经费投入机制。地方教育附加用于职业教育的比例不低于30%。每年召开{word}联席会议2次。(责任单位:{word}市财政局)
"""


def secrets_in(content: bytes) -> set[str]:
    """All secret words in an answer or a file: as text, as escaped JSON, within gzip or a ZIP file."""
    if content.startswith(PAGE_MARKS[0]):
        content = gzip.decompress(content)
    if content.startswith(PAGE_MARKS[1]):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {word for name in archive.namelist() for word in secrets_in(archive.read(name))}
    escaped = (part[0].decode("ascii").encode().decode("unicode_escape") for part in _ESCAPED.finditer(content))
    found = _PATTERN.findall(content.decode("utf-8", "replace"))
    return {*found, *(word for text in escaped for word in _PATTERN.findall(text))}
