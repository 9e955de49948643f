"""Run the server on sockets that are bound already, with limits for each connection, and end it quietly."""

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

import uvicorn

from dashboard.web import resources, visitors
from dashboard.web.connection_limits import ConnectionLimits, protocol_class

PING = 30  # seconds between two pings of a websocket, and for the answer to one
MESSAGE = 2 << 20  # bytes of one message of a visitor; the largest is a deck's file
CLOSING = 10  # seconds that answers under way have when the server is told to end


class Server(uvicorn.Server):
    """uvicorn's server, which calls `on_startup` once it answers."""

    def __init__(self, config: uvicorn.Config, on_startup: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_startup = on_startup

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_startup()


def settings(limits: ConnectionLimits) -> dict[str, Any]:
    """Options of uvicorn.Config; those that Streamlit sets itself have its values."""
    return {
        "http": protocol_class(limits),
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


def end_process(*_: object) -> None:
    """End the process at once, with status 0; the browser that draws pictures is ended first, and files of visitors'
    desks are removed.

    The interpreter is not shut down: threads that wait for a file that never comes would hold it up, and DuckDB's
    binding would report what it finds not released, in some fifty lines.
    """
    browser = sys.modules.get("dashboard.exports.headless_browser")
    if browser is not None:
        browser.ENGINE.close()
    desks = sys.modules.get("dashboard.desk.own_desks")
    if desks is not None:
        desks.DESKS.end()
    logging.shutdown()
    os._exit(0)


def run(sockets: list[socket.socket], on_startup: Callable[[], None]) -> None:
    """Serve until a signal (Ctrl+C, SIGTERM) ends it, with status 0; 3 if the server could not be started.

    on_startup: called once pages are answered. The folder of serve.py must be on the path.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end_process)
    connections = resources.capacity(resources.descriptor_limit()).connections
    limits = ConnectionLimits(connections=connections, slots=visitors.SLOTS)
    Server(uvicorn.Config("serve:app", **settings(limits)), on_startup).run(sockets=sockets)
    end_process()
