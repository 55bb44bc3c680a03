"""The text as tagged tokens, each quoted stretch one token, in segments: sentences that no quotation runs across."""

import re
from bisect import bisect_left

from newslab import sentences
from newslab.quotes import cues, marks

_CLITIC = r"(?:[sSdm]|re|ve|ll)(?![^\W_])"
_TOKEN = re.compile(
    rf"[^\W_]+(?:[-.](?=[^\W_])[^\W_]+|(?<=\d),(?=\d{{3}})\d+|(?<=\d):(?=\d)\d+|['’](?!{_CLITIC})[^\W_]+)*|['’]{_CLITIC}|--|[^\s\w]"
)
_STOPS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "—": "—",
    "–": "—",
    "--": "—",
    ".": ".",
    "!": ".",
    "?": ".",
    "…": ".",
}
_SPOKEN = frozenset("cq")
_MONTH_OR_NAME = re.compile(r"(?:^|(?<=[^I#Y]))[YX](?=U)")
_INSIDE_NAME = re.compile(r"(?<=U)I(?=U)")
_WHICH = frozenset(("last", "this", "next", "early", "late"))
_NAMES_OF_MONTHS = frozenset(("jan", "april", "may", "june", "august"))
_ABBREVIATED = re.compile(r"[UY]\.+")
_DASHES = frozenset(("-", "–", "—", "--"))
_DATELINE = 20  # tokens
_MEMORY = 200_000


class _Readings(dict):
    """token -> (lower case, tag, whether it may be a cue), worked out when it is first met."""

    def __missing__(self, word):
        if len(self) > _MEMORY:
            self.clear()
        low = word.lower().replace("’", "'")
        tag = (
            "U"
            if len(word) > 1 and word.isupper()
            else cues.classes().get(low) or _STOPS.get(low) or _open_class(word, low)
        )
        reading = self[word] = (low, tag, low in cues.words())
        return reading


def _open_class(word, low):
    if low == "'s":
        return "A"
    if word[0].isdigit():
        return "#"
    if word[0].isupper():
        return "U"
    if low in cues.verbs() and cues.verbs()[low][1] != "j":
        return "V"
    if low.endswith("ly"):
        return "R"
    if low.endswith("ing"):
        return "G"
    if low.endswith("ed"):
        return "E"
    return "w"


_READINGS = _Readings()
_QUOTED = ("“", "Q", False)


