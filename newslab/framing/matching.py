"""Finds the patterns of a codebook in a text, in one pass over its words.

Each word is analysed once and remembered as a character of a private alphabet: words that mean the same to the codebook
share a character. A text so becomes a short string, whose characters are the columns of a table of weights; masks of bits
tell the few places where a phrase can stand. What a word costs does not depend on how many patterns there are.
"""

import re
from dataclasses import dataclass
from functools import reduce
from operator import itemgetter, or_

import numpy

from newslab import lexicons
from newslab.framing.codebook import parts
from newslab.framing.spelling import SUFFIXES, bare, beginnings, ends, spells, words_of

_REMEMBERED, _LONGEST = 200_000, 100
_KEY = 3
_UNKNOWN = "\0"
_CLOSING = ".,;:!?"
_BITS = 64
_COUNTRY, _NO_WORD = re.compile(r"\bUS\b"), "ŪS"  # the country is not "us", and a word of its own that no codebook has


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: its number in the codebook, and the first and last of the words it covers."""

    pattern: int
    first: int
    last: int


class Matcher:
    """A codebook made ready for matching."""

    def __init__(self, codebook):
        self.codebook = codebook
        self._frames = [pattern.frame for pattern in codebook.patterns]
        self._weights = [pattern.weight for pattern in codebook.patterns]
        self._begun = {}  # how a word begins -> the patterns, or words of phrases, that it may match
        self._phrases, self._parts, self._barred = {}, {}, {}
        for number, pattern in enumerate(codebook.patterns):
            self._add(number, pattern)
        self._lengths, self._always = _lengths(self._begun)
        self._places = {frame: number for number, frame in enumerate(codebook.frames)}
        self._characters, self._singles, self._elements = {((), ()): _UNKNOWN}, [()], [()]
        self._table, self._masks = numpy.zeros((len(codebook.frames), 1024)), numpy.zeros((4, 1024), dtype="uint64")
        self._weighty = numpy.zeros(1024, dtype=bool)  # whether a character has a weight of its own
        self._look_up = _Remembered(self._character).__getitem__
        self._read = _Remembered(self._characters_of)
        self._meeting, self._effects = _Remembered(self._meet), _Remembered(self._effect)

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
        for beginning in beginnings(stem) if word.endswith("~") else (stem,):
            ending = "*" if word.endswith("*") else "~" if word.endswith("~") else ""
            self._begun.setdefault(beginning, []).append((meaning, ending, beginning != stem))

    def _add_phrase(self, words, number, counts):
        """Enters a phrase under two neighbours of which one is its longest content word, and so mostly its rarest."""
        anchor = max(range(len(words)), key=lambda n: (words[n] not in lexicons.function_words(), len(words[n])))
        at = min(anchor, len(words) - 2)
        for word in set(words) - set(self._parts):
            self._add_word(word, word)
            self._parts[word] = [0, 0, 0, 0]
        pair = words[at : at + 2]
        if pair not in self._phrases:
            masks = (0, 1) if at == anchor else (2, 3)  # rows of self._masks: the anchor on the left, or on the right
            for mask, word in zip(masks, pair, strict=True):
                self._parts[word][mask] |= 1 << len(self._phrases) % _BITS
        rest = [(n - at, word) for n, word in enumerate(words) if n not in (at, at + 1)]
        self._phrases.setdefault(pair, []).append((at, len(words) - 1 - at, rest, number, counts))

    def _reading(self, text):
        """The characters that stand for the words and marks of a text."""
        words = text.split()
        return "".join(itemgetter(*words)(self._read)) if words else ""  # the quickest way to look many words up

    def _characters_of(self, text):
        """The characters that stand for the words and marks of a stretch between blanks."""
        if "US" in text:
            text = _COUNTRY.sub(_NO_WORD, text)
        core = text.rstrip(_CLOSING)
        if core.isalnum() and core.isascii():  # most often, and then the rest need not be spelled
            return self._look_up(core.lower()) + _UNKNOWN * (len(text) - len(core))
        return "".join(map(self._look_up, words_of(text)))

    def _character(self, word):
        """The character that stands for a word, the same for all words that no pattern and no phrase knows."""
        word = bare(word)
        if not word:
            return ""
        begun, lengths = self._begun, self._lengths.get(word[:_KEY], self._always)
        found = [len(word)] if word in begun else []
        for length in lengths:
            if word[:length] in begun and length < len(word):
                found.append(length)
        return self._enter(*self._meanings(word, found)) if found else _UNKNOWN

    def _meanings(self, word, lengths):
        """The pattern of each frame that a word matches, and the words of phrases it stands for."""
        singles, elements = {}, set()
        for length in lengths:
            rest = word[length:]
            for meaning, ending, changed in self._begun[word[:length]]:
                if not ends(rest, ending, changed):
                    continue
                if isinstance(meaning, str):
                    elements.add(meaning)
                elif meaning not in self._barred or not any(spells(word, barred) for barred in self._barred[meaning]):
                    singles.setdefault(self._frames[meaning], meaning)
        return tuple(singles.values()), tuple(sorted(elements))

    def _enter(self, *means):
        """The character of the words that match these patterns and stand for these words of phrases."""
        known = self._characters.get(means)
        if known is None:
            code = len(self._characters)
            known = self._characters[means] = chr(code)
            self._singles.append(means[0])
            self._elements.append(means[1])
            if code == self._table.shape[1]:
                self._table = numpy.concatenate((self._table, numpy.zeros_like(self._table)), axis=1)
                self._masks = numpy.concatenate((self._masks, numpy.zeros_like(self._masks)), axis=1)
                self._weighty = numpy.concatenate((self._weighty, numpy.zeros_like(self._weighty)))
            self._weighty[code] = bool(means[0])
            for single in means[0]:
                self._table[self._places[self._frames[single]], code] += self._weights[single]
            for mask, bits in enumerate(zip(*map(self._parts.__getitem__, means[1]), strict=True)):
                self._masks[mask, code] = reduce(or_, bits)
        return known

    def _meet(self, neighbours):
        """The phrases that two neighbouring words can belong to."""
        left, right = (self._elements[ord(character)] for character in neighbours)
        return [phrase for a in left for b in right for phrase in self._phrases.get((a, b), ())]

    def tally(self, text):
        """The sum of the weights for each frame in a text, as {frame: evidence}, and the number of its words and marks."""
        characters = self._reading(text)
        codes = _codes(characters)
        weighty, places = codes[self._weighty.take(codes)], self._places
        total = self._table.take(weighty, axis=1).sum(axis=1).round(9).tolist()
        for stretch in _stretches(self._standing(characters, codes)):
            for place, value in self._effects[characters[stretch]]:
                total[place] = round(total[place] + value, 9)
        return dict(zip(places, total, strict=True)), len(characters)

    def _effect(self, characters):
        """What the phrases in a stretch add to the weights of its single words, as [(place of the frame, value)]."""
        values = {}
        hits, cancelled = self._settled(self._standing(characters, _codes(characters)), characters)
        for sign, numbers in ((1, (hit[-1] for hit in hits)), (-1, (word for _, word in cancelled))):
            for number in numbers:
                place = self._places[self._frames[number]]
                values[place] = values.get(place, 0.0) + sign * self._weights[number]
        return list(values.items())

    def find(self, text):
        """The hits in a text, whose words and marks are counted; in each frame the longest wins where two overlap."""
        characters = self._reading(text)
        phrases, cancelled = self._settled(self._standing(characters, _codes(characters)), characters)
        hits = [Hit(pattern, first, last) for first, last, pattern in phrases]
        cancelled = set(cancelled)
        for n, character in enumerate(characters):
            hits += [Hit(single, n, n) for single in self._singles[ord(character)] if (n, single) not in cancelled]
        return sorted(hits, key=lambda hit: (hit.first, hit.last, hit.pattern))

    def _standing(self, characters, codes):
        """The phrases that stand in these words, as (first, last, pattern, whether it counts)."""
        found, meeting, lefts, rights = [], self._meeting, codes[:-1], codes[1:]
        anchor_left, its_right, its_left, anchor_right = self._masks
        shared = anchor_left.take(lefts) & its_right.take(rights) | its_left.take(lefts) & anchor_right.take(rights)
        for left in shared.nonzero()[0].tolist():
            for before, behind, rest, pattern, counts in meeting[characters[left : left + 2]]:
                if not rest or self._stands(rest, characters, left):
                    found.append((left - before, left + behind, pattern, counts))
        return found

    def _stands(self, rest, characters, left):
        """Whether the words of a phrase that are not among two neighbours stand around these."""
        for offset, word in rest:
            place = left + offset
            if not 0 <= place < len(characters) or word not in self._elements[ord(characters[place])]:
                return False
        return True

    def _settled(self, found, characters):
        """Of the phrases found those that stay, (first, last, pattern), and the words (place, pattern) they cancel."""
        hits, cancelled, taken, barred = [], set(), set(), set()
        for first, last, pattern, counts in found:
            if not counts:
                barred.update((n, pattern) for n in range(first, last + 1))
                cancelled.update(
                    (n, pattern) for n in range(first, last + 1) if pattern in self._singles[ord(characters[n])]
                )
        for first, last, pattern, counts in sorted(found, key=_longest_first):
            frame = self._frames[pattern]
            overlaps = (first, frame) in taken or (last, frame) in taken
            if not counts or overlaps or {(first, pattern), (last, pattern)} <= barred:
                continue
            hits.append((first, last, pattern))
            for n in range(first, last + 1):
                taken.add((n, frame))
                cancelled.update((n, word) for word in self._singles[ord(characters[n])] if self._frames[word] == frame)
        return hits, sorted(cancelled)


def _lengths(begun):
    """How long the beginnings are that a word can have, by its first letters, and those that any word can have."""
    found, always = {}, set()
    for beginning, meanings in begun.items():
        for ending in {ending for _, ending, _ in meanings if ending}:
            if len(beginning) >= _KEY:
                keys = (beginning[:_KEY],)
            elif ending == "~":
                keys = {(beginning + suffix)[:_KEY] for suffix in SUFFIXES}
            else:
                always.add(len(beginning))
                continue
            for key in keys:
                found.setdefault(key, set()).add(len(beginning))
    return {key: sorted(lengths | always, reverse=True) for key, lengths in found.items()}, sorted(always, reverse=True)


def _codes(characters):
    """The numbers of the characters, as an array."""
    return numpy.frombuffer(characters.encode("utf-32", "surrogatepass"), dtype="uint32", offset=4).astype("intp")


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


class _Remembered(dict):
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
