"""Framing in context: passages, what is heard in them, and the words behind it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab import contextual, framing, tables
from newslab.article import Article
from newslab.errors import UnknownName
from newslab.framing import in_context, scoring

LONG = "The heron stood in the pond. " * 30


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Taxes rose.", True),
        ("  Taxes rose.\n", True),
        ("Taxes rose.\n\nThe nurse was ill.", False),
        ("word " * 100, True),
        ("word " * 101, False),
        ("", False),
        ("…", False),
        ("x" * 2001, False),
    ],
)
def test_a_passage_is_one_short_paragraph(text, passage):
    assert in_context.is_passage(text) == passage


@pytest.mark.parametrize(
    ("codebook", "text", "frame"),
    [
        # no word of the codebook says so
        ("policy", "They get less than the men beside them for what they do, and always have.", "fairness"),
        ("policy", "Nobody I know wants this any more, and people are saying so in the street.", "public_opinion"),
        ("policy", "They kept the bread warm for us the way my grandmother's people always had.", "cultural_identity"),
        ("policy", "With three inspectors for a whole province, nobody can visit every farm.", "capacity_resources"),
        ("loaded", "The minister trotted out the same tired excuses and expected a pat on the head.", "loaded"),
        ("moral", "He gave the letters of his own colleagues to the other side for money.", "loyalty"),
        ("moral", "She gave the old man her coat and carried his bags home.", "care"),
    ],
)
def test_context_hears_what_no_word_says(codebook, text, frame):
    heard = framing.score(text, codebook)[frame]
    assert heard > framing.score(text, codebook, contextual=False)[frame]
    assert heard == max(weight for name, weight in framing.score(text, codebook).items() if name != "other")


@pytest.mark.parametrize(
    ("codebook", "text", "frame"),
    [
        ("policy", "Her prose is an economy of words.", "economic"),
        ("policy", "The river burst its bank.", "economic"),
        ("policy", "The heron stood in the pond.", "public_opinion"),
        ("loaded", "The council meets on Tuesday to vote on the library budget.", "loaded"),
        ("loaded", "Police said that two people were killed in the attack.", "loaded"),
        ("moral", "The committee meets on Tuesday.", "loyalty"),
        ("moral", "The bill is 212 pages long and has five chapters.", "authority"),
        ("moral", "The court sits in a brick building on Elm Street.", "fairness"),
        ("moral", "The recipe calls for two cups of flour and a pinch of salt.", "care"),
    ],
)
def test_context_hears_no_frame_where_there_is_none(codebook, text, frame):
    assert framing.score(text, codebook)[frame] < 0.5


def test_only_passages_are_read_in_context_by_default():
    short, article = "Taxes rose.", "Taxes rose.\n\nThe nurse was ill."
    assert framing.score(short) == framing.score(short, contextual=True) != framing.score(short, contextual=False)
    assert framing.score(article) == framing.score(article, contextual=False) != framing.score(article, contextual=True)
    assert framing.score(LONG) == framing.score(LONG, contextual=False)


def test_codebooks_without_context_are_read_by_words(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("frame,pattern\nplace,pond\n", encoding="utf-8")
    for codebook in ("generic", path):
        assert framing.score("The pond.", codebook) == framing.score("The pond.", codebook, contextual=False)
        with pytest.raises(UnknownName, match=r"cannot be read in context, only loaded, moral, policy.*framing\.learn"):
            framing.score("The pond.", codebook, contextual=True)


def test_sentences_are_read_at_once_as_one_by_one():
    text = "Taxes rose. The nurse was ill. A court jailed the thief."
    for stretch in framing.by_sentence(text):
        assert stretch.weights == pytest.approx(framing.score(text[stretch.start : stretch.end]), abs=1e-4)
    plain = framing.by_sentence(text, contextual=False)
    assert plain[0].weights == framing.score("Taxes rose.", contextual=False)


def test_voices_and_headlines_are_compared_by_words():
    text = "Taxes rose, “and the nurse is ill,” said Ines Dorn."
    narration = framing.by_voice(text)[0]
    assert narration.weights == framing.score("Taxes rose,\n said Ines Dorn.", contextual=False)


def log_odds(weight):
    return math.log(weight / (1 - weight))


@pytest.mark.parametrize(
    ("codebook", "frame"),
    [("policy", "legality"), ("policy", "economic"), ("moral", "authority"), ("moral", "care"), ("loaded", "loaded")],
)
@pytest.mark.parametrize(
    "text", ["“Shameful!” The judge threw out the charges.", "It rained.", "Ça, c'est le tribunal…"]
)
def test_the_words_add_up_to_the_weight(text, codebook, frame):
    heads, curves = in_context.known()[codebook], scoring.calibration(codebook)
    odds = {}
    for each, bias in zip(heads.frames, heads.biases.tolist(), strict=True):
        said = sum(word.weight for word in framing.explain(text, each, codebook))
        odds[each] = said / curves[each].steepness + bias - curves[each].limit
    odds = scoring.competing(odds) if codebook == "policy" else odds
    weight = framing.score(text, codebook, contextual=True)[frame]
    assert curves[frame].steepness * odds[frame] == pytest.approx(log_odds(weight), abs=0.01)


def test_frames_compete_for_a_passage_and_two_may_hold_it():
    def present(text):
        weights = framing.score(text)
        return {frame for frame, weight in weights.items() if weight >= 0.5}

    assert present("The hospital will close two wards next month.") == {"health"}
    assert present("Voters go to the polls on Sunday to elect a new parliament.") == {"political"}
    assert present("Church leaders condemned the abortion ruling.") == {"morality", "legality"}
    assert present("The heron stood in the pond.") == {"other"}


def test_explanation_names_patterns_and_reads_between_them():
    found = framing.explain("The judge threw out the charges.", "legality")
    assert next(word.pattern for word in found if word.pattern) == "judge"
    assert {"threw", "charges"} <= {"The judge threw out the charges."[word.start : word.end] for word in found}
    assert framing.explain("", "legality") == []
    with pytest.raises(UnknownName, match="unknown frame 'law'"):
        framing.explain("The judge.", "law")


def test_reasons_are_the_words_that_add_most():
    text = "The heron stood in the pond. The judge threw out the charges. " + "Taxes rose and " * 40 + "fell."
    found = tables.reasons(Article(text))
    assert set(found["sentence"]) == {1}  # the first has no frame, the last is no passage
    assert found["pattern"].iloc[0] == "judge" and found.groupby("frame").size().max() <= 3
    assert all(row.weight > 0 and text[row.start : row.end] == row.text for row in found.itertuples())
    with pytest.raises(UnknownName, match="cannot be read in context"):
        tables.reasons(Article("The heron stood in the pond."), codebook="generic")


def test_tables_are_read_by_words_where_asked():
    article = Article("Her prose is an economy of words.")
    assert tables.framing(article).empty
    assert list(tables.framing(article, contextual=False)["frame"]) == ["economic"]
    assert tables.frames(article)["sentences"].sum() == 0 < tables.frames(article, contextual=False)["sentences"].sum()


@settings(max_examples=30, deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from("The judge's “farce” cost 5% — US 𝔘 \ud800 \n".split()), max_size=8).map(" ".join)
)
def test_any_text_has_weights_and_reasons(text):
    for codebook in in_context.known():
        weights = framing.score(text, codebook, contextual=True)
        assert all(0 <= weight <= 1 for weight in weights.values())
    spans = [(word.start, word.end) for word in framing.explain(text, "fairness")]
    assert spans == sorted(spans) and all(0 <= start < end <= len(text) for start, end in spans)


def test_vectors_are_computed_once_for_several_codebooks(monkeypatch):
    asked = []

    def embed(texts):
        asked.extend(texts)
        return published(texts)

    published = contextual.embed
    monkeypatch.setattr(contextual, "embed", embed)
    text = "A sentence that no other test has asked for."
    framing.by_sentence(text, "policy"), framing.by_sentence(text, "moral"), framing.score(text, "loaded")
    assert asked == [text]


def test_a_weak_word_is_loaded_only_beside_others():
    assert framing.loaded("The hefty report was on the table when the members of the committee came in at nine.") == []
    text = "The shameless, pathetic minister trotted out a hefty lie."
    assert {"shameless", "pathetic"} <= {text[start:end] for start, end in framing.loaded(text)}
