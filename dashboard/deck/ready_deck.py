"""The deck offered at one click: the comparisons that hold best, chosen as on the overview."""

from dashboard.deck.context import DeckContext
from dashboard.deck.model import DeckItem

READY_ITEMS = 10


def ready_deck(context: DeckContext) -> list[DeckItem]:
    """Items of the ready deck, best comparison first."""
    codes = context.fetch("comparisons", limit=READY_ITEMS)["indicator_id"]
    return [DeckItem("indicator", "indicator", {"indicator": str(code)}) for code in codes]
