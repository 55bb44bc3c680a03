"""Direct speech beyond the sentence of its cue: the speaker is carried on, or found in the next sentence."""

from newslab.quotes.subjects import Subjects
from newslab.quotes.units import Unit

_FIRM = frozenset(("inverted", "parenthesis", "quote", "colon", "continued"))


def carried(stream, units):
    """The units with those of quotations that have no cue in their own segment, in order."""
    return _Carrier(stream, units).run()


class _Carrier:
    def __init__(self, stream, units):
        self.stream = stream
        self.subjects = Subjects(stream)
        self.here, self.spoken = {}, {}  # number of a segment -> its units, and those with quotation marks
        self.owned = set()
        for unit in units:
            self.here.setdefault(unit.segment, []).append(unit)
            quoted = stream.quoted_in(*unit.content)
            if quoted:
                self.spoken.setdefault(unit.segment, []).append(unit)
                self.owned.update(quoted)
        self.last = None  # the unit of direct or other speech that came last

    def run(self):
        """Goes through the segments and gives a speaker to what stands alone."""
        out, quoted, at = [], self.stream.quoted, 0
        for number, (_, hi, _) in enumerate(self.stream.segments):
            out += self.here.get(number, ())
            while at < len(quoted) and quoted[at] < hi:
                if quoted[at] not in self.owned and self._is_speech(quoted[at], number):
                    out.append(self._attributed(quoted[at], number))
                at += 1
            if number in self.here:
                self._remember(number)
        return out

    def _is_speech(self, q, number):
        """Whether a quotation without a cue is speech: it fills its segment, or opens it in an attributed paragraph."""
        stream, (lo, hi, paragraph) = self.stream, self.stream.segments[number]
        length = stream.length(q)
        if all(tag in "Q.,—" for tag in stream.tag[lo : min(hi, lo + 40)]):
            return length > 2 or stream.last(q) in ".!?"
        near = self.last is not None and self.last.segment >= number - 1
        return (
            near
            and q == lo
            and length > 4
            and stream.segments[self.last.segment][2] == paragraph
            and stream.last(q) in ",.!?"
        )

    def _attributed(self, q, number):
        source = self._source(number)
        if source is None:
            return Unit((q, q + 1), None, None, None, "unattributed", number)
        self.last = Unit((q, q + 1), source.speaker, source.cue, source.verb, "continued", number)
        return self.last

    def _source(self, number):
        """The unit whose speaker goes on: before or next in the paragraph, else last in the paragraph before."""
        segments, last = self.stream.segments, self.last
        if number and self.stream.tag[segments[number - 1][1] - 1] == ":":  # "Smith wrote on the wall:"
            announced = self._neighbour(number)
            if announced:
                return announced
        paragraph = segments[number][2]
        if (
            last is not None
            and last.segment >= number - 1
            and (segments[last.segment][2] == paragraph or self._unclosed(last))
        ):
            return last
        for later in range(number + 1, min(number + 3, len(segments))):
            if segments[later][2] != paragraph:
                break
            for unit in self.spoken.get(later, ()):
                if unit.speaker:
                    return unit
        return self._neighbour(number) or (last if last is not None and last.segment >= number - 2 else None)

    def _unclosed(self, unit):
        """Whether a quotation ends with its paragraph and without a mark, to go on in the next."""
        quoted = self.stream.quoted_in(*unit.content)
        return bool(quoted) and self.stream.text[self.stream.end[quoted[-1]] - 1] not in "\"“”»’'"

    def _neighbour(self, number):
        """A unit for the subject of the sentence before, in the same paragraph or with a colon at its end."""
        if not number:
            return None
        (lo, hi, before), (_, _, paragraph) = self.stream.segments[number - 1], self.stream.segments[number]
        if before != paragraph and self.stream.tag[hi - 1] != ":":
            return None
        subject = self.subjects.main(hi, lo)
        if subject is None or self.stream.low[subject[0]] in ("there", "it"):
            return None
        if not set("UP") & set(self.stream.tag[subject[0] : subject[1]]):
            return None
        return Unit((lo, lo), subject, None, None, "neighbour", number - 1)

    def _remember(self, number):
        spoken, last = self.spoken.get(number), self.here[number][-1]
        if spoken:
            self.last = ([unit for unit in spoken if unit.rule in _FIRM] or spoken)[-1]
        elif last.verb is not None and last.verb.kind == "speech":
            self.last = last
