"""The sentences that framing learns from, and how weights of patterns are tied to one another."""

import re
import sys
from pathlib import Path

import pytest

from newslab.framing.codebook import Pattern, load

TOOLS = Path(__file__).parents[1] / "tools"
EXAMPLES = TOOLS / "framing_examples"


def rows(codebook):
    lines = (EXAMPLES / f"{codebook}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.fixture
def weigh(monkeypatch):
    pytest.importorskip("scipy")
    monkeypatch.syspath_prepend(str(TOOLS))
    yield __import__("weigh_framing")
    sys.modules.pop("weigh_framing", None)


@pytest.mark.parametrize(("codebook", "none"), [("policy", "other"), ("moral", "none"), ("loaded", "neutral")])
def test_examples_are_labelled_by_the_codebook(codebook, none):
    found, labels = rows(codebook), {*load(codebook).frames, none}
    assert all(len(row) == 3 and row[0].isdigit() for row in found)
    assert {label for _, own, _ in found for label in own.split(",")} == labels
    assert len({text for _, _, text in found}) > 0.99 * len(found)


def test_loaded_examples_mark_their_words_and_neutral_ones_have_none():
    for _, label, text in rows("loaded"):
        marked = re.findall(r"\[[^\[\]]+\]", text)
        assert text.count("[") == text.count("]") == len(marked)
        assert bool(marked) == (label == "loaded")


def test_patterns_that_differ_by_an_ending_move_together(weigh):
    names = ["lawsuit", "lawsuits", "court~", "courts", "judge", "high court~", "high courts"]
    patterns = [Pattern("legality", name) for name in names] + [Pattern("crime", "lawsuit")]
    groups = weigh.grouped(patterns)
    assert groups == [0, 0, 1, 1, 2, 3, 3, 4]


def test_a_phrase_is_known_to_hold_its_words(weigh):
    patterns = [
        Pattern("f", "majority"),
        Pattern("f", "majority of voters"),
        Pattern("f", "of"),
        Pattern("g", "voters"),
    ]
    assert list(weigh.nested(patterns, [1.0, 1.4, 2.0, 1.0])) == [(0, 1)]


@pytest.mark.parametrize("codebook", ["policy", "moral", "loaded"])
def test_no_word_of_the_lowest_class_rises_above_it(weigh, codebook):
    _, table = weigh.table(codebook)
    assert all(
        float(row["weight"]) <= weigh.LOWEST
        for row in table
        if float(row["prior"]) <= weigh.LOWEST and row["kind"] != "phrase"
    )
