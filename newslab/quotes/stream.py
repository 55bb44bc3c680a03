"""The text as tagged tokens, each quoted stretch one token, in segments: sentences that no quotation runs across."""
import re

from newslab import sentences
from newslab.quotes import cues, marks

_TOKEN = re.compile(
    r"['’](?:[sSdm]|re|ve|ll)\b|[^\W_]+(?:[-.](?=[^\W_])[^\W_]+|['’](?!(?:[sSdm]|re|ve|ll)\b)[^\W_]+)*|--|[^\s\w]")
_SPOKEN = frozenset("cq")
_STOPS = {",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")", "—": "—", "–": "—", "--": "—",
          ".": ".", "!": ".", "?": ".", "…": "."}


class Stream:
    """Parallel lists over tokens: low (lower case), tag (one letter), start, end; and segments as index ranges.

    Tags: those of the table of word classes; Q quoted stretch, U capitalised, # number, G -ing, E -ed, w other word,
    A possessive or clitic 's, and punctuation , ; : ( ) — .
    """

    def __init__(self, text):
        self.text = text
        tokens = sentences.tokenise(text)
        self.regions = marks.regions(text, sentences.paragraphs(text))
        self.low, self.tag, self.start, self.end = [], [], [], []
        self.segments = []
        self.verbs = cues.verbs()
        self._next_region = 0
        self._read(tokens.sentences)
        self.cue_at = frozenset(i for i, low in enumerate(self.low) if low in self.verbs and self.tag[i] != "U")
        openings = {lo for lo, _, _ in self.segments}
        self.cue_at |= {i for i in openings if self.low[i] in self.verbs}
        self._join_attributions()

    def _join_attributions(self):
        """Joins “Why?” and “Smith asked.” where the sentences were split after the mark."""
        joined = []
        for lo, hi, paragraph in self.segments:
            if joined and joined[-1][2] == paragraph and self.tag[lo - 1] == "Q" and self._attributes(lo, hi):
                joined[-1] = (joined[-1][0], hi, paragraph)
            else:
                joined.append((lo, hi, paragraph))
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
                return after in ".,YIRSG:" or ("a" in verb.frames and after in "wUp")
            if self.tag[i] not in ("UwDP#ARVEGI,()" if calls else "UwDP#AR"):
                return False
        return False

    def _read(self, found):
        number, regions = 0, self.regions
        last = len(found) - 1
        at = None
        for n, sentence in enumerate(found):
            at = sentence.start if at is None else at
            while number < len(regions) and regions[number][1] <= sentence.end:
                number += 1
            if n < last and number < len(regions) and regions[number][0] < sentence.end < regions[number][1]:
                continue
            lo = len(self.low)
            self._tokens(at, sentence.end)
            if len(self.low) > lo:
                self.segments.append((lo, len(self.low), sentence.paragraph))
            at = None

    def _tokens(self, start, end):
        """Adds the tokens of text[start:end]."""
        text, at, regions = self.text, start, self.regions
        first = self._next_region
        while first < len(regions) and regions[first][1] <= start:
            first += 1
        while first < len(regions) and regions[first][0] < end:
            a, b = regions[first]
            self._plain(at, max(a, at))
            self._add("“", "Q", a, b)
            at = b
            first += 1
        self._next_region = first
        self._plain(at, max(at, end))

    def _add(self, low, tag, start, end):
        self.low.append(low)
        self.tag.append(tag)
        self.start.append(start)
        self.end.append(end)

    def _plain(self, start, end):
        closed, verbs = cues.classes(), self.verbs
        for match in _TOKEN.finditer(self.text, start, end):
            word = match.group()
            low = word.lower().replace("’", "'")
            if word == "." and self.tag and self.tag[-1] == "U" and self.text[match.end() + 1:match.end() + 2].isalnum():
                self.end[-1] = match.end()  # the stop of an abbreviation
                continue
            tag = closed.get(low)
            if tag is None:
                tag = _STOPS.get(low) or _open_class(word, low, low in verbs)
            self.low.append(low)
            self.tag.append(tag)
            self.start.append(match.start())
            self.end.append(match.end())


def _open_class(word, low, cue):
    if low == "'s":
        return "A"
    if word[0].isdigit():
        return "#"
    if word[0].isupper():
        return "U"
    if cue:
        return "V"
    if low.endswith("ly"):
        return "R"
    if low.endswith("ing"):
        return "G"
    if low.endswith("ed"):
        return "E"
    return "w"
