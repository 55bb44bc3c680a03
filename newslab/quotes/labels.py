"""Labels before a colon that say who speaks: "Smith: “...”", "Poll: Most want change", the lines of an interview."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property

from newslab import lexicons
from newslab.quotes.units import Unit

# "Amna Field: ", "Ray Salas, Farmer: ", "Sen. Vera Holt (R-Harrow): ", "UNIDENTIFIED FEMALE (through translator): "
_TURN = re.compile(
    r"((?:[A-Z][\w.’'-]*|\d+)(?: (?:[A-Z][\w.’'-]*|of|the|and|de|van|von|al|\d+)){0,5})"
    r"(?:, [^:\n?!]{1,40}| \([^()\n]{1,40}\)){0,2}: "
)
_TURNS = 3  # so many turns, one speaker among them twice, make a transcript


class Labels:
    """Reads the labels of one stream."""

    def __init__(self, stream):
        self.stream = stream

    def read(self, number, lo, hi):
        """The unit of segment number, where it opens with a name and a colon, or None."""
        tag, stream = self.stream.tag, self.stream
        if lo in self.transcript:
            end, colon = self.transcript[lo]
            return (
                Unit((colon + 1, hi), (lo, end), (colon, colon + 1), None, "turn", number) if colon + 1 < hi else None
            )
        if ":" not in stream.low[lo : lo + 8]:
            return None
        lo += stream.low[lo] in ('"', "“") or (tag[lo] == "#" and ":" in stream.low[lo])  # "21:05 Quill: “...”"
        end = None  # of the name, where a task stands beside it: "ADA QUILL, HOST:"
        for at in range(lo + 1, min(hi - 1, lo + 6)):
            if tag[at] == ":" and stream.low[at] == ":":
                said = self._names(lo, at) if tag[at + 1] == "Q" else self._says(number, lo, at, hi)
                return Unit((at + 1, hi), (lo, end or at), (at, at + 1), None, "label", number) if said else None
            if tag[at] == "," and end is None and self.in_capitals(lo, at):
                end = at
            elif tag[at] not in "UwD#A" or tag[lo] not in "UDw":
                return None
        return None

    def is_turn(self, label):
        """Whether a unit is a turn of an interview or transcript, so that its speaker goes on to the paragraph's end."""
        lo = label.speaker[0]
        return lo in self.transcript or self.in_capitals(*label.speaker) or self._text(*label.speaker) in self._turns

    @cached_property
    def transcript(self):
        """{first token of a turn: (token behind the speaker's name, token of the colon)}, where the text is a transcript."""
        found, names, before, stream = {}, Counter(), None, self.stream
        for lo, hi, paragraph in stream.segments:
            match = paragraph != before and _TURN.match(stream.text, stream.start[lo])
            before = paragraph
            if match and match[1].split()[-1].casefold() not in _labels():
                end = bisect_left(stream.start, match.end(1))
                colon = bisect_left(stream.start, match.end() - 2, end)
                if colon + 1 >= hi or stream.tag[colon + 1] != "#":  # "Hull: 3 wins"
                    found[lo] = end, colon
                    names[match[1]] += 1
        surnames = {name.split()[-1] for name in names if " " in name}
        again = max(names.values(), default=0) > 1 or not surnames.isdisjoint(names)
        return found if len(found) >= _TURNS and len(names) > 1 and again else {}

    def _text(self, a, b):
        return self.stream.text[self.stream.start[a] : self.stream.end[b - 1]]

    @cached_property
    def _turns(self):
        """The names that open paragraphs as labels twice, or once where their initials do."""
        found, before, stream = Counter(), None, self.stream
        for lo, hi, paragraph in stream.segments:
            if paragraph != before and ":" in stream.low[lo : lo + 5]:
                colon = stream.low.index(":", lo, lo + 5)
                if colon + 1 < hi and all(tag == "U" for tag in stream.tag[lo:colon]):
                    found[self._text(lo, colon)] += 1
            before = paragraph
        return {
            name for name, count in found.items() if count > 1 or found["".join(word[0] for word in name.split())] > 1
        }

    def in_capitals(self, a, b):
        """Whether a label is in capitals, as in the lines of a transcript."""
        return self._text(a, b).isupper()

    def _says(self, number, lo, at, hi):
        """Whether what follows without quotation marks is said: after a name in a headline, or one in capitals."""
        tag, low = self.stream.tag, self.stream.low
        if number == 0 and tag[hi - 1] != "Q" and at - lo < 4:
            return self._names(lo, at, sure=False)
        if number and self._text(lo, at) in self._turns and tag[at + 1] != "#":
            return self._names(lo, at)
        name = at - lo > 1 or len(low[lo]) > 1 or low[lo] in ("q", "a")  # an interview's Q and A
        return name and tag[at + 1] != "#" and self.in_capitals(lo, at) and self._names(lo, at)

    def _names(self, lo, at, sure=True):
        """Whether a label names someone, not a thing ("Date: 12 May", "Banknotes: “...”").

        sure: whether what follows is speech, so that a word of which nothing is known may be a name.
        """
        stream, head = self.stream, self.stream.low[at - 1]
        if head in _labels() or stream.low[lo] in _labels():
            return False
        if head in _sources() or head.removesuffix("s") in _sources() or self.in_capitals(lo, at):
            return True
        if stream.tag[at - 1] == "w":
            return _is_role(head)
        if at - lo > 1 or head in self._words[0]:
            return True
        if head in self._words[1]:
            return False
        return _is_known(stream.text[stream.start[lo] : stream.end[lo]]) or (sure and not head.endswith("s"))

    @cached_property
    def _words(self):
        """The words with a capital inside a sentence, and the words in small letters."""
        low, tag = self.stream.low, self.stream.tag
        opening = {lo for lo, _, _ in self.stream.segments}
        named = {
            word for i, (word, letter) in enumerate(zip(low, tag, strict=True)) if letter == "U" and i not in opening
        }
        return named, {word for word, letter in zip(low, tag, strict=True) if letter in "wVEG"}


@cache
def _labels():
    """Words that stand before a colon and name no speaker."""
    return frozenset(
        word for row in lexicons.rows("quotes_words.tsv") if row["tag"] == ":" for word in row["words"].split()
    )


@cache
def _sources():
    return frozenset(row["noun"] for row in lexicons.rows("quotes_sources.tsv"))


def _is_role(word):
    """Whether a word in small letters says what a person is: mayor, mother."""
    from newslab.actors import knowledge

    return knowledge.says_a_person(word)


def _is_known(word):
    """Whether a word is a given name, a role or a well-known actor."""
    from newslab.actors import knowledge  # few texts have labels: only they pay for the tables of names

    return word in knowledge.given_names() or word in knowledge.known() or word in knowledge.words().personal
