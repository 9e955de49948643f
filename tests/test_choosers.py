"""What a chooser leaves behind in a session: words, and nothing of the page that asked."""

import gc

import pytest
from streamlit.testing.v1 import AppTest

from tests.harness import PATIENCE

KNOWN = []  # what each page knew, weakly


def page(kind):
    """A page that spells its options with a function of its own, which knows something large."""
    import weakref

    from dashboard.i18n.words import Words
    from dashboard.ui.inputs.choosers import Choice, choose, switch
    from dashboard.ui.inputs.filters import choose_several
    from tests.test_choosers import KNOWN

    class Large(dict):
        pass

    large, words, codes = Large(new="New", old="Old"), Words("en"), ["new", "old"]
    KNOWN.append(weakref.ref(large))
    if kind == "choose":
        choose(Choice("indicator", codes, lambda code: large[code]), words)
    elif kind == "switch":
        switch(Choice("scale", codes, lambda code: large[code]), words)
    else:
        choose_several("kind", codes, lambda code: large[code], words)


@pytest.mark.parametrize("kind", ["choose", "switch", "choose_some"])
def test_a_session_does_not_keep_what_a_page_knew_with_the_labels_of_its_choosers(kind):
    run = AppTest.from_function(page, args=(kind,), default_timeout=PATIENCE).run()
    assert not run.exception
    gc.collect()
    assert KNOWN[-1]() is None


def test_what_a_session_keeps_would_be_found():
    run = AppTest.from_function(session_with_a_page_function, default_timeout=PATIENCE).run()
    assert not run.exception
    gc.collect()
    assert KNOWN[-1]() is not None


def session_with_a_page_function():
    """The broken case: a widget with a page's own function."""
    import weakref

    import streamlit as st

    from tests.test_choosers import KNOWN

    class Large(dict):
        pass

    large = Large(new="New")
    KNOWN.append(weakref.ref(large))
    st.selectbox("one", ["new"], format_func=lambda code: large[code])
