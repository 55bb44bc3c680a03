"""Framing: codebooks, the matcher, weights with their evidence, voices and shares."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab import framing, tables
from newslab.article import Article
from newslab.errors import InputError, ResourceError, UnknownName
from newslab.framing import names, scoring
from newslab.framing.codebook import OWN, Codebook, Pattern, load, parts
from newslab.framing.matching import Matcher
from newslab.framing.spelling import spans_of, tokens_of

STORY = (
    "The council of Ostley voted on Monday to cut the library budget.\n\n"
    "“It is a shameful betrayal of our children,” said Ines Dorn, who leads the readers' union. "
    "“Families will suffer.”\n\n"
    "A court must still approve the plan."
)


MISHEARD = {  # sentences of the tables below that are told by words and not, as they are read by default, in context
    ("The choir gave the visitors moral support.", "morality"),
    ("Workers worry about job security.", "security"),
    ("He renewed his car insurance policy in May.", "policy"),
    ("It prevented 54 percent of cases.", "public_opinion"),
    ("The government has a majority of only three.", "public_opinion"),
    ("He met Judge Marcus Lind and Bishop Harlan.", "legality"),
    ("Rob Lind traded in gold.", "economic"),
    ("He stabbed the ball home after a wicked cross.", "care"),
    ("The bypass around the village was approved.", "authority"),
    ("The Allied Dockers' Union met the Retail Alliance on Tuesday.", "loyalty"),
}


def both_ways(rows):
    """The rows of a table of (codebook, text, frame), read by words alone and by default; a known fault must still be one."""
    fault = pytest.mark.xfail(reason="misheard in context", strict=True)
    heard = [pytest.param(*row, None, marks=fault if row[1:] in MISHEARD else ()) for row in rows]
    return [(*row, False) for row in rows] + heard


def matched(patterns, text):
    """What the patterns (text, kind, excludes) match in a text, in lower case."""
    book = Codebook("test", tuple(Pattern("frame", p, kind, 1.0, excludes) for p, kind, excludes in patterns))
    tokens = tokens_of(text)
    return [" ".join(tokens[hit.first : hit.last + 1]) for hit in Matcher(book).find(text)]


@pytest.mark.parametrize(
    ("pattern", "kind", "hits", "misses"),
    [
        ("tax", "stem", ["tax", "Taxes", "taxed", "taxation", "tax's", "“Tax,”"], ["taxi", "taxonomy", "syntax"]),
        ("abuse", "stem", ["abuse", "abusing", "abusive", "abuses"], ["abus", "abut"]),
        ("plan", "stem", ["plan", "planned", "planning"], ["planet", "plant"]),
        ("carry", "stem", ["carry", "carries", "carried"], ["carrot"]),
        ("war", "word", ["war", "War.", "war-weary", "War’s"], ["wars", "warm", "software"]),
        ("immigra*", "word", ["immigrant", "immigration", "immigrates"], ["migrant"]),
        (
            "right-wing",
            "phrase",
            ["right-wing", "right wing", "Right–wing"],
            ["right, wing", "wing right", "rightwing", "right. Wing"],
        ),
        ("suicide bomb~", "phrase", ["suicide bomber", "suicide bombings"], ["suicide bombast", "suicide note"]),
        ("drug deal*", "phrase", ["drug dealership", "drug deal"], ["drug idea", "drugs deal"]),
        ("women's rights", "phrase", ["women's rights", "Women’s rights"], ["women", "women are right"]),
        ("us", "word", ["all of us", "Us."], ["the US", "US-backed", "“US", "the U.S."]),
        ("rule of law", "phrase", ["the rule of law.", "Rule Of Law"], ["rule of the law", "of law", "rule of"]),
    ],
)
def test_pattern_finds_its_words_and_not_their_neighbours(pattern, kind, hits, misses):
    assert all(len(matched([(pattern, kind, ())], text)) == 1 for text in hits)
    assert not any(matched([(pattern, kind, ())], text) for text in misses)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was fair.", ["fair"]),
        ("It was at the book fair.", []),
        ("A book. Fair enough.", ["fair"]),
        ("A fair book fair.", ["fair"]),
        ("It was unfair and fairly late.", ["fairly"]),
        ("not fair, but fair", ["fair"]),
    ],
)
def test_pattern_does_not_count_inside_what_it_excludes(text, found):
    assert matched([("fair", "stem", ("book fair~", "not fair"))], text) == found


def test_excluded_word_is_no_match():
    excludes = ("important~", "importance")
    found = matched([("import", "stem", excludes)], "Imports are important, importers say.")
    assert found == ["imports", "importers"]


def test_the_longer_phrase_wins_within_a_frame_and_not_between_frames():
    patterns = (Pattern("law", "court"), Pattern("law", "supreme court", "phrase"), Pattern("sport", "court"))
    book = Codebook("test", patterns)
    hits = Matcher(book).find("The Supreme Court and the court.")
    assert [(book.patterns[h.pattern].frame, book.patterns[h.pattern].text) for h in hits] == [
        ("law", "supreme court"),
        ("sport", "court"),
        ("law", "court"),
        ("sport", "court"),
    ]


@pytest.mark.parametrize(
    "text", ["", "court", "The Supreme Court ruled; the court adjourned.", "supreme court supreme court court"]
)
def test_sum_of_the_hits_is_the_tally(text):
    matcher = Matcher(load("policy"))
    patterns = matcher.codebook.patterns
    total = dict.fromkeys(matcher.codebook.frames, 0.0)
    for hit in matcher.find(text):
        total[patterns[hit.pattern].frame] += patterns[hit.pattern].weight
    tally, words = matcher.tally(text)
    assert tally == pytest.approx(total)
    assert words == len(tokens_of(text))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("'Court' opens", ["court", "opens"]),
        ("the party's\nplan", ["the", "party", "plan"]),
        ("the courts' plan, 'tis said", ["the", "courts", "plan", "|", "tis", "said"]),
        ("it's ' 's ''", ["it"]),
        ("don't", ["don't"]),
    ],
)
def test_apostrophes_are_left_off(text, tokens):
    assert tokens_of(text) == tokens
    assert len(spans_of(text)) == len(tokens) == Matcher(load("policy")).tally(text)[1]


def test_a_phrase_takes_the_words_inside_it_along():
    book = Codebook(
        "test",
        (
            Pattern("law", "supreme court", "phrase"),
            Pattern("law", "court", weight=0.2),
            Pattern("law", "judge", weight=0.2),
        ),
    )
    assert Matcher(book).tally("The Supreme Court, a judge, a court.") == ({"law": pytest.approx(1.4)}, 10)


class Watched(str):
    """A word that counts how many of its letters are copied."""

    __slots__ = ("copied",)

    def __getitem__(self, key):
        part = super().__getitem__(key)
        self.copied = getattr(self, "copied", 0) + len(part)
        return part


@pytest.mark.parametrize("name", OWN)
def test_a_long_word_is_read_a_few_times_at_most(name):
    word = Watched("con" + "a" * 100_000)
    Matcher(load(name))._sense(word)
    assert word.copied < 20 * len(word)


def test_a_known_word_costs_the_same_in_a_long_codebook():
    names = [first + second + third for first in "bcdfgklm" for second in "aeiou" for third in "bcdfgklmnprst"]
    patterns = [Pattern("frame", name + ending) for name in names for ending in ("ab", "eb", "ib")]
    looked = []
    for size in (len(patterns), len(patterns) // 50):
        matcher, word = Matcher(Codebook("test", tuple(patterns[:size]))), Watched("babab")
        matcher._sense(word)
        looked.append(getattr(word, "copied", 0))
    assert looked[0] == looked[1]


@pytest.mark.parametrize(
    ("codebook", "text", "frame"),
    [
        (frame.codebook, frame.positive, frame.name)
        for name in OWN
        for frame in framing.frames(name)
        if frame.name != "other"
    ],
)
def test_positive_example_carries_its_frame(codebook, text, frame):
    assert framing.score(text, codebook)[frame] >= 0.5


@pytest.mark.parametrize(
    ("codebook", "text", "frame", "contextual"),
    both_ways([(frame.codebook, frame.negative, frame.name) for name in OWN for frame in framing.frames(name)]),
)
def test_negative_example_does_not_carry_its_frame(codebook, text, frame, contextual):
    assert framing.score(text, codebook, contextual=contextual)[frame] < 0.5


@pytest.mark.parametrize(
    ("codebook", "text", "frame", "contextual"),
    both_ways(
        [
            # words that only begin as the frame's words do
            ("policy", "The policy was published on Monday.", "crime"),
            ("policy", "Incoming trains wait for their companions.", "economic"),
            ("generic", "A virtual tour of the sober old hall.", "morality"),
            ("generic", "A virtual tour of the sober old hall.", "human_interest"),
            ("generic", "Solvents are kept in the shed.", "resolution"),
            # the same word in another sense
            ("policy", "A randomised trial of the capsule began.", "legality"),
            ("policy", "Poor sleep is common among sailors.", "economic"),
            ("policy", "Shares rose 14% and volumes fell 4%, 3% and 2% in the quarter.", "public_opinion"),
            ("policy", "The union president spoke at noon.", "political"),
            ("generic", "He is in critical condition.", "conflict"),
            ("generic", "A late tackle on the striker.", "resolution"),
            ("generic", "A lorry slammed into the wall after a heart attack.", "conflict"),
            ("policy", "The search party rested.", "political"),
            ("generic", "It lies in a neighboring county.", "human_interest"),
            ("moral", "The gross margin grew in March.", "sanctity"),
            ("moral", "He was charged with gross negligence.", "sanctity"),
            ("policy", "Two officers were treated for burns.", "fairness"),
            ("policy", "Analysts at Velm Securities read the note.", "security"),
            ("policy", "The warranty of the engine ended.", "legality"),
            ("generic", "Excluding tax, the division sold more.", "conflict"),
            ("policy", "A brick was thrown in the disorder.", "health"),
            ("policy", "It was the wettest month in the city's history.", "cultural_identity"),
            ("policy", "She was in labour for nine hours.", "economic"),
            ("policy", "They met in the capital of the region.", "economic"),
            ("generic", "The train pulled out of the station.", "conflict"),
            ("generic", "A riot of colour lay over the infantry barracks.", "conflict"),
            ("generic", "A riot of colour lay over the infantry barracks.", "human_interest"),
            ("generic", "A locker slams, three blocks from the shop.", "conflict"),
            ("policy", "In a short speech the Queen paid tribute to the town.", "economic"),
            ("policy", "The talks broke down at dawn.", "economic"),
            ("policy", "They waged a long campaign to feed the birds.", "economic"),
            ("policy", "The shells fell on the covered market.", "economic"),
            ("policy", "They jeered from the public gallery.", "public_opinion"),
            ("policy", "They jeered from the public gallery.", "cultural_identity"),
            ("policy", "Two families sat in the front pew.", "public_opinion"),
            ("policy", "It prevented 54 percent of cases.", "public_opinion"),
            ("policy", "The government has a majority of only three.", "public_opinion"),
            ("policy", "Crews reach villages cut off by landslides.", "political"),
            ("policy", "The vaccine is a powerful weapon against malaria.", "security"),
            ("policy", "The scouts carried him in a patrol carried out at night.", "crime"),
            ("policy", "The equaliser came in the last minute.", "fairness"),
            ("policy", "The brand is healthy, she said.", "health"),
            ("policy", "A nurse threw a kidney dish.", "cultural_identity"),
            ("policy", "She reached the summit alone.", "external_regulation"),
            ("policy", "He stole the show in the second half.", "crime"),
            ("policy", "They spent the night in a tent.", "economic"),
            ("policy", "The defending champions won again.", "security"),
            ("policy", "They ran out of steam near the end.", "capacity_resources"),
            ("policy", "The captain elected to bat.", "political"),
            ("policy", "It is a recipe for success.", "cultural_identity"),
            ("policy", "The law of averages caught up with them.", "legality"),
            ("policy", "The Crimean coast is rocky.", "crime"),
            ("generic", "Rovers threatened on the counter-attack.", "conflict"),
            ("generic", "It booked a charge for the recall of 90,000 kettles.", "human_interest"),
            ("generic", "A teacher tackled him.", "resolution"),
            ("moral", "He stabbed the ball home after a wicked cross.", "care"),
            ("moral", "He stabbed the ball home after a wicked cross.", "sanctity"),
            ("moral", "The bypass around the village was approved.", "authority"),
            ("moral", "Hundreds stood with candles.", "loyalty"),
            ("moral", "The firm was plagued by delays.", "sanctity"),
            ("moral", "He turned down the radio.", "authority"),
            ("moral", "He asked the waiter for salt.", "authority"),
            ("moral", "The airbag deployed.", "authority"),
            ("moral", "He crossed over the bridge.", "loyalty"),
            ("moral", "She walked away from the counter.", "loyalty"),
            ("moral", "They were charged ten pounds for the room.", "fairness"),
            ("loaded", "He accused the army of a crime.", "loaded"),
            ("loaded", "Meals will be free for all children.", "loaded"),
        ]
    ),
)
def test_no_frame_on_wrong_evidence(codebook, text, frame, contextual):
    assert framing.score(text, codebook, contextual=contextual)[frame] < 0.5


@pytest.mark.parametrize(
    ("codebook", "text", "frame", "contextual"),
    both_ways(
        [
            ("policy", "Police arrested a man.", "crime"),
            ("policy", "Incomes rose at most companies.", "economic"),
            ("policy", "His murder trial began in court.", "legality"),
            ("policy", "A poll found that 54% of voters support it.", "public_opinion"),
            ("generic", "They praised her virtue and moral courage.", "morality"),
            ("generic", "The plan solves the problem and tackles the shortage.", "resolution"),
            ("generic", "Critics attacked the bill in a bitter dispute.", "conflict"),
            ("generic", "The mayor slammed the plan.", "conflict"),
            ("policy", "The party met.", "political"),
            ("policy", "The maternity unit was closed.", "health"),
            ("generic", "The deadlock led to unrest.", "conflict"),
            ("generic", "The bereaved fought back tears.", "human_interest"),
            ("generic", "Fiscal stimulus and layoffs at the factory.", "economic"),
            ("generic", "A truce was brokered, and they will overhaul the scheme.", "resolution"),
            ("generic", "It is a cardinal sin, and they should be ashamed.", "morality"),
            ("policy", "Turnout fell to a record low.", "political"),
            ("policy", "They marched for women's rights.", "fairness"),
            ("policy", "Rebels fired mortars at the town.", "security"),
            ("policy", "Midwives and carers wept.", "health"),
            ("moral", "Volunteers pulled three men to safety.", "care"),
            ("moral", "The foundation was accused of nepotism.", "fairness"),
            ("moral", "She sued the firm.", "fairness"),
            ("moral", "He pleaded guilty.", "fairness"),
            ("moral", "The union praised the minister.", "care"),
            ("moral", "Two senators sided with the rebels.", "loyalty"),
            ("policy", "They paid 40 million dollars.", "economic"),
            ("policy", "Higher wages cost the company dear.", "economic"),
            ("policy", "The markets fell.", "economic"),
            ("policy", "The public backs the strike, 54 percent of voters said.", "public_opinion"),
            ("policy", "She won a landslide victory.", "political"),
            ("policy", "The rebels bought weapons.", "security"),
            ("policy", "A patrol car stopped.", "crime"),
            ("policy", "They want equal treatment.", "fairness"),
            ("policy", "He stole a car.", "crime"),
            ("policy", "The lower house passed the motion.", "political"),
            ("policy", "The polls close at eight.", "political"),
            ("policy", "Shares fell $2 to $31.", "economic"),
            ("policy", "The foreign ministers will hold talks.", "external_regulation"),
            ("policy", "Ground forces moved into the valley.", "security"),
            ("policy", "Two people were hurt in a car crash.", "health"),
            ("policy", "He was in poor health.", "health"),
            ("policy", "Leaders met at a summit of allies.", "external_regulation"),
            ("generic", "Both sides attacked the plan.", "conflict"),
            ("generic", "They must tackle the shortage and solve it.", "resolution"),
            ("moral", "He stabbed the guard.", "care"),
            ("moral", "He tried to bypass parliament.", "authority"),
            ("moral", "They stood with their allies.", "loyalty"),
            ("loaded", "An army of bureaucrats descended.", "loaded"),
        ]
    ),
)
def test_frame_on_right_evidence(codebook, text, frame, contextual):
    assert framing.score(text, codebook, contextual=contextual)[frame] >= 0.5


@pytest.mark.parametrize(
    ("short", "long", "frame"),
    [
        ("terrorist", "terrorists", "security"),
        ("lawsuit", "lawsuits", "legality"),
        ("prosecutor", "prosecutors", "legality"),
        ("protest", "protests", "public_opinion"),
        ("majority of", "majority of voters", "public_opinion"),
        ("supreme", "supreme court", "legality"),
    ],
)
def test_a_form_or_a_phrase_says_no_less_than_its_word(short, long, frame):
    assert scoring.tally(long, "policy")[0][frame] >= scoring.tally(short, "policy")[0][frame] > 0


@pytest.mark.parametrize(
    ("codebook", "text", "frame", "contextual"),
    both_ways(
        [
            # names say who or which, and no more
            ("policy", "The wounded were taken to Mercy General Hospital.", "morality"),
            ("moral", "They met at the Sisters of Mercy hospital.", "care"),
            ("policy", "The lifts of Kestrel Court were broken.", "legality"),
            ("generic", "PORT SELLAN (Coastal Wire) - The dockers walked out at noon.", "economic"),
            ("moral", "The Allied Dockers' Union met the Retail Alliance on Tuesday.", "loyalty"),
            ("moral", "The Ridgeline Raiders sang.", "care"),
            ("loaded", "Drivers Hector Salas and Bryce Tolan were named.", "loaded"),
            ("policy", "Mr Price and Ada Law lunched with Senator Rich.", "economic"),
            ("moral", "He was seen on 3 March and again in March.", "authority"),
            # a single word of many meanings, however short the sentence
            ("moral", "Police came.", "care"),
            ("policy", "Two children sang.", "quality_of_life"),
            ("generic", "She is survived by a parrot named Justice.", "morality"),
            ("loaded", "Moody's rival Stellar kept its rating.", "loaded"),
            ("policy", "To be fair to him, he came early.", "fairness"),
            ("policy", "The wife of Faith Lind lives in Hull.", "morality"),
            ("moral", "His brother Rob Lind sat in the hall.", "fairness"),
            ("policy", "The ministers' wives traded barbs at tea.", "economic"),
            ("policy", "Labour's health spokesman, Amit Desai, spoke.", "economic"),
        ]
    ),
)
def test_no_frame_on_a_name_or_on_one_word_of_many_meanings(codebook, text, frame, contextual):
    assert framing.score(text, codebook, contextual=contextual)[frame] < 0.5


@pytest.mark.parametrize(
    ("codebook", "text", "frame", "contextual"),
    both_ways(
        [
            ("policy", "She begged the general for mercy.", "morality"),
            ("policy", "The Supreme Court heard the Justice Department.", "legality"),
            ("policy", "Oldham Magistrates Court heard the case of the Kestrel Court lifts.", "legality"),
            ("policy", "The Roberts Hospital and its school were closed.", "health"),
            ("moral", "The raiders killed a guard.", "care"),
            ("policy", "The Treasury and the Border Force met.", "security"),
            ("policy", "Homeland Security raised the price of visas.", "security"),
            ("moral", "Police helped a child.", "care"),
            ("generic", "They want justice and decency, whatever it costs.", "morality"),
            ("loaded", "The pathetic plan was a stellar flop.", "loaded"),
            ("policy", "The rule is fair to all.", "fairness"),
            ("policy", "He met Judge Marcus Lind and Bishop Harlan.", "legality"),
            ("policy", "He met the Christian Democrats.", "morality"),
            ("policy", "Rob Lind traded in gold.", "economic"),
        ]
    ),
)
def test_names_that_say_what_it_is_about_count(codebook, text, frame, contextual):
    assert framing.score(text, codebook, contextual=contextual)[frame] >= 0.5


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=100)
    | st.lists(
        st.sampled_from(
            "Rob J.D. O’Brien Ocasio-Cortez Mr. Price's US U.S. Mercy St. Hospital — (AP) HULL of the court ruled. March 3 & !".split()
        ),
        max_size=30,
    ).map(" ".join)
)
def test_names_are_covered_word_by_word(text):
    covered = names.covered(text)
    assert spans_of(covered) == spans_of(text)
    assert len(covered) == len(text)
    for piece in framing.evidence(text):
        assert scoring.evidence(text[piece.start : piece.end].lower(), "policy")


def test_a_users_codebook_may_look_for_names(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("frame,pattern\nplace,mercy general\nperson,hector\n", encoding="utf-8")
    text = "Hector Salas was taken to Mercy General Hospital."
    assert [text[e.start : e.end] for e in framing.evidence(text, path)] == ["Hector", "Mercy General"]
    assert all(weight > 0 for weight in framing.score(text, path).values())


def test_other_is_what_no_frame_claims():
    assert framing.score("The heron stood in the pond.", contextual=False)["other"] == 1.0
    assert framing.score("The heron stood in the pond.")["other"] > 0.9
    assert framing.score("The court jailed the robber.")["other"] < 0.5


def test_weights_say_what_the_evidence_shows():
    found = framing.evidence(STORY)
    frames = {piece.frame for piece in found}
    weights = framing.score(STORY)
    assert all(weights[frame] == 0 for frame in set(weights) - frames - {"other"})
    assert "budget" in {STORY[piece.start : piece.end] for piece in found if piece.frame == "economic"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The disgraced minister ranted about pathetic critics.", ["disgraced", "ranted", "pathetic"]),
        ("Their so-called reform is a farce.", ["so-called", "farce"]),
        ("A fear-mongering, race-baiting clown", ["fear-mongering", "race-baiting", "clown"]),
        ("The minister said on Monday that 14 schools will open.", []),
        ("A trumpet player with a trumpet mouthpiece; the worst day since May; winners and losers; extreme heat.", []),
        ("They trumpeted the worst plan of the losers.", ["trumpeted", "losers"]),
        ("He branded a rival a chancer: bravo.", ["branded", "chancer"]),
        ("Gut bacteria calm inflammation; she woke up, fed the parrots and scored a hat-trick against strangers.", []),
        ("He parroted the woke crowd, gutted the law and tricked us.", ["parroted", "woke", "gutted", "tricked"]),
        ("The lorry slammed into a wall on the left side; she has nightmares.", []),
        ("The left slammed the plan; it is a nightmare.", ["left", "slammed", "nightmare"]),
        # the things that share a word with a verb of attack
        ("The rail strike reached the oil rig, and the pension scheme was met with silence.", []),
        ("A hound and a duck slept by the balloon under the crater; the blast came at noon.", []),
        (
            "They railed against a rigged vote and silenced, then hounded, the critics.",
            ["railed against", "rigged", "silenced", "hounded"],
        ),
        ("", []),
    ],
)
def test_loaded_marks_the_words_that_judge(text, words):
    assert [text[start:end] for start, end in framing.loaded(text)] == words


def test_loaded_evidence_has_a_reason():
    assert {piece.note for piece in framing.evidence("The idiot whined.", "loaded")} == {"insult", "verb"}


def test_frames_by_sentence():
    first, second = framing.by_sentence("Taxes rose sharply. The nurse treated a patient.")
    assert first.weights["economic"] > 0.5 > first.weights["health"]
    assert second.weights["health"] > 0.5 > second.weights["economic"]


def test_a_quote_counts_for_its_speaker():
    narration, *voices = framing.by_voice(STORY, "moral")
    assert narration.name == "narration"
    assert narration.weights["loyalty"] < 0.5
    assert any(voice.weights["loyalty"] >= 0.5 for voice in voices)


def test_a_speaker_called_by_two_names_is_one_voice():
    story = "“Taxes must fall,” said Ines Dorn. The hall was cold. “Wages are low,” Dorn said."
    voices = {voice.name: voice for voice in framing.by_voice(story)}
    assert set(voices) == {"narration", "Ines Dorn"}
    assert len(voices["Ines Dorn"].spans) == 2


def test_voices_cover_the_text_once():
    spans = sorted(span for voice in framing.by_voice(STORY) for span in voice.spans)
    assert [start for start, _ in spans] == [0, *(end for _, end in spans[:-1])]
    assert spans[-1][1] == len(STORY)
    assert [voice.name for voice in framing.by_voice("")] == ["narration"]


def test_headline_beside_body():
    pairs = framing.headline_and_body(Article("The clinic hired two nurses.", title="Taxes rise"))
    assert pairs["economic"][0] > 0.5 > pairs["economic"][1]
    assert framing.headline_and_body("The clinic hired two nurses.")["health"][0] is None


def test_shares_have_intervals_that_a_seed_fixes():
    shares = framing.shares(STORY, seed=3)
    assert shares == framing.shares(STORY, seed=3)
    assert sum(row.share for row in shares) == pytest.approx(1.0)
    assert all(0 <= row.low <= row.high <= 1 for row in shares)


def test_share_against_a_background():
    background = ["Taxes rose. Prices fell.", STORY]
    shares = {row.frame: row for row in framing.shares("The court ruled. The judge agreed.", background=background)}
    assert shares["legality"].difference == pytest.approx(shares["legality"].share - shares["legality"].background)
    assert shares["legality"].difference > 0 > shares["economic"].difference


def test_frames_tell_how_far_they_can_be_trusted():
    for name in OWN:
        assert {frame.name for frame in framing.frames(name)} == set(framing.score("", name))
    assert all(bool(frame.warning) == (frame.f1 is None or frame.f1 < 0.5) for frame in framing.frames("moral"))


def test_codebook_of_ones_own(tmp_path):
    path = tmp_path / "weather.csv"
    rows = (
        "# ours",
        "frame,pattern,kind,weight,excludes",
        "storm,storm,stem,1.5,storm in a teacup",
        "heat,heat wave~,phrase,,",
    )
    path.write_text("\n".join(rows))
    weights = framing.score("Storms followed the heat waves.", path)
    assert weights["storm"] > 0.5 < weights["heat"]
    assert framing.score("It was a storm in a teacup.", path) == {"storm": 0.0, "heat": 0.0}


def test_changed_codebook_is_read_again(tmp_path):
    path = tmp_path / "own.csv"
    for frame in ("first", "second"):
        path.write_text(f"frame,pattern\n{frame},storm\n")
        os.utime(path, ns=(0, len(frame)))
        assert set(framing.score("A storm.", path)) == {frame}


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("a,two words,stem,1,", "single word"),
        ("a,!!,word,1,", "no word"),
        ("a,tax,noun,1,", "unknown kind 'noun'"),
        ("a,tax,word,much,", "not a number"),
        ("a,tax,word,99,", "between"),
        (",tax,word,1,", "'frame' is empty"),
    ],
)
def test_faulty_codebook_is_named_with_its_row(tmp_path, row, fault):
    path = tmp_path / "own.csv"
    path.write_text(f"frame,pattern,kind,weight,excludes\nb,good,word,1,\n{row}\n")
    with pytest.raises(ResourceError, match=fault) as error:
        load(path)
    assert "own.csv" in str(error.value)


def test_unknown_names_list_the_known():
    with pytest.raises(UnknownName, match="generic, loaded, moral"):
        framing.score("text", "moods")
    with pytest.raises(UnknownName, match="policy"):
        framing.frames("moods")
    with pytest.raises(InputError):
        framing.score(7)


@pytest.mark.parametrize("name", OWN)
def test_own_codebooks_are_sound(name):
    book = load(name)
    rows = [(pattern.frame, parts(pattern.text), pattern.kind) for pattern in book.patterns]
    assert len(rows) == len(set(rows))
    assert all(pattern.text == pattern.text.lower() for pattern in book.patterns)
    assert set(book.frames) <= {frame.name for frame in framing.frames(name)}


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.text(), st.text(alphabet="tax court-'s.,$%“”’é İ\n"), st.lists(st.sampled_from(STORY.split())).map(" ".join)
    )
)
def test_any_text_has_weights_and_exact_spans(text):
    for name in OWN:
        assert all(0 <= weight <= 1 for weight in framing.score(text, name).values())
    tally, words = scoring.tally(text, "generic")
    assert len(spans_of(text)) == len(tokens_of(text)) == words
    for frame, total in tally.items():
        pieces = [piece.weight for piece in framing.evidence(text, "generic") if piece.frame == frame]
        assert sum(pieces) == pytest.approx(total)
    for piece in framing.evidence(text):
        assert 0 <= piece.start < piece.end <= len(text)
        assert text[piece.start].isalnum() or text[piece.start] in "$£€%"
    spans = framing.loaded(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] < b[0] for a, b in zip(spans, spans[1:]))  # noqa: B905, RUF007


@pytest.mark.parametrize("text", ["a" * 100_000, "court " * 5_000, "-" * 10_000, "\ud800 tax", "🙂 tax", "ضريبة"])
def test_odd_texts_are_read(text):
    assert set(framing.score(text)) == set(framing.score(""))


@pytest.mark.parametrize(
    "text, writer, quoted",
    [
        ("The disgraced mayor spoke of a “farce”.", ["disgraced"], ["farce"]),
        ("“The disgraced mayor must go,” she said of the farce.", ["farce"], ["disgraced"]),
        ('He called it a "so-called reform" and a disgrace.', ["disgrace"], ["so-called"]),
        ("The mayor opened the bridge.", [], []),
    ],
)
def test_loaded_words_in_quotation_marks_are_not_the_writers(text, writer, quoted):
    assert [text[start:end] for start, end in framing.loaded(text)] == writer
    table = tables.loaded(Article(text))
    assert list(table.loc[table["quoted"].astype(bool), "text"]) == quoted
    assert list(table["text"]) == sorted([*writer, *quoted], key=text.index)


@pytest.mark.parametrize(
    "codebook, frame, words",
    [
        ("loaded", "loaded", "arrogant arrogance hysteria hysterical incompetence cronyism intransigent"),
        ("policy", "economic", "insolvent insolvency capitalist"),
        ("policy", "fairness", "racist sexism intolerance meritocracy disproportionately"),
        ("policy", "health", "pregnant pregnancy contagious"),
        ("policy", "political", "presidential populist socialism referendum"),
        ("generic", "human_interest", "pregnant heartbroken grandchildren"),
        ("moral", "care", "negligent belligerent altruism"),
        ("moral", "fairness", "nepotism inaccurate transparency"),
    ],
)
def test_stems_that_were_cut_short_take_any_ending(codebook, frame, words):
    for word in words.split():
        assert frame in {piece.frame for piece in framing.evidence(f"They saw the {word}.", codebook)}, word
