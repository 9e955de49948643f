"""Event loops that open no file descriptor before they run.

Streamlit gives each session an event loop for its script, which hardly any script runs; as asyncio makes them, each
holds three descriptors (a selector and a pair of sockets) for as long as the session is remembered. These are the same
loops, with the opening put off.
"""

import asyncio
import selectors
import warnings
from collections.abc import Mapping
from typing import Any


class LazySelector(selectors.BaseSelector):
    """The selector that asyncio would use, made when something is to be watched."""

    def __init__(self) -> None:
        self._selector: selectors.BaseSelector | None = None

    @property
    def opened(self) -> selectors.BaseSelector:
        """The selector itself."""
        if self._selector is None:
            self._selector = selectors.DefaultSelector()
        return self._selector

    def register(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        return self.opened.register(fileobj, events, data)

    def unregister(self, fileobj: Any) -> selectors.SelectorKey:
        return self.opened.unregister(fileobj)

    def modify(self, fileobj: Any, events: int, data: Any = None) -> selectors.SelectorKey:
        return self.opened.modify(fileobj, events, data)

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return self.opened.select(timeout)

    def get_map(self) -> Mapping[Any, selectors.SelectorKey]:
        return self._selector.get_map() if self._selector else {}

    def close(self) -> None:
        if self._selector is not None:
            self._selector.close()


class LazyEventLoop(asyncio.SelectorEventLoop):
    """asyncio's loop; its selector and the sockets that wake it are opened when it first runs."""

    _ssock: Any = None
    _csock: Any = None

    def __init__(self) -> None:
        super().__init__(LazySelector())

    def run_forever(self) -> None:
        if self._ssock is None:
            super()._make_self_pipe()  # type: ignore[misc]
        super().run_forever()

    def _make_self_pipe(self) -> None:
        """Not yet: asyncio calls this when a loop is made. Until it runs, nobody needs to be woken."""

    def _close_self_pipe(self) -> None:
        if self._ssock is not None:
            super()._close_self_pipe()  # type: ignore[misc]


def install() -> None:
    """Have `asyncio.new_event_loop` make such loops from now on, where it made selector loops until now."""
    with warnings.catch_warnings():  # Python 3.14 means to replace policies, and has nothing yet that does this
        warnings.simplefilter("ignore", DeprecationWarning)
        base = getattr(asyncio, "DefaultEventLoopPolicy", None)
        if base is None or not isinstance(asyncio.get_event_loop_policy(), base):
            return
        policy = type("LazyEventLoopPolicy", (base,), {"new_event_loop": lambda _self: LazyEventLoop()})
        asyncio.set_event_loop_policy(policy())
