"""Finds the patterns of a codebook in a text, in one pass over its words.

Every distinct word is looked up once and remembered; only words that can stand in a phrase, or whose pattern has
exclusions, are looked at again where they stand.
"""
import re
from collections import Counter
from dataclasses import dataclass
from functools import partial

from newslab.framing.codebook import parts

_JOINED = (*((dash, " ") for dash in "-/–—‐‑‒―"), ("’", "'"), ("‘", "'"))
_SUFFIXES = frozenset("""
    s es ed d ing er ers or ors ion ions ation ations ational ator ators atory al ally als ial ially ly ment ments mental
    ness able ible ably ibly ity ities ility ive ively ism isms ist ists istic ful fully less ous ously y ies ied ier iest
    ic ics ical ically ance ances ancy ence ences ency encies ant ants ent ents ently ize izes ized izing izer ization
    ise ises ised ising iser isation ty ties t th ship ships hood wide some ious iously eer eers ian ians an ans e ee ees
    ary aries ory ories ment ate ates m ms ts is ia tic tics tical e ette age ages ure ures ify ifies ified ifying ification ish
    """.split()) | {""}
_FIGURE = re.compile(r"[\d.,]*\d")
_EDGES = "\"'“”‘’.,;:!?()[]…"
_INSIDE = "'%$£€"
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found: its number in the codebook, and the first and last of the words it covers."""

    pattern: int
    first: int
    last: int


def flatten(text):
    """The text with hyphens and dashes as spaces and straight apostrophes: as long as before, so that spans hold."""
    for mark, plain in _JOINED[:2] if text.isascii() else _JOINED:
        text = text.replace(mark, plain)
    return text


def words_of(raw):
    """The words in a token, lower case, without punctuation or possessive endings; more than one where a space is missing.

    >>> words_of("“Party's,"), words_of("working.Back")
    (['party'], ['working', 'back'])
    """
    return [word[:-2] if word.endswith("'s") else word for word in parts(raw.replace("*", " "))]


def inflected(stem):
    """The spellings under which a stem is looked up: itself, without a final e, with y as i, with a doubled consonant."""
    forms = {stem}
    if stem.endswith("e"):
        forms.add(stem[:-1])
    if stem.endswith("y") and len(stem) > 3:
        forms.add(stem[:-1] + "i")
    if len(stem) > 2 and stem[-1] in "bdglmnprt" and stem[-2] in "aeiou":
        forms.add(stem + stem[-1])
    return forms


class Matcher:
    """A codebook made ready for matching.

    Every distinct word has a number: 0 where no pattern knows it, below 0 where it is the anchor (the longest word) of a
    phrase, else above 0. Phrases, and the phrases inside which a pattern does not count, are looked for at anchors only.
    """

    def __init__(self, codebook):
        self.codebook = codebook
        self._exact, self._stems, self._open = {}, {}, {}
        self._barred = {}  # pattern -> words that it does not match
        self._phrases = {}  # an anchor and the word beside it -> (words of the phrase, place of the two, pattern, whether it counts)
        self._elements, self._anchors = set(), set()
        self._frames = [pattern.frame for pattern in codebook.patterns]
        self._weights = [pattern.weight for pattern in codebook.patterns]
        for number, pattern in enumerate(codebook.patterns):
            self._add(number, pattern)
        self._spelled, self._singles, self._rows = {0: ""}, {0: ()}, {0: ()}  # by number
        self._beginnings = {word.rstrip("*")[:3] for table in (self._exact, self._stems, self._open, self._elements) for word in table}
        self._open_elements = {word[:2] for word in self._elements if word[-1] == "*"}
        self._known = _Remembered(self._number)
        self._of_word, self._of_rest = _Remembered(self._number_word), _Remembered(self._number_rest)
        self._ahead, self._behind = _Remembered(partial(self._meet, 0)), _Remembered(partial(self._meet, 1))

    def _add(self, number, pattern):
        words = parts(pattern.text)
        if pattern.kind == "phrase":
            self._add_phrase(words, number, True)
        elif words[0].endswith("*"):
            self._open.setdefault(words[0][:-1], []).append(number)
        elif pattern.kind == "stem":
            for form in inflected(words[0]):
                self._stems.setdefault(form, []).append((number, form != words[0]))
        else:
            self._exact.setdefault(words[0], []).append(number)
        for phrase in map(parts, pattern.excludes):
            if len(phrase) == 1:
                self._barred.setdefault(number, []).append(phrase[0])
            elif phrase:
                self._add_phrase(phrase, number, False)

    def _add_phrase(self, words, number, counts):
        anchor = max(range(len(words)), key=lambda n: len(words[n]))
        at = min(anchor, len(words) - 2)
        self._phrases.setdefault((words[at:at + 2], anchor - at), []).append((words, at, number, counts))
        self._anchors.add(words[anchor])
        self._elements.update(words)

    def _number(self, raw):
        """The number of a token: that of its word, or of its words where a space is missing between them."""
        word = raw.strip(_EDGES).lower()
        return self._of_word[word] if word.isalpha() else self._of_rest[_FIGURE.sub("0", word)]

    def _number_rest(self, text):
        return self._of_word[" ".join(words_of(text))]

    def _number_word(self, word):
        """The number of a word in lower case, new for a word that some pattern or phrase knows."""
        if word[:3] not in self._beginnings and word[:2] not in self._beginnings and " " not in word:
            return 0
        singles = self._single(word) if " " not in word else [single for one in word.split() for single in self._single(one)]
        elements = self._as_elements(word)
        if not singles and not elements:
            return 0
        number = len(self._spelled) * (1 if self._anchors.isdisjoint(elements) else -1)
        self._spelled[number], self._singles[number] = word, tuple(singles)
        self._rows[number] = tuple((self._frames[single], self._weights[single]) for single in singles)
        return number

    def _single(self, word):
        """The patterns that a word matches by itself, one a frame: the one that spells most of it."""
        found = list(self._exact.get(word, ()))
        for length in range(min(len(word), 30), 1, -1):
            beginning, ending = word[:length], word[length:]
            if beginning in self._stems and ending in _SUFFIXES:
                found += [number for number, changed in self._stems[beginning] if ending or not changed]
            if beginning in self._open:
                found += self._open[beginning]
        best = {}
        for number in found:
            if number not in self._barred or not any(_same(word, barred) for barred in self._barred[number]):
                best.setdefault(self._frames[number], number)
        return best.values()

    def _as_elements(self, word):
        """The words of phrases that a word can stand for: itself, and beginnings with any ending."""
        found = [word] if word in self._elements else []
        if word[:2] in self._open_elements:
            found += [word[:length] + "*" for length in range(2, len(word) + 1) if word[:length] + "*" in self._elements]
        return found

    def _meet(self, anchor, neighbours):
        """The phrases that two neighbouring words can belong to, of which the first or the second (0 or 1) is the anchor."""
        left, right = (self._as_elements(self._spelled[number]) for number in neighbours)
        return tuple(phrase for a in left for b in right for phrase in self._phrases.get(((a, b), anchor), ()))

    def tally(self, tokens):
        """The sum of the weights for each frame, as {frame: evidence}."""
        numbers = list(map(self._known.__getitem__, tokens))
        total, rows = dict.fromkeys(self.codebook.frames, 0.0), self._rows
        for number, count in Counter(filter(None, numbers)).items():
            for frame, weight in rows[number]:
                total[frame] += weight * count
        hits, cancelled = self._settled(self._standing(tokens, numbers), numbers)
        for _, _, pattern in hits:
            total[self._frames[pattern]] += self._weights[pattern]
        for _, pattern in cancelled:
            total[self._frames[pattern]] -= self._weights[pattern]
        return total

    def find(self, tokens):
        """The hits in a list of tokens; in each frame the longest wins where two overlap."""
        numbers = list(map(self._known.__getitem__, tokens))
        phrases, cancelled = self._settled(self._standing(tokens, numbers), numbers)
        hits = [Hit(pattern, first, last) for first, last, pattern in phrases]
        for n, number in enumerate(numbers):
            hits += [Hit(single, n, n) for single in self._singles[number] if (n, single) not in cancelled]
        return sorted(hits, key=lambda hit: (hit.first, hit.last, hit.pattern))

    def _standing(self, tokens, numbers):
        """The phrases in the tokens with no punctuation inside: (length below 0, first, last, pattern, whether it counts)."""
        met, ahead, behind, numbers = [], self._ahead, self._behind, [*numbers, 0]
        for n in [n for n, number in enumerate(numbers) if number < 0]:
            if (after := numbers[n + 1]) and (phrases := ahead[numbers[n], after]):
                met.append((n, phrases))
            if (before := numbers[n - 1]) and (phrases := behind[before, numbers[n]]):
                met.append((n - 1, phrases))
        found = []
        for left, phrases in met:
            for words, at, pattern, counts in phrases:
                first, last = left - at, left - at + len(words) - 1
                if self._stands(words, tokens, numbers, first, last):
                    found.append((first - last, first, last, pattern, counts))
        return found

    def _stands(self, words, tokens, numbers, first, last):
        """Whether a phrase of which two words stand there stands there as a whole, with no punctuation inside."""
        if len(words) > 2 and not (first >= 0 and last < len(tokens) and all(
                numbers[n] and _same(self._spelled[numbers[n]], word) for n, word in enumerate(words, first))):
            return False
        return all(tokens[n][-1].isalnum() or tokens[n][-1] in _INSIDE for n in range(first, last))

    def _settled(self, found, numbers):
        """Of the phrases found those that stay, as (first, last, pattern), and the single words (place, pattern) they cancel."""
        hits, cancelled, taken, barred = [], set(), set(), set()
        for _, first, last, pattern, counts in found:
            if not counts:
                barred.update((n, pattern) for n in range(first, last + 1))
                cancelled.update((n, pattern) for n in range(first, last + 1) if pattern in self._singles[numbers[n]])
        for _, first, last, pattern, counts in sorted(found) if len(found) > 1 else found:
            frame = self._frames[pattern]
            if not counts or (first, frame) in taken or (last, frame) in taken or ((first, pattern) in barred and (last, pattern) in barred):
                continue
            hits.append((first, last, pattern))
            for n in range(first, last + 1):
                taken.add((n, frame))
                for single in self._singles[numbers[n]]:
                    if self._frames[single] == frame:
                        cancelled.add((n, single))
        return hits, cancelled


def _same(word, pattern):
    return word.startswith(pattern[:-1]) if pattern[-1] == "*" else word == pattern


class _Remembered(dict):
    """Answers that are worked out once; forgets all when there are very many."""

    def __init__(self, work_out):
        self._work_out = work_out

    def __missing__(self, key):
        answer = self[key] = self._work_out(key)
        if len(self) > _REMEMBERED:
            self.clear()
        return answer