class Stream:
    """Parallel lists over tokens: low (lower case), tag (one letter), start, end; and segments as index ranges.

    Tags: those of the table of word classes; Q quoted stretch, U capitalised, # number, G -ing, E -ed, w other word,
    A possessive or clitic 's, and punctuation , ; : ( ) — .
    segments: (first token, last token + 1, paragraph). quoted: the tokens Q.
    maybe: tokens that are cues by their word. events: those that are no names. cue_at: those of them that are verbs.
    """

    def __init__(self, text):
        self.text = text
        self.verbs = cues.verbs()
        tokens = sentences.tokenise(text)
        self.regions = marks.regions(text, tokens.paragraphs)
        self.low, self.tag, self.start, self.end, self.quoted, self.maybe = [], [], [], [], [], []
        flat, at = text.replace("\n", " "), 0
        for a, b in self.regions:
            self._plain(flat[at:a], at)
            self.quoted.append(len(self.low))
            self._add(a, b, _QUOTED)
            at = b
        self._plain(flat[at:], at)
        self.segments = self._segments(tokens.spans)
        self._name_stops()
        self._part_datelines()
        self._headline()
        low, tag = self.low, self.tag
        opening = {lo for lo, _, _ in self.segments}
        self.events = [i for i in self.maybe if tag[i] != "U" or i in opening]
        self.cue_at = frozenset(i for i in self.events if low[i] in self.verbs)
        self._join_attributions()

    def _plain(self, text, at):
        """Adds the tokens of a text without quotation marks that begins at offset at."""
        low, tag, starts, ends, known = self.low, self.tag, self.start, self.end, _READINGS.get
        for chunk in text.split(" "):
            end = at + len(chunk)
            reading = known(chunk) or (_READINGS[chunk] if chunk.isalpha() else None)
            if reading:  # most chunks are one word, and most others a word and a stop
                word, letter, cue = reading
                if cue:
                    self.maybe.append(len(low))
                low.append(word)
                tag.append(letter)
                starts.append(at)
                ends.append(end)
            elif chunk[-1:] in _STOPS and (reading := known(chunk[:-1])):
                stop = _READINGS[chunk[-1]]
                if reading[2]:
                    self.maybe.append(len(low))
                low += reading[0], stop[0]
                tag += reading[1], stop[1]
                starts += at, end - 1
                ends += end - 1, end
            else:
                for match in _TOKEN.finditer(chunk):
                    self._add(at + match.start(), at + match.end(), _READINGS[match[0]])
            at = end + 1

    def _add(self, start, end, reading):
        if reading[2]:
            self.maybe.append(len(self.low))
        self.low.append(reading[0])
        self.tag.append(reading[1])
        self.start.append(start)
        self.end.append(end)

    def quoted_in(self, a, b):
        """The quoted stretches among tokens a to b."""
        first = bisect_left(self.quoted, a)
        return self.quoted[first : bisect_left(self.quoted, b, first)]

    def length(self, i):
        """The number of words in a quoted stretch, by its blanks."""
        return self.text.count(" ", self.start[i], self.end[i]) + 1

    def last(self, i):
        """The last character inside the marks of a quoted stretch."""
        return self.text[max(self.start[i], self.end[i] - 4) : self.end[i] - 1].rstrip()[-1:] or " "

    def _segments(self, found):
        """The token ranges of the sentences; sentences that a quotation runs across are one."""
        segments, starts, regions, number, lo = [], self.start, self.regions, 0, 0
        for sentence in found:
            end = sentence[1]
            while number < len(regions) and regions[number][1] <= end:
                number += 1
            if number < len(regions) and regions[number][0] < end:
                continue
            hi = bisect_left(starts, end, lo)
            if hi > lo:
                segments.append((lo, hi, sentence[2]))
                lo = hi
        if lo < len(starts):
            segments.append((lo, len(starts), found[-1][2] if found else 0))
        return segments

    def _name_stops(self):
        """Takes into names the stops of abbreviations ("Mr.", "J. Smith"), prepositions with a capital, and "June"."""
        ends = {hi - 1 for _, hi, _ in self.segments}
        tag = self.tag
        for match in _ABBREVIATED.finditer("".join(tag)):
            for i in range(match.start() + 1, match.end()):
                if self.low[i] != "." or i in ends or self.start[i] != self.end[i - 1]:
                    break
                tag[i] = tag[i - 1]
        for match in _INSIDE_NAME.finditer("".join(tag)):
            i = match.start()
            if self.text[self.start[i]].isupper():  # "Doctors Without Borders"
                tag[i] = "U"
        for match in _MONTH_OR_NAME.finditer("".join(tag)):
            i = match.start()
            if (
                self.low[i] in _NAMES_OF_MONTHS
                and self.low[max(0, i - 1)] not in _WHICH
                and self.text[self.start[i]].isupper()
            ):
                tag[i] = "U"  # "recalled June Smith"

    def _part_datelines(self):
        """Makes "HULL, May 3 (Newswire) -" a segment of its own: what follows the dash is the sentence."""
        parted, paragraph = [], None
        for segment in self.segments:
            lo, hi, number = segment
            dash = self._dateline(lo, hi) if number != paragraph else None
            paragraph = number
            if dash:
                self.tag[dash] = "."
                parted += [(lo, dash + 1, number), (dash + 1, hi, number)]
            else:
                parted.append(segment)
        self.segments = parted

    def _dateline(self, lo, hi):
        """The dash that ends a dateline at lo, or None."""
        tag, low, text = self.tag, self.low, self.text
        if tag[lo] not in "UY":
            return None
        for at in range(lo + 1, min(hi - 1, lo + _DATELINE)):
            if low[at] in _DASHES:
                marked = tag[at - 1] == ")" or (text[self.start[lo] : self.end[lo]].isupper() and len(low[lo]) > 2)
                fresh = text[self.start[at + 1]].isupper() or tag[at + 1] in "Q#"
                return at if marked and fresh and text[self.end[at] : self.end[at] + 1] == " " else None
            if tag[at] not in "U#Y,()." and not text[self.start[at]].isupper():
                return None
        return None

    def _headline(self):
        """Tells the verbs of a headline in capitals ("Mayor Says Road Is Closed") from its names."""
        if not self.segments:
            return
        lo, hi, _ = self.segments[0]
        tag = self.tag
        if hi - lo < 4 or any(tag[i] in "wVEG" for i in range(lo, hi)):
            return
        for i in self.maybe:
            if i >= hi:
                break
            if i > lo and tag[i] == "U" and "s" in self.verbs.get(self.low[i], (None, ""))[1]:
                tag[i] = "V"

    def _join_attributions(self):
        """Joins “Why?” and “Smith asked.” where the sentences were split after the mark."""
        joined = []
        for segment in self.segments:
            lo, hi, paragraph = segment
            loose = lo and self.tag[lo - 1] == "Q" and joined[-1][2] == paragraph
            led_in = loose and lo - 2 >= joined[-1][0] and self.tag[lo - 2] in ",:"  # "she told him, “Why?” He left."
            if loose and not led_in and self._attributes(lo, hi):
                joined[-1] = (joined[-1][0], hi, paragraph)
            else:
                joined.append(segment)
        self.segments = joined

    def _attributes(self, lo, hi):
        """Whether a segment starts with a subject and a cue verb that has no content after it."""
        calls = self.text[self.end[lo - 1] - 2] in "?!"
        for i in range(lo, min(hi, lo + (20 if calls else 8))):
            if i in self.cue_at and (i == lo or self.tag[i - 1] not in "DAI#"):
                after = self.tag[i + 1] if i + 1 < hi else "."
                verb = self.verbs[self.low[i]][0]
                if not verb.frames & _SPOKEN:
                    return False
                if i == lo:
                    return self.text[self.start[i]].islower()
                if not calls and after in ",:" and i + 2 < hi and self.tag[i + 2] == "Q":
                    return False
                if after == "G" and "n" in verb.frames:  # "She denied wrongdoing."
                    return False
                return after in ".,YIRSG:" or ("a" in verb.frames and after in "wUp")
            if self.tag[i] not in ("UwDP#ARVEGI,()" if calls else "UwDP#AR"):
                return False
        return False
