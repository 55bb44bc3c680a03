"""Finds the patterns of a codebook in a text, in one pass over its words.

Each word is analysed once and remembered as a character of a private alphabet: words that mean the same to the codebook
share a character. A text so becomes a short string, in which a regular expression finds the few places where a phrase
can stand. What a word costs does not depend on how many patterns there are.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from newslab import lexicons
from newslab.framing.codebook import parts
from newslab.framing.spelling import SUFFIXES, bare, beginnings, ends, spells

_REMEMBERED = 200_000
_KEY = 3
_UNKNOWN = "\0"
# Where the characters begin that stand for words which: match a pattern; match one and belong to a phrase; match one
# and are the anchor of a phrase, its longest content word and so mostly its rarest; are an anchor only; belong to a phrase only.
_ZONES = (0x00001, 0x30000, 0x60000, 0x90000, 0xC0000)
_SCORED = re.compile("[\U00000001-\U0008ffff]")
_BEFORE = re.compile("[\U00060000-\U000bffff](?=[\U00030000-\U0010ffff])")
_AFTER = re.compile("[\U00060000-\U000bffff](?<=[\U000c0000-\U0010ffff\U00030000-\U0005ffff].)")


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
        self._phrases, self._parts, self._anchors, self._barred = {}, set(), set(), {}
        for number, pattern in enumerate(codebook.patterns):
            self._add(number, pattern)
        self._lengths, self._always = _lengths(self._begun)
        self._characters, self._rows, self._singles, self._elements = {}, {}, {_UNKNOWN: ()}, {}
        self._look_up = _Remembered(self._character).__getitem__
        self._meeting = _Remembered(self._meet)

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
        """Enters a phrase under two neighbours of which one is its anchor."""
        anchor = max(range(len(words)), key=lambda n: (words[n] not in _common(), len(words[n])))
        at = min(anchor, len(words) - 2)
        self._anchors.add(words[anchor])
        self._phrases.setdefault(words[at : at + 2], []).append((words, at, number, counts))
        for word in set(words) - self._parts:
            self._add_word(word, word)
        self._parts.update(words)

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

    def _enter(self, singles, elements):
        """The character of the words that match these patterns and stand for these words of phrases."""
        known = self._characters.get((singles, elements))
        if known is None:
            anchor = not self._anchors.isdisjoint(elements)
            zone = (1 + anchor if elements else 0) if singles else 4 - anchor
            known = chr(_ZONES[zone] + len(self._characters)) if singles or elements else _UNKNOWN
            self._characters[singles, elements] = known
            self._singles[known], self._elements[known] = singles, elements
            self._rows[known] = [(self._frames[single], self._weights[single]) for single in singles]
        return known

    def _meet(self, neighbours):
        """The phrases that two neighbouring words can belong to."""
        left, right = map(self._elements.__getitem__, neighbours)
        return [phrase for a in left for b in right for phrase in self._phrases.get((a, b), ())]

    def tally(self, words):
        """The sum of the weights for each frame in `words_of` a text, as {frame: evidence}, and how many words it has."""
        characters = "".join(map(self._look_up, words))
        total, rows = dict.fromkeys(self.codebook.frames, 0.0), self._rows
        for character, count in Counter(_SCORED.findall(characters)).items():
            for frame, weight in rows[character]:
                total[frame] += weight * count
        if standing := self._standing(characters):
            hits, cancelled = self._settled(standing, characters)
            for _, _, pattern in hits:
                total[self._frames[pattern]] += self._weights[pattern]
            for _, pattern in cancelled:
                total[self._frames[pattern]] -= self._weights[pattern]
        return total, len(characters)

    def find(self, words):
        """The hits in `words_of` a text; in each frame the longest wins where two overlap."""
        characters = "".join(map(self._look_up, words))
        phrases, cancelled = self._settled(self._standing(characters), characters)
        hits = [Hit(pattern, first, last) for first, last, pattern in phrases]
        cancelled = set(cancelled)
        for n, character in enumerate(characters):
            hits += [Hit(single, n, n) for single in self._singles[character] if (n, single) not in cancelled]
        return sorted(hits, key=lambda hit: (hit.first, hit.last, hit.pattern))

    def _standing(self, characters):
        """The phrases that stand in these words, as (length below 0, first, last, pattern, whether it counts)."""
        found, meeting = [], self._meeting
        places = [anchor.start() for anchor in _BEFORE.finditer(characters)]
        places += [anchor.start() - 1 for anchor in _AFTER.finditer(characters)]
        for left in places:
            for words, at, pattern, counts in meeting[characters[left : left + 2]]:
                first, last = left - at, left - at + len(words) - 1
                if len(words) == 2 or self._stands(words, characters, first):
                    found.append((first - last, first, last, pattern, counts))
        return found

    def _stands(self, words, characters, first):
        """Whether all the words of a phrase stand there."""
        there = characters[first : first + len(words)] if first >= 0 else ""
        return len(there) == len(words) and all(
            word in self._elements.get(character, ()) for word, character in zip(words, there, strict=True)
        )

    def _settled(self, found, characters):
        """Of the phrases found those that stay, (first, last, pattern), and the words (place, pattern) they cancel."""
        hits, cancelled, taken, barred = [], set(), set(), set()
        for _, first, last, pattern, counts in found:
            if not counts:
                barred.update((n, pattern) for n in range(first, last + 1))
                cancelled.update(
                    (n, pattern) for n in range(first, last + 1) if pattern in self._singles[characters[n]]
                )
        for _, first, last, pattern, counts in sorted(found) if len(found) > 1 else found:
            frame = self._frames[pattern]
            overlaps = (first, frame) in taken or (last, frame) in taken
            if not counts or overlaps or {(first, pattern), (last, pattern)} <= barred:
                continue
            hits.append((first, last, pattern))
            for n in range(first, last + 1):
                taken.add((n, frame))
                cancelled.update((n, word) for word in self._singles[characters[n]] if self._frames[word] == frame)
        return hits, sorted(cancelled)


@cache
def _common():
    """Words that stand in every text."""
    return frozenset(row["word"] for row in lexicons.rows("words_function.tsv"))


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


class _Remembered(dict):
    """Answers that are worked out once; forgets all when there are very many."""

    def __init__(self, work_out):
        self._work_out = work_out

    def __missing__(self, key):
        answer = self[key] = self._work_out(key)
        if len(self) > _REMEMBERED:
            self.clear()
        return answer
