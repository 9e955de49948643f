"""Has the browser fetch the cookie by which a reload, and files, find the visitor's desk again.

The browser is given a ticket that is good once and for a minute; the server answers it with a cookie that no script can
read (web/routes/desk_key.py). Neither stands in an address.
"""

import streamlit as st

from dashboard.desk.own_desks import DESKS
from dashboard.ui.components import load_component

_component = load_component(__file__)
OFFERED = "own-key-offered"  # of the session: the secret, and the ticket that was made for it


def offer_key(secret: str) -> None:
    """Offer the cookie of a desk; one ticket for each desk of a session."""
    held = st.session_state.get(OFFERED)
    if held is None or held[0] != secret:
        held = st.session_state[OFFERED] = (secret, DESKS.ticket(secret))
    _component(key="desk-key", data={"ticket": held[1]}, height=1)
