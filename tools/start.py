"""Start the dashboard on a free port and say where it is, once it answers.

ADDRESS: name or number to listen at (localhost). PORT: the port (the first free one from 8501 on). DUIZHAO_VISITORS:
how many visitors there may be at once (as many as descriptors allow, 1,000 at most). DUIZHAO_DESKS: how many plans of
visitors' own (128). DUIZHAO_DATA: folder of another corpus than data/. What cannot be done ends with a sentence and
status 1; Ctrl+C and SIGTERM end it with 0.
"""

import signal

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C while modules are imported ends us without a traceback

import contextlib
import errno
import os
import socket
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
FIRST_PORT = 8501
PORTS_TO_TRY = 100
WILDCARDS = ("0.0.0.0", "::")
MISSING = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)


class PortTakenError(OSError):
    """Somebody else listens there."""


def listen(address: str, port: int) -> list[socket.socket]:
    """Sockets that listen at every address the name stands for.

    They are kept from here on, so that of two who start at once only one gets the port. Raises PortTakenError;
    PermissionError; OSError for an address that is not this machine's.
    """
    sockets: list[socket.socket] = []
    missing: OSError | None = None
    for family, place in socket_addresses(address, port):
        try:
            sockets.append(listening_socket(family, place))
        except OSError as error:
            if error.errno in MISSING:  # a name may stand for an address of a kind that this machine lacks
                missing = error
                continue
            for opened in sockets:
                opened.close()
            if error.errno == errno.EADDRINUSE:
                raise PortTakenError from error
            raise
    if not sockets:
        raise missing or OSError(errno.EADDRNOTAVAIL, address)
    return sockets


def socket_addresses(address: str, port: int) -> list[tuple[socket.AddressFamily, tuple]]:
    """Families and socket addresses of a name, each once. Raises OSError or UnicodeError for what is no name."""
    infos = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    return list(dict.fromkeys((family, place) for family, _, _, _, place in infos))


def listening_socket(family: socket.AddressFamily, place: tuple) -> socket.socket:
    """A socket that listens."""
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0 if place[0] == "::" else 1)
        opened.bind(place)
        opened.listen(2048)
    except OSError:
        opened.close()
        raise
    return opened


def open_port(address: str, wanted: str) -> list[socket.socket]:
    """Sockets on the port that was asked for, else on the first free one from 8501 on; ends with a sentence if none."""
    if wanted and (not (wanted.isascii() and wanted.isdigit()) or not 1 <= int(wanted[:6]) <= 65535):
        sys.exit(f"PORT={wanted} 不是端口号 · PORT={wanted} is not a port number (1 to 65535)")
    ports = [int(wanted)] if wanted else range(FIRST_PORT, min(FIRST_PORT + PORTS_TO_TRY, 65536))
    for port in ports:
        try:
            return listen(address, port)
        except PortTakenError:
            continue
        except PermissionError:
            sys.exit(f"没有权限使用端口 {port}，请另选 1024 以上的端口 · no right to port {port}: use one above 1023")
        except (OSError, UnicodeError):
            sys.exit(f"ADDRESS={address} 不是本机的地址 · ADDRESS={address} is not an address of this machine")
    if wanted:
        sys.exit(f"端口 {wanted} 已被占用 · port {wanted} is taken: choose another, or leave PORT out")
    sys.exit(f"从 {FIRST_PORT} 起没有空闲端口 · no free port from {FIRST_PORT} on: set PORT=")


def url(address: str, port: int) -> str:
    """Where a browser on this machine finds it."""
    host = "localhost" if address in WILDCARDS else address
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def say(text: str) -> None:
    """Print; where nobody listens any more (`make run | head -1`), the server goes on without."""
    try:
        print(text, flush=True)
    except OSError:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 1)


def announce(place: str) -> None:
    """Say where the dashboard is, and how it is ended."""
    say(f"\n  对照 · Duizhao: {place}\n\n  按 Ctrl+C 结束 · Ctrl+C stops it\n")


def check_desks(value: str) -> None:
    """Raise ValueError for a number of desks that is none; the import reads the same setting."""
    from dashboard.desk.own_desks import configured_number

    configured_number(value)


def check_settings() -> None:
    """The rest of the environment: ends with a sentence for a number that is none, warns of a browser that is none."""
    from dashboard.web import resources

    browser = os.environ.get("BROWSER_PATH", "")
    checks = {
        "DUIZHAO_VISITORS": lambda value: resources.capacity(resources.descriptor_limit(), value),
        "DUIZHAO_DESKS": check_desks,
    }
    for name, check in checks.items():
        value = os.environ.get(name, "")
        try:
            check(value)
        except ValueError:
            sys.exit(f"{name}={value} 不是正整数 · {name}={value} is not a number from 1 on")
    if browser and not (Path(browser).is_file() and os.access(browser, os.X_OK)):
        say(f"BROWSER_PATH={browser} 不是程序，无法绘图 · BROWSER_PATH={browser} is no program: no pictures")


def load_streamlit_options() -> None:
    """Options of Streamlit in the environment; ends with a sentence for one that cannot be."""
    from dashboard.web import streamlit_options

    try:
        streamlit_options.load_environment()
    except ValueError as error:
        sys.exit(f"{error} 不是该设置的值 · {error} is no value of that setting")


def end_quietly(*_: object) -> NoReturn:
    """Before anything is served there is nothing to put away."""
    os._exit(0)


def main() -> None:
    if os.environ.get("DUIZHAO_DATA"):  # relative to where it was typed
        os.environ["DUIZHAO_DATA"] = str(Path(os.environ["DUIZHAO_DATA"]).expanduser().absolute())
    os.chdir(ROOT)
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, end_quietly)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a program may be started without them
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.path[0] = str(ROOT)
    from dashboard.web import resources

    resources.raise_descriptors()
    check_settings()
    address = (os.environ.get("ADDRESS") or "localhost").removeprefix("[").removesuffix("]")
    sockets = open_port(address, os.environ.get("PORT", ""))
    port = sockets[0].getsockname()[1]
    os.environ["STREAMLIT_SERVER_ADDRESS"], os.environ["STREAMLIT_SERVER_PORT"] = address, str(port)
    load_streamlit_options()
    from dashboard.web import runner
    from dashboard.web.request_scope import base_path

    runner.run(sockets, lambda: announce(f"{url(address, port)}{base_path()}"))


if __name__ == "__main__":
    main()
