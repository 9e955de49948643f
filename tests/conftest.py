"""What the tests share: the sources, a database built from data/, a running dashboard, a browser."""

import contextlib
import fcntl
import gc
import http.client
import itertools
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb
import hypothesis
import pytest

from etl.load import build
from tests import small, small_items, small_overview, small_policy
from tests.browser import NoBrowserError, launch_options, require_browser
from tests.etl_fixtures import write_package
from tests.etl_tables import good_tables
from tests.page_pool import Device, PagePool

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 240
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")  # gw0, gw1 ... under pytest-xdist
# Each worker gives out ports of a range of its own, below those that systems give to outgoing connections. It begins
# anywhere in it, so that two runs on one machine seldom try the same port at once.
PORT_RANGE = (
    range(12_000, 14_000) if not WORKER else range(14_000, 32_000)[int(WORKER.removeprefix("gw")) * 2_000 :][:2_000]
)
PORTS = itertools.cycle((*PORT_RANGE[os.getpid() % 2_000 :], *PORT_RANGE[: os.getpid() % 2_000]))
# A worker keeps hundreds of thousands of objects: looking through them all as often as usual took a tenth of its time.
gc.set_threshold(20_000, 20, 50)
# The same examples on every machine and every run: a test that fails fails again.
hypothesis.settings.register_profile("duizhao", derandomize=True, deadline=None, max_examples=100, database=None)
hypothesis.settings.load_profile("duizhao")

# A test is slow if it needs one of these, if its module starts programs or builds databases, or if it says so itself.
SLOW_FIXTURES = {"built_database", "old", "use_database", "shared_browser", "sources_dir"}
SLOW_NAMES = ("subprocess", "build", "database_of", "uvicorn", "running_app")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: a worker often waits for a page, a server or a limit of time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow tests, which `make test-fast` leaves out."""
    for item in items:
        starts_something = any(hasattr(item.module, name) for name in SLOW_NAMES)
        if starts_something or SLOW_FIXTURES.intersection(item.fixturenames):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def sources_dir() -> Path:
    """The folder of the five source texts, which are not part of the repository."""
    folder = Path(os.environ.get("DUIZHAO_SOURCES") or ROOT.parent / "shared" / "sources")
    if not folder.is_dir():
        pytest.skip(f"the source texts are not here: {folder} (set DUIZHAO_SOURCES)")
    return folder


@pytest.fixture(scope="session")
def built_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real database, built from data/ once for all workers. Only read it: a test that changes it takes a copy."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if WORKER else base
    folder = shared / "build"
    with (shared / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "plans.duckdb").exists():
            command = [sys.executable, "-m", "etl", "build", "--build", str(folder)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    return folder / "plans.duckdb"


@pytest.fixture(scope="session")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the good tables of tests/etl_fixtures.py and the build of them, for all who only read it."""
    folder = tmp_path_factory.mktemp("old")
    build(write_package(folder, good_tables()), folder / "build")
    return folder


@pytest.fixture(scope="session")
def plan_count(built_database: Path) -> int:
    """How many plans data/ holds."""
    with duckdb.connect(str(built_database), read_only=True) as con:
        return con.execute("SELECT count(*) FROM plans").fetchall()[0][0]


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small database (tests/small.py), for all who only read it."""
    return small.write(tmp_path_factory.mktemp("small") / "plans.duckdb")


@pytest.fixture(scope="session")
def policy_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small database with its clauses coded (tests/small_policy.py), for all who only read it."""
    return small_policy.write(tmp_path_factory.mktemp("policy") / "plans.duckdb")


@pytest.fixture(scope="session")
def overview_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small database with what the overview needs (tests/small_overview.py), for all who only read it."""
    return small_overview.write(tmp_path_factory.mktemp("overview") / "plans.duckdb")


@pytest.fixture
def use_database(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Have this process read a database, from the folder in which it is started: use_database(file)."""

    def use(file: Path) -> None:
        monkeypatch.setenv("DUIZHAO_DATABASE", str(file))
        monkeypatch.chdir(ROOT)

    return use


