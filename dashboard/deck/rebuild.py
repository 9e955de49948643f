"""Rebuild figures and quotations from the codes of deck items, as their pages build them."""

from urllib.parse import urlencode

from dashboard.deck.context import DeckContext
from dashboard.deck.model import EVIDENCE, DeckItem
from dashboard.exports.citations.csl_items import figure, target
from dashboard.exports.items import ExhibitItem, Item, Quotation
from dashboard.figures.code_spans import plain_exhibit
from dashboard.figures.model import EvidenceFrames, Exhibit, FigureAddress
from dashboard.figures.record_values import figure_codes, record_code
from dashboard.figures.records import records
from dashboard.figures.registry import VIEW_SPECS, exhibits
from dashboard.url_state.view_context import ViewContext

EVIDENCE_PAGE = "indicator"  # page on which the evidence of a target opens
READY_ITEMS = 10  # of the deck that is offered at one click


class UnknownItemError(LookupError):
    """An item that can no longer be built; the message is the unknown code."""


def rebuild(item: DeckItem, context: DeckContext) -> Item:
    """Figure or quotation of an item with link and citation. Raises UnknownItemError."""
    if item.page == EVIDENCE:
        return quotation(item, context)
    return exhibit_item(rebuild_exhibit(item, context), context, item.title)


def rebuild_exhibit(item: DeckItem, context: DeckContext) -> Exhibit:
    """Figure of an item on a light page, its words as files can hold them. Raises UnknownItemError."""
    if item.page not in VIEW_SPECS:
        raise UnknownItemError(item.page)
    key = item.page, urlencode(sorted(item.choices.items()))
    if key not in context.exhibits:
        view = ViewContext(context.fetch, context.words, item.choices)
        views = exhibits(item.page, view)
        if view.unknown:
            raise UnknownItemError(", ".join(code for _, code in view.unknown))
        context.exhibits[key] = {name: plain_exhibit(exhibit) for name, exhibit in views.items()}
    if item.name not in context.exhibits[key]:
        raise UnknownItemError(item.name)
    return context.exhibits[key][item.name]


def exhibit_item(exhibit: Exhibit, context: DeckContext, title: str = "") -> ExhibitItem:
    """An exhibit with the link to its view, its citation and its evidence."""
    address = exhibit.place or FigureAddress("", "figure")
    link = context.link(address.page, address.choices)
    citation = context.cite(figure(exhibit, context.citation_context(link), context.words, address.name))
    evidence = None if exhibit.frames else evidence_frames(exhibit, context)
    return ExhibitItem(exhibit, title, link, citation, evidence, context.fetch("plans"))


def evidence_frames(exhibit: Exhibit, context: DeckContext) -> EvidenceFrames:
    """Targets and silences whose codes stand in an exhibit, and all plans in view."""
    codes = set(figure_codes(exhibit))
    view = ViewContext(context.fetch, context.words, exhibit.place.choices if exhibit.place else {})
    targets, silences = view.frame("targets"), view.frame("silences")
    return EvidenceFrames(
        targets[[("target", record_code("target", row)) in codes for row in records(targets)]],
        silences[[("silence", record_code("silence", row)) in codes for row in records(silences)]],
        view.frame("plans"),
    )


def quotation(item: DeckItem, context: DeckContext) -> Quotation:
    """The words that carry the target an item names. Raises UnknownItemError."""
    code = item.choices.get("target", "")
    rows = [row for row in records(context.fetch("target", target_id=code)) if row["target_id"] == code]
    if not rows:
        raise UnknownItemError(code)
    plan = next(row for row in records(context.fetch("plans")) if row["plan_id"] == rows[0]["plan_id"])
    link = context.link(EVIDENCE_PAGE, {"indicator": rows[0]["indicator_id"], "target": code})
    citation = context.cite(target(rows[0], plan, context.citation_context(link), context.words))
    return Quotation(rows[0], plan, item.title, link, citation)


def item_finding(item: DeckItem, context: DeckContext) -> str:
    """Heading of an item without a title of its own. Raises UnknownItemError."""
    if item.page == EVIDENCE:
        return quotation(item, context).default_heading(context.words)
    return rebuild_exhibit(item, context).headline


def ready_deck(context: DeckContext) -> list[DeckItem]:
    """Items of the deck offered at one click: the comparisons that hold best, chosen as on the overview."""
    codes = context.fetch("comparisons", limit=READY_ITEMS)["indicator_id"]
    return [DeckItem("indicator", "indicator", {"indicator": str(code)}) for code in codes]
