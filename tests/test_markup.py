import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.markup import Mark, highlight

marks = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from("abc")), max_size=8)


@pytest.mark.parametrize(
    "spans, shown",
    [
        ([(0, 2)], "[ab]cdef"),
        ([(0, 2), (4, 6)], "[ab]cd[ef]"),
        ([(0, 4), (2, 6)], "[abcd][ef]"),
        ([(0, 6), (2, 3)], "[abcdef]"),
        ([(2, 2)], "abcdef"),
        ([], "abcdef"),
    ],
)
def test_marks_never_overlap(spans, shown):
    body = highlight("abcdef", [Mark(a, b, "x") for a, b in spans]).body({"x": "red"})
    assert re.sub(r"<mark[^>]*>", "[", body).replace("</mark>", "]") == shown


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), marks)
def test_no_character_is_lost_and_none_is_markup(text, spans):
    found = highlight(
        text, [Mark(min(a, b, len(text)), min(max(a, b), len(text)), label, "<i>") for a, b, label in spans]
    )
    body = found.body(found.colours())
    assert html.unescape(re.sub(r"</?mark[^>]*>", "", body)) == text
    assert "<i>" not in found._repr_html_()
