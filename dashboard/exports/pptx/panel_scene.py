"""Small figures without a common axis as one Scene, side by side as on their page, each on an axis of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.exports.pptx.scene import Across, Scene, Text, XScale

MOST_IN_ROW = 5
GAP = 0.02  # share of the plot between two panels
ROW_GAP = 14.0  # pixels between two rows of panels


@dataclass(frozen=True)
class Frame:
    """Where a panel stands: its left edge and width as shares of the plot, pixels from the top, and its number."""

    left: float
    width: float
    top: float
    number: int

    def across(self, place: Across) -> Across:
        """A place of the panel in the plot that holds all of them."""
        axis = f"{place.axis}/{self.number}" if place.axis else ""
        return replace(place, share=self.left + place.share * self.width, axis=axis)

    def scale(self, scale: XScale) -> XScale:
        """A scale of the panel, from edge to edge of that plot."""
        per_share = (scale.high - scale.low) / self.width
        low = scale.low - self.left * per_share
        return replace(scale, low=low, high=low + per_share)

    def text(self, text: Text) -> Text:
        """A text of the panel, whose lines are to fit into it."""
        place = self.across(text.x)
        room = {"left": self.left + self.width - place.share, "right": place.share - self.left}
        wide = room.get(text.side, self.width)
        return replace(text, x=place, y=text.y + self.top, room=max(wide, 0.05))


def panel_scene(panels: Sequence[Scene]) -> Scene:
    """One scene of several, in as few rows as hold them."""
    rows = -(-len(panels) // MOST_IN_ROW)
    count = -(-len(panels) // rows)
    height = max(panel.height for panel in panels) + ROW_GAP
    joint = Scene(height * rows - ROW_GAP)
    for number, panel in enumerate(panels):
        row, column = divmod(number, count)
        add_panel(joint, panel, Frame(column / count, 1 / count - GAP, row * height, number))
    return joint


def add_panel(joint: Scene, panel: Scene, frame: Frame) -> None:
    """Put a panel into its place."""
    joint.scales |= {f"{name}/{frame.number}": frame.scale(scale) for name, scale in panel.scales.items()}
    joint.marks += [replace(mark, x=frame.across(mark.x), y=mark.y + frame.top) for mark in panel.marks]
    joint.strokes += [
        replace(stroke, points=tuple((frame.across(x), y + frame.top, down) for x, y, down in stroke.points))
        for stroke in panel.strokes
    ]
    joint.areas += [
        replace(
            area,
            left=frame.across(area.left),
            right=frame.across(area.right),
            y=(area.y[0] + frame.top, area.y[1] + frame.top),
        )
        for area in panel.areas
    ]
    joint.texts += [frame.text(text) for text in panel.texts]
    joint.legend += [entry for entry in panel.legend if entry not in joint.legend]
