"""The score of a sentence and what drove it."""

import math
import re
from dataclasses import dataclass

from newslab import sentences
from newslab.sentiment import in_context
from newslab.sentiment.signals import LEARNED, REACH, begins_phrase, phrase_length, signals
from newslab.sentiment.words import AHEAD, BACK, HEAD, TONED, TURNABLE, TURNING, WORD, chunks_of, newslab_words

_CHUNK = re.compile(r"\S+")
_AT_WILL, _TURNED, _SOON = TONED | BACK, TURNABLE | TURNING, TONED | AHEAD  # acts that change a tone together
LONG = 700  # characters; a longer text is scored sentence by sentence


@dataclass(frozen=True, slots=True)
class Driver:
    """A word or phrase that moved a score: text[start:end], by `weight`, for the reason named by `rule`."""

    start: int
    end: int
    weight: float
    rule: str


def squash(total):
    """The score of a sum of weights: total / sqrt(1 + total²).

    >>> squash(0), round(squash(-1), 2)
    (0.0, -0.71)
    """
    return total / math.sqrt(1 + total * total)


def score(source, lexicon=None, *, contextual=False):
    """How a text or Article sounds to its readers, from -1 (bad) to 1 (good); between -0.05 and 0.05 is neutral.

    A text of more than a few sentences (700 characters) gets the mean of its sentences.
    lexicon: a table of your own, from `read_lexicon`.
    contextual: whether the vector of the sentence in context (all-MiniLM-L6-v2, tuned) counts too. It comes clearly closer to
    human ratings and takes some ten milliseconds a sentence, hundreds of times as long.

    >>> score("The mayor was praised for the rescue.") > 0.05 > -0.05 > score("The mayor was accused of fraud.")
    True
    >>> abs(score("The council met on Monday.")) < 0.05
    True
    """
    text = source if type(source) is str else sentences.text_of(source)
    words = lexicon.words if lexicon else newslab_words()
    if contextual:
        parts = _sentences(text)
        scores = [in_context.combined(squash(_total(text[start:end], words)), text[start:end]) for start, end in parts]
    elif len(text) <= LONG:
        total = _total(text, words)
        return total / math.sqrt(1 + total * total) if total else 0.0
    else:
        scores = [squash(_total(text[start:end], words)) for start, end in _sentences(text)]
    return sum(scores) / len(scores) if scores else 0.0


def explain(source, lexicon=None, *, contextual=False):
    """The words that drove the score, a list of Driver in the order of the text.

    The weights of one sentence add up to a total, and `squash(total)` is its score; with contextual=True, where each word
    also counts for what is heard of it in context, they add up to the score itself (cut off at -1 and 1). A text of
    more than 700 characters is explained sentence by sentence, as it is scored. lexicon, contextual: as in `score`.

    >>> text = "The plan is not good."
    >>> [(text[driver.start:driver.end], driver.rule) for driver in explain(text)]
    [('not', 'negator'), ('good', 'negated')]
    >>> abs(squash(sum(driver.weight for driver in explain(text))) - score(text)) < 1e-9
    True
    """
    text = sentences.text_of(source)
    words = lexicon.words if lexicon else newslab_words()
    found = []
    for start, end in _sentences(text):
        drivers = _drivers(text, start, end, words)
        found += _heard(text, start, end, drivers) if contextual else drivers
    return found


def _sentences(text):
    """The spans to be scored one by one: the whole text unless it is long."""
    return [(0, len(text))] if len(text) <= LONG else [(s.start, s.end) for s in sentences.tokenise(text).sentences]


def _total(text, words):
    """The sum of the weights of a sentence; where no word acts on a toned one, it is summed at once."""
    chunks = chunks_of(text)
    entries = list(map(words.__getitem__, chunks))
    total = learned = acts = 0
    for entry in filter(None, entries):
        total += entry.alone
        learned += entry.learned
        acts |= entry.acts
    if acts > AHEAD and _changes(chunks, entries, acts):
        total, weight = 0.0, words.rules.get
        for _, rule, amount in signals(chunks, entries):
            if rule is LEARNED:
                learned += amount
            else:
                total += weight(rule, 0.0) * amount
    return total + learned / math.sqrt(len(chunks) + 1) if learned else total


def _changes(chunks, entries, acts):
    """Whether a word may change the tone of another, or a phrase may stand in the sentence."""
    return (
        acts & _AT_WILL == _AT_WILL
        or acts & _TURNED == _TURNED
        or (acts & _SOON == _SOON and _follows(entries))
        or (acts & HEAD and _holds_phrase(chunks, entries))
    )


def _follows(entries):
    """Whether a tone stands soon after a word that may change it."""
    last = -REACH - 1
    for at, entry in enumerate(entries):
        if entry:
            if entry.acts & TONED and at - last <= REACH:
                return True
            if entry.acts & AHEAD:
                last = at
    return False


def _holds_phrase(chunks, entries):
    return any(entry and entry.phrases and begins_phrase(chunks, at, entry.phrases) for at, entry in enumerate(entries))


def _by_word(chunks, entries, rules):
    """{index of the chunk: (weight, rule)}."""
    near = 1 / math.sqrt(len(chunks) + 1)
    result = {at: (entry.learned * near, "learned") for at, entry in enumerate(entries) if entry and entry.learned}
    for at, rule, amount in signals(chunks, entries):
        before, name = result.get(at, (0.0, "learned"))
        weight = near if rule is LEARNED else rules.get(rule, 0.0)
        result[at] = (before + weight * amount, _reason(rule) if name == "learned" else name)
    return result


def _reason(rule):
    return {"plain praise": "praise", "plain blame": "blame"}.get(rule, rule.split(" ")[0])


def _drivers(text, start, end, words):
    chunks = list(_CHUNK.finditer(text, start, end))
    forms = chunks_of(text[start:end])
    entries, found = [words[form] for form in forms], []
    for at, (weight, rule) in sorted(_by_word(forms, entries, words.rules).items()):
        if weight:
            first, last = _core(chunks[at])
            if rule == "phrase" and (further := phrase_length(forms, at, entries[at].phrases)):
                last = _core(chunks[at + further])[1]
            found.append(Driver(first, last, weight, rule))
    return found


def _heard(text, start, end, drivers):
    """The drivers of a sentence with what is heard of each of its words in context."""
    total = sum(driver.weight for driver in drivers)
    lexical = squash(total)
    share, trusted = in_context.LEXICAL * lexical / total if total else 0.0, in_context.trusted(lexical)
    said = {driver.start: driver for driver in drivers}
    heard = iter(in_context.shares(text[start:end]))
    piece, found = next(heard, None), []
    for chunk in _CHUNK.finditer(text, start, end):
        weight, (first, last) = 0.0, _core(chunk)
        while piece and start + piece[0] < chunk.end():
            weight += piece[2]
            piece = next(heard, None)
        driver = said.get(first, Driver(first, last, 0.0, "in context"))
        found.append(Driver(first, last, share * driver.weight + trusted * weight, driver.rule))
    return found


def _core(chunk):
    """The span of a chunk without the marks around its words."""
    found = [match.span() for match in WORD.finditer(chunk[0])] or [(0, len(chunk[0]))]
    return chunk.start() + found[0][0], chunk.start() + found[-1][1]
