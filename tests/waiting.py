"""Waiting for a page in a real browser.

Playwright's own `wait_for_function` evaluates text inside the page, which our content security policy forbids; these ask
from outside, and leave the policy on.
"""

import time

from playwright.sync_api import Error, Page

SETTLED = (
    "!document.querySelector('[data-testid=stSkeleton]') && "
    "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
)


def until(page: Page, expression: str, arg: object = None, seconds: float = 240) -> None:
    """Ask until a JavaScript expression holds; a function is called with `arg`. Fails when the time is up.

    While a page is being replaced there is nothing to ask, which is no answer yet.
    """
    deadline, said = time.monotonic() + seconds, "it never held"
    while time.monotonic() < deadline:
        try:
            if page.evaluate(expression, arg):
                return
        except Error as missing:
            said = missing.message
        page.wait_for_timeout(100)
    raise AssertionError(f"{expression} (arg {arg!r}): {said}")


def settle(page: Page) -> None:
    """Wait until the page has its headline and the script has run to its end."""
    page.wait_for_selector(".dz-headline")
    until(page, SETTLED)
    page.wait_for_timeout(300)