def free_port() -> int:
    """A port on which nothing listens, and which no other worker is given."""
    for port in itertools.islice(PORTS, len(PORT_RANGE)):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("something listens on every port of this worker")


def is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("localhost", port, timeout=2)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    return False


@contextlib.contextmanager
def running_app(database: Path | None, log: Path, product: Path = ROOT) -> Iterator[str]:
    """Start the dashboard as `make run` does, give its address, and end it with all its children.

    database: None for that of the product, built when it is due.
    """
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "ADDRESS": "localhost", "DUIZHAO_DATABASE": str(database or "")}
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "tools/start.py"],
            cwd=product,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_healthy(server, port, log)
        yield f"http://localhost:{port}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def wait_until_healthy(server: subprocess.Popen, port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not is_healthy(port):
        if server.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"the dashboard did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
        time.sleep(0.1)


@pytest.fixture
def app_server(built_database: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server started for this test alone: some faults show in the first session only."""
    with running_app(built_database, tmp_path / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def shared_app_server(built_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one server for all tests to which its age does not matter."""
    with running_app(built_database, tmp_path_factory.mktemp("server") / "server.log") as address:
        yield address


class SharedBrowser:
    """One browser for the browser tests of all modules in a row, started at the first use.

    While Playwright runs, no other event loop may start in this thread: before modules without a browser it is closed.
    """

    def __init__(self) -> None:
        self.stack = contextlib.ExitStack()
        self.browser = None
        self.pool: PagePool | None = None

    def open(self):
        """The running browser, started if there is none or it has crashed. NoBrowserError if none can be found."""
        if self.browser is None or not self.browser.is_connected():
            from playwright.sync_api import sync_playwright

            self.close()
            options = launch_options(require_browser())
            playwright = self.stack.enter_context(sync_playwright())
            self.browser = self.stack.enter_context(playwright.chromium.launch(**options))
            self.pool = PagePool(self.browser)
        return self.browser

    def close(self) -> None:
        self.browser = None
        self.stack.close()


@pytest.fixture(scope="session")
def browser_process() -> Iterator[SharedBrowser]:
    shared = SharedBrowser()
    yield shared
    shared.close()


@pytest.fixture(scope="module", autouse=True)
def close_unused_browser(request: pytest.FixtureRequest, browser_process: SharedBrowser) -> None:
    """End the browser before a module none of whose tests needs it."""
    module_items = (item for item in request.session.items if item.path == request.path)
    if not any("shared_browser" in item.fixturenames for item in module_items):
        browser_process.close()


@pytest.fixture(scope="module")
def shared_browser(browser_process: SharedBrowser):
    """The browser of this worker; each test opens contexts of its own. Without a browser tests fail: none is skipped."""
    try:
        return browser_process.open()
    except NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture
def new_page(shared_browser, browser_process) -> Iterator[Callable]:
    """Make a page for each reader: new_page(locale="en-US", width=390, dark=True), see `page_pool.Device`. Each is a
    session of its own."""
    taken = []

    def make(**properties):
        device = Device(**properties)
        page = browser_process.pool.take(device)
        taken.append((device, page))
        return page

    yield make
    for device, page in taken:
        browser_process.pool.give_back(device, page)


@pytest.fixture
def browser_page(new_page):
    """One page of a Chinese reader at a desk: 1280 pixels, light."""
    return new_page()


@pytest.fixture(scope="session")
def comparison(db):
    """Makes the exhibit of an indicator of the small database, as an item of a deck."""
    return partial(small_items.comparison, db)


@pytest.fixture(scope="session")
def quotation(db):
    """Makes the quotation of a target of the small database, as an item of a deck."""
    return partial(small_items.quotation, db)
