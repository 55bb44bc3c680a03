import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.article import Article, Edit

RAW = "Menu\n\nThe  bill passed..\n\nShare"
EDITS = (
    Edit(0, 6, "", "drop", "menu"),
    Edit(9, 11, " ", "repair", "double-space"),
    Edit(22, 24, ".", "repair", "double-stop"),
    Edit(24, 31, "", "drop", "share"),
)


@st.composite
def edited(draw):
    raw = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return Article(raw, tuple(Edit(a, b, draw(st.text(max_size=4)), "repair", "any") for a, b in pairs))


def test_text_is_raw_with_the_edits_applied():
    assert Article(RAW, EDITS).text == "The bill passed."


def test_views_part_the_edits():
    article = Article(RAW, EDITS)
    assert [e.kind for e in article.dropped] == ["menu", "share"]
    assert [e.kind for e in article.repairs] == ["double-space", "double-stop"]


@pytest.mark.parametrize(
    "span, raw",
    [
        ((0, 3), "The"),
        ((4, 8), "bill"),
        ((0, 8), "The  bill"),
        ((9, 15), "passed"),
        ((9, 16), "passed.."),
        ((3, 4), "  "),
    ],
)
def test_raw_span(span, raw):
    article = Article(RAW, EDITS)
    assert article.raw[slice(*article.raw_span(*span))] == raw


@pytest.mark.parametrize(
    "span, text",
    [((6, 9), "The"), ((0, 4), None), ((25, 31), None), ((0, 31), "The bill passed."), ((10, 15), " bill")],
)
def test_text_span(span, text):
    article = Article(RAW, EDITS)
    found = article.text_span(*span)
    assert (article.text[slice(*found)] if found else None) == text


@settings(max_examples=200, deadline=None)
@given(edited(), st.data())
def test_spans_lead_back_and_forth(article, data):
    text = article.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    a, b = article.raw_span(start, end)
    assert 0 <= a <= b <= len(article.raw)
    if not any((e.start < b and e.end > a) or e.start == e.end for e in article.edits):
        assert article.raw[a:b] == text[start:end]
        if b > a:
            assert article.text_span(a, b) == (start, end)


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(3, 2, "", "drop", "x"),),
        (Edit(0, 99, "", "drop", "x"),),
        (Edit(4, 6, "", "drop", "x"), Edit(5, 7, "", "drop", "x")),
    ],
)
def test_edits_must_be_ordered_apart_and_inside(edits):
    with pytest.raises(ValueError, match="ordered, apart and inside"):
        Article(RAW, edits)


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (0, 999)])
def test_a_span_outside_is_refused(span):
    with pytest.raises(IndexError):
        Article(RAW, EDITS).raw_span(*span)


def test_it_prints_itself_in_a_few_lines():
    article = Article(RAW, EDITS, title="Bill passed", byline="A. Writer", warnings=("It is short.",))
    assert repr(article).splitlines() == [
        "Bill passed",
        "A. Writer",
        "The bill passed.",
        "1 paragraph, 1 sentence, 3 words; dropped 2, mended 2",
        "Warning: It is short.",
    ]


def test_html_shows_markup_as_text():
    article = Article("<script>alert(1)</script> & more", title="<b>x</b>")
    page = article._repr_html_()
    assert "<script>" not in page and "<b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
