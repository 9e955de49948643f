"""What is measured, in a real browser: the same steps for every contender."""

import statistics
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import TimeoutError as Late
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from benchmarks.bench.contenders import Contender, seen
from benchmarks.bench.servers import Server, serving

PATIENCE = 120_000  # milliseconds
TRIES = 4  # on an emulated line
# Bits a second and milliseconds a round trip, as the browser's own tools set them for "Fast 3G".
LINES = {"20mbit": (20e6, 20.0), "fast3g": (1.44e6, 562.5)}
Found = dict[str, float]
# As a link within the site is followed (dashboard/ui/components/link_navigation).
FOLLOW = "to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }"


def url(contender: Contender, server: Server, number: int = 0) -> str:
    """The page's address; the n-th for one whose interaction is another page."""
    path = contender.follow(number) if contender.follow else contender.path
    return f"http://127.0.0.1:{server.port}{path}"


def opened(page: Page, contender: Contender, server: Server, since: float | None = None) -> float:
    """Open the page; seconds until its chart is drawn."""
    begun = time.perf_counter() if since is None else since
    page.goto(url(contender, server), wait_until="commit")
    page.wait_for_function(seen(contender.drawn), timeout=PATIENCE, polling=20)
    return time.perf_counter() - begun


def fresh(browser: Browser) -> BrowserContext:
    """A reader with an empty cache."""
    # The waiting is done by scripts in the page, which our own policy would not let run.
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900}, bypass_csp=True)
    context.set_default_timeout(PATIENCE)
    return context


def cold(browser: Browser, contender: Contender) -> float:
    """Seconds from the start of the process to the chart, the browser running already."""
    context = fresh(browser)
    server = Server(contender)
    try:
        server.wait()
        return opened(context.new_page(), contender, server, server.begun)
    finally:
        server.stop()
        context.close()


def warm(browser: Browser, contender: Contender, server: Server, line: str = "") -> tuple[float, float]:
    """Seconds and kilobytes of an open with an empty cache on a server that has shown the page before.

    The browser's emulation of a slow line leaves about one page in eight without an answer to any request, a plain
    Streamlit's as well: such a page is opened again. Raises playwright's TimeoutError where that does not help.
    """
    for _ in range(TRIES - 1 if line else 0):
        with suppress(Late):
            return opened_once(browser, contender, server, line)
    return opened_once(browser, contender, server, line)


def opened_once(browser: Browser, contender: Contender, server: Server, line: str) -> tuple[float, float]:
    """The same, once."""
    context = fresh(browser)
    page = context.new_page()
    link = context.new_cdp_session(page)
    link.send("Network.enable")
    sizes: list[float] = []
    link.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    link.on("Network.webSocketFrameReceived", lambda event: sizes.append(frame_size(event["response"])))
    if line:
        bits, trip = LINES[line]
        conditions = {"offline": False, "latency": trip, "downloadThroughput": bits / 8, "uploadThroughput": bits / 16}
        link.send("Network.emulateNetworkConditions", conditions)
    try:
        took = opened(page, contender, server)
        page.wait_for_timeout(300)
        return took, sum(sizes) / 1000
    finally:
        context.close()


def frame_size(response: dict[str, Any]) -> float:
    """Bytes of a frame of a socket: binary ones are given in base64."""
    return len(response["payloadData"]) * (0.75 if response["opcode"] == 2 else 1)


def rest(server: Server, patience: float = 90.0) -> None:
    """Wait until a server has done what it does after a page of its own accord: two seconds of next to no work."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        before = server.cpu()
        time.sleep(2)
        if server.cpu() - before < 0.1:
            return


def interactions(browser: Browser, contender: Contender, server: Server, count: int) -> Found:
    """Milliseconds from click to redrawn chart, and processor milliseconds of the server for each."""
    context = fresh(browser)
    page = context.new_page()
    try:
        opened(page, contender, server)
        page.wait_for_timeout(1500)
        rest(server)
        took, spent = [], server.cpu()
        for number in range(1, count + 1):
            took.append(interaction(page, contender, server, number))
            page.wait_for_timeout(400)
        cpu = (server.cpu() - spent) / count
    finally:
        context.close()
    ninth = sorted(took)[max(round(0.9 * count) - 1, 0)]
    return {"interaction": 1000 * statistics.median(took), "interaction_p90": 1000 * ninth, "cpu": 1000 * cpu}


def interaction(page: Page, contender: Contender, server: Server, number: int) -> float:
    """One of them, in seconds."""
    look = seen(contender.drawn)
    before = page.evaluate(look)
    begun = time.perf_counter()
    if contender.follow:
        page.goto("about:blank")  # else only the part after # may differ, and nothing is loaded
        page.goto(url(contender, server, number), wait_until="commit")
        page.wait_for_function(look, polling=20)
    else:
        if contender.choice:
            page.evaluate(FOLLOW, contender.choice(number))
        else:
            page.locator(contender.click).first.click()
        page.wait_for_function(
            f"before => {{ const now = ({look})(); return now && now !== before }}", arg=before, polling=20
        )
    return time.perf_counter() - begun


def memory(browser: Browser, contender: Contender, sessions: tuple[int, ...]) -> Found:
    """Megabytes of the server with so many pages open, in a server of its own."""
    found: Found = {}
    with serving(contender) as server:
        context = fresh(browser)
        for number in range(1, max(sessions) + 1):
            opened(context.new_page(), contender, server)
            if number in sessions:
                time.sleep(1)
                found[f"memory_{number}"] = server.memory()
        context.close()
    return found


def reruns(contender: Contender, server: Server, seconds: float, sessions: int = 8) -> float:
    """Runs of the page a second with several sessions asking as fast as they get answers, over Streamlit's socket."""
    assert contender.socket is not None
    ask, until, done = contender.socket, time.monotonic() + seconds, [0] * sessions
    threads = [
        threading.Thread(target=session, args=(contender, server, ask, until, done, own)) for own in range(sessions)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / seconds


def session(
    contender: Contender, server: Server, ask: Callable[[int], str], until: float, done: list[int], own: int
) -> None:
    """One session: run the page, wait for its end, again. Its runs are counted in done[own]."""
    page = contender.path.split("?")[0].strip("/")
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        while time.monotonic() < until:
            message = BackMsg()
            message.rerun_script.query_string = ask(own + done[own])
            message.rerun_script.page_name = page
            socket.send(message.SerializeToString())
            while True:
                received = ForwardMsg()
                received.ParseFromString(socket.recv())
                if received.WhichOneof("type") == "script_finished":
                    break
            done[own] += 1
