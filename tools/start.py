"""Start the dashboard on a free port and say where it is, once it answers."""

import contextlib
import errno
import http.client
import os
import runpy
import socket
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST_PORT = 8501
PORTS_TO_TRY = 100


def is_free(address: str, port: int) -> bool:
    """True if every address that the name stands for can be listened on."""
    for family, kind, protocol, _, place in socket.getaddrinfo(address, port, type=socket.SOCK_STREAM):
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(place)
            except OSError as error:
                if error.errno in (errno.EADDRINUSE, errno.EACCES):
                    return False
    return True


def choose_port(address: str, wanted: str) -> int:
    """The port that was asked for, else the first free one from 8501 on."""
    if wanted:
        if not (wanted.isascii() and wanted.isdigit()) or not 1 <= int(wanted) <= 65535:
            sys.exit(f"PORT={wanted} 不是端口号 · PORT={wanted} is not a port number (1 to 65535)")
        if not is_free(address, int(wanted)):
            sys.exit(f"端口 {wanted} 已被占用 · port {wanted} is taken: choose another, or leave PORT out")
        return int(wanted)
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TO_TRY):
        if is_free(address, port):
            return port
    sys.exit(f"从 {FIRST_PORT} 起没有空闲端口 · no free port from {FIRST_PORT} on: set PORT=")


def is_healthy(host: str, port: int) -> bool:
    """Ask the server itself, never a proxy."""
    connection = http.client.HTTPConnection(host, port, timeout=2)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    return False


def announce(host: str, port: int) -> None:
    while not is_healthy(host, port):
        time.sleep(0.1)
    print(f"\n  对照 · Duizhao: http://{host}:{port}\n\n  按 Ctrl+C 结束 · Ctrl+C stops it\n", flush=True)


def main() -> None:
    os.chdir(ROOT)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    address = os.environ.get("ADDRESS") or "localhost"
    port = choose_port(address, os.environ.get("PORT", ""))
    host = "localhost" if address in ("0.0.0.0", "::") else address
    threading.Thread(target=announce, args=(host, port), daemon=True).start()
    script = "serve.py" if Path("serve.py").exists() else "app.py"
    options = [f"--server.port={port}", f"--server.address={address}", "--logger.hideWelcomeMessage=true"]
    sys.argv = ["streamlit", "run", script, *options]
    sys.path[0] = str(ROOT)
    runpy.run_module("streamlit", run_name="__main__")


if __name__ == "__main__":
    main()
