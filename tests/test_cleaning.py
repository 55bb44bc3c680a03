"""Cleaning: repairs, choice of the body, metadata, the caller's wishes, and what must hold for any text."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newslab.article import Article
from newslab.cleaning import audit, blocks, choice, debris, headline, looks, parse, repair
from newslab.cleaning.drafts import Draft
from newslab.errors import EmptyArticle, InputError, UnknownName

GOLDEN = Path(__file__).parent / "golden"

REPAIRS = [
    ("The bridge was closed..", "The bridge was closed."),
    ("He nodded.. Then he left..", "He nodded. Then he left."),
    ("“We will rebuild it.”.", "“We will rebuild it.”"),
    ("“Who pays?”. Nobody knew.", "“Who pays?” Nobody knew."),
    ("She said: “We stay here “.", "She said: “We stay here.”"),
    ("The repair costs $ 350 million and € 20 a day.", "The repair costs $350 million and €20 a day."),
    ("The mayor , who was ill, left ; nobody spoke.", "The mayor, who was ill, left; nobody spoke."),
    ("The river  rose   fast.", "The river rose fast."),
    ("It donâ€™t matter, cafÃ© owner MÃ¼ller said.", "It don’t matter, café owner Müller said."),
    ("Falk &amp; Sons said it&#8217;s over.", "Falk & Sons said it’s over."),
    ("The ﬁrst ﬂood in the oﬃce.", "The first flood in the office."),
    ("The govern\u00adment re\u00adsigned.", "The government resigned."),
    ("Hid\u200bden and \ufeffmarked.", "Hidden and marked."),
    ("In\u00a02021 it was\u202f5 metres.", "In 2021 it was 5 metres."),
    (
        "The **new bridge** of *Port Ostia* and [its mayor](https://example.org/a).",
        "The new bridge of Port Ostia and its mayor.",
    ),
    ("The [new bridge][1] opened.", "The new bridge opened."),
    ("## What happens next", "What happens next"),
    ("T he river rose.", "The river rose."),
    ("W hile the river rose, nobody slept.", "While the river rose, nobody slept."),
    (
        "“It is a new phase,” Falk said at the opening. – We change our tactics. We stay.”",
        "“It is a new phase,” Falk said at the opening. “We change our tactics. We stay.”",
    ),
    (
        "The council met on Monday evening and agreed to a plan that would\nreplace the old bridge in three years, she said.",
        "The council met on Monday evening and agreed to a plan that would replace the old bridge in three years, she said.",
    ),
    ("The exam-\nple was a long-\nterm plan.", "The example was a long-term plan."),
    ("Falk Oil (FO.X), opens new tab is in talks.", "Falk Oil (FO.X) is in talks."),
    ("The report (opens in a new window) is out.", "The report is out."),
    # a scraper that writes every link on a line of its own
    (
        "On Monday she met the mayor of\nOstia\n, who had resigned.",
        "On Monday she met the mayor of Ostia, who had resigned.",
    ),
    (
        "On Monday the dam above the town broke when\nFalk Lines\n’ ferry struck it, said the\nCourier\n.",
        "On Monday the dam above the town broke when Falk Lines’ ferry struck it, said the Courier.",
    ),
    (
        "The plan (\nread it here\n) was signed, said the\nHarbour Office\n, and “\nnobody\n” objected.",
        "The plan (read it here) was signed, said the Harbour Office, and “nobody” objected.",
    ),
    (
        "The storm that came on Monday,\nNorbia\n’s worst, had\nkilled six\n, officials said. It was over by noon.",
        "The storm that came on Monday, Norbia’s worst, had killed six, officials said. It was over by noon.",
    ),
    (
        "The plan, which was drawn up by\nFalk Lines\n, and the mayor of\nOstia\n’s office\n, a quarrelsome one by the "
        "standards of\nThe Courier\nTV, was signed on Monday.",
        "The plan, which was drawn up by Falk Lines, and the mayor of Ostia’s office, a quarrelsome one by the "
        "standards of The Courier TV, was signed on Monday.",
    ),
    # a text browser that numbers the links
    (
        "The [7]mayor of [8]Ostia met [9]Ada Quill, of [10]Falk Lines, at noon.",
        "The mayor of Ostia met Ada Quill, of Falk Lines, at noon.",
    ),
]
INTACT = [
    "The withdrawal would be “deliberate”.",
    "Well... he said.",
    "He went to the U.S. in May.",
    "A dam broke in the hills.",
    "A man was hurt.",
    "T cells fight the virus.",
    "Engineers [12] disagree with Falk [13] and with Harrow.[14] Others [15] do not.",
    "In [2019]he left, in [2024]she came, in [1999]they met.",
    "She opens new tabs all day.",
    "The shop opens in a new window of the old mill.",
    "X marks the spot.",
    "It is 5 * 3 * 2 metres.",
    "They use snake_case_names here.",
    "The long-term, well-known plan.",
    "“This is it.” He left.",
    "It cost 350 million dollars.",
    "Well.. maybe so.",
    "He said: “We will go.”",
    "Er sagte: „Wir gehen.“",
    "Write to a_b@example.org or @_falk_.",
    "AT&T and R&D; done.",
    "She paid 5 € 20 times.",
    "Ask Falk & Sons.",
    "The security of national.",
    "“Wait – We go,” he said.",
]


@pytest.mark.parametrize(("damaged", "whole"), REPAIRS)
def test_repairs(damaged, whole):
    article = repair(damaged)
    assert article.text == whole
    assert article.repairs and all(edit.reason for edit in article.repairs)


@pytest.mark.parametrize("text", INTACT)
def test_leaves_alone(text):
    assert repair(text).text == text


def test_mends_compose():
    draft = Draft("a  b &amp;amp; c..", 5, 22)
    draft.apply([(1, 3, " ")], "spaces")
    draft.apply([(4, 9, "&")], "entity")
    draft.apply([(4, 9, "&")], "entity")
    assert draft.text == "a b & c.."
    assert [(mend.start, mend.end, mend.replacement) for mend in draft.mends] == [(6, 8, " "), (10, 19, "&")]


STORY = [
    "The council of Port Ostia voted on Monday to close the old bridge over the Varna, which the flood had damaged.",
    "“Nobody will have to walk,” said Iris Falk, the mayor, after the vote. Buses will run every ten minutes.",
    "Engineers had warned in March that two of the five pillars were cracked and that heavy lorries should be banned.",
    "The repair will take three years and cost $350 million, according to the plan that the council agreed to.",
    "Shopkeepers on the eastern bank fear for their trade, and some of them have asked the town for help.",
]
MENU = ["Home", "News", "Sport", "Weather", "Subscribe", "Log in"]
FOOT = [
    "Share this story",
    "Related stories",
    "Five walks along the coast",
    "Why the lighthouse is dark",
    "© 2021 The Varna Post. All rights reserved.",
]
HEADLINE = "Council of Port Ostia closes the old bridge over the Varna"


def dump(style):
    lines = [*MENU, HEADLINE, "By Tom Adler", "3 November 2021", *STORY, *FOOT]
    if style == "lines":
        return "\n".join(lines)
    if style == "blank":
        return "\n\n".join(lines)
    if style == "bullets":
        return "\n".join(
            [
                *("  * " + line for line in MENU),
                "",
                "# " + HEADLINE,
                "",
                "By Tom Adler",
                "",
                "3 November 2021",
                "",
                "\n\n".join(STORY),
                "",
                *("  * " + line for line in FOOT),
            ]
        )
    return "\n\n".join("\n".join(wrapped(line)) for line in lines)


def wrapped(line, width=72):
    rows, row = [], ""
    for word in line.split():
        if row and len(row) + 1 + len(word) > width:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}".strip()
    return [*rows, row]


@pytest.mark.parametrize("style", ["lines", "blank", "bullets", "wrapped"])
def test_finds_the_body_in_any_style(style):
    article = parse(dump(style))
    assert article.text == "\n\n".join(STORY)
    assert article.title == HEADLINE
    assert (article.byline, article.published) == ("Tom Adler", "2021-11-03")
    assert all(edit.kind and edit.reason and 0 <= edit.confidence <= 1 for edit in article.dropped)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_clean_body_comes_back_whole(count):
    body = "\n\n".join(STORY[:count])
    article = parse(body)
    assert article.text == body and not article.edits


def test_an_article_that_was_copied_alone_keeps_its_lists():
    offers = ["The Falk lamp", "Brass, two sizes", "$40.00", "Buy now", "The Adler chair", "Oak, three legs", "$95.00"]
    body = "\n\n".join([*STORY, *offers, *offers[:4]])
    assert parse(body).text == body


def test_nothing_is_vouched_for_behind_a_label_of_related_stories():
    body = "\n\n".join([*STORY * 3, *STORY[:4]])
    assert parse("\n\n".join([body, *FOOT[1:]])).text == body


def test_the_audit_of_an_article_is_always_the_same():
    article, other = parse(dump("blank")), parse(dump("lines"))
    page = audit.side_by_side(article)._repr_html_()
    assert page == audit.side_by_side(article)._repr_html_() != audit.side_by_side(other)._repr_html_()


@pytest.mark.parametrize("text", ["It cost 5 € to Ângela.", "Île and Âge", "The naïf – no.", "São João’s"])
def test_right_letters_are_no_mojibake(text):
    assert parse(text).text == text


def test_the_caller_decides():
    raw = dump("blank")
    assert "Why the lighthouse is dark" in parse(raw, keep=["lighthouse"]).text
    assert STORY[2] not in parse(raw, drop=["^Engineers"]).text
    assert "Home" in parse(raw, keep=[1]).text
    assert [edit.kind for edit in parse(raw, drop="^Engineers").dropped].count("caller") == 1
    assert STORY[2] in parse(raw, keep="pillars", drop="^Engineers").text


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"strictness": "very"}, UnknownName),
        ({"strictness": 2}, InputError),
        ({"keep": ["("]}, InputError),
        ({"drop": [999]}, InputError),
        ({"drop": [None]}, InputError),
    ],
)
def test_wrong_wishes_are_named(wrong, error):
    with pytest.raises(error):
        parse(dump("blank"), **wrong)


def test_strictness_only_moves_the_bar():
    raw = dump("blank")
    lengths = [len(parse(raw, strictness=level).text) for level in (0.0, "lenient", "normal", "strict")]
    assert lengths == sorted(lengths, reverse=True)
    assert choice.threshold("normal") == choice.STRICTNESS["normal"]


@pytest.mark.parametrize("empty", ["", "  \n\n\t ", "\u200b", "\ufeff\n"])
def test_nothing_to_read(empty):
    with pytest.raises(EmptyArticle):
        parse(empty)


def test_no_text():
    with pytest.raises(InputError):
        parse(None)


def test_a_page_of_debris_is_kept_with_a_warning():
    article = parse("Home\nLog in\nSubscribe\nShare\n© 2021 The Varna Post. All rights reserved.")
    assert article.text
    assert article.dropped == () or article.warnings == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Share this article", "share"),
        ("Advertisement", "advertisement"),
        ("Photo: Iris Falk", "photo-credit"),
        ("3 min read", "counts"),
        ("By Tom Adler", "byline"),
        ("Updated 3 November 2021", "date"),
        ("© 2021 The Varna Post", "legal"),
        ("Leave a comment", "comments"),
        ("The council met on Monday and shared its photos with the press by noon.", ""),
        ("He shares the view of his sister.", ""),
    ],
)
def test_kinds_of_debris(text, kind):
    assert debris.kind_of(text, text.lower().split()) == kind


def test_blocks_join_what_a_width_has_cut():
    found = blocks.read("\n".join(wrapped(STORY[1], 60)) + "\n\nShare\nPrint")
    assert [len(block.lines) for block in found] == [len(wrapped(STORY[1], 60)), 1, 1]


@pytest.mark.parametrize(
    "lines",
    [
        ["News", "Sport", "About the paper", "Sign up"],
        ["Ferry hits pier", "Forty-one people were hurt, police said.", "iPhones were lost, too, they added."],
        ["What we know about the crash", "Falk Lines", "The ferry was built in Ulmar in 1988."],
        ["Log in to", "Velm ferry: captain was alone", "A pier was damaged, the harbour office said."],
    ],
)
def test_lines_that_are_no_pieces_of_a_sentence(lines):
    assert [block.lines[0].text for block in blocks.read("\n".join(lines))] == lines


PROSE = "The ferry hit a pier in Velm on Monday and forty-one people were hurt, said Ada Quill. "


@pytest.mark.parametrize(
    ("page", "pieces"),
    [
        ("NewsSportWeather HelpAboutPrivacy LoginTermsContact " + PROSE * 10 + "The end.Next story", 8),
        ("Home    News    Sport    Weather    Help    Log in    " + PROSE * 10, 7),
        ("Harbour OfficeInes Harrow14 March 2025ShareTweetEmail NewsSportHelp NowThenAgain " + PROSE * 10, 10),
        # near misses: names with capitals inside, two blanks behind a full stop, a few stops without a blank
        (PROSE * 10 + "He saw it on YouTube, wrote to McDonald and called a SpaceX engineer on his iPhone.", 1),
        ("  ".join([PROSE.strip()] * 10), 1),
        (PROSE * 5 + "It sank.Nobody died.Buses ran. " + PROSE * 5, 1),
    ],
)
def test_a_long_line_is_cut_where_blocks_have_run_together(page, pieces):
    found = blocks.read(page)
    assert len(found) == pieces
    assert "".join("".join(block.lines[0].text.split()) for block in found) == "".join(page.split())


def test_a_cut_paragraph_is_joined_among_lines_that_are_whole():
    cut = wrapped(" ".join(STORY[:3]), 60)
    found = blocks.read("\n".join(["Harbour news", *cut, "Read more", "Reblog", "Tweet"]))
    assert [len(block.lines) for block in found] in ([1, len(cut), 1, 1, 1], [1, len(cut) + 1, 1, 1])
    teasers = [
        "Rents in the old harbour rise for a fifth year in a row",
        "Why the mill at the river has had no roof since May",
    ]
    assert len(blocks.read("\n".join([*teasers, *teasers, "Tweet"]))) == 5


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_golden_dumps(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = parse(path.read_text(encoding="utf-8"))
    assert {
        "title": article.title,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "published": article.published,
        "place": article.place,
        "text": article.text,
    } == expected


def rebuilt(article):
    """The raw text from the clean one and the edits."""
    parts, at, raw_at = [], 0, 0
    for edit in article.edits:
        same = edit.start - raw_at
        parts += (article.text[at : at + same], article.raw[edit.start : edit.end])
        at += same + len(edit.replacement)
        raw_at = edit.end
    return "".join((*parts, article.text[at:]))


PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "  ",
        "Share",
        "Home",
        "* ",
        "# ",
        "> ",
        "**",
        "_",
        "..",
        ".”.",
        " “.",
        "&amp;",
        "&#38;amp;",
        "$ 5",
        "\u00ad",
        "\u00a0",
        "â€™",
        "Ã©",
        "ﬁ",
        "T he ",
        "ex-\nample",
        "[a][1]",
        "[b](http://c)",
        "\\*",
        " ,",
        "– We go.” ",
        "• ",
        "\ufeff",
        "\x00",
        "\r\n",
        "\u2028",
        "© 2021",
        "نص",
        "日本語。",
        "🙂",
        "\ud800",
        *STORY[:3],
        HEADLINE,
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=14).map("".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("* * a")
@example("&amp;amp;lt;")
@example("a “ “.")
@example("0©\r;. *")
def test_any_text(raw):
    try:
        article = parse(raw)
    except EmptyArticle:
        return
    text = article.text
    assert rebuilt(article) == raw
    assert text == text.strip() and "\n\n\n" not in text and text
    again = parse(text)
    assert again.text == text
    for start, end in article.paragraphs:
        first, last = article.raw_span(start, end)
        assert 0 <= first <= last <= len(raw)
    assert repair(repair(raw).text).text == repair(raw).text


GOLDEN_LINES = [line for path in GOLDEN.glob("*.txt") for line in path.read_text("utf-8").split("\n") if line.strip()]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*MENU, *FOOT, *STORY, HEADLINE, "By Tom Adler", "Photo: Iris Falk", *GOLDEN_LINES]),
        min_size=1,
        max_size=25,
    ),
    st.sampled_from(["\n", "\n\n"]),
)
def test_any_page(lines, between):
    article = parse(between.join(lines))
    assert parse(article.text).text == article.text
    assert rebuilt(article) == article.raw


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "a " * 100_000,
        "\n" * 100_000 + "a",
        "“" * 50_000,
        "*" * 50_000,
        "[" * 50_000,
        "a-\n" * 30_000,
        "&" * 50_000,
        ". – A" * 20_000,
        "Share\n" * 20_000,
        "_a" * 40_000,
        ("a" * 110 + "\n") * 5,
        "word the\nOstia\n, and so\n" * 20_000,
        "NewsSportWeather He said.Then she left. " * 5_000,
        "a  b   c   " * 20_000,
        "[1]a [2]b " * 20_000,
        "Your support helps us to go on with our reporting.\n" * 5_000,
        "About Varna Roads\nVarna Roads builds bridges for all people in the county.\n" * 2_000,
        "In this article\nOne head here\nTwo head here\n" * 2_000,
        "You may support our journalism, we and our readers " * 5_000,
        "Ostia, Jo Ro | Updated: 3 May 2025\n" * 4_000,
    ],
)
def test_degenerate_text_ends(text):
    assert isinstance(parse(text), Article)


def test_audit_escapes_and_says_why():
    article = parse(dump("blank").replace("Home", "<script>alert(1)</script>").replace("closed..", "x"))
    page = audit.side_by_side(article)._repr_html_()
    assert "<script>" not in page and "&lt;script&gt;" in page
    assert "dropped" in page and "photo" not in page
    assert repr(audit.side_by_side(article)).splitlines()[0].endswith("%).")


PROSE = [
    "The council of Port Ostia voted on Monday to close the old bridge over the Varna, which the flood had damaged.",
    "Engineers found cracks in two of its four piers last week, the mayor said, and lorries have kept away since then.",
    "The town will pay for a ferry until a new bridge is built, which is to take three years and cost 40 million euros.",
]
AFTER = [
    f"{PROSE[2]} The ferry, she said, will run from six in the morning until midnight, and carry no lorries.",
    "The bridge was built in 1931. It is the only one for 30 kilometres, and some 9,000 people cross it on a working day.",
    "Its piers were last inspected in 2014, after a barge had struck one of them. Nothing was found to be wrong then.",
]


@pytest.mark.parametrize(
    "between, kept",
    [
        (["Download the player", "Will the bridge be saved", "The link has been copied to your clipboard"], False),
        (["Will the bridge be saved?"], True),
        (["A bridge and its history"], True),
    ],
)
def test_a_loose_line_goes_with_the_parts_of_a_site_around_it(between, kept):
    line = next(text for text in between if "bridge" in text)
    menu = ["Home", "News", "Sport", "Contact", "Login", "Subscribe"]
    page = parse("\n\n".join([*menu, " ".join(PROSE[:2]), *between, *AFTER, "Share", "Tweet", *menu]))
    assert (line in page.text) is kept and all(text in page.text for text in (*PROSE[:2], *AFTER))


def test_the_body_is_prose_though_a_notice_is_longer():
    menu = ["Home", "News", "Sport", "Contact", "Login", "Subscribe"]
    notice = (
        "We use cookies to improve your experience on our site. By clicking Accept you agree to our Privacy Policy."
    )
    page = parse("\n".join([*menu, notice, *menu, " ".join(PROSE), "Share", "Tweet", *menu]))
    assert page.text == " ".join(PROSE)


def test_prose_in_another_language_is_no_debris():
    prose = [
        "Rada města v pondělí rozhodla, že starý most přes řeku zavře, protože jej při povodni poškodila voda.",
        "Inženýři našli minulý týden praskliny ve dvou ze čtyř pilířů, řekla starostka, a nákladní auta se mu vyhýbají.",
    ]
    page = ["Domů", "Zprávy", "Sport", "Kontakt", *prose, "Sdílet", "Facebook", "Twitter", "Kontakt"]
    assert parse("\n\n".join(page)).text == "\n\n".join(prose)


@pytest.mark.parametrize(
    "line, published",
    [
        ("Published 14 March 2025, 06:12", "2025-03-14"),
        ("March 14, 2025", "2025-03-14"),
        ("Fri 14 Mar 2025 06.12 GMT", "2025-03-14"),
        ("Posted on March 14, 2025 by admin", "2025-03-14"),
        ("2025-03-14 06:12", "2025-03-14T06:12"),
        ("03/14/2025 05:00 AM EDT", "2025-03-14"),
        ("Published 14/03/2025", "2025-03-14"),
    ],
)
def test_the_date_above_an_article_copied_by_itself(line, published):
    story = (
        "PORT HALE — Nearly 14,000 commuters were stranded after drivers on the Harbour Line walked out over pay.\n\n"
        "The drivers' union said it had no choice after the Harbour Line withdrew an offer of a rise.\n\n"
        "“They tore up a deal we had shaken hands on,” said Dora Finch, who speaks for the drivers."
    )
    article = parse(f"Strike shuts Harbour Line as talks collapse\n\nBy Ilse Marwood\n{line}\n\n{story}")
    assert article.text == story
    assert (article.published, article.byline, article.place) == (published, "Ilse Marwood", "Port Hale")


@pytest.mark.parametrize(
    "line", ["2025-03-14 was the day of the storm.", "2025.5 litres an hour ran through the pipe."]
)
def test_a_sentence_that_opens_with_digits_stays(line):
    story = "The storm came in the night, and nobody in the valley had been warned of it.\n\n"
    assert parse(f"{story}{line}\n\n{story}".strip()).text.count(line) == 1


def test_the_dateline_below_a_headline_copied_with_its_article():
    story = "PORT HALE — Drivers on the Harbour Line walked out over pay.\n\nTalks will go on, the drivers said."
    article = parse(f"Drivers on the Harbour Line walk out over pay\n\n{story}")
    assert (article.title, article.place, article.text) == (
        "Drivers on the Harbour Line walk out over pay",
        "Port Hale",
        story,
    )


def test_prose_behind_a_share_bar_goes_on_with_the_article():
    before = [
        "A judge on Tuesday threw out all charges against a doctor who had been accused of hiding three deaths in a trial.",
        "“I have waited four years to hear those words,” the doctor, Ada Quill, said outside the court in Eastfield.",
        "Prosecutors had alleged that Quill deleted 214 records to protect a contract with Velmar, a drug maker.",
    ]
    after = [
        "According to the drug board, one in 40 trials it inspected last year broke rules on reporting deaths.",
        "Velmar's shares rose 3.2% to $41.70 on the news, their highest in 18 months.",
    ]
    head, tail = (
        ["Home", "News", "Sport", "Weather", "Sign in", "Court clears doctor over trial deaths"],
        [
            "Related",
            "Hospital chief quits after audit",
            "Drug maker settles with state for $70m",
            "Comments (12)",
            "© 2024 Eastfield Courier. All rights reserved.",
        ],
    )
    bar, other = (
        ["Share this:", "Facebook", "Twitter"],
        "The cafe in the park sells soup, and on Sundays a band plays there.",
    )
    assert parse("\n".join([*head, *before, *bar, *after, *tail])).text.split("\n\n") == before + after
    assert other not in parse("\n".join([*head, *before, *bar, "Related", other, *tail])).text


def test_a_date_above_the_prose_tells_that_a_head_stands_there():
    story = (
        "It takes nerve to rip out a bike lane on Mill Road that 2,300 people use every day.\n\n"
        "Yet that is what our council did last week, and the cyclists were not even asked."
    )
    head = "Opinion\nThe council's war on cyclists\n\nJo Hartwell\n\n4 June 2024"
    article = parse(f"{head}\n\n{story}")
    assert (article.title, article.published, article.text) == ("The council's war on cyclists", "2024-06-04", story)
    # without a date or a byline the line may be the writer's own
    assert parse(f"What they did\n\n{story}").text.startswith("What they did")


STORY_OF_A_BRIDGE = [
    "The old bridge over the Varna was closed on Monday after engineers found cracks in two of its pillars.",
    "About 9,000 people cross the bridge every day, and the next one is eleven kilometres away.",
    "“We had no choice,” said the mayor, Ines Falk, who crossed it herself on Sunday evening.",
    "The repair will take until the spring and cost at least four million, the council said.",
]


@pytest.mark.parametrize(
    "insert, kind",
    [
        (
            ["Skip past newsletter promotion", "First Look", "What matters, and why.", "After newsletter promotion"],
            "newsletter",
        ),
        (
            [
                "list of 2 items",
                "list 1 of 2",
                "Why the lighthouse went dark",
                "list 2 of 2",
                "Five walks",
                "end of list",
            ],
            "related",
        ),
        (["RELATED: Why the lighthouse went dark"], "related"),
        (["Also read | Why the lighthouse went dark"], "related"),
        (["CLICK HERE TO GET THE COURIER APP"], "related"),
        (["To view this video please enable JavaScript, and consider a newer browser"], "player"),
        (["Listen to this article: 4 min"], "player"),
        (["+4", "View gallery"], "gallery"),
        (["SKIP ADVERTISEMENT"], "advertisement"),
        (["Photograph: Tom Adler/Varna Press"], "photo-credit"),
        (["READ ALSO", "Why the lighthouse went dark", "Five walks along the quay"], "related"),
        (["Trending", "Bride leaves groom at altar after text message", "31.2k viewing now"], "related"),
        (["Recommended Stories", "list of 1 items", "list 1 of 1", "Who owns the quay?", "end of list"], "related"),
        (["Read more:", "Why the lighthouse went dark", "Who owns the quay?"], "related"),
        (["Related video: Bridges of the world", "Duration 1:12", "0", "View on Watch"], "related"),
        (["Sign up to our daily newsletter here"], "newsletter"),
        (["Quick Guide", "How do I sign up for alerts?", "Show"], "newsletter"),
        (["Bridge Notes is a reader-supported publication. Consider becoming a paid subscriber."], "newsletter"),
        (["Scroll down for video"], "player"),
        (["Story Continues"], "advertisement"),
        (["We need your consent to load this player content. We use it to manage extra content."], "cookies"),
        (["(BEGIN VIDEO CLIP)"], "transcript"),
        (["The old bridge over the Varna at noon", "The old bridge over the Varna at noon"], "caption"),
    ],
)
def test_what_a_site_puts_between_paragraphs(insert, kind):
    head, foot = (
        ["Home", "News", "Old bridge closed after cracks are found"],
        ["Most read", "Five walks along the quay"],
    )
    article = parse("\n".join([*head, *STORY_OF_A_BRIDGE[:2], *insert, *STORY_OF_A_BRIDGE[2:], *foot]))
    assert article.text.split("\n\n") == STORY_OF_A_BRIDGE
    kinds = {edit.kind for edit in article.dropped if article.raw[edit.start : edit.end].strip() in insert}
    assert kind in kinds


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter, he said: it is all there.",
        "Related costs, the council said, will be paid by the state.",
        "Listen to this, she told the council.",
        "List 1 of 2 was never found.",
        "Follow the money on X, she said, and you will find the council.",
        "By the time the engineers came, the water stood at the rail.",
        "Sign up for the newsletter, the mayor said, and wait.",
        "The story continues to trouble the town, she said.",
        "Scroll down for long enough, she said, and you will find the plan.",
    ],
)
def test_sentences_that_begin_like_an_insert_stay(line):
    text = "\n\n".join([*STORY_OF_A_BRIDGE[:2], line, *STORY_OF_A_BRIDGE[2:]])
    assert parse(text).text == text


def test_the_posts_of_a_live_blog_are_one_text():
    posts = [
        *["9.42pm", "By Tom Adler", STORY_OF_A_BRIDGE[0], "Share"],
        *["8:15 p.m. ET", "Mayor: no choice", "By Ines Varga", STORY_OF_A_BRIDGE[1], STORY_OF_A_BRIDGE[2], "Share"],
        *["2 hours ago", STORY_OF_A_BRIDGE[3], "Share"],
    ]
    head = ["Home", "News", "Old bridge closed: live", "By Tom Adler", "4 June 2024"]
    article = parse("\n".join([*head, *posts, "Most read", "Five walks along the quay"]))
    assert article.text.split("\n\n") == [STORY_OF_A_BRIDGE[0], "Mayor: no choice", *STORY_OF_A_BRIDGE[1:]]
    # two lines with an hour make no live blog
    times = ["9.42pm", STORY_OF_A_BRIDGE[0], "8.15pm", STORY_OF_A_BRIDGE[1]]
    assert parse("\n\n".join(times)).text.split("\n\n") == times


def test_the_turns_of_a_transcript_are_whole():
    turns = ["Ines Falk:", STORY_OF_A_BRIDGE[0], "Tom Adler, Engineer:", *STORY_OF_A_BRIDGE[1:3], "Ines Falk:"]
    head = ["Home", "News", "Old bridge closed after cracks are found", "By Tom Adler", "4 June 2024", "Share"]
    article = parse("\n\n".join([*head, *turns, STORY_OF_A_BRIDGE[3], "Most read", "Five walks along the quay"]))
    assert article.text.split("\n\n") == [
        f"Ines Falk: {STORY_OF_A_BRIDGE[0]}",
        f"Tom Adler, Engineer: {STORY_OF_A_BRIDGE[1]}",
        STORY_OF_A_BRIDGE[2],
        f"Ines Falk: {STORY_OF_A_BRIDGE[3]}",
    ]
    assert [edit.kind for edit in article.edits if edit.replacement == " "] == ["speaker"] * 3
    # two lines with a colon are no transcript
    labels = "\n\n".join(["Key facts:", STORY_OF_A_BRIDGE[0], "Further reading:", STORY_OF_A_BRIDGE[1]])
    assert parse(labels).text == labels


def test_an_insert_that_never_ends_takes_nothing_with_it():
    article = parse("\n\n".join([*STORY_OF_A_BRIDGE[:2], "list of 3 items", *STORY_OF_A_BRIDGE[2:]]))
    assert [text for text in STORY_OF_A_BRIDGE if text in article.text] == STORY_OF_A_BRIDGE


@pytest.mark.parametrize(
    "lines, subtitle",
    [
        (["A town learns what a pillar costs", "By Tom Adler"], "A town learns what a pillar costs"),
        (["Share", "A town learns what a pillar costs", "By Tom Adler"], None),
        (["A town learns what a pillar costs", "Why the lighthouse went dark"], None),
        (["Northmoor and Kell, 09:31 August 20, 2019", "By Tom Adler"], None),
        (["Pillars of the bridge have cracks, engineers say"], "Pillars of the bridge have cracks, engineers say"),
    ],
)
def test_the_standfirst(lines, subtitle):
    head = ["Home", "News", "Old bridge over the Varna closed after cracks are found"]
    article = parse("\n".join([*head, *lines, "4 June 2024", *STORY_OF_A_BRIDGE]))
    assert (article.title, article.subtitle) == (head[2], subtitle)


def test_the_date_under_the_headline_counts_before_that_of_the_day_the_page_was_read():
    page = ["Thursday, March 14, 2019", "Home", "News", "Old bridge over the Varna closed after cracks are found"]
    page += ["By Tom Adler", "Mar 12, 2019", *STORY_OF_A_BRIDGE]
    assert parse("\n".join(page)).published == "2019-03-12"
    assert parse("\n".join([line for line in page if line != "Mar 12, 2019"])).published == "2019-03-14"


@pytest.mark.parametrize(
    "lines, byline",
    [
        (["By Tom Adler"], "Tom Adler"),
        (["By Tom Adler tadler@courier.example"], "Tom Adler"),
        (["By Tom Adler and Ines Varga"], "Tom Adler and Ines Varga"),
        (["By Tom Adler in Port Hale and Ines Varga in Kell"], "Tom Adler and Ines Varga"),
        (["By rural reporter Tom Adler"], "Tom Adler"),
        (["Interview by Tom Adler"], "Tom Adler"),
        (["Zorba Kell", "Business and economics reporter"], "Zorba Kell"),
        (["T.R. Adler"], "T.R. Adler"),
        (["BY TOM ADLER FOR THE COURIER"], "TOM ADLER"),
        (["By", "Tom Adler"], "Tom Adler"),
        (["Author", "By TOM ADLER | tadler@courier.example | The Courier"], "TOM ADLER"),
        (["Tom Adler Transport correspondent"], "Tom Adler"),
        (["Nadia Brill", "Coast Reporter, Northmoor"], "Nadia Brill"),
        (["Mia Kranz (with agencies)"], "Mia Kranz"),
        (["by Tom Adler - 06/04/24 4:12 PM ET"], "Tom Adler"),
        (["By Tom Adler For Courier Online"], "Tom Adler"),
        (["By Tom Adler Jun 4, 2024"], "Tom Adler"),
        (["By Tom Adler and Ines Varga, VNN"], "Tom Adler and Ines Varga"),
        (["Varna Courier", "By Tom Adler Varna Courier"], "Tom Adler"),
        (["By Tom Adler", "and", "Ines Varga"], "Tom Adler and Ines Varga"),
        (["By", "Tom Adler", "and", "Ines Varga"], "Tom Adler and Ines Varga"),
        (["ByTom Adler"], "Tom Adler"),
        (["Rhys Kellner"], "Rhys Kellner"),
        (["Rhys Kellner", "VNN News, Varna"], "Rhys Kellner"),
        (["Tom Adler tadler@courier.example Jun 4, 2024"], "Tom Adler"),
        (["Varna Courier"], None),
        (["Labour Matters"], None),
        (["Byrne Adler"], "Byrne Adler"),
        (["World News"], None),
        (["Joy Division Street"], None),
    ],
)
def test_bylines(lines, byline):
    head = ["Home", "News", "Old bridge over the Varna closed after cracks are found"]
    article = parse("\n".join([*head, *lines, "4 June 2024", *STORY_OF_A_BRIDGE]))
    assert (article.byline, article.published) == (byline, "2024-06-04")
    assert article.title == "Old bridge over the Varna closed after cracks are found"


@pytest.mark.parametrize(
    "opening, place, published",
    [
        ("PORT HALE, March 6 (Newswire) - ", "Port Hale", None),
        ("PORT HALE, Norbia, June 4, 2025 /PRNorwire/ -- ", "Port Hale, Norbia", "2025-06-04"),
        ("PORT HALE, Marchland — ", "Port Hale, Marchland", None),
        ("Port Hale, Marchland – ", "Port Hale, Marchland", None),
        ("Port Hale (dpa) - ", "Port Hale", None),
    ],
)
def test_datelines(opening, place, published):
    lines = [opening + STORY_OF_A_BRIDGE[0], *STORY_OF_A_BRIDGE[1:]]
    article = parse("\n\n".join(["Cracks close bridge", "Officials decline to comment", *lines]))
    assert (article.place, article.published, article.text.split("\n\n")) == (place, published, lines)


@pytest.mark.parametrize(
    "text",
    [
        "Tom Adler, Marchland – The bridge",
        "Port Hale (north) - The bridge",
        "Port Hale, Marchland – which is old",
        "Rain – The",
    ],
)
def test_what_is_no_dateline(text):
    assert headline.place_of(text) is None


def test_speakers_of_a_transcript_are_no_dateline():
    lines = ["TOM ADLER, HOST: " + STORY_OF_A_BRIDGE[0], "INES VARGA: " + STORY_OF_A_BRIDGE[1], *STORY_OF_A_BRIDGE[2:]]
    article = parse("\n\n".join(lines))
    assert (article.place, article.text.split("\n\n")) == (None, lines)


def test_a_byline_without_by_under_the_headline_of_an_article_copied_by_itself():
    lines = ["Cracks close old bridge over the Varna", "Tom Adler at Varna Park", *STORY_OF_A_BRIDGE]
    article = parse("\n\n".join(lines))
    assert (article.title, article.byline, article.text.split("\n\n")) == (lines[0], "Tom Adler", STORY_OF_A_BRIDGE)


def test_a_page_that_ends_in_a_comment_is_still_a_page():
    foot = ["Share this story", "e-mail", "Comments 12", "Newest", "View all", "They should have built a new one!"]
    head = [
        "Old bridge closed after cracks are found",
        "- Next bridge is eleven kilometres away",
        "By Tom Adler",
        "View comments",
    ]
    article = parse("\n".join([*head, *STORY_OF_A_BRIDGE, *foot]))
    assert article.text.split("\n\n") == STORY_OF_A_BRIDGE


def test_a_list_with_numbers_in_lines_of_their_own_cuts_nothing_off():
    chart = ["MOST READ", "1", "Why the lighthouse went dark", "2", "Five walks along the quay"]
    head = ["Home", "News", "Old bridge over the Varna closed after cracks are found", "By Tom Adler"]
    article = parse("\n".join([*head, *STORY_OF_A_BRIDGE[:2], *chart, *STORY_OF_A_BRIDGE[2:]]))
    assert article.text.split("\n\n") == STORY_OF_A_BRIDGE


INSERTS = [
    ["The Courier Briefing newsletter has all the news of the coast. Sign up here."],
    ["Sign up for the Harbour newsletter. Your guide to the quays. Get it sent to your inbox."],
    ["Thanks for reading The Courier! Subscribe for free to receive new posts."],
    ["Subscribe"],
    ["Follow"],
    ["Image caption,", "The old bridge in May, with the footpath along its southern side"],
    ["Image", "A bridge with two pillars.", "It was built in 1911.Credit...Ines Varga for The Courier"],
    ["Credit: Ines Varga / Varna Press"],
    ["A long bridge over a brown river", "Lorries wait at the bridge on May 26. (Varna County Sheriff's Office)"],
    [
        "The old bridge in May, closed to lorries and cars",
        "+6",
        "View gallery",
        "The old bridge in May, closed to lorries and cars",
    ],
    ["Read more from Varna Courier:", "Body found in the old quarry", "Chancellor to unveil a plan", "Advertisement"],
    ["More:Why are there so many cracks in bridges this year?"],
    [
        "This content is provided by X, which may set cookies. To show you this content, we need your permission.",
        "We could not find out whether you have given it.",
        "Enable Cookies Allow Cookies Once",
    ],
    ["Open this photo in gallery:", "The old bridge in May.Ines Varga/The Courier"],
    ["Sign up for the Western newsletter. Our reporters write each week on what matters in the west."],
    ["LORRY DRIVER CHARGED AFTER CRASH ON TOLL ROAD"],
    ["People are also reading…", "Police chief to retire in June", "Photos: Snow blankets the valley"],
    ["Related article", "A ferry lists near a pier.", "‘We just kept counting’: How a crew saved 212 people"],
    ["Current Time 0:02", "/", "Duration 1:04"],
    ["This article is more than 2 years old"],
    ["Image copyright Ines Varga Image caption The old bridge has stood since 1911"],
    ["Want more from The Courier in your inbox? It comes on weekdays."],
    ["On VarnaCourier.com: Lorry driver charged after crash on toll road"],
    ["Leia também: Motorista é acusado"],
    ["[ Lorry driver charged after crash on toll roadOpens in new window ]"],
    ["Advertisement 2", "This advertisement has not loaded yet, but your article continues below.", "Article content"],
    [
        "Driver charged with crossing a bridge that had been closed to him...",
        "Mayor wants to know who paid for the report on the bridge, and...",
        "Ferry to run until the autumn, says the county, if a crew can be...",
    ],
    [
        "You may support The Courier's journalism, if you can.",
        "We have no owner, and our reporting stays free.",
        "It takes a minute.",
        "Your support keeps us going.",
    ],
]


@pytest.mark.parametrize("insert", INSERTS, ids=lambda insert: insert[0][:20])
def test_inserts_between_paragraphs_go(insert):
    head = ["Home", "News", "Old bridge over the Varna closed after cracks are found", "By Tom Adler", "4 June 2024"]
    article = parse("\n".join([*head, *STORY_OF_A_BRIDGE[:2], *insert, *STORY_OF_A_BRIDGE[2:]]))
    assert article.text.split("\n\n") == STORY_OF_A_BRIDGE
    assert article.title == head[2]


@pytest.mark.parametrize(
    "line",
    [
        "Residents can sign up here, in the town hall, for a seat on the first bus.",
        "“You can support our journalism, or you can lose it,” the editor said at the bridge.",
        "Your support of the bridge, she told the mayor, is worth nothing.",
        "The workers followed. (The office did not say where they went.)",
        "A lorry had crossed it each morning for years. (TA)",
        "WHAT HAPPENS NEXT",
        "More: that is what the mayor wants, and what she will not get.",
        "Read more from the reports of 1911, she told the council, and you will sleep less.",
        "The picture was taken by Ines Varga for the county, which gives no credit: it never has.",
        "This article of faith, that bridges last, is more than 100 years old.",
        "This story originally appeared to be a lie. It was none, the engineer said.",
        "People are also reading the reports of 1911, in which the cracks are named.",
        "The county may not be reproduced, an artist said of it, without the permission of its bridges.",
        "On Monday: nothing. On Tuesday the lorries came back, two by two.",
        "Want of money, she wrote, is what arrives in your inbox when you run a county.",
        "If you liked this bridge, you will not like the next one, the engineer said.",
        "[The mayor spoke through an interpreter.]",
        "Nobody knew what to say, or how to say it...",
    ],
)
def test_lines_that_are_like_inserts_stay(line):
    head = ["Home", "News", "Old bridge over the Varna closed after cracks are found", "By Tom Adler", "4 June 2024"]
    story = [*STORY_OF_A_BRIDGE[:2], line, *STORY_OF_A_BRIDGE[2:]]
    assert parse("\n".join([*head, *story])).text.split("\n\n") == story


def test_what_the_links_and_pictures_of_markdown_leave_behind_goes():
    picture = "The old bridge over the Varna in May, seen from the east"
    head = ["# Old bridge over the Varna closed after cracks are found", f"[{picture}]", picture]
    foot = ["[1]: https://courier.example/bridge", "[2]: #top"]
    article = parse("\n\n".join([*head, *STORY_OF_A_BRIDGE, *foot]))
    assert article.text.split("\n\n") == STORY_OF_A_BRIDGE


@pytest.mark.parametrize("line", ["3 thoughts on “Old bridge closed”", "Leave a Reply", "Lascia un commento"])
def test_comments_below_a_story_go(line):
    comments = ["Jo Falk says:", "I crossed it as a child, and I was afraid of it even then, as we all were.", "Reply"]
    head = ["Old bridge over the Varna closed after cracks are found", "By Tom Adler", "4 June 2024"]
    article = parse("\n".join([*head, *STORY_OF_A_BRIDGE, line, *comments]))
    assert article.text.split("\n\n") == STORY_OF_A_BRIDGE
    if not line[0].isdigit():  # a button above the story ends nothing
        article = parse("\n".join([*head, line, *STORY_OF_A_BRIDGE]))
        assert article.text.split("\n\n") == STORY_OF_A_BRIDGE


def test_the_answers_of_an_interview_stay_however_short():
    turns = ["Q: Is it safe?", "A: No.", "Q: Was it ever?", "A: For whom?", "Q: For lorries.", "A: Once."]
    head = ["Home", "News", "“No lorry will cross it”: The engineer of the old bridge", "By Tom Adler", "4 June 2024"]
    article = parse("\n".join([*head, *STORY_OF_A_BRIDGE[:2], *turns, "Most read", "Five walks along the quay"]))
    assert article.text.split("\n\n") == [*STORY_OF_A_BRIDGE[:2], *turns]


def test_a_sure_page_asks_more_of_a_block_than_a_doubtful_one():
    blocks = [looks.look("word " * size) for size in (40, 40, 5)]
    sure, doubtful = ([1.0, 1.0, 0.35], [0.4, 0.3, 0.35])
    assert choice._limit(blocks, sure, 0, 1) > 0.45 > choice._limit(blocks, doubtful, 0, 1)
    assert choice._limit(blocks, sure, *choice.STRICTNESS["strict"]) == 0.6


def test_a_table_of_contents_goes_and_its_headings_stay():
    heads = ["1. Look at the Pillars", "2. Count the Lorries"]
    contents = ["In This Article", "Look at the Pillars", "Count the Lorries", "In This Article"]
    story = [STORY_OF_A_BRIDGE[0], heads[0], *STORY_OF_A_BRIDGE[1:3], heads[1], *STORY_OF_A_BRIDGE[3:]]
    page = ["Home", "Repairs", "Two Things Your Bridge Tells You", "By Tom Adler", *story[:1], *contents, *story[1:]]
    assert parse("\n".join(page)).text.split("\n\n") == story
    # a subhead that is followed by headings which never come again is the writer's
    assert "In this article" in parse("\n".join([*story[:1], "In this article", *story[1:]])).text


def test_what_a_sender_says_of_itself_goes_at_the_end_only():
    about = [
        "About Varna Roads, Inc.",
        "Varna Roads, Inc. builds roads and bridges in eight countries. It has 640 staff.",
    ]
    looking = [
        "Forward-Looking Statements",
        "This release contains forward-looking statements as the law defines them.",
    ]
    head = ["News", "Varna Roads Closes Old Bridge", "June 4, 2024"]
    article = parse("\n".join([*head, *STORY_OF_A_BRIDGE, *about, *looking, "Media Contact:", "press@varna.example"]))
    assert article.text.split("\n\n") == STORY_OF_A_BRIDGE
    story = [*STORY_OF_A_BRIDGE[:1], *about, *STORY_OF_A_BRIDGE[1:]]
    assert about[1] in parse("\n\n".join([*head, *story])).text


def test_a_consent_layer_goes_before_an_article():
    layer = [
        "We value your privacy",
        "We and our partners store and access information on a device, such as cookies, and process personal data.",
        "You may click to consent to our processing as described above, or change your preferences before consenting.",
        "MORE OPTIONS",
        "AGREE",
    ]
    head = ["Old bridge over the Varna closed after cracks are found", "Tom Adler", "04.06.2024, 17:45"]
    article = parse("\n\n".join([*layer, *head, *STORY_OF_A_BRIDGE]))
    assert article.text.split("\n\n") == STORY_OF_A_BRIDGE
    assert (article.title, article.byline, article.published) == (head[0], "Tom Adler", "2024-06-04")


def test_a_story_below_its_summary_and_a_share_bar_stays():
    summary = [
        "In short:",
        "The bridge over the Varna is closed, since its pillars have cracks.",
        "Repair takes until spring.",
    ]
    bar = ["courier.example/news/bridge/1034", "Copy link", "Link copied", "Share article"]
    story = [text.replace("old bridge", "bridge") for text in STORY_OF_A_BRIDGE * 2]
    story = [*story[:3], "‘No choice’", *story[3:]]
    page = ["News", "Old bridge over the Varna closed", "By Tom Adler", "Posted Tue 4 Jun 2024", *summary, *bar, *story]
    text = parse("\n".join(page)).text
    assert text.endswith("\n\n".join(story))


def test_the_date_below_a_body():
    page = ["Home", "News", "Old bridge over the Varna closed", "Tom Adler", *STORY_OF_A_BRIDGE]
    assert parse("\n".join([*page, "Share", "Published June 4, 2024, 6:02 a.m. ET"])).published == "2024-06-04"
    story = [text.replace("bridge", name) for name in ("bridge", "pier", "quay", "road") for text in STORY_OF_A_BRIDGE]
    assert parse("\n".join([*page[:4], *story, "Most read", "Chess club wins", "June 4, 2024"])).published is None


def test_headlines_behind_a_label_at_the_end_go():
    page = ["Home", "News", "Old bridge over the Varna closed", "By Tom Adler", *STORY_OF_A_BRIDGE]
    teasers = ["More from The Courier", "The one thing you should never pack", "I lived at a pier for a month"]
    assert parse("\n".join([*page, *teasers])).text.split("\n\n") == STORY_OF_A_BRIDGE
    story = "The junior partner will pick a new chair in May, and much may hang on who that is."
    cell = ["More from Tom Adler", "Liberal leader quits after a vote", story, "Jun 3", "3 min read"]
    assert parse("\n".join([*page, *cell, *cell[1:]])).text.split("\n\n") == STORY_OF_A_BRIDGE
    # rules and marks at the end
    assert parse("\n\n".join([*page, "--", "Copyright 2024 Varna Courier"])).text.split("\n\n") == STORY_OF_A_BRIDGE


def test_what_stands_above_a_byline_is_no_body():
    head = [
        "Old bridge over the Varna is closed",
        "Nobody had looked at its pillars for years, say four of the engineers.",
    ]
    story = [*STORY_OF_A_BRIDGE, *(text.replace("bridge", "crossing") for text in STORY_OF_A_BRIDGE)]
    article = parse("\n".join([*head, "By Tom Adler", "03/09/2025 05:00 AM EDT", *story]))
    assert (article.title, article.byline) == (head[0], "Tom Adler")
    assert article.text.split("\n\n") == story
    # the same where the byline was taken for a line of the body
    lines = [
        "Home",
        "News",
        head[0],
        "Officials say that it was late.",
        "Ines Varga",
        "Thursday 13 March 2025 16:02",
        *story,
    ]
    assert parse("\n".join(lines)).text.split("\n\n") == story
    # the hours in a live blog are no dates above an article
    assert "14:32" in parse("\n\n".join([story[0], "14:32", *story[1:]])).text
    # a byline at the end of an article has the article above it
    assert parse("\n\n".join([*STORY_OF_A_BRIDGE, "By Tom Adler"])).text.split("\n\n") == STORY_OF_A_BRIDGE


@pytest.mark.parametrize(
    "above",
    [
        [
            "Cars on the old bridge over the Varna",
            "Cars on the old bridge over the Varna in May. (Ines Varga/Varna Press)",
        ],
        ["- Cracks in two pillars of the old bridge", "- Next bridge is eleven kilometres away"],
    ],
)
def test_captions_and_lists_are_no_headline(above):
    title = "Cracks close bridge over the Varna"
    article = parse("\n".join(["Home", "News", title, "By Tom Adler", "4 June 2024", *above, *STORY_OF_A_BRIDGE]))
    assert article.title == title


def test_a_paragraph_whose_speaker_the_caller_drops_stands_alone():
    turns = ["Ines Falk:", STORY_OF_A_BRIDGE[0], "Tom Adler:", STORY_OF_A_BRIDGE[1], "Ines Falk:", STORY_OF_A_BRIDGE[3]]
    article = parse("\n\n".join(turns), drop="^Tom Adler:")
    assert article.text.split("\n\n")[1] == STORY_OF_A_BRIDGE[1]
