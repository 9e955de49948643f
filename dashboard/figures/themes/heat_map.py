"""The picture of the themes page: themes by plans, cells shaded by the share within the plan."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures.cell_chart import ChartCell, cell_trace
from dashboard.figures.chart_frame import ChartFrame, finish_frame
from dashboard.figures.clause_charts import column_heads, empty_cell, silence_signs
from dashboard.figures.clause_coding import PlanPart, originals
from dashboard.figures.clause_notes import percent
from dashboard.figures.narrow import figure_in_two_forms
from dashboard.figures.plotly_builder import FigureBuilder
from dashboard.figures.themes.counts import CHARS, ThemeCounts
from dashboard.theme import shade
from dashboard.url_state.urls import page_url

FEW = 5  # clauses below which a share says little
Place = tuple[int, int, str, PlanPart]  # row, column, theme, and part of a plan


def theme_figure(counts: ThemeCounts) -> go.Figure:
    """A row per theme in the order of their list, a column per plan and part, shaded by the share within the plan."""
    coding = counts.coding
    frame = ChartFrame(list(coding.theme_names.values()), column_heads(coding, counts.unit))
    places = [
        (row, column, theme, plan_part)
        for row, theme in enumerate(coding.theme_names)
        for column, plan_part in enumerate(coding.columns)
    ]
    highest = greatest_share(counts, places)
    cells = [theme_cell(counts, place, highest) for place in places]
    signs = silence_signs(coding)

    def draw(narrow: bool) -> FigureBuilder:
        figure = FigureBuilder()
        figure.add_trace(cell_trace(cells, narrow))
        return finish_frame(figure, frame, narrow, signs)

    return figure_in_two_forms(draw)


def greatest_share(counts: ThemeCounts, places: Sequence[Place]) -> float:
    """The share that has the strongest shade: the greatest in a part of a plan with clauses enough for shares."""
    sizes = {part.key: len(originals(counts.coding.clauses_of(part))) for part in counts.coding.columns}
    shares = [(counts.share(theme, part), sizes[part.key] >= FEW) for *_, theme, part in places]
    return max((share for share, many in shares if many), default=0) or max((share for share, _ in shares), default=0)


def theme_cell(counts: ThemeCounts, place: Place, highest: float) -> ChartCell:
    """The clauses of a theme in one part of a plan: their number, their share, and apart those that repeat another."""
    row, column, theme, plan_part = place
    coding, words = counts.coding, counts.coding.words
    name, share = coding.theme_names[theme], counts.share(theme, plan_part)
    clauses, again = len(counts.clauses(theme, plan_part)), len(counts.repeats(theme, plan_part))
    if not clauses + again:
        return empty_cell(coding, row, column, name, plan_part)
    fill, ink = shade(min(share / highest, 1)) if clauses else ("", "")
    more = words.text("themes.repeats", count=again) if again else ""
    number = percent(share, words) if counts.unit == CHARS else str(clauses)
    beside = [f"{clauses} · {percent(share, words)}"] if clauses else []
    url = page_url("clauses", {"theme": theme, **counts.choices}, coding.render.carried)
    head = words.text("themes.cell", theme=name, plan=coding.plan_part_name(plan_part))
    said = words.text("themes.cell_said", count=clauses, share=percent(share, words))
    repeats = (words.text("themes.cell_repeats", count=again),) if again else ()
    hover = (head, said, *repeats, words.text("policy.open_plain"))
    text, short = (" ".join(filter(None, [*parts, more])) for parts in (beside, [number] if clauses else []))
    return ChartCell(row, column, text, short, fill, ink, hover, url)
