"""Run the server on sockets that are bound already, with limits for each connection, and end it quietly."""

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

import uvicorn

from dashboard.web import limits, visitors
from dashboard.web.connections import Caps, limited

PING = 30  # seconds between two questions whether a visitor is still there, and for the answer
MESSAGE = 2 << 20  # bytes of one message of a visitor; the largest is a deck's file
CLOSING = 10  # seconds for what is being answered when the server is told to end


class Server(uvicorn.Server):
    """uvicorn's server, which tells when it answers."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._tell()


def settings(caps: Caps) -> dict[str, Any]:
    """How uvicorn serves us; where Streamlit has a choice of its own, the same."""
    return {
        "http": limited(caps),
        "ws": "websockets-sansio",
        "ws_max_size": MESSAGE,
        "ws_ping_interval": PING,
        "ws_ping_timeout": PING,
        "ws_per_message_deflate": False,
        "timeout_keep_alive": 5,
        "timeout_graceful_shutdown": CLOSING,
        "access_log": False,
        "use_colors": False,
        "log_level": "warning",
        "server_header": False,
    }


def leave(*_: object) -> None:
    """End the process at once, with status 0: it was told to.

    What must not stay behind is ended first. The interpreter is not taken apart: threads that wait for a file that
    never comes would hold it up, and DuckDB's binding lists what it finds not returned, in some fifty lines.
    """
    browser = sys.modules.get("dashboard.exports.headless_browser")
    if browser is not None:
        browser.ENGINE.close()
    logging.shutdown()
    os._exit(0)


def run(sockets: list[socket.socket], started: Callable[[], None]) -> None:
    """Serve until a signal (Ctrl+C, SIGTERM) ends it, with status 0; 3 if the server could not be started.

    started: called once pages are answered. The folder of serve.py must be on the path.
    """
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, leave)
    caps = Caps(connections=limits.capacity(limits.descriptor_limit()).connections, room=visitors.ROOM)
    Server(uvicorn.Config("serve:app", **settings(caps)), started).run(sockets=sockets)
    leave()
