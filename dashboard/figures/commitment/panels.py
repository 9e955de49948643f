"""What the rows of the precision page count: questions on all plans, and the parts of each plan's bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dashboard.figures.clause_coding import ANNEX, BODY
from dashboard.figures.clause_notes import percent
from dashboard.figures.commitment.profile import TALLY, Profile
from dashboard.figures.grid_parts import plan_name
from dashboard.figures.lane_layout import escape_plotly
from dashboard.figures.records import Row, group_rows
from dashboard.figures.text_metrics import text_width
from dashboard.i18n.words import Words
from dashboard.url_state.urls import page_url

TONES = (1.0, 0.62, 0.36, 0.2, 0.12)  # opacity of the parts of a bar, in the order of their list
CODES, LONGEST_CODE = 100, 1_900  # clauses that one address can open, and its characters


@dataclass(frozen=True)
class Panel:
    """One question on all plans: its title, its parts (name by code), and the rows of each plan by part."""

    field: str
    title: str
    parts: Mapping[str, str]
    rows: Mapping[tuple[str, str], Sequence[Row]]


@dataclass(frozen=True)
class Segment:
    """A part of a plan's bar in a panel, from start to end of 0 to 1."""

    panel: Panel
    plan: Row
    part: str
    start: float
    end: float

    @property
    def count(self) -> int:
        """How many clauses or promises it stands for."""
        return len(self.panel.rows.get((self.plan["plan_id"], self.part), ()))


def profile_panels(profile: Profile) -> list[Panel]:
    """The panels: clauses of each part that repeat no other, by quantification; promises by three closed fields."""
    words, panels = profile.words, list[Panel]()
    clauses = [row for row in profile.rows_in_view(profile.clauses) if not isinstance(row["repeats"], str)]
    degrees = profile.names("measures.quantification")
    for part in (BODY, ANNEX):
        rows = [row for row in clauses if row["part"] == part]
        if rows:
            title = words.text(f"commitment.rows.{part}")
            panels.append(Panel(part, title, degrees, group_rows(rows, "plan_id", "quantification")))
    for field in ("due_basis", "commitment", "kind"):
        names = {code: name for code, name in profile.names(f"targets.{field}").items() if code != TALLY}
        groups = group_rows(profile.promises, "plan_id", field)
        panels.append(Panel(field, words.text(f"commitment.{field}"), names, groups))
    return panels


def plan_segments(panel: Panel, plan: Row) -> list[Segment]:
    """The parts of a plan's bar, those that occur."""
    counts = {code: len(panel.rows.get((plan["plan_id"], code), ())) for code in panel.parts}
    total = sum(counts.values()) or 1
    ends = dict(zip(counts, accumulate(count / total for count in counts.values()), strict=True))
    return [
        Segment(panel, plan, code, ends[code] - counts[code] / total, ends[code]) for code in counts if counts[code]
    ]


def segment_hover(segment: Segment, words: Words) -> tuple[str, ...]:
    """Lines on hover: plan and question, part with its number and share."""
    share = percent(segment.end - segment.start, words)
    head = words.text("themes.cell", theme=segment.panel.title, plan=plan_name(segment.plan, words))
    name = segment.panel.parts[segment.part]
    return head, words.text("commitment.rows.part", name=name, count=segment.count, share=share)


def segment_code(profile: Profile, segment: Segment) -> str:
    """What a click opens: the clauses themselves, or the list of these promises, or the plan's years."""
    plan_id, field = segment.plan["plan_id"], segment.panel.field
    if field in (BODY, ANNEX):
        ids = [row["measure_id"] for row in segment.panel.rows[plan_id, segment.part]][:CODES]
        code = "measure=" + ",".join(ids)
        return code if len(code) <= LONGEST_CODE else ""
    carried = {name: value for name, value in profile.render.carried.items() if name == "lang"}
    if field == "due_basis":
        return page_url("timeline", {"plans": plan_id}, carried)
    return page_url("register", {"plans": plan_id, field: segment.part}, carried)


def part_names(panel: Panel) -> list[str]:
    """The parts that occur, each after a square in its tone, as Plotly markup."""
    return [
        f'<span style="color:rgba(122,122,122,{TONES[min(number, len(TONES) - 1)]})">■</span> {escape_plotly(name)}'
        for number, name in occurring_parts(panel)
    ]


def part_widths(panel: Panel) -> list[float]:
    """Pixels of each of `part_names` with the gap after it, about."""
    return [text_width(f"■ {name}  ") for _, name in occurring_parts(panel)]


def occurring_parts(panel: Panel) -> list[tuple[int, str]]:
    """Place in the list, and name, of each part that any plan has."""
    codes = {code for (_, code), rows in panel.rows.items() if rows}
    return [(number, name) for number, (code, name) in enumerate(panel.parts.items()) if code in codes]
