"""A box for a query of the reader's own, bound to the parameter `q` of the address."""

from collections.abc import Callable
from functools import partial
from urllib.parse import quote
from uuid import uuid4

import streamlit as st

from dashboard.database import frame_cache
from dashboard.figures.model import Exhibit
from dashboard.figures.sql.quick_chart import ChartChoice
from dashboard.figures.sql.result import query_result_exhibit
from dashboard.i18n.words import Words
from dashboard.render_context import RenderContext
from dashboard.sandbox.answer import RefusedError
from dashboard.sandbox.gate import Client, network
from dashboard.sandbox.limits import USUAL
from dashboard.ui.components.sql_draft import remember_draft
from dashboard.ui.run_context import parameter
from dashboard.ui.visitor_queries import run_query

LONGEST_LINK = 4_000  # characters of a query as an address writes it; a longer one is cut off by some servers and mails
LONGEST_TEXT = 24_000  # characters that a session holds; a query may have fewer, and is refused with a sentence
HEIGHT = 270  # pixels
KEY, SHOWN, LONG = "query", "query-shown", "query-long"  # of the session: the box, what it holds, what no link holds
COOKIE = "_streamlit_xsrf"  # Streamlit gives each browser one
OF_QUERY = ("example", "chart", "x", "y", "series")  # choices that belong to the query before


def client() -> Client:
    """Who asks: the network address, and one browser as far as its cookie tells, else one session. Kept nowhere.

    The address is the connection's; behind a proxy the one it reports, if the server was told to trust that proxy
    (FORWARDED_ALLOW_IPS).
    """
    visitor = st.context.cookies.get(COOKIE) or st.session_state.setdefault("visitor", uuid4().hex)
    return Client(network(st.context.ip_address), str(visitor))


def exhibit_again(query: str, wish: ChartChoice, words: Words) -> Callable[[], Exhibit]:
    """A function that gives the exhibit of an answer; it holds the query and no rows."""
    return partial(_exhibit, query, client(), wish, words)


def _exhibit(query: str, asker: Client, wish: ChartChoice, words: Words) -> Exhibit:
    """The exhibit of a query's answer. Raises RefusedError if it has none now, though it had."""
    reply = run_query(query, asker)
    if reply.refused:
        raise RefusedError(reply.refused)
    render = RenderContext(words, frame_cache.data_version())
    return query_result_exhibit(reply.frame, wish, query, render, reply.cut)


def has_typed_query() -> bool:
    """Whether the reader asks a query of their own, in the link or, too long for one, in this session."""
    return bool(parameter("q") or _long())


def query_box(default: str, words: Words) -> str:
    """A box with a button that runs what is in it; returns what is to be run: the reader's own query, else `default`.

    Only the button (or Ctrl+Enter) changes the address, and `default` leaves no `q` in it. A query too long for a link
    is run all the same and kept in this session; the box says so. The tab remembers it, and what is typed and not run.
    """
    text = parameter("q") or _long() or default
    # Otherwise what is being typed would be lost.
    if KEY not in st.session_state or st.session_state.get(SHOWN) != text:
        st.session_state[KEY] = st.session_state[SHOWN] = text
    elif len(st.session_state[KEY]) > LONGEST_TEXT:
        st.session_state[KEY] = st.session_state[SHOWN] = st.session_state[KEY][:LONGEST_TEXT]
    with st.form("query-form", border=False):
        st.text_area(words.text("sql.box"), key=KEY, height=HEIGHT)
        st.form_submit_button(words.text("sql.run"), on_click=_write_query, args=(default,))
    if _long():
        st.caption(words.text("sql.long_link"))
    remember_draft(f"{parameter('q')}\n{parameter('example')}", text, bool(_long()), _restore)
    return text


def _restore(text: str) -> None:
    """Run a query that no link holds again in a new session, as the tab remembers it."""
    if len(text) <= USUAL.characters:
        st.session_state[LONG] = text


def _long() -> str:
    """The query that no link holds, as long as the address asks for nothing else."""
    return "" if parameter("q") or parameter("example") else str(st.session_state.get(LONG, ""))


def _write_query(default: str) -> None:
    """Put the query into the address, if a link can hold it; a default, or nothing, is left out."""
    typed, before = st.session_state[KEY][:LONGEST_TEXT].strip(), parameter("q") or _long() or default
    st.session_state[SHOWN] = st.session_state[KEY]
    if typed == before.strip():
        return
    st.session_state.pop(LONG, None)
    st.query_params.pop("q", None)
    if typed in ("", default.strip()):
        return
    for gone in OF_QUERY:
        st.query_params.pop(gone, None)
    if len(quote(typed)) <= LONGEST_LINK:
        st.query_params["q"] = typed
    else:
        st.session_state[LONG] = typed
