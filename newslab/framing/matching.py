"""Finds the patterns of a codebook in a text, in one pass over its words.

Each word is analysed once and remembered, so that from then on it costs one look into a dictionary. Phrases are looked
for only where their longest word stands.
"""

from collections import Counter
from dataclasses import dataclass
from functools import partial

from newslab.framing.codebook import parts
from newslab.framing.spelling import beginnings, ends, spells

_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: its number in the codebook, and the first and last of the tokens it covers."""

    pattern: int
    first: int
    last: int


class Matcher:
    """A codebook made ready for matching.

    Words that mean the same to the codebook share a number: None where no pattern knows them, below 0 where they are
    the anchor (the longest word) of a phrase, else above 0.
    """

    def __init__(self, codebook):
        self.codebook = codebook
        self._frames = [pattern.frame for pattern in codebook.patterns]
        self._weights = [pattern.weight for pattern in codebook.patterns]
        self._begun = {}  # how a word begins -> the patterns, or words of phrases, that it may match
        self._phrases, self._anchors, self._barred = {}, set(), {}
        for number, pattern in enumerate(codebook.patterns):
            self._add(number, pattern)
        self._first_letters = {beginning[:4] for beginning in self._begun}
        self._numbers, self._rows, self._singles, self._elements = {}, {}, {None: ()}, {}
        self._look_up = _Remembered(self._number).__getitem__
        self._ahead, self._behind = _Remembered(partial(self._meet, 0)), _Remembered(partial(self._meet, 1))

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
        bare = word.rstrip("~*")
        for beginning in beginnings(bare) if word.endswith("~") else (bare,):
            ending = "*" if word.endswith("*") else "~" if word.endswith("~") else ""
            self._begun.setdefault(beginning, []).append((meaning, ending, beginning != bare))

    def _add_phrase(self, words, number, counts):
        anchor = max(range(len(words)), key=lambda n: len(words[n]))
        at = min(anchor, len(words) - 2)
        self._phrases.setdefault((words[at : at + 2], anchor - at), []).append((words, at, number, counts))
        self._anchors.add(words[anchor])
        for word in set(words):
            self._add_word(word, word)

    def _number(self, word):
        """The number of a word, or None for a word that no pattern and no phrase knows."""
        if self._first_letters.isdisjoint((word[:4], word[:3], word[:2], word[:1])):
            return None
        singles, elements, begun = {}, set(), self._begun
        for length in range(len(word), 0, -1):
            for meaning, ending, changed in begun.get(word[:length], ()):
                if not ends(word[length:], ending, changed):
                    continue
                if isinstance(meaning, str):
                    elements.add(meaning)
                elif not any(spells(word, barred) for barred in self._barred.get(meaning, ())):
                    singles.setdefault(self._frames[meaning], meaning)
        return self._enter(tuple(singles.values()), frozenset(elements)) if singles or elements else None

    def _enter(self, singles, elements):
        """The number of the words that match these patterns and stand for these words of phrases."""
        if (singles, elements) not in self._numbers:
            number = (len(self._numbers) + 1) * (1 if self._anchors.isdisjoint(elements) else -1)
            self._numbers[singles, elements] = number
            self._singles[number], self._elements[number] = singles, elements
            self._rows[number] = tuple((self._frames[single], self._weights[single]) for single in singles)
        return self._numbers[singles, elements]

    def _meet(self, anchor, neighbours):
        """The phrases that two neighbouring words can belong to, the first or the second (0 or 1) being the anchor."""
        left, right = (sorted(self._elements[number]) for number in neighbours)
        return tuple(phrase for a in left for b in right for phrase in self._phrases.get(((a, b), anchor), ()))

    def tally(self, tokens):
        """The sum of the weights for each frame, as {frame: evidence}."""
        numbers = list(map(self._look_up, tokens))
        total, rows = dict.fromkeys(self.codebook.frames, 0.0), self._rows
        for number, count in Counter(filter(None, numbers)).items():
            for frame, weight in rows[number]:
                total[frame] += weight * count
        hits, cancelled = self._settled(self._standing(numbers), numbers)
        for _, _, pattern in hits:
            total[self._frames[pattern]] += self._weights[pattern]
        for _, pattern in cancelled:
            total[self._frames[pattern]] -= self._weights[pattern]
        return total

    def find(self, tokens):
        """The hits in a list of tokens; in each frame the longest wins where two overlap."""
        numbers = list(map(self._look_up, tokens))
        phrases, cancelled = self._settled(self._standing(numbers), numbers)
        hits = [Hit(pattern, first, last) for first, last, pattern in phrases]
        for n, number in enumerate(numbers):
            hits += [Hit(single, n, n) for single in self._singles[number] if (n, single) not in cancelled]
        return sorted(hits, key=lambda hit: (hit.first, hit.last, hit.pattern))

    def _standing(self, numbers):
        """The phrases that stand in these words, as (length below 0, first, last, pattern, whether it counts)."""
        met, ahead, behind, numbers = [], self._ahead, self._behind, [*numbers, None]
        for n in [n for n, number in enumerate(numbers) if number and number < 0]:
            if (after := numbers[n + 1]) and (phrases := ahead[numbers[n], after]):
                met.append((n, phrases))
            if (before := numbers[n - 1]) and (phrases := behind[before, numbers[n]]):
                met.append((n - 1, phrases))
        found = []
        for left, phrases in met:
            for words, at, pattern, counts in phrases:
                first, last = left - at, left - at + len(words) - 1
                if len(words) == 2 or self._stands(words, numbers, first, last):
                    found.append((first - last, first, last, pattern, counts))
        return found

    def _stands(self, words, numbers, first, last):
        """Whether all the words of a phrase stand there."""
        return (
            first >= 0
            and last < len(numbers)
            and all(
                number and word in self._elements[number]
                for word, number in zip(words, numbers[first : last + 1], strict=True)
            )
        )

    def _settled(self, found, numbers):
        """Of the phrases found those that stay, (first, last, pattern), and the words (place, pattern) they cancel."""
        hits, cancelled, taken, barred = [], set(), set(), set()
        for _, first, last, pattern, counts in found:
            if not counts:
                barred.update((n, pattern) for n in range(first, last + 1))
                cancelled.update((n, pattern) for n in range(first, last + 1) if pattern in self._singles[numbers[n]])
        for _, first, last, pattern, counts in sorted(found) if len(found) > 1 else found:
            frame = self._frames[pattern]
            overlaps = (first, frame) in taken or (last, frame) in taken
            if not counts or overlaps or {(first, pattern), (last, pattern)} <= barred:
                continue
            hits.append((first, last, pattern))
            for n in range(first, last + 1):
                taken.add((n, frame))
                cancelled.update((n, word) for word in self._singles[numbers[n]] if self._frames[word] == frame)
        return hits, sorted(cancelled)


class _Remembered(dict):
    """Answers that are worked out once; forgets all when there are very many."""

    def __init__(self, work_out):
        self._work_out = work_out

    def __missing__(self, key):
        answer = self[key] = self._work_out(key)
        if len(self) > _REMEMBERED:
            self.clear()
        return answer
