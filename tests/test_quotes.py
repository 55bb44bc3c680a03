"""Who says what: tables of invented sentences with near-misses, and properties on any text."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab import quotes
from newslab.quotes import cues, marks


def found(text):
    """(speaker, cue, content, kind) of each quotation, as words."""

    def words(span):
        return text[slice(*span)] if span else None

    return [(words(q.speaker), words(q.cue), words(q.content), q.kind) for q in quotes.extract(text)]


CASES = [
    # speaker before, inside, after
    ("Ana Ruiz said the road was closed.", [("Ana Ruiz", "said", "the road was closed", "indirect")]),
    (
        "Ana Ruiz said on Monday that the road was closed.",
        [("Ana Ruiz", "said", "that the road was closed", "indirect")],
    ),
    ("“The road is closed,” Ana Ruiz said.", [("Ana Ruiz", "said", "“The road is closed,”", "direct")]),
    (
        "“The road is closed,” said Ana Ruiz, a driver from Hull.",
        [("Ana Ruiz", "said", "“The road is closed,”", "direct")],
    ),
    (
        "“The road,” Ana Ruiz said, “is closed for good.”",
        [("Ana Ruiz", "said", "“The road,”", "direct"), ("Ana Ruiz", "said", "“is closed for good.”", "direct")],
    ),
    ("Ana Ruiz said: “The road is closed.”", [("Ana Ruiz", "said", "“The road is closed.”", "direct")]),
    ("The road is closed, police said.", [("police", "said", "The road is closed", "indirect")]),
    (
        "The road, police said, is closed.",
        [("police", "said", "The road", "indirect"), ("police", "said", "is closed", "indirect")],
    ),
    ("The road is closed, said Mayor Ana Ruiz.", [("Mayor Ana Ruiz", "said", "The road is closed", "indirect")]),
    (
        "“It is closed,” said Farmers Without Frontiers director Ana Ruiz.",
        [("Farmers Without Frontiers director Ana Ruiz", "said", "“It is closed,”", "direct")],
    ),
    # between subject and verb: appositions, relative clauses, places, times
    (
        "Ana Ruiz, the mayor of Hull, said the road was closed.",
        [("Ana Ruiz", "said", "the road was closed", "indirect")],
    ),
    (
        "Ana Ruiz, who lost the vote in May, said she would run again.",
        [("Ana Ruiz", "said", "she would run again", "indirect")],
    ),
    ("Ana Ruiz (Hull) said the road was closed.", [("Ana Ruiz", "said", "the road was closed", "indirect")]),
    (
        "Ana Ruiz on Monday announced that the road was closed.",
        [("Ana Ruiz", "announced", "that the road was closed", "indirect")],
    ),
    (
        "The head of the road office said the road was closed.",
        [("The head of the road office", "said", "the road was closed", "indirect")],
    ),
    ("Mr. Ruiz said the road was closed.", [("Mr. Ruiz", "said", "the road was closed", "indirect")]),
    ("The US military said the road was closed.", [("The US military", "said", "the road was closed", "indirect")]),
    # addressees, questions, infinitives, prepositions, naming
    (
        "Ana Ruiz told reporters that the road was closed.",
        [("Ana Ruiz", "told", "that the road was closed", "indirect")],
    ),
    ("Ana Ruiz told them she would leave.", [("Ana Ruiz", "told", "she would leave", "indirect")]),
    ("Ana Ruiz asked whether the road was closed.", [("Ana Ruiz", "asked", "whether the road was closed", "indirect")]),
    ("Ana Ruiz vowed to close the road.", [("Ana Ruiz", "vowed", "to close the road", "indirect")]),
    ("Ana Ruiz called for a new road.", [("Ana Ruiz", "called", "a new road", "indirect")]),
    ("Ana Ruiz described the road as a trap.", [("Ana Ruiz", "described", "the road as a trap", "indirect")]),
    ("Ana Ruiz is worried about the road.", [("Ana Ruiz", "worried", "the road", "indirect")]),
    (
        "Bo Lind rejected Ruiz’s call for a new road.",
        [("Bo Lind", "rejected", "Ruiz’s call for a new road", "indirect")],
    ),
    # according to
    ("According to Ana Ruiz, the road is closed.", [("Ana Ruiz", "According to", "the road is closed", "indirect")]),
    ("The road is closed, according to Ana Ruiz.", [("Ana Ruiz", "according to", "The road is closed", "indirect")]),
    # inherited subjects and openings
    (
        "“It is late,” Ana Ruiz said, adding that the road was closed.",
        [
            ("Ana Ruiz", "said", "“It is late,”", "direct"),
            ("Ana Ruiz", "adding", "that the road was closed", "indirect"),
        ],
    ),
    (
        "Ana Ruiz praised the plan and said it would work.",
        [("Ana Ruiz", "praised", "the plan", "indirect"), ("Ana Ruiz", "said", "it would work", "indirect")],
    ),
    (
        "Noting that it was late, Ana Ruiz said the road was closed.",
        [
            ("Ana Ruiz", "Noting", "that it was late", "indirect"),
            ("Ana Ruiz", "said", "the road was closed", "indirect"),
        ],
    ),
    # over sentences and paragraphs
    (
        "“It is late,” she said. “We must go.”",
        [("she", "said", "“It is late,”", "direct"), ("she", "said", "“We must go.”", "direct")],
    ),
    ("“Why now?” Ana Ruiz asked.", [("Ana Ruiz", "asked", "“Why now?”", "direct")]),
    ("“It is late. We must go,” she said.", [("she", "said", "“It is late. We must go,”", "direct")]),
    # marks: straight, doubled apostrophes, single, none closed
    ('"It is late," Ana Ruiz said.', [("Ana Ruiz", "said", '"It is late,"', "direct")]),
    ("''It is late,'' Ana Ruiz said.", [("Ana Ruiz", "said", "''It is late,''", "direct")]),
    ("‘It isn’t late,’ Ana Ruiz said.", [("Ana Ruiz", "said", "‘It isn’t late,’", "direct")]),
    ("Ana Ruiz said: “It is late and we go.", [("Ana Ruiz", "said", "“It is late and we go.", "direct")]),
    ("Ana Ruiz said the plan was “a trap”.", [("Ana Ruiz", "said", "the plan was “a trap”", "mixed")]),
    # times beside the cue belong to neither content nor speaker
    (
        "The firm said last month that it would close the road.",
        [("The firm", "said", "that it would close the road", "indirect")],
    ),
    (
        "The firm said late last month it would close the road.",
        [("The firm", "said", "it would close the road", "indirect")],
    ),
    ("The road is closed, the firm said last month.", [("the firm", "said", "The road is closed", "indirect")]),
    ("The firm said last month.", []),
    ("Police had last month said the road was closed.", [("Police", "said", "the road was closed", "indirect")]),
    (
        "The firm said last month’s storm closed the road.",
        [("The firm", "said", "last month’s storm closed the road", "indirect")],
    ),
    ("The firm said last year was hard.", [("The firm", "said", "last year was hard", "indirect")]),
    # participles: of the nearest clause, unless somebody has spoken in the sentence already
    ("Norbia cut its budget, blaming the road.", [("Norbia", "blaming", "the road", "indirect")]),
    ("Norbia (NRB) on Monday cut its budget, blaming the road.", [("Norbia", "blaming", "the road", "indirect")]),
    ("The old firm cut its budget on Monday, blaming Bo Lind.", [("The old firm", "blaming", "Bo Lind", "indirect")]),
    (
        "Ana Ruiz said that the firm lost, adding that the road was closed.",
        [
            ("Ana Ruiz", "said", "that the firm lost", "indirect"),
            ("Ana Ruiz", "adding", "that the road was closed", "indirect"),
        ],
    ),
    (
        "The road runs to the square where ten people had met, chanting “Close the road!”",
        [("ten people", "chanting", "“Close the road!”", "direct")],
    ),
    (
        "Ana Ruiz left after finding that the road was closed.",
        [("Ana Ruiz", "finding", "that the road was closed", "indirect")],
    ),
    (
        "Ana Ruiz (Hull), noting the size of the road, said, “It is closed.”",
        [("Ana Ruiz", "noting", "the size of the road", "indirect"), ("Ana Ruiz", "said", "“It is closed.”", "direct")],
    ),
    ("They met her, with one of her ads asking, “Why now?”", [("one of her ads", "asking", "“Why now?”", "direct")]),
    # relatives: what something is called
    (
        "He would pay with a “road tax,” which he described as “fair for all of us.”",
        [("he", "described", "“fair for all of us.”", "direct")],
    ),
    (
        "Ana Ruiz said she would close the road, which she called “a trap for all of us.”",
        [
            ("Ana Ruiz", "said", "she would close the road", "indirect"),
            ("she", "called", "“a trap for all of us.”", "direct"),
        ],
    ),
    (
        "Ana Ruiz said the road, which she called a trap, would be closed.",
        [("Ana Ruiz", "said", "the road, which she called a trap, would be closed", "indirect")],
    ),
    # age and town between subject and verb
    (
        "“It is late,” Bo Lind, 30, of Hull, Norbia, who was there, said later.",
        [("Bo Lind", "said", "“It is late,”", "direct")],
    ),
    ("“Oh, no,” a woman exclaimed upon seeing him.", [("a woman", "exclaimed", "“Oh, no,”", "direct")]),
    # a full quotation, and then another sentence with a cue of its own
    (
        "Ana Ruiz added that “it is late and we go.” Bo Lind says, “Close the road for good.”",
        [
            ("Ana Ruiz", "added", "that “it is late and we go.”", "mixed"),
            ("Bo Lind", "says", "“Close the road for good.”", "direct"),
        ],
    ),
    (
        "He wrote to her, telling her, “You are late!” She replied to him.",
        [("He", "telling", "“You are late!”", "direct")],
    ),
    # labels
    ("Police: “It is late.”", [("Police", ":", "“It is late.”", "direct")]),
    ("The mayor: “It is late.”", [("The mayor", ":", "“It is late.”", "direct")]),
    (
        "RUIZ: It is late.\n\nLIND: It is.",
        [("RUIZ", ":", "It is late", "direct"), ("LIND", ":", "It is", "direct")],
    ),
    ("Analysts: Roads will close", [("Analysts", ":", "Roads will close", "indirect")]),
    ("Lind: Roads will close\n\nThe plan of Bo Lind failed.", [("Lind", ":", "Roads will close", "indirect")]),
    ("Look: Roads will close\n\nThe plan of Bo Lind failed.", []),
    ("Date: 12 May 2020", []),
    ("Banknotes: 5 and 10 marks", []),
    ("Banknotes: “New and shiny.”", []),
    ("The answer: “No.”", []),
    ("Answer: “No.” The answer came late.", []),
    ("It rained.\n\nNOTE: The road is closed.", []),
    ("The mayor had one message: “Close the road.”", [("The mayor", ":", "“Close the road.”", "direct")]),
    ("Ruiz: “It is late.”", [("Ruiz", ":", "“It is late.”", "direct")]),
    # the cue, or only the subject, in the sentence before
    (
        "Ana Ruiz wrote on the wall:\n\n“It is late and we go.”",
        [("Ana Ruiz", None, "“It is late and we go.”", "direct")],
    ),
    ("Ana Ruiz turned round. “It is late and we go.”", [("Ana Ruiz", None, "“It is late and we go.”", "direct")]),
    # clauses that stand before the main clause, and reports that point to nobody
    (
        "While Ana Ruiz insists that the road is safe, drivers stay away.",
        [("Ana Ruiz", "insists", "that the road is safe", "indirect")],
    ),
    ("Asked whether the road was safe, Ana Ruiz laughed.", [(None, "Asked", "whether the road was safe", "indirect")]),
    (
        "The plan to close the road, which critics call a trap, failed.",
        [("critics", "call", "a trap", "indirect")],
    ),
    ("A review of national plans to close roads began.", []),
    # near-misses: nothing is reported
    ("The road is closed.", []),
    ("The so-called “bigots” left the room.", []),
    ("Her new novel, “The Long Road,” sold well.", []),
    ("The report on the road was long.", []),
    ("They worked hard to show the door.", []),
    ("It was a well said word.", []),
    ("At her school, Ana Ruiz found the area welcoming.", []),
    ("", []),
]


@pytest.mark.parametrize("text, expected", CASES)
def test_extract(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("“a b” c “d”", ["“a b”", "“d”"]),
        ("“a b", ["“a b"]),
        ("”a b” c", ["”a b”"]),
        ("He left. – And so on “.", ["And so on “"]),
        ("The workers' rights and Ana's dog", []),
        ("It was '90s music, rock 'n' roll", []),
        ("« Bonjour »", ["« Bonjour »"]),
        ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
    ],
)
def test_regions(text, expected):
    from newslab import sentences

    assert [text[a:b] for a, b in marks.regions(text, sentences.paragraphs(text))] == expected


@pytest.mark.parametrize(
    "base, forms",
    [
        ("say", "say says saied said saying"),
        ("plan", "plan plans planned planned planning"),
        ("deny", "deny denies denied denied denying"),
        ("agree", "agree agrees agreed agreed agreeing"),
        ("quip", "quip quips quipped quipped quipping"),
        ("admit", "admit admits admitted admitted admitting"),
        ("reveal", "reveal reveals revealed revealed revealing"),
        ("stress", "stress stresses stressed stressed stressing"),
    ],
)
def test_inflect(base, forms):
    made = [form for form, _ in cues.inflect(base, *(("said", "said") if base == "say" else ()))]
    assert made == (["say", "says", "said", "said", "saying"] if base == "say" else forms.split())


def test_names_and_anonymity():
    text = (
        "Ana Ruiz, the mayor, opened the road. “It is late,” she said. Officials said it cost too much. "
        "A poll shows that most agree."
    )
    she, officials, poll = quotes.extract(text)
    assert (she.name, she.anonymous) == ("Ana Ruiz", False)
    assert (officials.name, officials.anonymous) == (None, True)
    assert not poll.anonymous


@pytest.mark.parametrize(
    "source, hidden",
    [
        ("Officials", True),
        ("An official", True),
        ("The official", True),
        ("A source close to the mayor", True),
        ("Navy officials", True),
        ("People familiar with the plan", True),
        ("The mayor", False),
        ("The head of the road office", False),
        ("A poll", False),
        ("The government", False),
        ("Jo Smith", False),
    ],
)
def test_anonymous(source, hidden):
    (quote,) = quotes.extract(f"It rained. {source} said that the road was closed.")
    assert quote.anonymous is hidden


def test_quotes_can_be_pickled():
    quote = quotes.extract("Ana Ruiz said the road was closed.")[0]
    copy = pickle.loads(pickle.dumps(quote))
    assert copy == quote and copy.name == quote.name


def test_stance():
    text = "Ana Ruiz claimed that it was late. Bo Lind admitted that it was not."
    assert [quote.stance for quote in quotes.extract(text)] == ["doubtful", "conceding"]


def test_highlight_escapes():
    page = quotes.highlight("Ana Ruiz said: “<script>alert(1)</script> & more.”")._repr_html_()
    assert "<script>" not in page and "&lt;script&gt;" in page and "<mark" in page


def test_counts():
    text = "Ana Ruiz said: “It is late.” Bo Lind left."
    assert [(share.speaker, share.words, share.quotations) for share in quotes.speakers(text)] == [
        ("Ana Ruiz", 3, 1),
        ("narration", 6, 0),
    ]
    assert [name for name, _, _ in quotes.unquoted(text)] == ["Bo Lind"]
    assert [text[a:b] for a, b in quotes.narration(text)] == ["Ana Ruiz said: ", " Bo Lind left."]
    assert quotes.voice_of(text, 18, 20).speaker == "Ana Ruiz" and quotes.voice_of(text, 30, 33).speaker == "narration"


PIECES = st.sampled_from(
    [
        "Ana Ruiz",
        "he",
        "who",
        "said",
        "says",
        "told",
        "that",
        "according to",
        "the plan",
        "to",
        "and",
        "but",
        ",",
        ".",
        ":",
        "?",
        "“",
        "”",
        '"',
        "''",
        "‘",
        "’",
        "—",
        "(",
        ")",
        "\n\n",
        "\n",
        "adding",
        "claim",
        "of",
        "is",
        "expected",
        "Mr.",
        "worried",
        "his",
        "call",
        "for",
        "1,000",
        "…",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join)))
def test_any_text(text):
    result = quotes.extract(text)
    at = 0
    for quote in result:
        assert at <= quote.content[0] < quote.content[1] <= len(text)
        at = quote.content[1]
        for span in (quote.speaker, quote.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert quote.kind in ("direct", "indirect", "mixed") and 0 <= quote.confidence <= 1
    assert quotes.extract(text) == result


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_voices_cover_the_text(text):
    voices = quotes.voices(text)
    assert "".join(text[voice.start : voice.end] for voice in voices) == text
    words = sum(share.words for share in quotes.speakers(text))
    from newslab import sentences

    assert words == len(sentences.tokenise(text).words)


class Counting(list):
    """A list that counts how often it is read: the work done, whatever the machine."""

    reads = 0

    def __getitem__(self, key):
        Counting.reads += 1
        return super().__getitem__(key)


@pytest.mark.parametrize(
    "piece",
    ["a", "said ", "“", "he said, ", "and said ", "according to ", ", who said", "the ", "to say to ", "said that a "],
)
def test_work_grows_with_length(piece):
    from newslab.quotes import carry, rules
    from newslab.quotes.stream import Stream

    def work(count):
        stream = Stream(piece * count)
        stream.tag = Counting(stream.tag)
        Counting.reads = 0
        carry.carried(stream, rules.Reader(stream).read())
        return Counting.reads

    assert work(4000) <= 6 * work(1000) + 1000


@settings(max_examples=100, deadline=None)
@given(st.text("abAB01'’_-.,:;!?()[]“”\"‘–—… \n\t\u00a0sdé", max_size=60))
def test_words_read_by_chunks_are_those_of_the_pattern(text):
    from newslab.quotes import stream

    for _ in range(2):  # the second time every word is known
        read = stream.Stream(text)
        spans, at = [], 0
        for a, b in (*read.regions, (len(text), len(text))):
            spans += [match.span() for match in stream._TOKEN.finditer(text, at, a)]
            spans += [(a, b)] if b > a else []
            at = b
        assert list(zip(read.start, read.end, strict=True)) == spans


def test_a_number_with_groups_is_one_word():
    text = "The Mill Workers' Union, which represents some 4,000 of the firm's employees, said it had not been asked."
    assert [text[slice(*quote.speaker)] for quote in quotes.extract(text)] == ["The Mill Workers' Union"]


@pytest.mark.parametrize(
    "text, name, anonymous",
    [
        ("Its chief executive, Paul Brandt, said the firm was late.", "Paul Brandt", False),
        ("Her opposite number, Tomas Weil, said that it was late.", "Tomas Weil", False),
        ("A spokesman, Ned Corry, warned that it was late.", "Ned Corry", False),
        ("The mayor of Hull, Ada Quill, said that it was late.", "Ada Quill", False),
        ("The drivers' union, ASLT, said it was late.", "ASLT", False),
        ("“It is late,” said its spokesman, Ned Corry.", "Ned Corry", False),
        ("The group’s leader — Jo Marsh — said it was late.", "Jo Marsh", False),
        # the name belongs to another word, or to none
        ("A spokesman for the firm, Norbia Steel, said it was late.", None, True),
        ("The brother of the mayor, Ada Quill, said it was late.", None, False),
        ("The mayor of Hull, Norbia, said it was late.", None, False),
        ("Officials, Ada Quill, said it was late.", None, True),
        ("His wife, a nurse, said it was late.", None, True),
        ("According to its analysts, Ada Quill was late.", None, True),
    ],
)
def test_a_name_set_beside_the_speaker(text, name, anonymous):
    (found,) = quotes.extract(text)
    assert (found.name, found.anonymous) == (name, anonymous)


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Farmers whose fields have been ruined by mud said they expected no help.", "Farmers"),
        ("A woman whose son was killed in the raid said that it was late.", "A woman"),
        ("The mayor, whose house burned down, said it was late.", "The mayor"),
    ],
)
def test_who_owns_the_subject_of_a_clause_speaks(text, speaker):
    (found,) = quotes.extract(text)
    assert text[slice(*found.speaker)] == speaker


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("The union that represents workers in Hull condemned the closure.", "The union"),
        ("The man who leads the party condemned the plan.", "The man"),
        ("The firm that makes the vaccine said that it was safe.", "The firm"),
        ("The minister who resigned said he was sorry.", "The minister"),
        ("People who live near the mine said it was loud.", "People"),
        ("Officials who spoke to reporters said it was over.", "Officials"),
        ("The group, which runs schools in Hull, said that it would appeal.", "The group"),
        # no relative clause, or none whose end the verb follows
        ("He repeated the claim that workers in Hull condemned the plan.", "workers in Hull"),
        ("Voters in Hull said that fans condemned the plan.", "Voters in Hull"),
    ],
)
def test_who_stands_before_a_relative_clause_speaks(text, speaker):
    assert speaker in [text[slice(*quote.speaker)] for quote in quotes.extract(text) if quote.speaker]


def test_a_further_charge_is_a_noun():
    assert quotes.extract("Falk was cleared of a further charge of theft.") == []


def said(text):
    return [
        (text[slice(*quote.speaker)] if quote.speaker else None, text[slice(*quote.content)])
        for quote in quotes.extract(text)
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        # the speaker stands before a participle
        ("Rain fell, an official briefed on the plan said Friday.", [("an official", "Rain fell")]),
        ("The judge overseeing the case said it was late.", [("The judge", "it was late")]),
        ("The workers laid off by the mill said it was late.", [("The workers", "it was late")]),
        ("Papers seen by the Herald show that it was late.", [("Papers", "that it was late")]),
        ("The mayor said the case was late.", [("The mayor", "the case was late")]),
        ("At a meeting on Monday residents said it was late.", [("residents", "it was late")]),
        # what closes a sentence attributes all of it
        ("The firm plans to cut jobs, two people close to the firm told Newswire.", [
            ("two people close to the firm", "The firm plans to cut jobs"),
        ]),
        ("He intends to claim damages, she specified.", [("she", "He intends to claim damages")]),
        ("The firm plans to cut jobs, ships and rail.", [("The firm", "to cut jobs, ships and rail")]),
        # words before the verb
        ("“It is late,” one woman shouted.", [("one woman", "“It is late,”")]),
        ("Ada Quill once described it as a trap.", [("Ada Quill", "it as a trap")]),
        ("“It is late,” she liked to say.", [("she", "“It is late,”")]),
        ("A Hull court on Monday acquitted former clerk Bo Lind, ruling that it was late.", [
            ("A Hull court", "that it was late"),
        ]),
        ("“It is late,” the senator declared as he left.", [("the senator", "“It is late,”")]),
        ("Quill warned the true figure could rise.", [("Quill", "the true figure could rise")]),
        ("Quill warned the mayor prices could rise.", [("Quill", "prices could rise")]),
        ("Lind, whose lawyer called him “a victim”, was freed.", [("whose lawyer", "him “a victim”")]),
        ("Quill fired back that it was late.", [("Quill", "that it was late")]),
        ("Quill fired at the wolf at 10:30 p.m. on Friday.", []),
        ("He was told to “wait until May,” she said.", [("she", "He was told to “wait until May,”")]),
        ("Quill said she left “for good.” She denied wrongdoing.", [("Quill", "she left “for good.”"), ("She", "wrongdoing")]),
        ("“Why?” Quill asked smiling.", [("Quill", "“Why?”")]),
        ("Quill sold the mill, which was old, and said it was a pity.", [("Quill", "it was a pity")]),
        ("Quill, who wrote the plan and said it was good, left.", [("who", "the plan"), ("who", "it was good, left")]),
        # no speech
        ("A loaf, begun in May, that the family ate.", []),
        ("The man, who did not wish to be named, left.", []),
    ],
)  # fmt: skip
def test_who_speaks_and_what(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("HULL, May 3 (Newswire) - Velmar Foods said it was late.", [("Velmar Foods", "it was late")]),
        ("HULL, Neb. (AW) — Rain fell, officials said.", [("officials", "Rain fell")]),
        ("PORT HALE — Rain fell, officials said.", [("officials", "Rain fell")]),
        ("Rain - and snow - fell, officials said.", [("officials", "Rain - and snow - fell")]),
        ("NASA — the agency — said it was late.", [("NASA", "it was late")]),
    ],
)
def test_datelines_are_no_part_of_what_is_said(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text, names",
    [
        ("Bo Lind is here. “Late,” Lind's aunt, Eva Lind, said.", ["Eva Lind"]),
        ("Bo Lind left. Lind's lawyer, Eva Marsh, said it was late.", ["Eva Marsh"]),
        ("Bo Lind is here. One villager, who asked not to be named, said it was late. “Yes,” he said.", [
            None, None,
        ]),
        ("Bo Lind is here. A nurse said she was late. “Yes,” she said.", [None, None]),
        ("Bo Lind is here. A foreman, Luis Rey, said he was late.", ["Luis Rey"]),
        ("Bo Lind is here. A driver shortage hit Hull. He said it was late.", ["Bo Lind"]),
        ("Bo Lind is here. A man's dog ran. He said it was late.", ["Bo Lind"]),
        ("Bo Lind met a nurse. He said it was late.", ["Bo Lind"]),
        ("Bo Lind is here. Asked if he would go, Philip Rey wept. “Late,” he said.", [
            None, "Philip Rey",
        ]),
        ("Ada Quill is here. When she left, Bo Vant ran. “Late,” she said.", ["Ada Quill"]),
        ("Eva Marsh spoke. «He was late», she said.", ["Eva Marsh"]),
    ],
)  # fmt: skip
def test_whom_the_words_beside_a_cue_mean(text, names):
    assert [quote.name for quote in quotes.extract(text)] == names


def test_research_is_nobody_without_a_name():
    found = quotes.extract(
        "Research presented last week found that naps help. An official named in May said it was late."
    )
    assert [quote.anonymous for quote in found] == [False, True]


@pytest.mark.parametrize(
    "text, names",
    [
        (
            "A talk\n\nOwen Lind: Is it late?\n\nAda Quill: It is. Rain fell.\n\nOL: Why?\n\nAQ: Wind.\n\nOL: So?\n\nAQ: Ice.",
            ["Owen Lind", "Ada Quill", "Owen Lind", "Ada Quill", "Owen Lind", "Ada Quill"],
        ),
        ("A talk\n\nBo Lind: Is it late?\n\nBo Lind: It is. Rain fell.", ["Bo Lind", "Bo Lind"]),
        ("ADA QUILL, HOST: It is late.\n\nBO LIND, BYLINE: It is.", ["Ada Quill", "Bo Lind"]),
        (
            "Ada Quill: Is it late?\n\nBo Lind, Farmer: It is. Rain fell.\n\nHail too.\n\nSen. Owen Hart (R-Hull): Nobody came.\n\nAda Quill: Thanks.",
            ["Ada Quill", "Bo Lind", "Owen Hart", "Ada Quill"],
        ),
        (
            "ADA QUILL, HOST: It is late.\n\nUNIDENTIFIED MAN (through translator): Nobody came.\n\nADA QUILL: Thanks.",
            ["Ada Quill", "UNIDENTIFIED MAN", "Ada Quill"],
        ),
        ("A list\n\nLocation: The park.\n\nLocation: The hall.", []),
        ("Sizes\n\nSmall Hall: 40 seats.\n\nGreat Hall, Hull: 90 seats.\n\nOld Barn: 60 seats.", []),
        ("A list\n\nHull: 3 wins.\n\nHull: 5 wins.", []),
        ("A list\n\nBo Lind: Rain fell.", []),
    ],
)
def test_turns_of_an_interview_are_direct_speech(text, names):
    found = quotes.extract(text)
    assert [quote.name for quote in found] == names
    assert {quote.kind for quote in found} <= {"direct"}


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Quill put the number of dead at 137.", [("Quill", "the number of dead at 137")]),
        ("Quill put the cost at about €40 million.", [("Quill", "the cost at about €40 million")]),
        ("Quill put the books at the back. Rain put 40 people at risk. Lind put up the price at 10 shops.", []),
        ("A doctor in Hull told state television that it was late.", [("A doctor in Hull", "that it was late")]),
        ("He asked on Monday what had changed.", [("He", "what had changed")]),
        ("Asked at 90 whether she worried about death, she told them: “I do not.”", [
            (None, "whether she worried about death"), ("she", "“I do not.”"),
        ]),
    ],
)  # fmt: skip
def test_amounts_are_put_and_questions_asked(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text, speaker",
    [
        ("Papers filed in court on Tuesday say the firm hid it.", "Papers"),
        ("Parents whose children attend the school said it was late.", "Parents"),
        ("Parents whose young children said it was late.", "whose young children"),
        ("One in eight adults aged over 16 told us it was late.", "One in eight adults"),
        ("A study funded by the firm found that it was late.", "A study"),
        ("Experts not involved in the work said that it was late.", "Experts"),
    ],
)
def test_the_head_of_a_long_subject_speaks(text, speaker):
    assert [name for name, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("It rains.\n\n21:05 Okafor: “A betrayal”\n\n21:10 It goes on.", [("Okafor", "“A betrayal”")]),
        ("“It is late,” recalled Jan Ostrow, 58.", [("Jan Ostrow", "“It is late,”")]),
        ("Last May Quill said it was late.", [("Quill", "it was late")]),
        ("In June Smith said it was late.", [("Smith", "it was late")]),
        ("Two officials, who requested anonymity to discuss it, said it was late.", [("Two officials", "it was late")]),
    ],
)
def test_times_months_and_anonymity(text, expected):
    assert said(text) == expected
