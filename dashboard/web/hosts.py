"""The hosts under which the site may be addressed, from the environment variable DUIZHAO_HOSTS.

The Host header of a request reaches links, QR codes and caches, and whoever sends the request writes it. With a list,
only the hosts on it are answered; without one, any is. `X-Forwarded-Host` is never read: a proxy hands `Host` on.
"""

import ipaddress
import os
import re
import sys
from collections.abc import Iterable
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.types import Scope

VARIABLE = "DUIZHAO_HOSTS"
HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252}))(?::([0-9]{1,5}))?")
DEFAULT_PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}
# What a proxy adds: a request with one of these does not come from this machine, whatever address it is given.
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


class Host(NamedTuple):
    """A name or address in lower case, and the port where one is written."""

    name: str
    port: int | None


def parse_host(text: str) -> Host | None:
    """The host of a Host header or of a list; None for anything that is none."""
    match = HOST.fullmatch(text.strip())
    if match is None or (match[2] and not 0 < int(match[2]) < 65536):
        return None
    return Host(match[1].lower().rstrip("."), int(match[2]) if match[2] else None)


def configured_hosts() -> frozenset[Host]:
    """The list of DUIZHAO_HOSTS, empty where it is not set. Ends the process for an entry that is no host."""
    entries = [entry.strip() for entry in os.environ.get(VARIABLE, "").split(",") if entry.strip()]
    wrong = [entry for entry in entries if parse_host(entry) is None]
    if wrong:
        sys.exit(
            f"{VARIABLE}：{wrong[0]} 不是主机名（写法：名称或 名称:端口，以逗号分隔） · "
            f"{VARIABLE}: {wrong[0]} is not a host (write name or name:port, separated by commas)"
        )
    return frozenset(host for entry in entries if (host := parse_host(entry)))


def is_listed(host: Host, hosts: Iterable[Host], scheme: str) -> bool:
    """Whether a host is on a list; an entry without a port stands for all ports."""
    port = host.port or DEFAULT_PORTS.get(scheme)
    return any(entry.name == host.name and entry.port in (None, port) for entry in hosts)


def is_loopback(name: str) -> bool:
    """Whether a name or address means the machine itself."""
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name == "localhost"


def is_local_request(scope: Scope) -> bool:
    """Whether a request comes from this machine and was handed on by no proxy."""
    client = scope.get("client")
    headers = Headers(scope=scope)
    return client is not None and is_loopback(client[0]) and not any(name in headers for name in FORWARDED)


def request_host(scope: Scope) -> Host | None:
    """The host that a request names; None without one, with several, or with one that is none."""
    values = Headers(scope=scope).getlist("host")
    return parse_host(values[0]) if len(values) == 1 else None


def is_allowed(scope: Scope, hosts: frozenset[Host]) -> bool:
    """Whether a request may be answered under the host that it names; any may be where there is no list.

    Somebody at the machine itself may always say localhost.
    """
    host = request_host(scope)
    if host is None:
        return not hosts
    return not hosts or is_listed(host, hosts, scope["scheme"]) or (is_loopback(host.name) and is_local_request(scope))
