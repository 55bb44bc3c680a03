"""Numeric claims: tables of texts and what is counted in them, near-misses that count nothing, and the analyses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab import claims
from newslab.claims import times
from newslab.claims.line import Line


def only(text):
    found = claims.extract(text)
    assert len(found) == 1, [text[claim.start : claim.end] for claim in found]
    return found[0]


VALUES = [
    ("There were 14 boats.", "14", 14),
    ("It sold 1,234,567 tins.", "1,234,567", 1234567),
    ("They bought 12,34,567 tins.", "12,34,567", 1234567),
    ("It weighs 816 000 tonnes.", "816 000 tonnes", 816000),
    ("Seven million people fled.", "Seven million", 7e6),
    ("Two hundred and six ballots were lost.", "Two hundred and six", 206),
    ("Twenty-one ships sank.", "Twenty-one", 21),
    ("Half a million homes were built.", "Half a million", 5e5),
    ("One and a half million homes burned.", "One and a half million", 1.5e6),
    ("A dozen cows died.", "A dozen", 12),
    ("The plan needs 3½ hours.", "3½ hours", 3.5),
    ("It is 10 1/2 miles away.", "10 1/2 miles", 10.5),
    ("Some 13 lakh voters queued.", "13 lakh", 13e5),
    ("It cost $ 350 million.", "$ 350 million", 350e6),
    ("It cost US $58.24.", "US $58.24", 58.24),
    ("They paid C$1.5m.", "C$1.5m", 1.5e6),
    ("It made €2.3bn.", "€2.3bn", 2.3e9),
    ("About 35m people watched.", "35m", 35e6),
    ("The wall is 35m wide.", "35m", 35),
    ("It cost thirteen dollars and forty-five cents.", "thirteen dollars and forty-five cents", 13.45),
    ("The deficit reached −4.5 percent.", "−4.5 percent", -4.5),
    ("Two-thirds of voters agreed.", "Two-thirds", 2 / 3),
    ("One in five adults smokes.", "One in five", 0.2),
    ("Output grew sixfold.", "sixfold", 6),
]


@pytest.mark.parametrize("text, words, value", VALUES)
def test_values(text, words, value):
    claim = only(text)
    assert (text[claim.start : claim.end], claim.value) == (words, pytest.approx(value))


RANGES = [
    ("It will cost $15-22 million.", 15e6, 22e6),
    ("It will cost $3 billion to $5 billion.", 3e9, 5e9),
    ("Between 1,000 and 1,500 rebels remain.", 1000, 1500),
    ("Prices rose 7 to 8 percent.", 7, 8),
    ("It takes three or four years.", 3, 4),
    ("Four to five thousand fans came.", 4000, 5000),
    ("Dozens of cars burned.", 12, 120),
    ("Tens of thousands of people marched.", 1e4, 1e5),
    ("He ranks between the tenth and the fifteenth.", 10, 15),
    ("It must be more than 30 but less than 40.", 30, 40),
    ("It puts the cost at 310 million to 350 million crowns.", 310e6, 350e6),
    ("They are estimated at 3,000 to 4,000 people.", 3000, 4000),
]


@pytest.mark.parametrize("text, low, high", RANGES)
def test_ranges(text, low, high):
    claim = only(text)
    assert (claim.value, claim.low, claim.high) == (None, low, high)


MODIFIERS = [
    ("About 50 guests came.", "~", "About"),
    ("Nearly 50 guests came.", "~", "Nearly"),
    ("More than 50 guests came.", ">", "More than"),
    ("At least 50 guests came.", ">=", "At least"),
    ("No fewer than 50 guests came.", ">=", "No fewer than"),
    ("Fewer than 50 guests came.", "<", "Fewer than"),
    ("Up to 50 guests came.", "<=", "Up to"),
    ("No more than 50 guests came.", "<=", "No more than"),
    ("50 guests or more came.", ">=", "or more"),
    ("Exactly 50 guests came.", "=", None),
    ("They need $50 more than planned.", "=", None),
    ("Up to 50 more guests came.", "<=", "Up to"),
    ("They spoke over three days.", "=", None),
    ("It is over 3 km long.", ">", "over"),
    ("It happened more than a year ago.", ">", "more than"),
]


@pytest.mark.parametrize("text, modifier, cue", MODIFIERS)
def test_modifiers(text, modifier, cue):
    claim = only(text)
    assert (claim.modifier, claim.cue and text[slice(*claim.cue)]) == (modifier, cue)


DIRECTIONS = [
    ("Sales rose 4%.", "up", "="),
    ("Sales fell by about 4%.", "down", "~"),
    ("Sales rose under 4%.", "up", "<"),
    ("Sales rose to 4%.", None, "="),
    ("Shares were down 30 points.", "down", "="),
    ("The team lost 4 games.", None, "="),
    ("Dow +0.2% today.", "up", "="),
    ("It went up to 4%.", None, "<="),
]


@pytest.mark.parametrize("text, direction, modifier", DIRECTIONS)
def test_directions(text, direction, modifier):
    claim = only(text)
    assert (claim.direction, claim.modifier) == (direction, modifier)


UNITS = [
    ("It costs $52 a barrel.", "USD per barrel", "money"),
    ("It costs 40 Australian dollars.", "AUD", "money"),
    ("Profits reached 361 million pounds.", "GBP", "money"),
    ("The baby weighed 8 pounds.", "pound", "measure"),
    ("A 65-year-old man won.", "year of age", "age"),
    ("Mira Holt, 66, won.", "year of age", "age"),
    ("Children under the age of five ate.", "year of age", "age"),
    ("It was 41 degrees Celsius.", "celsius", "temperature"),
    ("It was 41C outside.", "celsius", "temperature"),
    ("It fell 2 percentage points.", "percentage point", "percent"),
    ("The road is 2,000km long.", "kilometre", "measure"),
    ("It does 50 miles per hour.", "mile per hour", "measure"),
    ("The engine has 185-hp output.", "horsepower", "measure"),
    ("It lasted four business days.", "day", "duration"),
    ("They met 3 times.", "times", "count"),
    ("The index closed at 4,577 points.", "point", "count"),
    ("They want ₹50,000 now.", "INR", "money"),
    ("It paid Rs 50,000 now.", "INR", "money"),
]


@pytest.mark.parametrize("text, unit, kind", UNITS)
def test_units(text, unit, kind):
    claim = only(text)
    assert (claim.unit, claim.kind) == (unit, kind)


NOUNS = [
    ("Seven European countries signed.", "European countries"),
    ("About five million civilians fled.", "civilians"),
    ("Up to 30,000 more IS militants and supporters are there.", "IS militants and supporters"),
    ("15 others were hurt.", "others"),
    ("Some of the 2,000 American troops left.", "American troops"),
    ("They tested 14 first-team players.", "first-team players"),
    ("A $300 million contract was signed.", "contract"),
    ("52% of the vote went to him.", "vote"),
    ("A 100,000-strong army marched.", "army"),
    ("Thousands of homes burned.", "homes"),
    ("They hire firms with 50 or more employees.", "employees"),
    ("At least 3 dead in the storm.", "dead"),
]


@pytest.mark.parametrize("text, noun", NOUNS)
def test_nouns(text, noun):
    claim = only(text)
    assert claim.noun == noun
    assert noun in text[slice(*claim.phrase)]


NOTHING = [
    "",
    "Nothing was counted.",
    "The S&P 500 index was calm.",
    "The iPhone 11 Pro is out.",
    "A Boeing 787 landed.",
    "Section 427 applies.",
    "They met on July 12, 2018 in Oslo.",
    "It opened in 1998.",
    "It starts at 3:30 pm.",
    "Meet me at 6.",
    "They won 3-1 again.",
    "This is the 22nd time.",
    "The 1990s were loud.",
    "No one came.",
    "This one is red.",
    "Call 555-123-4567 now.",
    "270p | 8.8MB",
    "The G20 met.",
    "Covid-19 spread.",
    "They wore a new phase.",
    "It was the first such comment.",
    "BBC One showed it.",
    "From 2014 to 2018 it rained.",
    "On Wednesday they left.",
    "See https://example.org/2019/12/3 for it.",
    "The 27-nation bloc agreed.",
    "Formula 1 is back.",
    "The Group of Seven nations met.",
    "9/11 changed it.",
    "She scored in the 5th and 67th minutes.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing(text):
    assert claims.extract(text) == []


def test_flags():
    partitive = only("Some of the 2,000 troops left.")
    increment = only("They want 30,000 more tents.")
    rest = claims.extract("The blast hurt four teachers and 15 others.")[1]
    member = only("It is one of the best speakers.")
    assert partitive.partitive and increment.increment and rest.others
    assert (member.kind, member.noun) == ("member", "best speakers")


def test_a_list_of_claims_in_order():
    text = "Revenue rose 8 percent to $7.4 billion from $6.8 billion a year earlier."
    found = claims.extract(text)
    assert [(claim.value, claim.unit, claim.direction) for claim in found] == [
        (8, "percent", "up"),
        (7.4e9, "USD", None),
        (6.8e9, "USD", None),
    ]
    assert text[slice(*found[2].time)] == "a year earlier"
    assert all("Revenue" in claim.concept for claim in found)


def test_bare_numbers_share_a_unit_or_a_noun():
    units = [claim.unit for claim in claims.extract("Profit rose to 45 million euros ($49 million) from 40 million.")]
    nouns = [claim.noun for claim in claims.extract("The bill passed by 345 votes to 210.")]
    assert (units, nouns) == (["EUR", "USD", "EUR"], ["votes", "votes"])


def test_bounds():
    assert only("Up to 50 guests came.").bounds == (0.0, 50.0)
    assert only("At least 50 guests came.").bounds == (50.0, float("inf"))
    assert only("Dozens of guests came.").bounds == (12.0, 120.0)


def test_claimant():
    text = "The ministry said that 400 houses burned. It rained. Rain fell on 12 villages."
    first, second = claims.extract(text)
    assert (text[slice(*first.claimant)], first.attribution) == ("The ministry", "indirect")
    assert second.claimant is None


def test_the_presupposed_whole_is_the_narrators():
    text = "Mayor Ada Brun announced that some of the 2,000 guards would go home."
    assert only(text).claimant is None


def test_a_sentence_that_goes_on():
    text = "Army officials estimate that 300 rebels hold the valley. Some of them are under 16 years old."
    found = claims.extract(text)
    assert (found[1].attribution, found[1].claimant) == ("implicit", found[0].claimant)


@pytest.mark.parametrize(
    "texts, verdicts",
    [
        (["Police counted 400 marchers.", "Organisers counted 900 marchers."], ["conflict"]),
        (["Police counted about 420 marchers.", "Organisers counted 400 marchers."], ["agree"]),
        (["At least 400 marchers came.", "There were 650 marchers."], ["agree"]),
        (["In 2019, 400 marchers came.", "In 2021, 900 marchers came."], ["over time"]),
        (["There were 400 marchers.", "There were 12 horses."], []),
        (["There were 400 marchers.", "There came 900 more marchers."], []),
        (["There were 400 young marchers and 900 old marchers."], []),
    ],
)
def test_compare(texts, verdicts):
    assert [found.verdict for found in claims.compare(*texts)] == verdicts


@pytest.mark.parametrize(
    "text, kind, consistent",
    [
        ("A total of 12 people were hurt: 7 women, 3 men and 2 children.", "total", True),
        ("A total of 12 people were hurt: 7 women, 3 men and 4 children.", "total", False),
        ("Of the 40 boats, 10, or 25 percent, sank.", "share", True),
        ("Of the 40 boats, 10, or 35 percent, sank.", "share", False),
        ("Sales rose 10% to $110 from $100.", "change", True),
        ("Sales rose 25% to $110 from $100.", "change", False),
        ("Sales fell 10% to $90 from $100.", "change", True),
    ],
)
def test_check(text, kind, consistent):
    assert [(found.kind, found.consistent) for found in claims.check(text)] == [(kind, consistent)]


@pytest.mark.parametrize(
    "text, digits, step, plain",
    [
        ("They sold 2,300 boats.", 2, 100, False),
        ("They sold 2,000 boats.", 1, 1000, True),
        ("It cost $3.2 million.", 2, 1e5, False),
        ("It cost $1.5 million.", 2, 1e5, True),
        ("They sold 2,317 boats.", 4, 1, False),
        ("It grew 0.25 percent.", 2, 0.01, True),
    ],
)
def test_precision(text, digits, step, plain):
    exact = claims.precision(text, only(text))
    assert (exact.digits, exact.step, exact.round) == (digits, pytest.approx(step), plain)


def test_checkworthiness_ranks_facts_before_talk():
    ranked = [
        "Unemployment in the state rose to 9 percent last year, the highest rate since 1983.",
        "The senator voted against the budget bill.",
        "I hope we will do better.",
        "Thank you, good evening.",
    ]
    scores = [claims.checkworthiness(text)[0].score for text in ranked]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.9 and scores[1] > 0.4 and scores[3] < 0.1


def test_checkworthiness_gives_reasons():
    first = claims.checkworthiness("Will 5,000 jobs be lost next year?")[0]
    assert {"number (count)", "question", "prediction"} <= {reason for reason, _ in first.reasons}


def test_profile():
    found = claims.profile("About 500 people came. The hall holds 320 guests.")
    assert (found.claims, found.hedged, found.firm, found.narrated, found.round) == (2, 1, 1, 2, 1)


PIECES = st.sampled_from(
    [
        "$",
        "€",
        "12",
        "3,000",
        "1/2",
        "-",
        "–",
        " ",
        " ",
        "to",
        "between",
        "and",
        "million",
        "one",
        "of",
        "the",
        "half",
        "per cent",
        "%",
        "rose",
        "up to",
        "(",
        ")",
        "a",
        "year",
        "old",
        "July",
        ":",
        "'",
        '"',
        "°C",
        "m",
        "€5",
        "in",
        "no",
        ".",
        "people",
        "US",
        "more",
        "than",
        "dozens",
        "٣",
        "²",
        "\n\n",
        "third",
        "fold",
        "point",
        "\ud800",
        "🙂",
        "C$",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=120))
def test_any_text(text):
    found = claims.extract(text)
    for claim in found:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.phrase[0] <= claim.start and claim.end <= claim.phrase[1] <= len(text)
        assert (claim.value is None) == (claim.low is not None) == (claim.high is not None)
        assert claim.value is not None or claim.low <= claim.high
        assert claim.unit != ""
        for span in (claim.cue, claim.time, claim.claimant):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    assert found == claims.extract(text)
    claims.compare(text, text)
    claims.check(text)
    claims.checkworthiness(text)
    claims.profile(text)


@pytest.mark.parametrize(
    "text",
    [
        "7" * 200_000,
        "a" * 200_000,
        "7 " * 20_000,
        "one " * 20_000,
        "$" * 50_000,
        "1,000," * 20_000,
        "- " * 50_000,
        "1.1" * 30_000,
        "Aa1" * 30_000,
        "twenty-" * 20_000,
    ],
)
def test_long_and_dull(text):
    claims.extract(text)


_DATED = sorted({*times._openers(), *times._AFTER_NUMBER} - {"oclock", "o'clock"})
_PIECES = st.lists(
    st.sampled_from([*_DATED, "5", "12", "2019", "1990s", "3:30", "10am", "4th", "end", "last"]), max_size=6
)


@given(_PIECES)
@settings(max_examples=300, deadline=None)
def test_dates_that_are_not_tried_are_none(pieces):
    """The words that must follow an opener or a number spare work, and hide no date that the patterns find."""
    text = " ".join(pieces)

    def marked():
        line = Line(text, 0, len(text))
        times.mark(line)
        return line.masked, line.timed, line.times

    quick = marked()
    every = {word: (*patterns, None) for word, (*patterns, _) in times._openers().items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(times, "_openers", lambda: every)
        patch.setattr(times, "_stands_alone", lambda line, i: False)
        assert marked() == quick


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Profits fell by more than a third to £18.6m.", [("a third", 1 / 3, ">"), ("£18.6m", 18.6e6, "=")]),
        ("Output fell by almost half in May.", [("half", 0.5, "~")]),
        ("The rate was raised by a quarter point.", [("a quarter point", 0.25, "=")]),
        ("The bank cut rates by half a percentage point.", [("half a percentage point", 0.5, "=")]),
        ("It took under half an hour.", [("half an hour", 0.5, "<")]),
        ("The margin of error was plus or minus 3 points.", [("3 points", 3, "~")]),
        ("Ticket sales rose to 2.4m.", [("2.4m", 2.4e6, "=")]),
        # near-misses
        ("Stay for the second half.", []),
        ("By half past six it was over.", []),
        ("He was beaten by a third man.", []),
        ("He ate half a pizza.", []),
        ("The wall is 2.4m high.", [("2.4m", 2.4, "=")]),
    ],
)
def test_parts_steps_and_letters(text, amounts):
    found = [(text[c.start : c.end], c.value, c.modifier) for c in claims.extract(text)]
    assert [(said, modifier) for said, _, modifier in found] == [(said, modifier) for said, _, modifier in amounts]
    assert [value for _, value, _ in found] == pytest.approx([value for _, value, _ in amounts])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A boy of six was hurt.", "age"),
        ("A man of 34 was held.", "age"),
        ("A child of two teachers was hurt.", "count"),
        ("A team of six won.", "count"),
    ],
)
def test_ages_after_of(text, kind):
    assert [claim.kind for claim in claims.extract(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb after a share is no noun
        ("Some said price, 34% named the cost of living, 21% cited rent and just 9% said crime.", [None, None, None]),
        ("It has 43%, with 3% backing Ada Quill and 7% undecided.", [None, None, "undecided"]),
        ("60% of the deaths involved workers.", ["deaths"]),
        ("24 per cent of adults saying they saw it left.", ["adults"]),
        ("The firm took a 10% reduced rate and 30% fuming acid.", ["reduced rate", "fuming acid"]),
        ("22 per cent of sales growth and 5% of the funds raised went.", ["sales growth", "funds"]),
        ("“It was late,” one woman shouted.", ["woman"]),
        ("It is less than half of what the floods of May cost.", [None]),
        ("They are three points clear of Hull, with 40 workers.", [None, "workers"]),
        # a unit that only describes what is counted
        ("Nurses who work more than six night shifts sold two season tickets.", ["night shifts", "season tickets"]),
        ("She stayed for six nights.", [None]),
        ("It said 19 of the borough's 32 libraries would close.", ["libraries", "libraries"]),
        ("It lost 3 of the firm's workers.", ["firm's workers"]),
    ],
)
def test_what_is_counted(text, expected):
    assert [claim.noun for claim in claims.extract(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The risk is higher for women over 50 and workers younger than 30.", [("age", 50), ("age", 30)]),
        ("Those aged over 65 pay less.", [("age", 65)]),
        ("The women over 50 districts asked. Prices stayed under 30.", [("count", 50), ("count", 30)]),
        ("At 15 she left. At 19, Quill joined. Asked at 90 whether it hurt, she left.", [
            ("age", 15), ("age", 19), ("age", 90),
        ]),
        ("At 15 sites she spoke.", [("count", 15)]),
        ("He led by a margin of more than 2 to 1, or a 3-to-1 majority.", [("ratio", 2), ("ratio", 3)]),
        ("The price went from 2 to 1 euros.", [("money", None)]),
        ("Without one-time items, it won three times.", [("count", 3)]),
        ("He fired in the 1400 block of Tanner Street, at a block of 14 flats.", [("count", 14)]),
        ("Maybe 50 boats left.", [("count", 50)]),
    ],
)  # fmt: skip
def test_ages_odds_and_addresses(text, expected):
    assert [(claim.kind, claim.value) for claim in claims.extract(text)] == expected


def test_maybe_is_a_hedge_and_a_confidence_level_no_change():
    assert [claim.modifier for claim in claims.extract("Maybe 50 boats left, perhaps 60 boats came.")] == ["~", "~"]
    found = claims.extract("It was 98 per cent higher (95 per cent confidence interval: 61 to 144 per cent).")
    assert [claim.direction for claim in found] == ["up", None, None]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The fire hurt 212 farmers on 4 March. Mr Rathod left.", "4 March"),
        ("The fire hurt 212 farmers on 4 May. Mr Rathod left.", "4 May"),
        ("The fire hurt 212 farmers on 4 Mar. 2019, he said.", "4 Mar. 2019"),
        ("The fire hurt 212 farmers on 4 Sept., he said.", "4 Sept."),
    ],
)
def test_the_full_stop_behind_a_month_is_no_part_of_the_time(text, time):
    assert [text[slice(*claim.time)] for claim in claims.extract(text)] == [time]
