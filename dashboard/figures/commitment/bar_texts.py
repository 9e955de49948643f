"""What stands in and beside the bars of the precision page, as far as it has room."""

from collections.abc import Sequence

from dashboard.figures.cell_chart import CELL_WIDTH
from dashboard.figures.chart_frame import DESK, PHONE, ChartFrame
from dashboard.figures.commitment.panels import Panel, Segment, part_names, part_widths
from dashboard.figures.text_metrics import text_width


def bar_pixels(names: Sequence[str], columns: int, narrow: bool) -> float:
    """Pixels of a whole bar, about."""
    label = ChartFrame(names, ()).label_width(narrow)
    return ((PHONE if narrow else DESK) - label) / max(columns, 1) * CELL_WIDTH


def narrow_key(panel: Panel) -> str:
    """The parts of a panel in lines as wide as a phone, as Plotly markup."""
    parts, widths = part_names(panel), part_widths(panel)
    lines, taken = list[list[str]](), 0.0
    for part, width in zip(parts, widths, strict=True):
        if not lines or taken + width > 1.2 * PHONE:  # widths are estimated high
            lines, taken = [*lines, []], 0.0
        lines[-1].append(part)
        taken += width
    return "<br>".join("  ".join(line) for line in lines)


def count_text(segment: Segment, pixels: float) -> str:
    """The count of a part, or "" where it is wider than the part; it stands in the hover text and the table, too."""
    text = str(segment.count)
    return text if text_width(text) + 2 <= (segment.end - segment.start) * pixels else ""
