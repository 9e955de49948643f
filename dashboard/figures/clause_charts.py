"""What charts of clauses share: heads of columns, cells without a clause, and their key."""

from dashboard import theme
from dashboard.figures.cell_chart import ChartCell
from dashboard.figures.chart_frame import ColumnHead
from dashboard.figures.clause_coding import (
    BOTH,
    ClauseCoding,
    PlanPart,
    count_chars,
    originals,
    part_name,
)
from dashboard.figures.mark_key import Sign
from dashboard.figures.statements import is_truncated


def column_heads(coding: ClauseCoding, unit: str = "clauses") -> list[ColumnHead]:
    """Heads of the columns of a chart, with the number of clauses that repeat no other, or of their characters.
    unit: "clauses" or "chars"."""
    heads = []
    for plan_part in coding.columns:
        plan, clauses = plan_part.plan, originals(coding.clauses_of(plan_part))
        chars = coding.words.in_full(count_chars(clauses))
        size = coding.words.text(f"policy.size.{unit}", count=len(clauses), chars=chars)
        size = size if plan_part in coding.plan_parts else coding.silence(plan_part)
        second = part_name(plan_part.part, coding.words) if coding.part == BOTH else str(plan["first_year"])
        heads.append(ColumnHead(coding.words.data(plan, "region"), second, size))
    return heads


def empty_cell(coding: ClauseCoding, row: int, column: int, name: str, plan_part: PlanPart) -> ChartCell:
    """The cell of a chart without a clause. name: of its row."""
    cut = is_truncated(plan_part.plan)
    head = coding.words.text("themes.cell", theme=name, plan=coding.plan_part_name(plan_part))
    text = "" if cut else "–"
    return ChartCell(row, column, text, text, hover=(head, coding.silence(plan_part)), hatched=cut)


def silence_signs(coding: ClauseCoding) -> list[Sign]:
    """The key of cells without a clause: none of this kind; in a text that is cut off, none in the file."""
    words = coding.words
    dash = {"symbol": "line-ew-open", "color": theme.LIGHT.muted, "size": 7, "line": {"width": 1}}
    signs = [(words.text("policy.none"), dash)]
    if any(is_truncated(plan) for plan in coding.plans_in_view):
        rule = theme.LIGHT.rule
        hatched = {"symbol": "hash-open", "color": rule, "size": 11, "line": {"width": 1, "color": rule}}
        signs.append((words.text("policy.not_in_file"), hatched))
    return signs
