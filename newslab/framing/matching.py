"""Finds the patterns of a codebook in a text, in one pass over its words.

Every distinct word is looked up once and remembered; only words that can stand in a phrase, or whose pattern has
exclusions, are looked at again where they stand.
"""
import re
from dataclasses import dataclass

from newslab.framing.codebook import parts

_JOINED = (*((dash, " ") for dash in "-/–—‐‑‒―"), ("’", "'"), ("‘", "'"))
_SUFFIXES = frozenset("""
    s es ed d ing er ers or ors ion ions ation ations ational ator ators atory al ally als ial ially ly ment ments mental
    ness able ible ably ibly ity ities ility ive ively ism isms ist ists istic ful fully less ous ously y ies ied ier iest
    ic ics ical ically ance ances ancy ence ences ency encies ant ants ent ents ently ize izes ized izing izer ization
    ise ises ised ising iser isation ty ties t th ship ships hood wide some ious iously eer eers ian ians an ans e ee ees
    ary aries ory ories ment ate ates m ms ts is ia tic tics tical e ette age ages ure ures ify ifies ified ifying ification ish
    """.split()) | {""}
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
    """A codebook made ready for matching."""

    def __init__(self, codebook):
        self.codebook = codebook
        self._exact, self._stems, self._open = {}, {}, {}
        self._anchored, self._anchored_open = {}, {}
        self._excludes = {}
        for number, pattern in enumerate(codebook.patterns):
            self._add(number, pattern)
        self._known = _Known(self._entry)
        self._word = {}

    def _add(self, number, pattern):
        words = parts(pattern.text)
        if pattern.kind == "phrase":
            anchor = max(range(len(words)), key=lambda n: len(words[n]))
            index = self._anchored_open if words[anchor].endswith("*") else self._anchored
            index.setdefault(words[anchor].rstrip("*"), []).append((number, anchor, words))
        elif words[0].endswith("*"):
            self._open.setdefault(words[0][:-1], []).append(number)
        elif pattern.kind == "stem":
            for form in inflected(words[0]):
                self._stems.setdefault(form, []).append((number, form != words[0]))
        else:
            self._exact.setdefault(words[0], []).append(number)
        if pattern.excludes:
            self._excludes[number] = [parts(phrase) for phrase in pattern.excludes]

    def _entry(self, raw):
        """What a token can stand for: (patterns of one word, phrases it anchors), or None."""
        single, phrases = [], []
        for word in words_of(raw):
            single += self._single(word)
            phrases += self._anchored.get(word, ())
            for length in range(1, len(word) + 1):
                phrases += self._anchored_open.get(word[:length], ())
        return (tuple(single), tuple(phrases)) if single or phrases else None

    def _single(self, word):
        """The patterns that a word matches by itself, one a frame: the longest spelled out."""
        found = list(self._exact.get(word, ()))
        for length in range(min(len(word), 30), 1, -1):
            ending = word[length:]
            if ending in _SUFFIXES:
                found += [number for number, changed in self._stems.get(word[:length], ()) if ending or not changed]
            found += self._open.get(word[:length], ())
        best = {}
        for number in found:
            best.setdefault(self.codebook.patterns[number].frame, number)
        return best.values()

    def find(self, tokens):
        """The hits in a list of tokens, in order of their first word; in each frame the longest wins where two overlap."""
        hits, taken = [], {}
        for n, entry in enumerate(map(self._known.__getitem__, tokens)):
            if entry:
                hits += [Hit(number, n, n) for number in entry[0]
                         if number not in self._excludes or not self._excluded(number, tokens, n, n)]
                for number, anchor, words in entry[1]:
                    first, last = n - anchor, n - anchor + len(words) - 1
                    if self._stands(words, tokens, first) and not self._excluded(number, tokens, first, last):
                        hits.append(Hit(number, first, last))
                        frame = self.codebook.patterns[number].frame
                        for inside in range(first, last + 1):
                            taken[frame, inside] = max(taken.get((frame, inside), 0), last - first)
        if taken:
            frame_of = [pattern.frame for pattern in self.codebook.patterns]
            hits = [hit for hit in hits if hit.last - hit.first >= taken.get((frame_of[hit.pattern], hit.first), 0)]
        return hits

    def _stands(self, words, tokens, first):
        """Whether these words stand in the tokens from there on, with no punctuation between them."""
        if first < 0 or first + len(words) > len(tokens):
            return False
        for n, word in enumerate(words, first):
            spelled = self._spelled(tokens[n])
            if not (spelled.startswith(word[:-1]) if word[-1] == "*" else spelled == word):
                return False
        return all(tokens[n][-1].isalnum() or tokens[n][-1] == "'" for n in range(first, first + len(words) - 1))

    def _spelled(self, raw):
        word = self._word.get(raw)
        if word is None:
            word = self._word[raw] = " ".join(words_of(raw))
            if len(self._word) > _REMEMBERED:
                self._word.clear()
        return word

    def _excluded(self, number, tokens, first, last):
        """Whether one of the pattern's excluding phrases covers these words."""
        return any(self._stands(words, tokens, start) for words in self._excludes.get(number, ())
                   for start in range(last - len(words) + 1, first + 1))


class _Known(dict):
    """Remembers what each distinct token can stand for."""

    def __init__(self, look_up):
        self._look_up = look_up

    def __missing__(self, raw):
        if len(self) > _REMEMBERED:
            self.clear()
        entry = self[raw] = self._look_up(raw)
        return entry
