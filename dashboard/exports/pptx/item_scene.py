"""The drawing of an item as a scene, for slides and for pictures on pages that run no script."""

from dashboard.exports.items import ExhibitItem
from dashboard.exports.pptx.glyph_scene import LOOK, glyph_scene
from dashboard.exports.pptx.grid_scene import grid_scene
from dashboard.exports.pptx.panel_scene import panel_scene
from dashboard.exports.pptx.plotly_reader import UnknownTraceError, read_scene
from dashboard.exports.pptx.scene import Scene
from dashboard.exports.pptx.scene_layout import lay_out
from dashboard.exports.pptx.slide_layout import slide_boxes
from dashboard.figures.grid import Grid
from dashboard.figures.model import Exhibit

BOX = slide_boxes().content


def scene_of(item: ExhibitItem) -> Scene | None:
    """The drawing of an item; None for a table of words, and for a drawing that has no native form or is empty."""
    figure = item.exhibit.figure
    if isinstance(figure, Grid):
        if not figure.rows:
            return None
        return glyph_scene(figure, BOX) if figure.look == LOOK else grid_scene(figure)
    try:
        scene = exhibit_scene(item.exhibit)
    except UnknownTraceError:
        return None
    caution = squeezed(item.exhibit.caution)
    scene.texts = [text for text in scene.texts if not caution or squeezed("".join(text.lines)) != caution]
    return scene if scene.marks or scene.areas or scene.strokes else None


def exhibit_scene(exhibit: Exhibit) -> Scene:
    """The drawing as its page shows it: panels side by side where they fit, else the form for a wide screen.

    Raises UnknownTraceError.
    """
    if len(exhibit.panels) > 1:
        lanes, panels = read_scene(exhibit.figure), panel_scene([read_scene(panel) for panel, _ in exhibit.panels])
        panels.legend = panels.legend or lanes.legend
        return lanes if lay_out(panels, BOX.w, BOX.h).left_out else panels
    return read_scene(exhibit.figure if exhibit.wide is None else exhibit.wide)


def squeezed(text: str) -> str:
    """A text without blanks, to be compared with one that was broken into lines."""
    return "".join(text.split())
