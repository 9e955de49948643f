"""Pages of one browser that are handed on from test to test: a page that has been used draws the next in half the time.

A renderer that has compiled the front end once has it at hand. Nothing a visitor would notice is handed on: cookies,
storage, history, the size of the window, what the page was told to emulate. A page that was listened to, or given
scripts or routes, is not handed on at all.
"""

from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Error, Page

LASTING = ("on", "once", "route", "add_init_script", "expose_function", "expose_binding")  # no test takes these back
STORED = "cookies,local_storage,indexeddb,cache_storage,service_workers"
TIMEOUT = 240_000  # milliseconds, on a machine that has other things to do


class Device(NamedTuple):
    """What a reader sits before; width and height in CSS pixels."""

    locale: str = "zh-CN"
    width: int = 1280
    height: int = 900
    dark: bool = False
    touch: bool = False

    def options(self) -> dict:
        """What `Browser.new_context` needs."""
        return {
            "locale": self.locale,
            "viewport": {"width": self.width, "height": self.height},
            "color_scheme": "dark" if self.dark else "light",
            "has_touch": self.touch,
            "is_mobile": self.touch,
        }


class PagePool:
    """Pages by device, those of closed tests first. Each page has a context of its own."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.idle: dict[Device, list[Page]] = defaultdict(list)
        self.spoilt: set[Page] = set()

    def take(self, device: Device) -> Page:
        """A page on which nothing has happened; what its browser fetched for another may be in its cache."""
        if self.idle[device]:
            return self.idle[device].pop()
        context = self.browser.new_context(**device.options())
        context.set_default_timeout(TIMEOUT)
        page = context.new_page()
        for owner in (page, context):
            for name in LASTING:
                setattr(owner, name, self.spoiling(page, getattr(owner, name)))
        return page

    def spoiling(self, page: Page, method: Callable) -> Callable:
        """The method; who calls it has the page for himself."""

        @wraps(method)
        def call(*arguments, **named):
            self.spoilt.add(page)
            return method(*arguments, **named)

        return call

    def give_back(self, device: Device, page: Page) -> None:
        """Keep a page for the next test if it can be made as it was, else close it."""
        context = page.context
        try:
            if page in self.spoilt or page.is_closed():
                context.close()
                return
            forget(context, page, device)
        except Error:  # the page crashed, as some tests want it to
            context.close()
            return
        self.idle[device].append(page)


def forget(context: BrowserContext, page: Page, device: Device) -> None:
    """Make a page as it was before it was used."""
    for other in context.pages:
        if other is not page:
            other.close()
    context.set_offline(False)
    context.clear_permissions()
    page.mouse.move(0, 0)
    page.goto("about:blank")
    page.set_viewport_size({"width": device.width, "height": device.height})
    page.emulate_media(
        media="null", color_scheme="dark" if device.dark else "light", reduced_motion="null", forced_colors="null"
    )
    session = context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": STORED})
    session.send("Page.resetNavigationHistory")
    session.detach()
