"""A page becomes an article: what stays, what goes and as what, what the page says of itself, and any bytes at all."""

import json
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab
from newslab.errors import EmptyArticle, InputError, NewslabWarning
from newslab.pages import alignment, metadata, parse_html
from newslab.pages.blocks import blocks, tree

# Invented: town, people and paper.
STORY = [
    "ASHBY (Town Desk) — The council of Ashby voted on Monday to rebuild the old mill bridge, lost in a flood.",
    "“We have waited long enough,” said Mayor Ines Calder, who had promised a new bridge last spring.",
    "The work will cost $3.4 million and should be done by next autumn, the council said in a statement.",
    "Residents now drive eleven miles to reach the hospital on the other bank, a detour of half an hour.",
]
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ashby to rebuild its mill bridge | The Ashby Courier</title>
<meta property="og:site_name" content="The Ashby Courier">
<meta property="og:title" content="Ashby to rebuild its mill bridge">
<meta name="author" content="By Tomas Reed"><meta property="article:published_time" content="2031-05-06T09:30:00Z">
<meta name="description" content="A bridge lost in a flood comes back.">
<link rel="canonical" href="https://courier.example/bridge">
<style>p { color: red }</style><script>var text = "<p>not the story</p>";</script></head><body class="related">
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Ashby to rebuild its mill bridge</h1><div class="byline">By Tomas Reed</div>
<div class="share-buttons"><a href="#">Share on Facebook</a></div>
<figure><img src="b.jpg"><figcaption>The river Ash on Sunday. Photo: Mara Lindt</figcaption></figure>
<p>STORY-0</p><p>STORY-1</p><div class="ad">Advertisement</div><h2>What it costs</h2><p>STORY-2</p>
<p><a href="/flood">Read more about the flood that carried the bridge away</a></p><p>STORY-3</p></article></main>
<aside><h3>Most read</h3><ul><li><a href="/1">Ten walks for a wet day</a></li></ul></aside>
<footer><p>© 2031 The Ashby Courier. All rights reserved.</p></footer></body></html>"""
for number, text in enumerate(STORY):
    PAGE = PAGE.replace(f"STORY-{number}", text)


@pytest.fixture(scope="module")
def article():
    return parse_html(PAGE, source="bridge.html")


SHORT = [
    "The old mill bridge was closed on Monday after cracks were found.",
    "Nine hundred people cross it every day, and the next one is far.",
    "“We had no choice,” said Mayor Ines Calder on its western bank.",
]
MENU = "<ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul>"
FOOT = "<footer><p>© 2031 The Ashby Courier. All rights reserved.</p></footer>"


@pytest.mark.parametrize(
    "page, subtitle",
    [
        ("<div><h2>TITLE</h2><div>By Tomas Reed</div><div>6 May 2031</div>BODY<div>Share this story</div></div>", None),
        (
            "<h1>TITLE</h1><p class=deck>Nobody had looked at its pillars.</p><p>By Tomas Reed, May 6, 2031</p>BODY",
            "Nobody had looked at its pillars.",
        ),
        ("<table><tr><td><h1>TITLE</h1><b>By Tomas Reed<br>May 6, 2031</b>BODY</td></table>", None),
        (
            "<div role=dialog><h2>We value your privacy</h2><p>We and our partners store information on a device, such as cookies, and "
            "process personal data for ads, ad and content measurement, and audience insights.</p><p>You may click to consent to our "
            "processing, or you may change your preferences before you consent to it, which apply to this website only.</p></div>"
            "<h1>TITLE</h1><p>Tomas Reed, 06.05.2031</p>BODY",
            None,
        ),
    ],
)
def test_what_stands_above_a_story_of_short_paragraphs(page, subtitle):
    body = "".join(f"<p>{text}</p>" for text in SHORT)
    page = page.replace("TITLE", "Old mill bridge closed").replace("BODY", body)
    article = parse_html(
        f"<html><head><title>Old mill bridge closed</title></head><body>{MENU}{page}{FOOT}</body></html>"
    )
    assert article.text.split("\n\n") == SHORT
    assert (article.title, article.subtitle) == ("Old mill bridge closed", subtitle)
    assert (article.byline, article.published) == ("Tomas Reed", "2031-05-06")


def test_a_story_that_stands_in_a_dialog_is_read():
    body = "".join(f"<p>{text}</p>" for text in SHORT)
    assert (
        parse_html(f"<html><body><div role=dialog><h1>Old bridge</h1>{body}</div></body></html>").text.split("\n\n")
        == SHORT
    )


def test_the_story_stays_and_all_else_is_an_edit(article):
    assert article.text.split("\n\n") == [*STORY[:2], "What it costs", *STORY[2:]]
    dropped = {article.raw[edit.start : edit.end].strip(): edit for edit in article.dropped}
    for text, kind in {
        "Ashby to rebuild its mill bridge": "headline",
        "By Tomas Reed": "byline",
        "Advertisement": "advertisement",
        "The river Ash on Sunday. Photo: Mara Lindt": "caption",
        "Read more about the flood that carried the bridge away": "related",
    }.items():
        assert dropped[text].kind == kind
        assert dropped[text].reason
    assert {"Home", "Sport", "Share on Facebook", "Ten walks for a wet day"} <= set(dropped)


def test_what_the_page_says_of_itself(article):
    assert (article.title, article.subtitle) == (
        "Ashby to rebuild its mill bridge",
        "A bridge lost in a flood comes back.",
    )
    assert (article.byline, article.published) == ("Tomas Reed", "2031-05-06T09:30:00+00:00")
    assert article.metadata == {"site": "The Ashby Courier", "url": "https://courier.example/bridge"}
    assert (article.language, article.source, article.warnings) == ("en", "bridge.html", ())


def test_what_the_page_only_shows():
    story = "".join(f"<p>{text}</p>" for text in STORY)
    head = "<h1>Ashby to rebuild its mill bridge</h1><h2>A bridge lost in a flood comes back</h2>"
    credit = "<div>By <a href='/tr'>Tomas Reed</a></div><div>Published May 6, 2031 9:30am EST</div>"
    article = parse_html(f"<body>{head}{credit}{story.replace('</p>', '</p><p>SKIP ADVERTISEMENT</p>', 1)}</body>")
    assert article.text.split("\n\n") == STORY
    assert (article.subtitle, article.byline, article.published, article.place) == (
        "A bridge lost in a flood comes back",
        "Tomas Reed",
        "2031-05-06",
        "Ashby",
    )
    assert (
        next(edit.kind for edit in article.dropped if "SKIP" in article.raw[edit.start : edit.end]) == "advertisement"
    )


def test_every_character_leads_back(article):
    for start, end in article.paragraphs:
        assert article.raw[slice(*article.raw_span(start, end))] == article.text[start:end]


def test_repairs_run_inside_kept_blocks():
    article = parse_html(
        "<nav>Home.. now</nav>"
        + "".join(f"<p>{text}</p>" for text in STORY)
        + "<p>It cost the town $ 350 million in all, he said.</p>"
    )
    assert article.text.endswith("It cost the town $350 million in all, he said.")
    repair = article.repairs[-1]
    assert article.raw[repair.start - 3 : repair.end + 3] != article.text[repair.start - 3 : repair.end + 3]
    assert "$ 350" in article.raw[repair.start - 3 : repair.end + 5]


@pytest.mark.parametrize(
    "html, texts",
    [
        ("<p>One <b>two</b> three", ["One two three"]),
        ("<p>a<br>b<br><br>c</p>", ["a b", "c"]),
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<p><span>W</span>hile</p>", ["While"]),
        ("<p>x <custom-note>y</custom-note> z</p>", ["x y z"]),
        (
            "<table><tr><td>HD</td><td>225.86</td></tr><tr><td><p>one</p></td><td><p>two</p></td></tr></table>",
            ["HD | 225.86", "one", "two"],
        ),
        ("<p>a</p><p>&nbsp;</p><p>\u200b</p><p>b</p>", ["a", "b"]),
        ("<p>a</p><script>b()</script><style>c</style><template>d</template><!-- e --><p>f</p>", ["a", "f"]),
        ("<p>1 &lt; 2 &amp; 3</p>", ["1 < 2 & 3"]),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", ["one", "two"]),
    ],
)
def test_visible_blocks(html, texts):
    assert [block.text for block in blocks(tree(html))] == texts


@pytest.mark.parametrize(
    "head, title",
    [
        ("<title>Rain | The Ashby Courier</title><meta property='og:site_name' content='The Ashby Courier'>", "Rain"),
        ("<title>Rain fell on the old town for days - The Courier</title>", "Rain fell on the old town for days"),
        (
            "<title>Rain - or not?</title><meta property='og:title' content='Rain - or not at all on long days'>",
            "Rain - or not at all on long days",
        ),
        (
            "<title>x</title><script type='application/ld+json'>"
            '{"@graph": [{"@type": "NewsArticle", "headline": "Rain comes"}]}</script>',
            "Rain comes",
        ),
        (
            "<title>Rain comes today | Courier</title></head><body><h1>The Courier</h1><h1>Rain comes today</h1>",
            "Rain comes today",
        ),
        ("<script type='application/ld+json'>{broken</script><title>Rain</title>", "Rain"),
        ("<script type='application/ld+json'>" + "[" * 5000 + "</script><title>Rain</title>", "Rain"),
    ],
)
def test_headline(head, title):
    assert metadata.facts(tree(f"<html><head>{head}"))["title"] == title


@pytest.mark.parametrize(
    "said, date",
    [
        ("2031-05-06", "2031-05-06"),
        ("2031-05-06T09:30:00Z", "2031-05-06T09:30:00+00:00"),
        ("Posted 2031/05/06 at noon", "2031-05-06"),
        ("https://courier.example/2031/05/06/rain", "2031-05-06"),
        ("5/6/31", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00Z", None),
        ("2031-13-45", None),
        ("", None),
    ],
)
def test_dates_only_where_certain(said, date):
    assert metadata.iso(said) == date


@pytest.mark.parametrize(
    "said, byline",
    [
        ("By Tomas Reed", "Tomas Reed"),
        ("Tomas Reed November 18, 2031 12:01 PM Print", "Tomas Reed"),
        ("Tomas Reed | 18.11.2031", "Tomas Reed"),
        ("May Novak", "May Novak"),
        ("https://courier.example/reed", None),
        ("@tomasreed", None),
        ("", None),
    ],
)
def test_bylines(said, byline):
    page = f'<html><head><meta name="author" content="{said}"></head><body><p>x</p></body></html>'
    assert metadata.facts(tree(page)).get("byline") == byline


def test_a_comment_article_inside_the_article_goes():
    inner = "<article><p>I never liked the old bridge and I told the council so for many years on end.</p></article>"
    article = parse_html("<article>" + "".join(f"<p>{text}</p>" for text in STORY) + inner + "</article>")
    assert article.text.split("\n\n") == STORY


def test_a_story_that_is_only_in_the_pages_data():
    data = json.dumps(
        {"@type": "NewsArticle", "headline": "A bridge", "articleBody": "<p>" + "</p><p>".join(STORY) + "</p>"}
    )
    article = parse_html(
        f"<html><script type='application/ld+json'>{data}</script><body><p>Loading the page</p></body></html>"
    )
    assert article.title == "A bridge"
    assert article.text.split("\n\n") == STORY


@pytest.mark.parametrize(
    "ends",
    [
        "<p>Tomas Reed is a reporter at The Ashby Courier.</p>",
        "<p>(Reporting by Tomas Reed; editing by Mara Lindt)</p>",
        "<p>Sign up for our newsletter.</p>",
        "<h3>More news</h3>",
        "<p>Contact him at tomas.reed@courier.example</p>",
    ],
)
def test_what_never_ends_a_story(ends):
    html = "<article><h1>A bridge</h1>" + "".join(f"<p>{text}</p>" for text in STORY) + ends + "</article>"
    assert parse_html(html).text.split("\n\n") == STORY


@pytest.mark.parametrize("ends", ["The work begins on Monday.", "“No,” she said.", "Nobody was hurt."])
def test_short_closing_paragraphs_stay(ends):
    html = "<article><h1>A bridge</h1>" + "".join(f"<p>{text}</p>" for text in STORY) + f"<p>{ends}</p></article>"
    assert parse_html(html).text.split("\n\n") == [*STORY, ends]


def test_markup_in_text_stays_text():
    article = parse_html(
        "<p>The mayor wrote &lt;script&gt;alert(1)&lt;/script&gt; on the wall, she said.</p><script>bad()</script>"
    )
    assert "<script>alert(1)</script>" in article.text
    assert "bad" not in article.raw


@pytest.mark.parametrize(
    "html",
    [
        "",
        " \n",
        "<html></html>",
        "<nav><a href='/'>Home</a></nav>",
        "<script>x</script>",
        "<" * 50,
        "<html><frameset><frame src='a'></frameset></html>",
    ],
)
def test_no_article_is_said_clearly(html):
    with pytest.raises(EmptyArticle, match="page"):
        parse_html(html)


def test_bytes_are_refused_with_the_way_out():
    with pytest.raises(InputError, match=r"newslab\.read"):
        parse_html(b"<p>text</p>")


def test_another_language_gives_a_warning():
    story = "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke wieder aufzubauen, die in der Flut war."
    with pytest.warns(NewslabWarning, match="not English"):
        article = parse_html(
            f"<p>{story}</p><p>Die Arbeiten werden bis zum Herbst dauern und sind nicht billig, sagte sie.</p>"
        )
    assert article.language == "de"
    assert len(article.warnings) == 1


def test_lines_are_matched_in_page_order():
    said = [alignment.tokens(text) for text in ("top story", "home", "top story", "the rain fell on the town", "home")]
    assert alignment.agreement(said, "top story\nthe rain fell on the town") == [
        0.0,
        0.0,
        1.0,
        1.0,
        0.0,
    ] or alignment.agreement(said, "top story\nthe rain fell on the town") == [1.0, 0.0, 0.0, 1.0, 0.0]
    assert alignment.agreement(said, "") == [0.0] * 5
    assert alignment.agreement([alignment.tokens("a b c d e f")], "x a b c d e")[0] == pytest.approx(2 / 3)


TAGS = st.sampled_from(
    ["p", "div", "a", "br", "h1", "article", "li", "td", "table", "script", "figure", "span", "nav", "x-y"]
)
PIECES = st.one_of(
    st.text(max_size=40),
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.sampled_from([*STORY, "&nbsp;", "&#0;", "&#xD800;", "<!--", "-->", "<p class='share'>", "\ud800", "\x00"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_page(html):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NewslabWarning)
        try:
            article = parse_html(html)
        except EmptyArticle:
            return
    assert article.text.strip()
    kept = article.raw
    for edit in reversed(article.edits):
        kept = kept[: edit.start] + edit.replacement + kept[edit.end :]
    assert kept == article.text
    for start, end in article.paragraphs:
        first, last = article.raw_span(start, end)
        assert 0 <= first <= last <= len(article.raw)


def test_the_walk_visits_each_element_once_however_deep():
    assert [block.text for block in blocks(tree("<div>" * 200 + "in<p>deep</p>"))] == ["in", "deep"]
    assert len(blocks(tree("<p class='a b c'>x</p>" * 3000))) == 3000


def test_public_name():
    assert newslab.parse_html is parse_html


def test_the_standfirst_is_told_by_its_name():
    story = [f"<p>{text}</p>" for text in STORY]
    page = "<article><h1>Bridge closed</h1><p class='standfirst'>A town learns what a pillar costs</p>{}</article>"
    article = parse_html(page.format("".join(story)))
    assert (article.subtitle, article.text.split("\n\n")) == ("A town learns what a pillar costs", STORY)
    plain = parse_html(page.replace("standfirst", "lead-in").format("".join(story)))
    assert plain.text.startswith("A town learns")


def test_a_line_break_behind_a_sentence_begins_a_paragraph():
    said = "<b>What changed?</b><br>I lived here for a month.<br>On the fourth day the lift failed, and I watched<br>a woman."
    article = parse_html(f"<article><h1>The tower</h1><p>{STORY[0]}</p><div>{said}</div><p>{STORY[1]}</p></article>")
    paragraphs = article.text.split("\n\n")
    assert paragraphs[1:3] == ["What changed?", "I lived here for a month."]
    assert paragraphs[3] == "On the fourth day the lift failed, and I watched a woman."
