"""What goes wrong around a server, made to happen: a network that is cut, a product of one's own to spoil."""

import contextlib
import http.client
import shutil
import socket
import threading
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("app.py", "serve.py", ".streamlit", "dashboard", "etl", "pages", "tools", "data")


def tree(folder: Path) -> Path:
    """A product of one's own, without a database."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "bench"))
        else:
            shutil.copy(source, folder / part)
    return folder


def alter(product: Path, module: str, old: str, new: str) -> None:
    """Write another line in the place of one into a product of one's own: a shorter time to wait, say."""
    file = product / module
    text = file.read_text(encoding="utf-8")
    assert text.count(f"\n{old}") == 1, f"{module} has no line {old}"
    file.write_text(text.replace(f"\n{old}", f"\n{new}"), encoding="utf-8")


def notices_soon(product: Path) -> None:
    """Have a product of one's own look at data/ every second, not every ten."""
    alter(product, "etl/load.py", "LOOKED_AFTER = 10 ", "LOOKED_AFTER = 1 ")


def put(content: bytes, file: Path) -> None:
    """Replace a file at one stroke, as a build does."""
    fresh = file.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(file)


def answer(address: str, path: str) -> tuple[int, str]:
    """Status and text of an answer."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=180)
    with contextlib.closing(connection):
        connection.request("GET", path)
        found = connection.getresponse()
        return found.status, found.read().decode("utf-8", errors="replace")


def health(address: str) -> int:
    return answer(address, "/health")[0]


class Wire:
    """A way to a server that can be cut, mended, and led to another one."""

    def __init__(self, address: str) -> None:
        self.to, self.whole = address, True
        self._ends: set[socket.socket] = set()
        self._door = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://localhost:{self._door.getsockname()[1]}"

    def cut(self) -> None:
        """End every connection, and accept none."""
        self.whole = False
        for end in list(self._ends):
            close(end)

    def mend(self, address: str = "") -> None:
        """Accept connections again, to another server if one is named."""
        self.to, self.whole = address or self.to, True

    def close(self) -> None:
        self.cut()
        self._door.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                here, _ = self._door.accept()
                self._join(here)

    def _join(self, here: socket.socket) -> None:
        host, port = urlsplit(self.to).netloc.split(":")
        try:
            if not self.whole:
                raise ConnectionRefusedError
            there = socket.create_connection((host, int(port)))
        except OSError:
            here.close()
            return
        self._ends |= {here, there}
        for one, other in ((here, there), (there, here)):
            threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while part := one.recv(1 << 16):
                other.sendall(part)
        close(one)
        close(other)
        self._ends -= {one, other}


def close(end: socket.socket) -> None:
    """Shut a socket down, so that who waits at it wakes up."""
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    with contextlib.suppress(OSError):
        end.close()
