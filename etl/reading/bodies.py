"""Responsible bodies: split where they are listed, and matched to the known ones."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.reading.clauses import Clause
from etl.reading.model import Corpus
from etl.reading.passages import Span

_LISTED = re.compile(
    r"[(（]\s*(?:(?:责任|牵头|配合|主要|实施|承办)(?:责任)?(?:单位|部门|科室|处室)|责任)[:：]([^\n]*?)[)）]\s*$"
)
_UNBRACKETED = re.compile(
    r"(?:^|[。；;\n])\s*(?:责任|牵头|主要责任|实施)(?:单位|部门)[:：]([一-龥()（）、，,；;：: ]+?)[。.]?\s*$"
)
_SPLIT = re.compile(r"[、,，;；]|(?:(?:配合|牵头|参与|责任)(?:单位|部门)?[:：])")
_LOST_COMMA = re.compile(r"(?<=[局委办院会厅])(?=[市省县区](?:[^、,，]{1,8}[局委办院会厅]))")
_BODY = re.compile(
    r"^(?:各|有关|相关)?[一-龥()（）]*?(?:局|委|办|厅|院|政府|会|部|中心|学校|院校|学院|县区|县市|分局|分行|银行|公司|集团|园区|街道|乡镇)等?$"
)
_LEVEL = re.compile(r"^(?:[一-龥]{2,3}(?=市|省|县|区))?(?:市|省|县|区|州)(?:委(?!员)|政府)?")


class Body(NamedTuple):
    """A body as printed, where, and its id; `sure` if the printed form is known, empty id if nothing fits."""

    printed: str
    start: int
    end: int
    body_id: str
    sure: bool


def responsible(text: str, clause: Clause, corpus: Corpus) -> list[Body]:
    """Bodies named at the end of a clause, or in the last cell of its row, in order."""
    span = _list_of(text, clause)
    if span is None:
        return []
    bodies = []
    for piece in _pieces(text, span):
        printed = text[piece.start : piece.end]
        body_id, sure = match(printed, corpus)
        bodies.append(Body(printed, piece.start, piece.end, body_id, sure))
    return bodies


def _list_of(text: str, clause: Clause) -> Span | None:
    words = text[clause.start : clause.end]
    match = _LISTED.search(words) or _UNBRACKETED.search(words)
    if match:
        return Span(clause.start + match.start(1), clause.start + match.end(1))
    if clause.part != "table":
        return None
    cell = re.split(r"\t|\n| ", words.rstrip())[-1]
    start = clause.start + len(words.rstrip()) - len(cell)
    pieces = [piece for piece in re.split("[、,，]", cell) if piece]
    return Span(start, start + len(cell)) if pieces and all(_BODY.match(piece) for piece in pieces) else None


def _pieces(text: str, span: Span) -> list[Span]:
    """The parts of a list; commas inside brackets do not part, a lost comma between two bureaus does."""
    flat = re.sub(r"[(（][^()（）]*[)）]", lambda match: "□" * len(match.group()), text[span.start : span.end])
    cuts = [(match.start(), match.end()) for match in _SPLIT.finditer(flat)]
    cuts += [(match.start(), match.end()) for match in _LOST_COMMA.finditer(flat)]
    pieces, at = [], 0
    for start, end in [*sorted(cuts), (len(flat), len(flat))]:
        words = flat[at:start].strip()
        if words and words != "等":
            left = at + len(flat[at:start]) - len(flat[at:start].lstrip())
            right = left + len(words.removesuffix("等"))
            pieces.append(Span(span.start + left, span.start + right))
        at = end
    return pieces


def match(printed: str, corpus: Corpus) -> tuple[str, bool]:
    """Id of a printed name: as printed before, as its rule quotes it, or as an abbreviation of its full name."""
    known = next((row["body_id"] for row in corpus.measure_bodies if row["printed"] == printed), "")
    if known:
        return known, True
    core = _LEVEL.sub("", printed) or printed
    quoted = [row["body_id"] for row in corpus.bodies if printed in re.split("[、，。写作]", row.get("rule_zh", ""))]
    named = [row for row in corpus.bodies if _abbreviates(core, row["name_zh"])]
    best = sorted(named, key=lambda row: (len(row["name_zh"]), row["body_id"]))
    return (quoted[0], True) if quoted else (best[0]["body_id"], False) if best else ("", False)


def _abbreviates(short: str, full: str) -> bool:
    """人社局 of 人力资源社会保障局: the same first character, and the others in order."""
    if short == full:
        return True
    rest = iter(full)
    return len(short) > 1 and short[0] == full[0] and all(char in rest for char in short)
