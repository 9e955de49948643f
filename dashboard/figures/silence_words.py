"""What a figure says of a plan without a target of an indicator."""

from dashboard.figures.records import Row
from dashboard.i18n.words import Words

DRAFT = "draft"  # of plans.coding


def silence_name(silence: Row, words: Words) -> str:
    """The kind of a silence; of a draft, that a search proposed it and nobody has checked."""
    name = words.text(f"silence.{silence['status']}")
    return words.text("silence.proposed", name=name) if silence.get("coding") == DRAFT else name


def silence_label(silence: Row, words: Words) -> str:
    """The same by the name of the closed list, as tables have it."""
    name = words.data(silence, "status_name")
    return words.text("silence.proposed", name=name) if silence.get("coding") == DRAFT else name
