"""Files while something breaks: the browser that draws dies, the disk is full, two ask at once, many ask at once."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
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
GUARD = 120  # seconds after which a test that hangs fails; no outcome depends on it
SHARE, BUTTON = {"zh": "分享与引用", "en": "Share and cite"}, "PNG"


@pytest.fixture(scope="module")
def site(built_database, tmp_path_factory):
    """A server whose scratch files lie on a small disk of its own, where one can be mounted: address, folder, drawer."""
    folder = tmp_path_factory.mktemp("exports")
    scratch = folder / "scratch"
    scratch.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", str(scratch)]
    mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    with contextlib.ExitStack() as stack:
        with pytest.MonkeyPatch.context() as patched:  # for the server alone
            patched.setenv("TMPDIR", str(scratch))
            drawer = Drawer(folder, require_browser())
            patched.setenv("BROWSER_PATH", str(drawer.program))
            address = stack.enter_context(running_app(built_database, folder / "server.log"))
        yield address, scratch, drawer
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


class Drawer:
    """The program that the server starts to draw: the browser, or, while `dies`, one that ends before it has drawn."""

    def __init__(self, folder: Path, browser: str) -> None:
        self.fault, self.starts, self.program = folder / "dies", folder / "starts", folder / "browser.sh"
        self.program.write_text(
            f'#!/bin/sh\nif [ -e "{self.fault}" ]; then echo x >>"{self.starts}"; kill -KILL $$; fi\nexec "{browser}" "$@"\n',
            encoding="utf-8",
        )
        self.program.chmod(0o755)

    @contextlib.contextmanager
    def dies(self, scratch: Path) -> Iterator[None]:
        """During the block no browser draws: those that run are killed, and each that is started dies."""
        self.starts.unlink(missing_ok=True)
        self.fault.touch()
        kill_all(drawing(scratch))
        try:
            yield
        finally:
            self.fault.unlink()

    @property
    def deaths(self) -> int:
        return len(self.starts.read_text(encoding="utf-8").splitlines()) if self.starts.exists() else 0


def kill_all(processes: list[int]) -> None:
    """Kill processes, and wait until they are gone."""
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    deadline = time.monotonic() + GUARD
    while any(is_running(process) for process in processes):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def opened(new_page, address, indicator, lang="zh"):
    """A page whose Share menu is open."""
    page = new_page()
    page.goto(f"{address}/indicator?indicator={indicator}&lang={lang}")
    settle(page)
    page.get_by_role("button", name=SHARE[lang]).first.click()
    page.get_by_role("button", name=BUTTON, exact=True).wait_for()
    return page


def taken(page, form=BUTTON) -> bytes:
    with page.expect_download(timeout=240_000) as waiting:
        page.get_by_role("button", name=form, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def refused(page, sentence):
    page.get_by_role("button", name=BUTTON, exact=True).click()
    page.locator(".dz-take [role=status]").filter(has_text=sentence).wait_for(timeout=240_000)
    assert "Traceback" not in page.locator("body").inner_text()


def asked(form, indicator):
    items = encode_deck(Deck((DeckItem("indicator", "indicator", {"indicator": indicator}),)))
    return f"/take?of=figure&form={form}&items={items}&lang=zh"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_browser_that_dies_whenever_it_is_to_draw_is_told_on_the_page_and_the_next_picture_is_right(
    site, new_page, lang
):
    address, scratch, drawer = site
    page = opened(new_page, address, "education-groups", lang)
    with drawer.dies(scratch):
        refused(page, FAILED[lang])
    assert drawer.deaths >= 1
    assert health(address) == 200
    assert taken(page).startswith(b"\x89PNG")


def test_a_browser_that_is_killed_once_in_the_middle_of_a_picture_is_not_even_noticed(site, new_page):
    address, scratch, _ = site
    page = opened(new_page, address, "education-groups")
    assert taken(page).startswith(b"\x89PNG")
    before = drawing(scratch)
    assert before
    for process in before:
        os.kill(process, signal.SIGSTOP)  # it will not draw before it is killed, however fast it is
    with page.expect_download(timeout=240_000) as waiting:
        page.get_by_role("button", name="SVG", exact=True).click()  # the picture before is cached
        page.locator(".dz-take [role=status]").filter(has_text="正在生成").wait_for()
        kill_all(before)
    assert b"<svg" in Path(waiting.value.path()).read_bytes()[:200]
    assert not set(before) & set(drawing(scratch))


def test_two_readers_who_export_at_once_each_get_their_own(site, new_page):
    address, *_ = site
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
    address, *_ = site
    with ThreadPoolExecutor(40) as pool:
        waiting = [pool.submit(answer, address, asked("svg", "education-groups")) for _ in range(40)]
        assert health(address) == 200
        found = [one.result() for one in waiting]
    assert {status for status, _ in found} == {200}
    assert len({text for _, text in found}) == 1
    assert "集团" in found[0][1]


def test_a_full_disk_for_scratch_files_hurts_no_picture_no_file_and_no_page(site, new_page):
    address, scratch, _ = site
    if not scratch.is_mount():
        pytest.skip("mounting a disk needs root")
    page = opened(new_page, address, "education-groups")
    kill_all(drawing(scratch))
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
