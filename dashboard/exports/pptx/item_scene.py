"""The drawing of an item as a scene, for slides and for pictures on pages that run no script."""

from dashboard.exports.items import ExhibitItem
from dashboard.exports.pptx.plotly_reader import UnknownTraceError, read_scene
from dashboard.exports.pptx.scene import Scene
from dashboard.figures.grid import Grid


def scene_of(item: ExhibitItem) -> Scene | None:
    """The drawing of an item; None for a table, and for a drawing that has no native form or is empty."""
    figure = item.exhibit.figure
    if isinstance(figure, Grid):
        return None
    try:
        scene = read_scene(figure if item.exhibit.wide is None else item.exhibit.wide)
    except UnknownTraceError:
        return None
    caution = squeezed(item.exhibit.caution)
    scene.texts = [text for text in scene.texts if not caution or squeezed("".join(text.lines)) != caution]
    return scene if scene.marks or scene.areas or scene.strokes else None


def squeezed(text: str) -> str:
    """A text without blanks, to be compared with one that was broken into lines."""
    return "".join(text.split())
