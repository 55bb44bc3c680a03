"""Sentiment: what sounds good, bad or neither; toward whom; exact spans; sums that add up. All sentences are
invented."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab import sentiment, tables
from newslab.errors import InputError, ResourceError, UnknownName
from newslab.sentiment import around, scoring, signals, summary
from newslab.sentiment.words import newslab_words

BAND = 0.05


def side(score):
    return 0 if abs(score) < BAND else 1 if score > 0 else -1


@pytest.mark.parametrize(
    "text",
    [
        # words that are praise elsewhere and no praise in news
        "Security forces in the United States shared intelligence with Homeland Security.",
        "The United Nations Security Council shared the report with the intelligence committee.",
        "Interest rates rose, the Treasury said.",
        "The bank kept its interest rate, and the value of the shares did not move.",
        "The party likes to meet in a grand hall.",
        "The Supreme Court will hear the legal challenge on Monday.",
        # names and titles
        "Foreign minister Joy Reid met Justice Kennedy and Christian Friend in Grand Rapids.",
        "Senator Grace Strong and Judge Victor Love spoke to Hope Savage in Battle Creek.",
        "Mercy Bright of the Freedom Party flew to Fort Worth.",
        "Savage said the office opens on Monday.",
        "Grace was seven when she came to Norbia.",
        # adverbs of degree, and nouns that look like verbs
        "Quill and Marsh are 40 and 52, respectively.",
        "The founder of the firm asked questions at a rally close to the river.",
        "The path is fairly long and historically the border.",
        # one sense of a word that has another
        "Debt fell from 40 to 30 million.",
        "Gross margin was 30 percent.",
        "The relief agency sent a truck into the desert.",
        "The emergency room two blocks from the fire station has a recovery room.",
        "Legal scholars and a graduate set up a fund.",
        "The heart is still beating, and he bore the flag into the penalty area.",
        "Rain fell last week and temperatures fell.",
        "The company declined to discuss the office.",
        "He is an anti-corruption prosecutor.",
        "They live in a tower block with three fire doors.",
        "Worms had bored into the jaw.",
        "It was a split-second choice.",
        # the game, not a crime
        "He met the wicked cross and stabbed the ball home from a counter-attack.",
        # plain news
        "The first new Chinese general election was held on 20 May.",
        "The council met on Monday.",
        "I like Peter.",
        "The firm opened an office in Norbia.",
        "",
    ],
)
def test_neutral(text):
    assert side(sentiment.score(text)) == 0


@pytest.mark.parametrize(
    "better, worse",
    [
        ("The deal is good.", "The deal isn’t good."),  # curly and straight apostrophes
        ("The deal is good.", "The deal isn't good."),
        ("The mayor is honest.", "The mayor wasn’t honest."),
        ("No one was hurt.", "Everyone was hurt."),
        ("Nobody was killed in the fire.", "Nine were killed in the fire."),
        ("There is no problem with the plan.", "There is a problem with the plan."),
        ("Without a doubt it was a success.", "It was a failure."),
        ("Inflation dropped sharply and unemployment fell.", "Inflation and unemployment rose sharply."),
        ("Crime declined again.", "Crime grew again."),
        ("The police use non-lethal weapons.", "The police use lethal weapons."),
        ("Violent crime fell again.", "Violent crime grew again."),
        ("The mine was profitable.", "The mine was no longer profitable."),
        ("They found a benefit.", "They failed to find a benefit."),
        ("She could not be prouder.", "She could not be proud."),
        ("The valley is rich: No crime, No fraud.", "The valley is rich: crime and fraud."),
        ("The new law cut poverty.", "The new law brought poverty."),
        ("The town was liberated.", "The town was slaughtered."),
        ("The gang was defeated.", "The town was defeated."),
        ("The gunman was killed.", "A gunman killed nine people."),
        ("Ten militants were shot by the police.", "Ten militants shot the police chief."),
        ("A cease-fire began.", "Fire began."),
        ("It was long ignored but the idea is brilliant.", "The idea is brilliant but it was long ignored."),
        ("It was not only brave but kind.", "It was not brave but kind."),
        ("The plan is very good.", "The plan is good."),
        ("The governor said the bill was good.", "The governor said the bill was not, on the whole, very bad."),
    ],
)
def test_better_than(better, worse):
    assert sentiment.score(better) > sentiment.score(worse)


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("The thousands were slaughtered.", -1),
        ("Villagers were massacred in the night.", -1),
        ("The former mayor was indicted on charges of bribery.", -1),
        ("Prosecutors accused the banker of fraud.", -1),
        ("The senator was praised for her courage.", 1),
        ("The two countries signed a peace accord.", 1),
        ("The hostages were freed and the town was liberated.", 1),
        ("Inflation dropped sharply and unemployment fell.", 1),
        ("The deal isn’t good.", -1),
        ("The deal isn't good.", -1),
        ("I am fed up with it.", -1),
        ("Hopes of peace were fading.", -1),
        ("Hopes of peace were high.", 1),
        ("Hope is what they need.", 1),  # no name
        ("Critics said it was savage.", -1),
        ("The police failed to stop the violence.", -1),
        ("She could not be happier.", 1),
        ("It could not be worse.", -1),
        ("They are laughing at us.", -1),
        ("They are laughing with us.", 1),
        ("It was a crushing win.", 1),
        ("It was a crushing defeat.", -1),
        ("He won with a deadly finish.", 1),
        ("A deadly fire swept the town.", -1),
        ("It was the kiss of death for the bill.", -1),
        ("He spoke kindly of her.", 1),
        ("There is no problem with the plan.", 1),
        ("Nobody was killed.", 1),
        ("The value of the grand jury's shares like those of Norbia Steel fell.", -1),
        ("MAYOR PRAISED FOR HEROIC RESCUE", 1),
        ("Mayor Praised for Heroic Rescue", 1),
        ("War-Torn Town Mourns Its Dead", -1),
        ("You never lost heart.", 1),
        ("She lost heart.", -1),
        ("Nobody doubts her energy.", 1),
        ("It would be funny if it were not so obscene.", -1),
        ("The officer got death threats.", -1),
        ("Once a love rat, always a love rat.", -1),
        ("The value of the shares fell in the rain.", -1),
        ("The attack on the village was wicked.", -1),
        ("Corruption is rife.", -1),
        # irregular forms and British spelling
        ("They stole it and fled.", -1),
        ("The value of the bonds sank.", -1),
        ("The town rebuilt its school.", 1),
        ("A favourite, honoured and full of colour and candour.", 1),
        ("The valley was polarised and its people were marginalised.", -1),
        # phrases that words apart do not give
        ("It was a bitter blow to the club.", -1),
        ("She took her own life.", -1),
        ("The boy was found alive.", 1),
    ],
)
def test_sides(text, wanted):
    assert side(sentiment.score(text)) == wanted


@pytest.mark.parametrize(
    "text, wanted",
    [
        # verbs of speech: what is said counts, not that it was said with stress
        ("The minister stressed that the office opens on Monday.", 0),
        ("Ada Quill warned that the bridge opens at noon.", 0),
        ("The lawyer argued that the letter came in June.", 0),
        ("“The office opens on Monday,” the minister stressed.", 0),
        ("“The office opens on Monday,” argued Senator Tom Marsh of Norbia.", 0),
        ("She warned: “The office opens on Monday.”", 0),
        ("The union protested, “We were there on Monday.”", 0),
        ("The minister stressed that the flood was a disaster.", -1),
        ("The minister conceded that the rescue was a triumph.", 1),
        # the same words where they report nothing
        ("Stressed families stood in the rain.", -1),
        ("The nurse was stressed.", -1),
        ("“The office opens on Monday,” said the stressed nurse.", -1),
        ("He was charged with murder.", -1),
        ("The crew was warned off.", -1),
        ("The brothers argued in the “blue room” of the hotel.", -1),
        ("Hundreds protested in the square.", -1),
        # an adverb, and an adjective in its phrases
        ("The shop has just opened.", 0),
        ("It was just a walk to the office.", 0),
        ("They ask for a just peace.", 1),
        ("It is a just and lasting settlement.", 1),
        ("It is an unjust law.", -1),
        ("The truly awful plan failed.", -1),
        ("The bank foundered in the storm of fraud.", -1),
    ],
)
def test_words_that_sound_only_in_some_uses(text, wanted):
    assert side(sentiment.score(text)) == wanted


def test_enemies_of_monsters_are_no_worse_than_monsters():
    freed = "We have liberated nearly all of the land from the hands of these bloodthirsty monsters."
    assert sentiment.score(freed) > sentiment.score("These bloodthirsty monsters hold the land.")
    drivers = {freed[d.start : d.end]: d.weight for d in sentiment.explain(freed)}
    assert drivers["liberated"] > 0 > drivers["bloodthirsty"]


@pytest.mark.parametrize(
    "text, high, low",
    [
        ("Quill praised the volunteers but accused Marsh of fraud.", "volunteers", "Marsh"),
        ("Keller was praised by the committee on Thursday.", "Keller", "Thursday"),
        ("Police arrested Marsh last week for fraud.", "last week", "Marsh"),
        ("Marsh was accused of lying to Norbia.", "Norbia", "Marsh"),
    ],
)
def test_targets_are_told_apart(text, high, low):
    def toward(name):
        start = text.index(name)
        return sentiment.score_toward(text, start, start + len(name))

    assert toward(high) > toward(low)


@pytest.mark.parametrize(
    "one, other",
    [("Quill", "Marsh"), ("Okafor", "Trump"), ("Ada Quill", "Hope Love"), ("Norbia Steel", "Victory Bank")],
)
def test_the_name_of_the_target_is_no_evidence(one, other):
    scores = []
    for name in (one, other):
        text = f"On Monday {name} was accused of fraud, and the mayor praised the police."
        scores.append(sentiment.score_toward(text, 10, 10 + len(name)))
    assert scores[0] == scores[1] < -BAND


@pytest.mark.parametrize(
    "before, after, toned",
    [
        ("", " stressed that the office opens at noon.", False),
        ("", " warned: “The office opens at noon.”", False),
        ("“It opens at noon,” warned ", ".", False),
        ("“It opens at noon,” ", " warned.", False),
        ("", " was warned off.", True),
        ("", " was stressed in the “blue room” of the hotel.", True),
        ("They warned ", " off.", True),
    ],
)
def test_reporting_verbs_carry_no_tone_toward_the_speaker(before, after, toned):
    assert any(name.startswith("tone") for name in around.evidence(before, "Quill", after)) == toned


def test_a_dateline_stands_by_itself():
    text = "OSK, Tervania (Meridian News Agency) — An earthquake killed 600 people in Tervania."
    assert all(side(row.score) == 0 for row in tables.toward_mentions(text).itertuples() if row.start < 39)
    last = text.rindex("Tervania")
    assert sentiment.score_toward(text, last, last + 8) == sentiment.score_toward(text[39:], last - 39, last - 31)


def test_only_the_sentence_of_the_target_counts():
    text = "Quill met Marsh on Monday. Nine people were brutally murdered. The fraud was a scandal."
    assert sentiment.score_toward(text, 0, 5) == sentiment.score_toward(text[:26], 0, 5)


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (0, 99)])
@pytest.mark.parametrize("ask", [sentiment.score_toward, sentiment.explain_toward])
def test_spans_outside_are_refused(ask, span):
    with pytest.raises(InputError, match="outside the text"):
        ask("It rained.", *span)


@pytest.mark.parametrize(
    "text, target, word, sign",
    [
        ("The committee accused Marsh of fraud.", "Marsh", "accused", -1),
        ("Quill praised the volunteers but accused Marsh of fraud.", "volunteers", "praised", 1),
        ("Quill praised the volunteers but accused Marsh of fraud.", "Marsh", "accused", -1),
    ],
)
def test_the_words_that_moved_a_score_toward_a_target(text, target, word, sign):
    start = text.index(target)
    drivers = sentiment.explain_toward(text, start, start + len(target))
    strongest = max(drivers, key=lambda driver: sign * driver.weight)
    assert text[strongest.start : strongest.end] == word and sign * strongest.weight > 1
    assert target not in {text[driver.start : driver.end] for driver in drivers}
    assert [driver.start for driver in drivers] == sorted(driver.start for driver in drivers)


def test_words_toward_a_target_stand_in_its_sentence():
    text = "It was a scandal. Quill was praised. It was a disaster."
    assert {text[d.start : d.end] for d in sentiment.explain_toward(text, 18, 23)} <= {"was", "praised"}


def test_only_so_many_words_of_an_endless_sentence_are_asked():
    assert len(sentiment.explain_toward("Quill was bad " + "and bad " * 2000, 0, 5)) <= around.REACH


def test_mentions_behind_a_score_toward_an_actor():
    text = "Ada Quill was praised. The committee accused Tom Marsh of fraud. Tom Marsh lied. Tom Marsh fled."
    mentions = tables.toward_mentions(text)
    assert [text[row.start : row.end] for row in mentions.itertuples()] == list(mentions["text"])
    own = mentions[mentions["actor"] == "Tom Marsh"]
    for row in tables.toward(text).itertuples():
        behind = mentions[(mentions["actor"] == row.actor) & (mentions["speaker"] == row.speaker)]
        assert row.mentions == len(behind) and (row.mentions < 3 or math.isclose(row.score, behind["score"].mean()))
    drivers = tables.toward_drivers(text, "Tom Marsh")
    assert set(drivers["mention"]) <= set(own["start"])
    strongest = drivers.sort_values("weight").drop_duplicates("mention").set_index("mention")["text"]
    assert strongest[own["start"].iloc[0]] in ("accused", "fraud") and strongest[own["start"].iloc[1]] == "lied"


def test_an_actor_nobody_mentions_is_named_with_those_who_are():
    with pytest.raises(UnknownName, match=r"actor 'Lund'; known: Ada Quill"):
        tables.toward_drivers("Ada Quill was praised.", "Lund")


@pytest.mark.parametrize(
    "text, rule",
    [
        ("The plan is not good.", "negated"),
        ("The law cut poverty.", "turned"),
        ("The plan is good.", "praise"),
        ("The plan is bad.", "blame"),
        ("Crime fell.", "turned"),
        ("They could stay.", "modal"),
        ("Is it so?", "question"),
    ],
)
def test_rules_are_named(text, rule):
    assert rule in [driver.rule for driver in sentiment.explain(text)]


def test_negation_stops_at_punctuation_and_does_not_reach_far():
    for text in ("It is not, good people say.", "Not one of all the many people here is good."):
        assert "negated" not in [driver.rule for driver in sentiment.explain(text)]


def test_drivers_are_words_without_their_marks():
    text = "“A disaster,” he said; (truly) awful."
    assert {"disaster", "awful"} <= {text[d.start : d.end] for d in sentiment.explain(text)}


@pytest.mark.parametrize(
    "text, phrase",
    [
        ("They opened fire on the crowd.", "opened fire"),
        ("It was a mass shooting, he said.", "mass shooting"),
        ("They opened the door in bad weather.", "bad"),
    ],
)
def test_a_phrase_moves_the_score_as_a_whole(text, phrase):
    assert phrase in [text[driver.start : driver.end] for driver in sentiment.explain(text)]


PIECES = st.sampled_from(
    [
        "not",
        "good",
        "bad",
        "crime",
        "fell",
        "The",
        "“Great",
        "isn’t",
        "killed",
        "terrorists",
        "but",
        "war-torn",
        "too",
        "little",
        "?",
        "Quill",
        "very",
        "praised",
        ",",
        "no",
        "problem",
        "could",
        "12%",
        "—",
        "end",
        "death",
        "penalty.",
        "fraud",
        "work",
        "\n\n",
        "don't",
        "😀",
        "ب",
        "\ud800",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_weights_add_up_to_the_score_and_spans_are_exact(text):
    drivers = sentiment.explain(text)
    assert math.isclose(sentiment.squash(sum(driver.weight for driver in drivers)), sentiment.score(text), abs_tol=1e-9)
    assert all(0 <= d.start < d.end <= len(text) and not text[d.start : d.end].isspace() for d in drivers)
    assert [d.start for d in drivers] == sorted(d.start for d in drivers)
    assert -1 <= sentiment.score(text) <= 1


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.integers(0, 200), st.integers(0, 200))
def test_any_span_of_any_text_has_a_score(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    score = sentiment.score_toward(text, start, end)
    assert -1 <= score <= 1 and score == sentiment.score_toward(text, start, end)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_aggregates_never_crash(text):
    for table in (sentiment.by_voice, sentiment.by_speaker, sentiment.by_paragraph, sentiment.by_actor):
        for each in table(text):
            assert (each.score is None) == (each.count < summary.FEWEST)
            assert each.score is None or each.low - 1e-9 <= each.score <= each.high + 1e-9


def test_evidence_is_bounded_on_a_sentence_without_end():
    long = around.evidence("bad word " * 5000, "Quill", " good word" * 5000)
    assert len(long) == len(around.evidence("bad word " * 500, "Quill", " good word" * 500))


def test_each_word_is_read_once(monkeypatch):
    """Linear: the rules look back over at most a few words, however long the text is."""
    looked = []
    true = signals._joined
    monkeypatch.setattr(
        signals, "_joined", lambda chunks, first, last: looked.append(last - first) or true(chunks, first, last)
    )
    words, chunks = newslab_words(), ["the", "crime", "was", "not", "so", "bad", "and", "fell"] * 500
    signals.signals(chunks, [words[chunk] for chunk in chunks])
    assert len(looked) <= 2 * len(chunks) and max(looked) <= 5


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "?" * 300_000, "not " * 200_000, "“" * 200_000, "é’" * 200_000], ids=lambda text: text[:2]
)
def test_strange_long_texts(text):
    assert -1 <= sentiment.score(text) <= 1


def test_a_long_text_gets_the_mean_of_its_sentences():
    text = " ".join(["The rescue was a triumph.", "The council met on Monday."] * 20)
    one, other = sentiment.score("The rescue was a triumph."), sentiment.score("The council met on Monday.")
    assert len(text) > scoring.LONG and sentiment.score(text) == pytest.approx((one + other) / 2)


# --- the user's lexicon


def test_own_lexicon_is_added_or_stands_instead(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("word,score\nquango,-3\nwell done,3\nGood,-2\n", encoding="utf-8")
    added, alone = sentiment.read_lexicon(path), sentiment.read_lexicon(path, instead=True)
    assert sentiment.score("It is a quango.") == 0 > sentiment.score("It is a quango.", added)
    assert sentiment.score("It is awful.", added) < 0 == sentiment.score("It is awful.", alone)
    assert sentiment.score("It is good.", added) < 0 < sentiment.score("That was well done.", alone)
    assert repr(alone) == "Lexicon(3 words and phrases, instead)"


@pytest.mark.parametrize(
    "content, fault",
    [
        ("word,score\ngood,high\n", "'good'.*'high' is no number"),
        ("word,score\ngood,9\n", "'9' is no number from -4 to 4"),
        ("word,score\ngood,nan\n", "no number"),
        ("word,score\n123,1\n", "no word"),
        ("word,score\n,1\n", "line 2"),
        ("word,tone\ngood,1\n", "no column 'score'"),
    ],
)
def test_faulty_rows_are_named(tmp_path, content, fault):
    path = tmp_path / "mine.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=fault) as error:
        sentiment.read_lexicon(path)
    assert "mine.csv" in str(error.value)


# --- means with intervals

ARTICLE = (
    "Rain fell on Norbia. The council met on Monday. The bridge was opened. “This is a disaster,” said Ana Ruiz. "
    "“It is a shame, and the mayor is a liar,” Ruiz said. “They failed us all,” said Ruiz.\n\n"
    "The volunteers were praised for a heroic rescue. "
    "It was a triumph. The town celebrated."
)


def test_quotation_and_narration_are_kept_apart():
    voices = {each.label: each for each in sentiment.by_voice(ARTICLE)}
    assert voices["quotation"].score < -BAND < voices["narration"].score
    assert voices["quotation"].low <= voices["quotation"].score <= voices["quotation"].high


def test_paragraphs_and_too_little_text():
    first, second = sentiment.by_paragraph(ARTICLE)
    assert (first.label, second.label) == ("1", "2") and first.score < second.score
    short = sentiment.by_paragraph("It was a triumph.")[0]
    assert (short.score, short.low, short.high) == (None, None, None) and "too little text" in short.says


def test_the_same_text_gives_the_same_interval():
    assert sentiment.by_voice(ARTICLE) == sentiment.by_voice(ARTICLE)


def test_second_opinions_only_when_asked_for():
    import subprocess
    import sys

    code = (
        "import newslab, sys; newslab.sentiment.score('It is good.'); "
        "print([m for m in ('vaderSentiment', 'textblob', 'numpy') if m in sys.modules])"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
    opinion = sentiment.second_opinions("The deal is good. It rained.")[0]
    assert opinion.vader > 0 and opinion.textblob > 0 and opinion.agree
