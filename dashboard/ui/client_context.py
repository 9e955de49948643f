"""Where and when the reader is: the site's address as the browser says it, and the day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def site_url() -> str:
    """The full address of the site; empty where the browser did not say."""
    return (st.context.url or "").split("?")[0].rpartition("/")[0]


def today() -> date:
    """The reader's day."""
    try:
        return datetime.now(ZoneInfo(st.context.timezone or "UTC")).date()
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(ZoneInfo("UTC")).date()
