"""Sentences: tables of (text, sentences) with near-misses, and properties that hold on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab import sentences
from newslab.article import Article
from newslab.errors import InputError


def cut(text, **options):
    return [text[start:end] for start, end in sentences.split(text, **options)]


# Each sentence list is what the text, joined by single spaces, must come apart into.
APART = [
    ["It rained.", "Nobody came."],
    ["Did it rain?", "It did!", "Nobody came."],
    ["Dr. Ana Moss met Sen. Per Lind.", "They talked."],
    ["J. R. Holm and Albert I. Jones left.", "Nobody saw them."],
    ["It is you and I.", "Did you know?"],
    ["She works for Holm & Co. in Lund.", "It is old."],
    ["She works for Holm & Co.", "It is old."],
    ["He leads Norden Inc.", "Mr. Holm left in May."],
    ["The U.S. Senate met.", "It voted."],
    ["They left the U.S.", "The reason is unknown."],
    ["They left the U.S.", "“We had no choice,” she said."],
    ["It opens at 9 a.m. Monday.", "It closes at 5 p.m. EST."],
    ["It opens at 9 a.m.", "Visitors wait outside."],
    ["At 5 a.m. Mr. Holm woke.", "He left."],
    ["See No. 5 on p. 12.", "It is short."],
    ["Was it true?", "No.", "It was not."],
    ["It is due dec. 12 or jan. 3.", "We met in dec.", "Then we left.", "It ends mar. 5 or later."],
    ["“We won.”", "Ana Ruiz said, “They lost.”"],
    ["“We won.” Ana Ruiz said, smiling."],
    ["On Jan. 5 it snowed.", "It melted in Feb.", "Then came spring."],
    ["It cost $3.5 million.", "That is 2.1 percent more."],
    ["That was in 2012.", "The year after was worse."],
    ["Read it at www.norden.example.com today.", "Or write to Ana.Moss@example.com now."],
    ["“Really?” Smith asked.", "“Yes.”", "He left."],
    ["“Really?” Mayor Ana Moss asked in Lund.", "Nobody knew."],
    ["“Why not?”", "Smith said he did not know."],
    ["“We won!”", "He said no more."],
    ["AKRON, Minn. – The mayor left.", "Nobody came."],
    ["“We won!” she shouted.", "“Nobody believed us.", "Now they do.”"],
    ["“It is over.”", "Holm left the room."],
    ["He paused ... and went on.", "Then he stopped...", "She did not."],
    ["“We [...] agree,” she said.", "He did not."],
    ["It was shown [12].", "It was shown again.[13]", "Others differ. [14, 15]", "All agree."],
    ["He laughed (!) at it.", "She did not (who would?).", "They left."],
    ["(It had rained.)", "They left."],
    ["It fell.", "– The rest is silence.", "Nothing followed."],
    ["They use iPhones.", "iPhone sales rose.", "eBay agreed."],
    ["Yahoo! shares fell.", "Yahoo! Finance reported it."],
    ["St. Mary is on Wall St.", "They met there."],
    ["A then-Gov. Holm signed.", "Rep. Lind (D-Calif.) voted no."],
    ["1. The first thing.", "2. The second thing."],
    ["1) The first thing", "2) The second thing", "3) The third"],
    ["• Apples and pears", "• Oranges"],
    ["a. One thing", "b. Another thing"],
    ["Washington, D.C., is wet.", "Paris is not."],
    ["They met in Washington, D.C.", "At noon they left."],
    ["It ended . . . badly.", "Nobody cared.", ". . . They left."],
    # damage of scraped pages
    ["It ended..", "Nobody came.."],
    ["“It ended.”.", "Nobody came.", "“It is over “.", "They left."],
    ["“It ended. ”", "Nobody came ."],
    ["“It ended.“", "They left."],
]


@pytest.mark.parametrize("expected", APART, ids=lambda row: row[0][:30])
def test_tables(expected):
    assert cut(" ".join(expected)) == expected


WHOLE = [  # near-misses: one sentence each
    "The firm Node.js is not one.",
    "Visit example.com or Example.Com soon.",
    "It rose 3.5 to 4.75 points.",
    "The St.Helens trail is closed.",
    "Prof. Moss, e.g. Ana Moss, is here.",
    "Holm v. Lund is a case.",
    "He asked “Why?” and left.",
    "J.R.R. Holm wrote it.",
    "Col. Lt. Gen. Holm spoke.",
    "Norden Inc., Holm Corp. and Lind Ltd. agreed.",
    "1. FC Lund won.",
    "She moved (in Aug. 2010) to Lund.",
    "He left the room, “It is over.” he said.",
    "A line that was wrapped in the\nMiddle of a sentence by Ana\nMoss, Inc. is one.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_near_misses_stay_whole(text):
    assert cut(text) == [text]


LINES = [
    ("It rained\nall day.\nNobody came.", ["It rained\nall day.", "Nobody came."]),
    ("The mayor speaks\nHolm opened the bridge on Monday.", ["The mayor speaks", "Holm opened the bridge on Monday."]),
    ("They want:\n- more time\n- more money", ["They want:", "- more time", "- more money"]),
    ("A heading\n\nno stop here\n \nThe end", ["A heading", "no stop here", "The end"]),
    ("It ended.Then it began.And on.", ["It ended.", "Then it began.", "And on."]),
    ("It ended.”Then it began.", ["It ended.”", "Then it began."]),
    ("I saw it.I did.", ["I saw it.", "I did."]),
    ("", []),
    (" \n\n ", []),
    ("...", ["..."]),
    ("— “", ["— “"]),
]


@pytest.mark.parametrize("text, expected", LINES)
def test_lines_and_lost_spaces(text, expected):
    assert cut(text) == expected


def test_own_abbreviations():
    text = "The Abb. Rossi spoke. He left."
    assert cut(text) == ["The Abb.", "Rossi spoke.", "He left."]
    for own in ("Abb", "Abb."):
        assert cut(text, abbreviations=[own]) == ["The Abb. Rossi spoke.", "He left."]


def test_quotations_kept_whole():
    text = '“We won. Nobody believed us,” she said. They left. "Go. Now!" he cried.'
    whole = ["“We won. Nobody believed us,” she said.", "They left.", '"Go. Now!" he cried.']
    assert cut(text, quotations="whole") == whole
    assert len(cut(text)) == 5
    with pytest.raises(ValueError, match="whole"):
        sentences.split(text, quotations="kept")


def test_explain_gives_each_stop_its_rule():
    text = "Dr. Moss of Norden Inc. Lund left the U.S. The fee was $3.5."
    found = [(text[: d.position].split()[-1], d.boundary, d.rule) for d in sentences.explain(text)]
    assert found == [
        ("Dr.", False, "abbreviation"),
        ("Inc.", False, "abbreviation within"),
        ("U.", False, "inside a word"),
        ("U.S.", True, "starter"),
        ("$3.", False, "inside a word"),
        ("$3.5.", True, "paragraph"),
    ]


QUOTED = [
    ("It rained. “We won,” she said. He left.", [False, True, False]),
    ("“We won. Nobody knew. It is over.” He left.", [True, True, True, False]),
    ('"We won. Nobody knew." He left.', [True, True, False]),
    ("“We won “. He left.", [True, False]),  # reversed
    ("“We won. Nobody knew.\n\nHe left.", [True, True, False]),  # never closed
    ("“We won.\n\n“Nobody knew,” she said. He left.", [True, True, False]),
    ("“We won.\n\nNobody knew,” she said. He left.", [True, True, False]),
    ("It's 5'10\". He left.", [False, False]),
]


@pytest.mark.parametrize("text, expected", QUOTED)
def test_quoted(text, expected):
    assert [sentence.quoted for sentence in sentences.tokenise(text).sentences] == expected


def test_tokens():
    tokens = sentences.tokenise("Ana's co-op won.\n\nIt's 3.5 percent: “OK”.")
    words = [tokens.text[start:end] for start, end in tokens.words]
    assert words == ["Ana's", "co-op", "won", "It's", "3.5", "percent", "OK"]
    assert [(s.start, s.end, s.paragraph) for s in tokens.sentences] == [(0, 16, 0), (18, 41, 1)]
    assert [tokens.sentence_at(place) for place in (0, 15, 17, 18, 40, 99)] == [0, 0, 0, 1, 1, 1]
    assert tokens.words_in(0, 16) == tokens.words[:3]
    assert tokens.words_in(1, 7) == [(6, 11)]
    assert sentences.tokenise("").sentences == () and sentences.tokenise("").sentence_at(3) == 0


def test_takes_an_article():
    assert sentences.split(Article("It rained. Nobody came.")) == [(0, 10), (11, 23)]
    with pytest.raises(InputError):
        sentences.split(7)


PIECES = st.lists(
    st.sampled_from(
        [
            "Moss",
            "the",
            "U.S.",
            "Inc.",
            "Dr.",
            "No.",
            "p.m.",
            "5",
            "3.5",
            "J.",
            "said",
            ".",
            "..",
            "...",
            "?",
            "!",
            "…",
            "“",
            "”",
            '"',
            "'",
            "’",
            "(",
            ")",
            "[1]",
            "–",
            "•",
            "1)",
            "2)",
            "a.",
            "b.",
            "www.a.b",
            "@",
            "É",
            "ش",
            "😀",
            " ",
            " ",
            " ",
            "\n",
            "\n\n",
            "\t",
            "\ud800",
        ]
    )
).map("".join)
TEXTS = st.text(max_size=200) | PIECES


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_are_exact_on_any_text(text):
    at = 0
    for start, end in sentences.split(text):
        assert at <= start < end and not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()
    assert [s[:2] for s in sentences.tokenise(text).sentences] == sentences.split(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_sentences_lie_in_paragraphs_and_whole_quotations_join_them(text):
    paragraphs = sentences.paragraphs(text)
    for sentence in sentences.tokenise(text).sentences:
        start, end = paragraphs[sentence.paragraph]
        assert start <= sentence.start and sentence.end <= end
    apart = sentences.split(text)
    whole = sentences.split(text, quotations="whole")
    assert {s for s, _ in whole} <= {s for s, _ in apart} and {e for _, e in whole} <= {e for _, e in apart}


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_explain_agrees_with_split(text):
    decisions = sentences.explain(text)
    layout = {"line", "item", "paragraph"}
    ends = {d.position for d in decisions if d.boundary and d.rule not in layout}
    breaks = {len(text[: d.position].rstrip()) for d in decisions if d.rule in layout}
    assert {end for _, end in sentences.split(text)} == ends | breaks
    places = [d.position for d in decisions]
    assert places == sorted(places)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_words_are_words(text):
    tokens = sentences.Tokens(text)
    for start, end in tokens.words:
        assert text[start].isalnum() and text[end - 1].isalnum()
    assert sum(len(tokens.words_in(s.start, s.end)) for s in tokens.sentences) == len(tokens.words)


RUNS = [".", '"', "“", "U.S. ", "\n", "Smith said. ", ".) ", "1) ", "• ", "?” A ", "A\n", "[1", "a.b@"]


@pytest.mark.parametrize("unit", RUNS)
def test_long_runs_of_one_thing(unit):
    """A text of one repeated piece comes back; a rule that went over it again and again would never end here."""
    text = unit * (200_000 // len(unit))
    spans = sentences.split(text)
    assert sum(end - start for start, end in spans) <= len(text)
    assert len(sentences.tokenise(text).sentences) == len(spans)


@pytest.mark.parametrize(
    "text, opens",
    [
        ("HULL — Rain fell.", "HULL — "),
        ("SAN ELOY, Calvera — The party won.", "SAN ELOY, Calvera — "),
        (
            "OSK, Tervania, Nov 9 (Meridian News Agency) — Rescue teams came.",
            "OSK, Tervania, Nov 9 (Meridian News Agency) — ",
        ),
        ("PORT SELLAN (Coastal Wire) - More than 3,000 dockers left.", "PORT SELLAN (Coastal Wire) - "),
        ("NAIROBI/GENEVA — The council met.", "NAIROBI/GENEVA — "),
        ("Osk (MNA) — Rain fell.", "Osk (MNA) — "),
        ("NATO-led troops left.", ""),
        ("HULL—Rain fell.", "HULL—"),
        ("QUILL: I was there — once.", ""),
        ("Ada Quill (34) left — at last.", ""),
        ("Hull — where it rained — is old.", ""),
        ("Rain fell.", ""),
    ],
)
def test_datelines(text, opens):
    assert text[: sentences.dateline(text)] == opens
    assert sentences.dateline("It rained. " + text, 11) == 11  # only where a paragraph begins
