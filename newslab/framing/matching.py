"""Finds the patterns of a codebook in a text, in one pass over its words.

Each word is analysed once and then remembered with its sense: what it means to the codebook. Most words have none, or
only wait for the few under which phrases are entered; so a text costs little more than to look its words up. What a
word costs does not depend on how many patterns there are.
"""

import re
from dataclasses import dataclass, field

from newslab import lexicons
from newslab.framing.codebook import parts
from newslab.framing.spelling import SUFFIXES, bare, beginnings, spells, words_of

_REMEMBERED, _LONGEST = 200_000, 100
_KEY = 4  # letters; with fewer, a word has more beginnings that must be looked up
_BITS = 60  # two digits of a Python int
# the country is not "us", and a word of its own that no codebook has; a pattern that begins with letters is found quickly
_COUNTRY, _NO_WORD = re.compile(r"US(?<=\bUS)\b"), "ŪS"


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: its number in the codebook, and the first and last of the words it covers."""

    pattern: int
    first: int
    last: int


@dataclass(slots=True, eq=False)
class Sense:
    """What a word means to a codebook; words that mean the same share one, and so do words without meaning.

    singles   the patterns that it matches, one for a frame
    adds      what these add to the evidence, a tuple of (place of the frame, weight)
    elements  the words of phrases that it stands for
    calls_next, answers_last, answers_next, calls_last
              sets of bits, for the pairs of neighbours under which phrases are entered: a pair may stand where a word
              calls a bit that the next one answers, or one that the last one answers
    acts      whether it does more than to answer
    """

    singles: tuple
    adds: tuple
    elements: tuple
    calls_next: int
    answers_last: int
    answers_next: int
    calls_last: int
    acts: bool = field(init=False)

    def __post_init__(self):
        self.acts = bool(self.adds or self.calls_next or self.calls_last)


_NONE = Sense((), (), (), 0, 0, 0, 0)


class Matcher:
    """A codebook made ready for matching."""

    def __init__(self, codebook):
        self.codebook = codebook
        self._frames = [pattern.frame for pattern in codebook.patterns]
        self._weights = [pattern.weight for pattern in codebook.patterns]
        # a word -> what it means as it stands: patterns, by number, and elements of phrases; how a word begins -> what it
        # then means if any ending follows, or an English one
        self._whole, self._begun = {}, {}
        self._phrases, self._parts, self._barred = {}, {}, {}
        for number, pattern in enumerate(codebook.patterns):
            self._add(number, pattern)
        self._lengths, self._always = _lengths(self._begun)
        self._places = {frame: number for number, frame in enumerate(codebook.frames)}
        self._senses, self._adds = {}, {}
        self._look_up = Remembered(self._sense).__getitem__
        self._effects = Remembered(self._effect)

    def _add(self, number, pattern):
        words = parts(pattern.text)
        if len(words) > 1:
            self._add_phrase(words, number, True)
        else:
            self._add_word(words[0] + "~" * (pattern.kind == "stem"), number)
        for phrase in map(parts, pattern.excludes):
            if len(phrase) > 1:
                self._add_phrase(phrase, number, False)
            elif phrase:
                self._barred.setdefault(number, []).append(phrase[0])

    def _add_word(self, word, meaning):
        """Enters a word, with ~ or * for its endings, that means a pattern (its number) or itself in a phrase."""
        stem = word.rstrip("~*")
        self._whole.setdefault(stem, []).append(meaning)
        if word != stem:
            for beginning in beginnings(stem) if word.endswith("~") else (stem,):
                self._begun.setdefault(beginning, []).append((meaning, word.endswith("*")))

    def _add_phrase(self, words, number, counts):
        """Enters a phrase under two neighbours; the one that calls is its longest content word, and so mostly its rarest."""
        anchor = max(range(len(words)), key=lambda n: (words[n] not in lexicons.function_words(), len(words[n])))
        at = min(anchor, len(words) - 2)
        for word in set(words) - set(self._parts):
            self._add_word(word, word)
            self._parts[word] = [0, 0, 0, 0]
        pair = words[at : at + 2]
        if pair not in self._phrases:
            self._phrases[pair] = []
            kinds = (0, 1) if at == anchor else (2, 3)  # of the bits of a Sense: calls_next, answers_last or ...
            for kind, word in zip(kinds, pair, strict=True):
                self._parts[word][kind] |= 1 << len(self._phrases) % _BITS
        rest = [(n - at, word) for n, word in enumerate(words) if n not in (at, at + 1)]
        self._phrases[pair].append((at, len(words) - 1 - at, rest, number, counts))

    def _reading(self, text):
        """The senses of the words and marks of a text."""
        if "US" in text:
            text = _COUNTRY.sub(_NO_WORD, text)
        return list(filter(None, map(self._look_up, words_of(text))))

    def _sense(self, word):
        """The Sense of a word; None for a quotation mark or possessive ending that stands alone."""
        if "'" in word and not (word := bare(word)):
            return None
        means = self._whole.get(word, ())
        for length in self._lengths.get(word[:_KEY], self._always):
            if length < len(word) and (begun := self._begun.get(word[:length])):
                ends = word[length:] in SUFFIXES
                means = [*means, *[meaning for meaning, however in begun if ends or however]]
        if not means:
            return _NONE
        means = tuple([each for each in means if each not in self._barred or not self._bars(each, word)])
        sense = self._senses.get(means)
        if sense is None:
            sense = self._senses[means] = self._made(means)
        return sense

    def _bars(self, pattern, word):
        return any(spells(word, barred) for barred in self._barred[pattern])

    def _made(self, means):
        """The Sense of a word that means these patterns, of which the first in each frame counts, and elements."""
        singles, elements, calls_next, answers_last, answers_next, calls_last = {}, [], 0, 0, 0, 0
        for meaning in dict.fromkeys(means):
            if isinstance(meaning, str):
                elements.append(meaning)
                pairs = self._parts[meaning]
                calls_next |= pairs[0]
                answers_last |= pairs[1]
                answers_next |= pairs[2]
                calls_last |= pairs[3]
            else:
                singles.setdefault(self._frames[meaning], meaning)
        adds = tuple([(self._places[frame], self._weights[single]) for frame, single in singles.items()])
        adds = self._adds.setdefault(adds, adds)  # shared by many words, and so mostly in the cache of the processor
        singles, elements = tuple(singles.values()), tuple(elements)
        return Sense(singles, adds, elements, calls_next, answers_last, answers_next, calls_last)

    def tally(self, text):
        """The sum of the weights for each frame in a text, as {frame: evidence}, and the number of its words and marks."""
        senses, places = self._reading(text), self._places
        total, calling = [0.0] * len(places), []
        for at, sense in enumerate(senses):
            if sense.acts:
                for place, weight in sense.adds:
                    total[place] += weight
                if sense.calls_next or sense.calls_last:
                    calling.append(at)
        total = list(map(_tidy, total))
        for stretch in _stretches(self._standing(senses, calling)):
            for place, value in self._effects[tuple(senses[stretch])]:
                total[place] = _tidy(total[place] + value)
        return dict(zip(places, total, strict=True)), len(senses)

    def _effect(self, senses):
        """What the phrases in a stretch add to the weights of its single words, as [(place of the frame, value)]."""
        values = {}
        hits, cancelled = self._settled(self._standing(senses, range(len(senses))), senses)
        for sign, numbers in ((1, (hit[-1] for hit in hits)), (-1, (word for _, word in cancelled))):
            for number in numbers:
                place = self._places[self._frames[number]]
                values[place] = values.get(place, 0.0) + sign * self._weights[number]
        return list(values.items())

    def find(self, text):
        """The hits in a text, whose words and marks are counted; in each frame the longest wins where two overlap."""
        senses = self._reading(text)
        phrases, cancelled = self._settled(self._standing(senses, range(len(senses))), senses)
        hits = [Hit(pattern, first, last) for first, last, pattern in phrases]
        cancelled = set(cancelled)
        for n, sense in enumerate(senses):
            if sense.singles:
                hits += [Hit(single, n, n) for single in sense.singles if (n, single) not in cancelled]
        return sorted(hits, key=lambda hit: (hit.first, hit.last, hit.pattern))

    def _standing(self, senses, places):
        """The phrases entered under the words at these places that stand there, as (first, last, pattern, counts)."""
        found = []
        for left in _pairs(senses, places):
            for a in senses[left].elements:
                for b in senses[left + 1].elements:
                    for before, behind, rest, pattern, counts in self._phrases.get((a, b), ()):
                        if not rest or _surround(rest, senses, left):
                            found.append((left - before, left + behind, pattern, counts))
        return found

    def _settled(self, found, senses):
        """Of the phrases found those that stay, (first, last, pattern), and the words (place, pattern) they cancel."""
        hits, cancelled, taken, barred = [], set(), set(), set()
        for first, last, pattern, counts in found:
            if not counts:
                barred.update((n, pattern) for n in range(first, last + 1))
                cancelled.update((n, pattern) for n in range(first, last + 1) if pattern in senses[n].singles)
        for first, last, pattern, counts in sorted(found, key=_longest_first):
            frame = self._frames[pattern]
            overlaps = (first, frame) in taken or (last, frame) in taken
            if not counts or overlaps or {(first, pattern), (last, pattern)} <= barred:
                continue
            hits.append((first, last, pattern))
            for n in range(first, last + 1):
                taken.add((n, frame))
                cancelled.update((n, word) for word in senses[n].singles if self._frames[word] == frame)
        return hits, sorted(cancelled)


def _tidy(value):
    """The value to nine decimals, whatever the order in which it was summed; quicker than round with decimals."""
    return round(value * 1e9) / 1e9


def _pairs(senses, places):
    """Where the first word of a pair may stand under which phrases are entered, of the pairs with a word at these places."""
    found, last = set(), len(senses) - 1
    for at in places:
        sense = senses[at]
        if sense.calls_next and at < last and sense.calls_next & senses[at + 1].answers_last:
            found.add(at)
        if sense.calls_last and at and sense.calls_last & senses[at - 1].answers_next:
            found.add(at - 1)
    return found


def _surround(rest, senses, left):
    """Whether the words of a phrase that are not among two neighbours stand around these."""
    for offset, word in rest:
        place = left + offset
        if not 0 <= place < len(senses) or word not in senses[place].elements:
            return False
    return True


def _lengths(begun):
    """How long the beginnings are that a word can have, by its first letters, and those that any word can have."""
    found, always = {}, set()
    for beginning, meanings in begun.items():
        for however in {however for _, however in meanings}:
            if len(beginning) >= _KEY:
                keys = (beginning[:_KEY],)
            elif however:
                always.add(len(beginning))
                continue
            else:
                keys = {(beginning + suffix)[:_KEY] for suffix in SUFFIXES}
            for key in keys:
                found.setdefault(key, set()).add(len(beginning))
    return {key: sorted(lengths | always, reverse=True) for key, lengths in found.items()}, sorted(always, reverse=True)


def _longest_first(found):
    first, last, pattern, counts = found
    return first - last, first, last, pattern, counts


def _stretches(found):
    """Slices of the words over which phrases overlap; what they mean does not depend on the words around."""
    start = end = -1
    for first, last, _, _ in sorted(found):
        if first > end:
            if end >= 0:
                yield slice(start, end + 1)
            start = first
        end = max(end, last)
    if end >= 0:
        yield slice(start, end + 1)


class Remembered(dict):
    """Answers that are worked out once; forgets all when there are very many, and the long ones at once."""

    def __init__(self, work_out):
        self._work_out = work_out

    def __missing__(self, key):
        answer = self._work_out(key)
        if len(key) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[key] = answer
        return answer
