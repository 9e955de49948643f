"""One browser tab without a browser: Streamlit's socket, spoken as its front end speaks it.

It knows the address it is at, remembers large messages for some runs so that the server need only name them, and sends
the widgets that it shows with each click.
"""

import asyncio
import time
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets import Subprotocol
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.load.answer import Answer
from benchmarks.load.widgets import Widgets, states

REMEMBERED = 2  # runs for which a browser keeps a message that was not named again
PATIENCE = 60.0  # seconds for one answer


class Tab:
    """A session on the server at `port`. `place` is the page's address without its query. cookie: as a browser sends
    it, with which a reload is known again. patience: seconds for one answer."""

    def __init__(
        self, port: int, locale: str, dark: bool = False, cookie: str = "", patience: float = PATIENCE
    ) -> None:
        self.port, self.locale, self.dark, self.cookie, self.patience = port, locale, dark, cookie, patience
        self.place, self.query, self.session = "", "", ""
        self.pages: dict[str, str] = {}
        self.widgets: Widgets = {}
        self.remembered: dict[str, tuple[int, bytes]] = {}
        self.runs = 0
        self.asked = self.took = 0.0

    async def __aenter__(self) -> Self:
        url = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        headers = {"Cookie": self.cookie} if self.cookie else {}
        # No ping and no packing of our own: browsers send none, and the server packs none.
        self.socket: ClientConnection = await connect(
            url,
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=headers,
            max_size=None,
            compression=None,
            ping_interval=None,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.socket.close()

    async def open(self, place: str, query: dict[str, str]) -> Answer:
        """Another page, as a link within the site opens it; the first one as a browser opens an address."""
        self.place, self.query, self.widgets = place, urlencode(query), {}
        return await self._run([])

    async def click(self, *changed: WidgetState) -> Answer:
        """The same page with these widgets changed, and the others as they are."""
        return await self._run(states(self.widgets, changed))

    async def file_address(self, file_id: str) -> str:
        """Where the file of a button is, which is made when it is asked for; "" where it cannot be made."""
        message = BackMsg()
        message.backend_operation_request.request_id = file_id
        message.backend_operation_request.session_id = self.session
        message.backend_operation_request.deferred_file.file_id = file_id
        await self.socket.send(message.SerializeToString())
        return await asyncio.wait_for(self._file_address(), self.patience)

    async def _file_address(self) -> str:
        while True:
            message = ForwardMsg.FromString(await self.socket.recv(decode=False))
            if message.WhichOneof("type") == "backend_operation_response":
                return str(message.backend_operation_response.deferred_file.url)

    async def _run(self, values: list[WidgetState]) -> Answer:
        message = BackMsg()
        run = message.rerun_script
        run.query_string = self.query
        if self.place in self.pages:
            run.page_script_hash = self.pages[self.place]
        else:
            run.page_name = self.place
        run.widget_states.widgets.extend(values)
        run.cached_message_hashes.extend(self.remembered)
        run.context_info.locale = self.locale
        run.context_info.timezone = "Asia/Shanghai"
        run.context_info.url = f"http://127.0.0.1:{self.port}/{self.place}"
        run.context_info.color_scheme = "dark" if self.dark else "light"
        self.asked = time.time()
        begun = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        answer = await asyncio.wait_for(self._answer(), self.patience)
        self.took = time.perf_counter() - begun
        self._keep(answer)
        return answer

    async def _answer(self) -> Answer:
        answer = Answer()
        while answer.status is None:
            data = await self.socket.recv(decode=False)
            answer.size += len(data)
            self._take(data, answer)
        return answer

    def _take(self, data: bytes, answer: Answer) -> None:
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            path = list(message.metadata.delta_path)
            data = self.remembered[message.ref_hash][1]
            self.remembered[message.ref_hash] = (self.runs, data)
            message = ForwardMsg.FromString(data)
            message.metadata.delta_path[:] = path
        elif kind == "new_session":
            self.session = message.new_session.initialize.session_id
        elif kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif message.metadata.cacheable:
            self.remembered[message.hash] = (self.runs, data)
        answer.take(message, data)

    def _keep(self, answer: Answer) -> None:
        """What the tab knows after a run."""
        self.runs += 1
        self.widgets = answer.widgets
        self.query = self.query if answer.said is None else answer.said
        old = [name for name, (run, _) in self.remembered.items() if self.runs - run > REMEMBERED]
        for name in old:
            del self.remembered[name]
