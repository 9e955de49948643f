"""The floor: a Streamlit script with one chart, as anybody would write it."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_data
def load() -> pd.DataFrame:
    return pd.read_csv(os.environ["BENCH_CSV"])


rows = load()
names = list(rows["indicator"].unique())
st.session_state.setdefault("at", 0)
if st.button("Next"):
    st.session_state["at"] = (st.session_state["at"] + 1) % len(names)
name = names[st.session_state["at"]]
st.plotly_chart(px.scatter(rows[rows["indicator"] == name], x="value", y="region", color="region", title=name))
