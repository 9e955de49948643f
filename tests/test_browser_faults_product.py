"""A page that raises, a data folder that is gone, a build folder that cannot be written: said in words, and recovered."""

import contextlib
import os
import subprocess
import sys

import pytest

from tests.conftest import running_app
from tests.faults import health, notices_soon, tree
from tests.waiting import settle

PAGE = {"zh": "本页出错，暂时无法显示", "en": "Something went wrong, and this page cannot be shown"}
KEPT = "the previous build is shown"
SECRET = "a secret of the log"


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    """A product of one's own, built, served as `make run` does: its folder, address and log."""
    folder = tree(tmp_path_factory.mktemp("product") / "product")
    notices_soon(folder)
    (folder / "pages" / "policy" / "themes.py").write_text(f"raise RuntimeError({SECRET!r})\n", encoding="utf-8")
    log = folder.parent / "server.log"
    with running_app(None, log, folder) as address:
        yield folder, address, log


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_that_raises_says_so_in_the_page_s_language_and_the_next_page_works(product, new_page, lang):
    folder, address, log = product
    page = new_page()
    page.goto(f"{address}/themes?lang={lang}")
    page.wait_for_selector(".dz-problem")
    said = page.locator("body").inner_text()
    assert PAGE[lang] in said
    for told in (SECRET, "RuntimeError", "Traceback", str(folder), "themes.py"):
        assert told not in said
    assert page.locator("[data-testid=stException]").count() == 0
    written = log.read_text(encoding="utf-8", errors="replace")
    assert SECRET in written
    assert "Traceback" in written
    page.locator("[data-testid=stSidebar] a[href*=matrix]").click()
    settle(page)
    assert page.locator(".dz-problem").count() == 0


@pytest.mark.parametrize("fault", ["no data", "no table", "no room"])
def test_what_was_built_is_shown_and_said_to_be_old_while_no_new_one_can_be_made(product, new_page, fault):
    folder, address, _ = product
    with spoilt(folder, fault):
        page = until_noticed(new_page(), f"{address}/matrix?lang=en")
        said = page.locator(".dz-problem").first.inner_text()
        assert KEPT in said
        assert str(folder) not in said
        assert "Traceback" not in said
        settle(page)
        assert page.locator(".dz-grid, table").count() > 0
        assert health(address) == 200
    until_noticed(page, f"{address}/matrix?lang=en", gone=True)


@contextlib.contextmanager
def spoilt(folder, fault):
    """A product in which the data folder or a table is gone, or the build folder cannot be written to."""
    data, away = folder / "data", folder / "away"
    if fault == "no room":
        staging = folder / "build" / ".lock"
        staging.unlink(missing_ok=True)
        staging.mkdir()  # nobody can hold a lock on it, not even root
        (data / "CHANGES.md").write_bytes((data / "CHANGES.md").read_bytes() + b"\n")
        yield
        staging.rmdir()
        return
    gone = data if fault == "no data" else data / "targets.csv"
    gone.rename(away)
    try:
        yield
    finally:
        away.rename(gone)


def until_noticed(page, address, gone=False):
    """Load a page again until it says that the data are old, or no longer does: they are looked at every second."""
    for _ in range(500):
        page.goto(address)
        settle(page)
        if bool(page.locator(".dz-problem").count()) != gone:
            return page
        page.wait_for_timeout(300)
    raise AssertionError("never noticed" if not gone else "never recovered")


@pytest.mark.parametrize("command", [["check"], ["build", "--build", "made"], ["verify", "--sources", "."]])
def test_without_a_data_folder_each_command_says_so_in_both_languages(root, tmp_path, command):
    done = etl(root, tmp_path, *command, "--data", str(tmp_path / "none"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "找不到描述文件" in done.stderr
    assert "none/datapackage.json does not exist" in done.stderr
    assert "Traceback" not in done.stderr


def test_verify_without_the_texts_names_what_is_missing(root, tmp_path):
    done = etl(root, tmp_path, "verify", "--sources", str(tmp_path / "none"))
    assert done.returncode == 2
    assert "there is no folder of texts" in done.stderr
    done = etl(root, tmp_path, "verify", "--sources", str(tmp_path))
    assert done.returncode == 1
    assert "lanzhou-2019.txt" in done.stdout
    assert "Traceback" not in done.stderr


def etl(root, folder, *command):
    return subprocess.run(
        [sys.executable, "-m", "etl", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
