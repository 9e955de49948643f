"""A file of one figure, or of a whole deck, made for the one who asks.

/take?of=figure&form=png&items=<code of one thing>&lang=zh        png, svg, csv, xlsx, pptx
/take?of=deck&form=pptx&items=<code>&lang=en                      pptx, html, xlsx
"""

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.basket import FORMS, Basket, BasketError, Bench, GoneError, Kept, content, file
from dashboard.basket.remade import exhibit
from dashboard.exhibit import Exhibit
from dashboard.exports import browser, deck, names, pictures, tables
from dashboard.exports.deck import Table
from dashboard.exports.names import TYPES
from dashboard.exports.workbook import quoted
from dashboard.service.asked import HEADERS, BusyError, basket_of, bench_of, refusal, turn, words_of
from dashboard.wording import Words

FIGURES: dict[str, Callable[[Exhibit, Words, str], bytes]] = {
    "png": pictures.png,
    "svg": pictures.svg,
    "csv": tables.exhibit_csv,
    "xlsx": tables.exhibit_xlsx,
}


def take(request: Request) -> Response:
    """The file, or what is wrong with what was asked."""
    words = words_of(request)
    form, of = request.query_params.get("form", ""), request.query_params.get("of", "figure")
    try:
        basket, bench = basket_of(request), bench_of(request, words)
        with turn():
            made = file(form, basket, bench) if of == "deck" and form in FORMS else of_figure(form, basket, bench)
    except (BasketError, BusyError, GoneError) as wrong:
        return refusal(words, wrong)
    except (browser.NoBrowserError, browser.PictureError) as failed:
        said = "share.no_browser" if isinstance(failed, browser.NoBrowserError) else "share.failed"
        return PlainTextResponse(words.text(said), 503, HEADERS)
    return attached(made, form, named(basket, of), bench.version)


def of_figure(form: str, basket: Basket, bench: Bench) -> bytes:
    """A file of the one thing in a basket. Raises GoneError for a form or a figure that there is not."""
    if len(basket.items) != 1 or form not in (*FIGURES, "pptx"):
        raise GoneError(form)
    kept = basket.items[0]
    if form == "pptx":
        return deck.slide(content(kept, bench), bench.words, bench.version)
    shown, link = shown_of(kept, bench)
    if form == "svg" and not pictures.has_svg(shown):
        raise GoneError(form)
    return FIGURES[form](shown, bench.words, link)


def shown_of(kept: Kept, bench: Bench) -> tuple[Exhibit, str]:
    """The exhibit of a thing, and its address."""
    made = content(kept, bench)
    if isinstance(made, deck.Quotation):
        return quoted(made, bench.words, bench.version), made.link
    return (made.exhibit if isinstance(made, Table) else exhibit(kept, bench)), made.link


def named(basket: Basket, of: str) -> str:
    """What the file is called: the deck's title, or the figure by its page and code."""
    if of == "deck" or not basket.items:
        return basket.title or "deck"
    item = basket.items[0]
    return "-".join(dict.fromkeys([item.page, item.name, item.choices.get(item.page, "")])).strip("-")


def attached(made: bytes, form: str, name: str, version: str) -> Response:
    """A file to be saved under its name, in whatever script that is."""
    said = quote(names.file_name(form, name, version))
    disposition = f"attachment; filename*=UTF-8''{said}"
    return Response(made, media_type=TYPES[form], headers=HEADERS | {"Content-Disposition": disposition})
