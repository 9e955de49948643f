"""A file of one figure, or of a whole deck, made for the one who asks.

/take?of=figure&form=png&items=<code of one thing>&lang=zh        png, svg, csv, csvw, xlsx, pptx
    of pictures also &header=0 &notes=0 &shape=wide|square
/take?of=deck&form=pptx&items=<code>&lang=en                      pptx, html, xlsx

The same may be posted as a form, where a deck is too large for an address.
"""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from dashboard.deck.context import DeckContext
from dashboard.deck.export_files import FORMS, deck_bytes
from dashboard.deck.model import Deck, DeckItem
from dashboard.deck.rebuild import UnknownItemError, rebuild
from dashboard.desk.own_requests import is_own
from dashboard.exports import csvw, file_names, pictures, tabular
from dashboard.exports.file_names import TYPES
from dashboard.exports.items import Quotation
from dashboard.exports.picture_options import USUAL, PictureOptions, picture_options
from dashboard.exports.pptx import deck_file
from dashboard.exports.xlsx import item_data, quotation_exhibit
from dashboard.figures.model import Exhibit
from dashboard.i18n.words import Words
from dashboard.web.routes.answers import HEADERS, Answer, Answers
from dashboard.web.routes.error_answers import answer_or_error
from dashboard.web.routes.export_request import ExportRequest, export_request, parameters
from dashboard.web.routes.own_files import own_answer

PICTURES: dict[str, Callable[[Exhibit, Words, str, PictureOptions], bytes]] = {"png": pictures.png, "svg": pictures.svg}
TABLES: dict[str, Callable[[Exhibit, Words, str], bytes]] = {
    "csv": tabular.exhibit_csv,
    "csvw": csvw.metadata,
    "xlsx": tabular.exhibit_xlsx,
}


async def take(request: Request, answers: Answers) -> Response:
    """The file, or what is wrong with what was asked. Raises GoneError for a form that there is not."""
    asked = await parameters(request)
    form, whole = asked.get("form", ""), asked.get("of") == "deck"
    lane = lane_of(form, whole)
    export = export_request(request, asked)
    options = picture_options(asked) if form in PICTURES else USUAL

    def make() -> Answer:
        return answer_or_error(export.words, lambda: export_file(form, whole, export, options))

    if is_own(asked):
        return (await own_answer(request, answers, make, lane)).response()
    answer: Answer = await answers.get(request, ("file", form, whole, export, options), make, lane)
    return answer.response()


def lane_of(form: str, whole: bool) -> str:
    """Where a form of file is made, of a whole deck or of a figure. Raises GoneError for a form that there is not."""
    if form not in (FORMS if whole else (*PICTURES, *TABLES, "pptx")):
        raise UnknownItemError(form)
    if whole:
        return "deck"
    return "picture" if form in PICTURES else "table"


def export_file(form: str, whole: bool, export: ExportRequest, options: PictureOptions = USUAL) -> Answer:
    """The file, to be saved under its name. Raises BasketError, GoneError, NoBrowserError, PictureError."""
    basket, bench = export.basket(), export.bench()
    body = deck_bytes(form, basket, bench) if whole else of_figure(form, basket, bench, options)
    return attachment(body, form, title_of(basket, whole), bench.version)


def of_figure(form: str, basket: Deck, bench: DeckContext, options: PictureOptions = USUAL) -> bytes:
    """A file of the one thing in a basket. Raises GoneError for a figure that there is not, or not in this form."""
    if len(basket.items) != 1:
        raise UnknownItemError(form)
    kept = basket.items[0]
    if form == "pptx":
        return deck_file.slide_pptx(rebuild(kept, bench), bench.words, bench.version, bench.day)
    shown, link = shown_of(kept, bench, form in TABLES)
    if form == "svg" and not pictures.has_svg(shown):
        raise UnknownItemError(form)
    if form in PICTURES:
        return PICTURES[form](shown, bench.words, link, options)
    return TABLES[form](shown, bench.words, link)


def shown_of(kept: DeckItem, bench: DeckContext, as_data: bool = False) -> tuple[Exhibit, str]:
    """The exhibit of a thing, and its address. as_data: with all rows and fields as its table."""
    item = rebuild(kept, bench)
    if as_data:
        return item_data(item, bench.words, bench.version), item.link
    if isinstance(item, Quotation):
        return quotation_exhibit(item, bench.words, bench.version), item.link
    return item.exhibit, item.link


def title_of(basket: Deck, whole: bool) -> str:
    """What the file is called: the deck's title, or the figure by its page and code."""
    if whole or not basket.items:
        return basket.title or "deck"
    item = basket.items[0]
    return "-".join(dict.fromkeys([item.page, item.name, item.choices.get(item.page, "")])).strip("-")


def attachment(body: bytes, form: str, name: str, version: str) -> Answer:
    """A file to be saved under its name, in whatever script that is."""
    disposition = file_names.content_disposition(file_names.file_name(form, name, version))
    return Answer(body, media_type=TYPES[form], headers=HEADERS | {"Content-Disposition": disposition})
