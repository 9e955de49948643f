"""Files while something breaks: the browser that draws dies, the disk is full, two ask at once, many ask at once."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.deck.codec import encode_deck
from dashboard.deck.model import Deck, DeckItem
from dashboard.exports.headless_browser import NOWHERE
from tests.browser import require_browser
from tests.conftest import running_app
from tests.faults import answer, health
from tests.waiting import settle

FAILED = {"zh": "图片未能生成", "en": "The picture could not be made"}
SHARE, BUTTON = {"zh": "分享与引用", "en": "Share and cite"}, "PNG"


@pytest.fixture(scope="module")
def site(built_database, tmp_path_factory):
    """A server whose scratch files lie on a small disk of its own, where one can be mounted: address and folder."""
    folder = tmp_path_factory.mktemp("exports")
    scratch = folder / "scratch"
    scratch.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", str(scratch)]
    mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    with contextlib.ExitStack() as stack:
        with pytest.MonkeyPatch.context() as patched:  # for the server alone
            patched.setenv("TMPDIR", str(scratch))
            patched.setenv("BROWSER_PATH", require_browser())
            address = stack.enter_context(running_app(built_database, folder / "server.log"))
        yield address, scratch
    if mounted:
        subprocess.run(["umount", "-l", str(scratch)], check=True)


def drawing(scratch: Path) -> list[int]:
    """The processes that draw: browsers which keep their scratch files where this server does."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            told = (entry / "cmdline").read_bytes()
            surroundings = (entry / "environ").read_bytes()
            own = f"TMPDIR={scratch}".encode() in surroundings and NOWHERE.encode() in told
            if own and b"--type=" not in told and b"--user-data-dir" in told:
                found.append(int(entry.name))
    return found


class Killer:
    """Kills every browser that draws, as soon as it is there."""

    def __init__(self, scratch: Path) -> None:
        self.scratch, self.killed, self._on = scratch, 0, True
        self._thread = threading.Thread(target=self._hunt, daemon=True)

    def __enter__(self) -> "Killer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._on = False
        self._thread.join()

    def _hunt(self) -> None:
        while self._on:
            for pid in drawing(self.scratch):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    self.killed += 1
            time.sleep(0.05)


def opened(new_page, address, indicator, lang="zh"):
    """A page whose Share menu is open."""
    page = new_page()
    page.goto(f"{address}/indicator?indicator={indicator}&lang={lang}")
    settle(page)
    page.get_by_role("button", name=SHARE[lang]).first.click()
    page.get_by_role("button", name=BUTTON, exact=True).wait_for()
    return page


def taken(page, form=BUTTON) -> bytes:
    with page.expect_download(timeout=90_000) as waiting:
        page.get_by_role("button", name=form, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def refused(page, sentence):
    page.get_by_role("button", name=BUTTON, exact=True).click()
    page.locator(".dz-take [role=status]").filter(has_text=sentence).wait_for(timeout=90_000)
    assert "Traceback" not in page.locator("body").inner_text()


def asked(form, indicator):
    items = encode_deck(Deck((DeckItem("indicator", "indicator", {"indicator": indicator}),)))
    return f"/take?of=figure&form={form}&items={items}&lang=zh"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_browser_that_is_killed_whenever_it_draws_is_told_on_the_page_and_the_next_picture_is_right(
    site, new_page, lang
):
    address, scratch = site
    page = opened(new_page, address, "education-groups", lang)
    with Killer(scratch) as killer:
        refused(page, FAILED[lang])
    assert killer.killed >= 2
    assert health(address) == 200
    assert taken(page).startswith(b"\x89PNG")


def test_a_browser_that_is_killed_once_in_the_middle_of_a_picture_is_not_even_noticed(site, new_page):
    address, scratch = site
    page = opened(new_page, address, "education-groups")
    assert taken(page).startswith(b"\x89PNG")
    before = drawing(scratch)
    assert before
    threading.Timer(0.05, lambda: [os.kill(one, signal.SIGKILL) for one in before]).start()
    assert taken(page).startswith(b"\x89PNG")
    assert not set(before) & set(drawing(scratch))


def test_two_readers_who_export_at_once_each_get_their_own(site, new_page):
    address, _ = site
    indicators = {"education-groups": "集团", "dual-qualified-share": "双师"}
    pages = {word: opened(new_page, address, indicator) for indicator, word in indicators.items()}
    waiting = []
    for page in pages.values():
        page.on("download", lambda one: waiting.append(one))
        page.get_by_role("button", name="SVG", exact=True).click()
    deadline = time.monotonic() + 90
    while len(waiting) < 2 and time.monotonic() < deadline:
        next(iter(pages.values())).wait_for_timeout(100)
    made = {one.page: Path(one.path()).read_text(encoding="utf-8") for one in waiting}
    for word, page in pages.items():
        (others,) = (other for other in pages if other != word)
        assert word in made[page]
        assert others not in made[page]


def test_all_of_many_who_ask_for_a_picture_at_once_have_it_and_the_server_stays_healthy(site):
    address, _ = site
    with ThreadPoolExecutor(40) as pool:
        waiting = [pool.submit(answer, address, asked("svg", "education-groups")) for _ in range(40)]
        assert health(address) == 200
        found = [one.result() for one in waiting]
    assert {status for status, _ in found} == {200}
    assert len({text for _, text in found}) == 1
    assert "集团" in found[0][1]


def test_a_full_disk_for_scratch_files_hurts_no_picture_no_file_and_no_page(site, new_page):
    address, scratch = site
    if not scratch.is_mount():
        pytest.skip("mounting a disk needs root")
    page = opened(new_page, address, "education-groups")
    for running in drawing(scratch):
        os.kill(running, signal.SIGKILL)
    with contextlib.suppress(OSError), (scratch / "fill").open("wb", buffering=0) as filling:
        while filling.write(bytes(1 << 20)):
            pass
    assert taken(page).startswith(b"\x89PNG")
    assert taken(page, "CSV").startswith("\ufeff".encode())
    assert taken(page, "XLSX").startswith(b"PK")
    assert taken(page, "PPTX").startswith(b"PK")
    assert health(address) == 200
    page.goto(f"{address}/sql?lang=zh")
    settle(page)
    assert page.locator(".dz-problem").count() == 0
    (scratch / "fill").unlink()
    assert taken(opened(new_page, address, "education-groups")).startswith(b"\x89PNG")
