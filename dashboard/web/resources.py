"""What this process may use, and does: file descriptors, memory; and how many visitors that is enough for.

Standard library only. Linux and macOS; where a figure cannot be had it is None.
"""

import resource
import sys
from dataclasses import dataclass
from pathlib import Path

DESCRIPTORS = 8192  # aimed at: macOS starts programs with 256, many Linux shells with 1,024
# Kept from connections: the interpreter and DuckDB (some 20), files on their way to readers (a thread each, 40), pipes
# to the browser that draws pictures and to processes of queries.
RESERVE = 96
VISITORS = 1000  # at most, however many descriptors there are: each also takes memory
CGROUP = Path("/sys/fs/cgroup")


def raise_descriptors(aim: int = DESCRIPTORS) -> int:
    """Raise the soft limit of descriptors as far as the hard one lets us, to `aim`; the limit that now holds.

    A higher limit stays. macOS calls its hard limit infinite and refuses large numbers, so smaller ones are tried.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    if soft == unlimited:
        return aim
    wanted = aim if hard == unlimited else min(aim, hard)
    while wanted > soft:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (ValueError, OSError):
            wanted //= 2
        else:
            break
    return descriptor_limit()


def descriptor_limit() -> int:
    """The soft limit of descriptors; what we aim at where there is none."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return DESCRIPTORS if soft == resource.RLIM_INFINITY else soft


def open_descriptors() -> int | None:
    """How many descriptors are open; the limit where not even the list of them can be opened."""
    for folder in ("/proc/self/fd", "/dev/fd"):
        try:
            return sum(1 for _ in Path(folder).iterdir()) - 1  # the listing has one of its own
        except FileNotFoundError:
            continue
        except OSError:
            return descriptor_limit()
    return None


@dataclass(frozen=True)
class Capacity:
    """How many connections there may be at once, and how many of them may be visitors' sessions."""

    connections: int
    visitors: int


def capacity(descriptors: int, wish: str = "") -> Capacity:
    """What a number of descriptors is enough for. wish: a smaller number of visitors, as DUIZHAO_VISITORS has it.

    A session is one connection; a quarter stays for pages that load and for files. Raises ValueError for a wish that
    is no number from 1 on.
    """
    connections = max(descriptors - RESERVE, 8)
    visitors = min(max(connections * 3 // 4, 1), VISITORS)
    if wish:
        if not (wish.isascii() and wish.isdigit()) or int(wish) < 1:
            raise ValueError(wish)
        visitors = min(int(wish), max(connections * 3 // 4, 1))
    return Capacity(connections, visitors)


def memory() -> int | None:
    """Bytes of memory that this process holds; on macOS the most it held."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        if sys.platform == "darwin":
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return None


def memory_limit() -> int | None:
    """Bytes that the container may use, where one sets a limit."""
    for name in ("memory.max", "memory/memory.limit_in_bytes"):
        try:
            limit = int((CGROUP / name).read_text())
        except (OSError, ValueError):  # "max" is none
            continue
        return limit if limit < 1 << 60 else None
    return None
