"""The rules: each reads one cue in one segment and says what is reported and by whom."""
from dataclasses import dataclass

from newslab.quotes import complements, cues
from newslab.quotes.quote import Quote
from newslab.quotes.subjects import Subjects

_CONFIDENCE = {"quote": .97, "colon": .85, "that": .9, "clause": .85, "noun": .7, "infinitive": .75, "preposition": .75,
               "question": .8, "parenthesis": .85, "inverted": .95, "according": .95, "passive": .6, "continued": .85}


@dataclass(slots=True)
class Unit:
    """A find in tokens: spans are (first, last + 1)."""

    content: tuple
    speaker: tuple | None
    cue: tuple
    verb: object
    rule: str
    segment: int
    group: int = 0


class Reader:
    """Reads the segments of a stream."""

    def __init__(self, stream):
        self.stream = stream
        self.subjects = Subjects(stream)
        self.units = []

    def read(self):
        """All finds, segment by segment."""
        events, at, answer = self.stream.events, 0, None
        for number, (lo, hi, _) in enumerate(self.stream.segments):
            first = at
            while at < len(events) and events[at] < hi:
                at += 1
            label = self._label(number, lo, hi)
            if label:
                self.units.append(label)
                answer = label if self._upper(label.speaker) else None
            elif answer and self.stream.segments[answer.segment][2] == self.stream.segments[number][2]:
                answer.content = (answer.content[0], hi)
            else:
                self._segment(number, lo, hi, events[first:at])
        return self.units

    def _segment(self, number, lo, hi, events):
        low, found, covered = self.stream.low, [], lo  # content already given away reaches to `covered`
        for i in events:
            if low[i] == "according":
                units = self._according(number, i, lo, hi, found)
            elif i < covered:
                continue
            else:
                units = self._cue(number, i, lo, hi, found) if i in self.stream.cue_at else None
                units = units or self._noun_cue(number, i, lo, hi)
            for unit in units or ():
                found.append(unit)
                if unit.content[0] > i:
                    covered = max(covered, unit.content[1])
        if "Q" in self.stream.tag[lo:hi]:
            found += self._after_colon(number, lo, hi, found)
        self.units += found

    def _after_colon(self, number, lo, hi, found):
        """Speech after a colon without a cue verb: "The answer did not please Jo Smith: “...”"."""
        tag, units = self.stream.tag, []
        for q in range(lo + 2, hi):
            if tag[q] == "Q" and tag[q - 1] == ":" and not any(unit.content[0] <= q < unit.content[1] for unit in found):
                speaker = self.subjects.phrase_ending(q - 1, lo)
                if not speaker or "U" not in tag[speaker[0]:speaker[1]]:
                    speaker = self.subjects.main(q, lo)
                if speaker:
                    units.append(Unit((q, q + 1), speaker, (q - 1, q), None, "after colon", number))
        return units

    def _upper(self, tokens):
        stream = self.stream
        return stream.text[stream.start[tokens[0]]:stream.end[tokens[1] - 1]].isupper()

    def _label(self, number, lo, hi):
        """A name and a colon at the start: "Smith: “...”", "Poll: Most want change"."""
        tag, stream = self.stream.tag, self.stream
        if stream.low[lo] in ('"', "“"):
            lo += 1
        for at in range(lo + 1, min(hi - 1, lo + 6)):
            if tag[at] == ":" and stream.low[at] == ":":
                heading = number == 0 and tag[hi - 1] != "Q" and at - lo < 4
                if tag[at + 1] == "Q" or heading or self._upper((lo, at)):
                    return Unit((at + 1, hi), (lo, at), (at, at + 1), None, "label", number)
                return None
            if tag[at] not in "UwD#A" or tag[lo] not in "UDwQ"[:3]:
                return None
        return None

    # ---- according to

    def _according(self, number, i, lo, hi, found):
        stream = self.stream
        speaker = self.subjects.after(i + 2, hi) if self.stream.low[i + 1:i + 2] == ["to"] else None
        if not speaker:
            return None
        cue = (i, i + 2)
        if i == lo or all(stream.tag[j] in "CRS" for j in range(lo, i)):
            k = speaker[1]
            while k < hi and stream.tag[k] not in ",Q":
                k += 1
            if k < hi and stream.tag[k] == ",":
                k += 1
            if k >= hi:
                return None
            end = hi - 1 if stream.tag[hi - 1] == "." else hi
            return [Unit((k, end), speaker, cue, None, "according", number)]
        after = speaker[1]
        if stream.tag[i - 1] != "Q" and after + 1 < hi and stream.tag[after] == "," and stream.tag[after + 1] == "Q":
            return [Unit((after + 1, after + 2), speaker, cue, None, "according", number)]
        end = i - 1 if stream.tag[i - 1] == "," else i
        return self._take_back(number, lo, end, speaker, cue, None, "according", found)

    def _take_back(self, number, lo, end, speaker, cue, verb, rule, found):
        """The content before a cue that follows it: back to the segment's start or the content before."""
        start = lo
        for unit in list(found):
            if unit.content[1] <= end and (unit.rule in _FIRM or unit.cue[1] > unit.content[1]) and rule != "according":
                start = max(start, unit.content[1])
            elif unit.content[0] < end:
                found.remove(unit)
        tag = self.stream.tag
        while start < end and tag[start] in ",.;—)":
            start += 1
        quotes = [j for j in range(start, end) if tag[j] == "Q"]
        if quotes and quotes[-1] >= end - 2:
            q = quotes[-1]
            if (self._length(q) >= 4 and self._length(q) * 1.2 >= q - start) or (q > start and tag[q - 1] in "(:"):
                start = q
        return [Unit((start, end), speaker, cue, verb, rule, number)] if start < end else None

    def _length(self, q):
        return self.stream.text.count(" ", self.stream.start[q], self.stream.end[q]) + 1

    # ---- cue nouns

    def _noun_cue(self, number, i, lo, hi):
        """"His call for ...", "the minister's claim that ...": content after the noun, its owner the speaker."""
        tag, low = self.stream.tag, self.stream.low
        noun = cues.nouns().get(low[i])
        if noun is None or i + 2 >= hi or low[i + 1] not in noun.prepositions:
            return None
        owner = i - 1
        while owner > lo and tag[owner] in "wREG#" and i - owner < 4:
            owner -= 1
        if owner < lo:
            return None
        if low[owner] in _OWNERS:
            speaker = (owner, owner + 1) if owner == lo or tag[owner - 1] in ",STC" else None
        elif tag[owner] == "A" and owner > lo:
            speaker = self.subjects.phrase_ending(owner, lo)
        else:
            return None
        if not speaker:
            return None
        k = i + 1 if low[i + 1] in ("that", "to") and noun.base != "opposition" and tag[i + 2] not in "DU" or low[i + 1] == "that" else i + 2
        frame = "that" if low[i + 1] == "that" else "infinitive"
        end = complements.phrase_end(self.stream, k, hi) if frame != "that" else complements.content_end(
            self.stream, noun, "p", frame, k, hi, self.subjects, lo)
        return [Unit((k, end), speaker, (i, i + 1), noun, "noun cue", number)] if end > k else None

    # ---- cue verbs

    def _cue(self, number, i, lo, hi, found):
        stream = self.stream
        tag, low = stream.tag, stream.low
        verb, letters = stream.verbs[low[i]]
        before = tag[i - 1] if i > lo else "."
        after = tag[i + 1] if i + 1 < hi else "."
        if self._noun(i, letters, before, after, lo, hi, verb):
            return None
        g = self.subjects.group_start(i, lo)
        auxiliaries = stream.low[g:i]
        if letters in ("b", "g") and before == "I" and low[i - 1] != "to" and letters == "b":
            return None
        if letters == "j" and not any(word in _BE or word in _FEEL for word in stream.low[max(lo, g - 1):i]):
            return None
        # inverted: "...," said Jo Smith
        if i == g and ("p" in letters or "s" in letters or low[i] == "say") and verb.frames & _SPOKEN:
            if before in ",Q" or (i == lo and number and "p" in letters):
                speaker = self.subjects.after(i + 1, hi)
                if speaker and i > lo and self._stands_after(i, before, speaker, lo, hi):
                    end = i - 1 if before == "," else i
                    units = self._take_back(number, lo, end, speaker, (i, i + 1), verb, "inverted", found)
                    return self._and_on(units, number, speaker[1], hi, "inverted")
        passive = ("n" in letters) and any(w in _BE for w in auxiliaries)
        if passive and low[i] in cues.adjectives():
            verb, letters = cues.adjectives()[low[i]], "j"
        elif passive:
            return self._passive(number, i, g, lo, hi, verb)
        if "n" in letters and letters != "b" and before in "DwU" and after in "wUI" and i == g and low[i + 1:i + 2] in (["by"], ["as"]):
            return None
        if before == "I" and low[i - 1] == "to" and g == i:
            return None  # a purpose, not a report
        if letters == "g" and g == i and not (before in ",Q" or i == lo or before == "C" or (before in "wU") or (
                before in "IS" and low[i - 1] in _BEFORE_ING)):
            return None
        start = complements.content_start(stream, verb, i, hi, self.subjects)
        speaker, how = self._speaker(i, g, lo, hi, letters, found)
        if start is None:
            if how == "before" and verb.frames & _SPOKEN and speaker[0] > lo and self._closes(i + 1, hi):
                a = speaker[0]
                left = tag[a - 1]
                end = a - 1 if left in ",—" else a
                if left == "Q" or (left in ",—" and (tag[end - 1] == "Q" or self._inserted(i, lo, end, hi))):
                    units = self._take_back(number, lo, end, speaker, (i, i + 1), verb, "parenthesis", found)
                    return self._and_on(units, number, i + 1, hi, "parenthesis")
            return None
        k, frame = start
        if letters == "g" and before in "wUI" and (frame not in ("that", "quote", "clause") or (
                before in "wU" and verb.kind == "attitude")):
            return None
        # "...," he said of it: what stands in marks before is the content
        if how == "before" and speaker[0] > lo and verb.frames & _SPOKEN and frame != "that" and self._speech_before(speaker[0], lo):
            end = speaker[0] - 1 if tag[speaker[0] - 1] == "," else speaker[0]
            if end > lo and tag[end - 1] == "Q" and (end < speaker[0] or stream.text[stream.end[end - 1] - 2] in ",?!.—–-…"):
                units = self._take_back(number, lo, end, speaker, (i, i + 1), verb, "parenthesis", found)
                return self._and_on(units, number, i + 1, hi, "parenthesis")
        if how is None and letters != "g" and "s" not in letters and "p" not in letters:
            return None
        end = complements.content_end(stream, verb, letters, frame, k, hi, self.subjects, lo)
        if how == "opening":
            speaker, comma = speaker
            end = min(end, comma)
            speaker = speaker if letters == "g" else None
        if speaker and verb.kind == "attitude" and low[speaker[0]] in ("i", "you", "we"):
            return None
        if how == "inherited" and letters != "g" and before != "C" and before not in "RX," and "n" not in letters:
            return None
        end = self._quote_alone(k, end, hi, frame)
        if how == "before" and speaker[0] > lo and tag[speaker[0] - 1] == "S" and speaker[0] - lo < 3 and frame != "quote":
            end = next((j for j in range(k + 1, end) if tag[j] == ","), end)  # "While Smith insists that ..., others do not"
        if speaker and how == "before" and tag[speaker[0]] == "W" and speaker[0] > lo and tag[speaker[0] - 1] == ",":
            end = next((j for j in range(k + 1, end) if tag[j] == ","), end)
        if end <= k:
            return None
        return [Unit((k, end), speaker, (i, i + 1), verb, frame, number)]

    def _inserted(self, i, lo, end, hi):
        """Whether "SUBJECT VERB" at cue i only attributes what stands around it: "Roads are closed, police said"."""
        tag = self.stream.tag
        after = tag[i + 1] if i + 1 < hi else "."
        if after == ",":
            return True
        if after not in ".;:—)YIRQ" and not (tag[end - 1] == "Q"):
            if "a" not in self.stream.verbs[self.stream.low[i]][0].frames or after not in "wUp":
                return False
        start = lo
        while start < end and tag[start] in "C,":
            start += 1
        if tag[start] in "SI":  # an opening circumstance; a clause must follow it
            comma = next((j for j in range(start, end) if tag[j] == ","), None)
            if comma is None:
                return False
            start = comma + 1
        return any(self.subjects.finite(j, lo) or tag[j] in "E" for j in range(start, end))

    def _speech_before(self, a, lo):
        """Whether the quoted stretch that ends before token a is speech and not a title or a phrase in the sentence."""
        tag = self.stream.tag
        q = a - 2 if tag[a - 1] == "," else a - 1
        return q >= lo and tag[q] == "Q" and (q == lo or tag[q - 1] in ",:;—.QC" or self._length(q) > 7)

    def _stands_after(self, i, before, speaker, lo, hi):
        """Whether the phrase after the cue is its subject ("..., said Jo Smith"), not the start of its content."""
        tag = self.stream.tag
        b = speaker[1]
        after = tag[b] if b < hi else "."
        if tag[speaker[0]] == "P":
            return after in ".,"
        if before == "Q":
            return True
        if self.stream.low[speaker[0]] in _OWNERS or after not in ",.(—Q:WIS":
            return False
        subject = self.subjects.before(i, lo)
        if subject and not any(self.subjects.finite(j, lo) for j in range(lo, subject[0])):
            return False
        return after in ",.(—Q:" or not subject

    def _quote_alone(self, k, end, hi, frame):
        """Ends the content with a full quotation when what follows it is not part of it."""
        tag = self.stream.tag
        if tag[k] == "Q" and k + 1 < end and self.stream.text[self.stream.end[k] - 2] in ".,!?":
            return k + 1
        if tag[k] == "Q" and frame == "quote" and k + 1 < end and (tag[k + 1] in "SY" or self.stream.low[k + 1] in ("in", "on", "at", "during")):
            return k + 1
        return end

    def _closes(self, k, hi):
        """Whether nothing but adverbs, times or a short phrase stands between token k and the next stop."""
        tag = self.stream.tag
        for at in range(k, min(hi, k + 25)):
            if tag[at] in ",.;—(Q:":
                return True
            if at == k and tag[at] in "PDU" and False:
                return False
        return k >= hi or hi - k < 25

    def _and_on(self, units, number, k, hi, rule):
        """Content that goes on after the cue: '"...," he said, "..."'."""
        if not units:
            return units
        tag = self.stream.tag
        first = units[0]
        if k < hi and tag[k] == "," and tag[first.content[1] - 1] != "Q" and hi - k > 3 and rule == "parenthesis" and tag[k + 1] != "G":
            end = hi - 1 if tag[hi - 1] == "." else hi
            units.append(Unit((k + 1, end), first.speaker, first.cue, first.verb, rule, number))
            return units
        for at in range(k, hi):
            if tag[at] == "Q" and tag[at - 1] in ",.:—":
                units.append(Unit((at, at + 1), first.speaker, first.cue, first.verb, rule, number))
                break
            if at in self.stream.cue_at and tag[at] != "G":
                break
        return units

    def _noun(self, i, letters, before, after, lo, hi, verb):
        """Whether the word is a noun or an adjective here."""
        low = self.stream.low
        if low[i] == "according":
            return True
        if before in "DA#" or (before == "I" and low[i - 1] != "to" and "g" not in letters):
            return not (before == "A" and self.stream.tag[i - 2] == "P") and not (before == "D" and low[i - 1] in _PRONOUN_LIKE)
        if "g" in letters:
            return before == "w" and i - 2 >= lo and self.stream.tag[i - 2] == "D" and after not in "DT"
        if letters == "j" or "p" in letters and "b" not in letters:
            return before == "R" and i - 2 >= lo and self.stream.tag[i - 2] == "D"
        if low[i + 1:i + 2] == ["of"] and "of" not in verb.prepositions:
            return True
        if "b" in letters and "p" not in letters:
            if before == "I":
                return False
            if before in "Gp" and low[i - 1] not in _PRONOUN_SUBJECTS:
                return True
            if before in "wUVE":
                plural = low[i - 1].endswith("s") and not low[i - 1].endswith("ss") or low[i - 1] in _PLURALS
                return not plural or after not in "DTPpQIWU,:X#w"
            return before == "Y"
        if "s" in letters and (before == "V" and not self.subjects.nominal(i - 1, lo) or before == "E" or (before == "w" and after == "I" and low[i + 1] not in verb.prepositions
                                                 and not verb.frames & {"a"} and verb.base != "say")):
            return True
        return "s" in letters and after in ".,;WX)"  and before in "wUE" and i > lo + 1 and not verb.frames & _SPOKEN

    def _passive(self, number, i, g, lo, hi, verb):
        stream = self.stream
        tag, low = stream.tag, stream.low
        if verb.base not in _PASSIVE_VERBS:
            return None
        subject = self.subjects.before(g, lo)
        for at in range(i + 1, min(hi, i + 14)):
            if low[at] == "by":
                speaker = self.subjects.after(at + 1, hi)
                if speaker and "n" in verb.frames | verb.frames:
                    if subject and subject[1] - subject[0] > 0 and tag[subject[0]] not in "W":
                        return [Unit(subject, speaker, (i, i + 1), verb, "passive", number)]
                return None
            if tag[at] in ",.;Q":
                break
        k = i + 1
        if k < hi and (low[k] == "to" or (low[k] in ("as", "that", "of") or tag[k] == "S" and low[k] == "whether")):
            end = complements.content_end(stream, verb, "s", "infinitive", k, hi, self.subjects, lo)
            units = [Unit((k, end), None, (i, i + 1), verb, "passive", number)]
            if subject and low[k] == "to" and tag[subject[0]] not in "WP":
                units.append(Unit(subject, None, (i, i + 1), verb, "passive", number))
            return units
        return None

    # ---- speakers

    def _speaker(self, i, g, lo, hi, letters, found):
        """The subject of the cue and how it was found: before, inherited, main, or None."""
        stream, tag = self.stream, self.stream.tag
        before = tag[g - 1] if g > lo else "."
        low = stream.low
        opens = all(tag[j] in "SIRC" for j in range(lo, g))
        if opens and ("g" in letters or ("n" in letters and g == i)):
            main = self._after_comma(i, lo, hi)
            if main:
                return main, "opening"
        if "g" in letters and (g == i or before == "I"):
            if before in "wU":
                return self.subjects.phrase_ending(g, lo, governed=True), "inherited"
            return self._inherit(i, lo, found, True) or (
                self.subjects.phrase_ending(g - 1, lo) if before == "," else None), "inherited"
        if g > lo and low[g] == "to" or (g > lo and low[g - 1] == "to"):
            return self._inherit(i, lo, found, True), "inherited"
        if before == "C":
            subject = self._inherit(i, lo, found, False)
            return subject, "inherited" if subject else None
        if before == "T":
            return self.subjects.phrase_ending(g - 1, lo, governed=True), "relative"
        if before == "S" and g == i:
            return None, "main"
        subject = self.subjects.before(g, lo)
        if subject:
            return subject, "before"
        subject = self._inherit(i, lo, found, True)
        return subject, "inherited" if subject else None

    def _inherit(self, i, lo, found, participle):
        """The speaker of the cue before in this segment, or else the subject of the clause before."""
        for unit in reversed(found):
            if unit.speaker and unit.cue[0] < i:
                return unit.speaker
        return (self.subjects.main(i, lo) if participle else self.subjects.nearest(i, lo)) or self.subjects.nearest(i, lo)

    def _after_comma(self, i, lo, hi):
        """The subject of the main clause after an opening ("Noting that ..., Smith said"), with the comma's place."""
        tag = self.stream.tag
        for at in range(i + 1, hi - 1):
            if tag[at] == ",":
                subject = self.subjects.after(at + 1, hi)
                if subject and any(self.subjects.finite(j, lo) or tag[j] in "VE" for j in range(subject[1], min(subject[1] + 3, hi))):
                    return subject, at
        return None


_SPOKEN = frozenset("cq")
_PASSIVE_VERBS = frozenset("expect say believe think ask urge report allege claim see accuse quote tell rumour consider "
                           "regard view describe criticize criticise blame praise predict project estimate want call".split())
_FEEL = frozenset("feel feels felt seem seems seemed remain remains remained become became sound sounds sounded".split())
_OWNERS = frozenset("his her their its my our".split())
_BEFORE_ING = frozenset("by after before while when despite without in since besides from for".split())
_FIRM = frozenset(("inverted", "parenthesis", "according"))
_BE = frozenset("is are was were be been being 're it's that's he's she's they're".split())
_PRONOUN_LIKE = frozenset("this these those both many most several few some all each either neither half".split())
_PRONOUN_SUBJECTS = frozenset("others everyone everybody someone somebody ones none nobody anyone".split())
_PLURALS = frozenset("people men women children police".split())


def quote(stream, unit, names):
    """The Quote of a unit, or None where nothing but punctuation is left."""
    a, b = unit.content
    while a < b and stream.tag[a] in ",.;:—)":
        a += 1
    while b > a and stream.tag[b - 1] in ",.;:—(":
        b -= 1
    if a >= b:
        return None
    stance = unit.verb.stance if unit.verb else "neutral"
    return Quote(_span(stream, (a, b)), _span(stream, unit.speaker), _span(stream, unit.cue), _kind(stream, a, b), stance, unit.rule,
                 _CONFIDENCE.get(unit.rule, 0.5), names)


def _span(stream, tokens):
    return (stream.start[tokens[0]], stream.end[tokens[1] - 1]) if tokens else None


def _kind(stream, a, b):
    """Direct where nine words in ten stand in quotation marks, indirect where none does."""
    text, tag = stream.text, stream.tag
    quoted = [t for t in range(a, b) if tag[t] == "Q"]
    if not quoted:
        return "indirect"
    inside = sum(text.count(" ", stream.start[t], stream.end[t]) + 1 for t in quoted)
    outside = sum(1 for t in range(a, b) if tag[t] not in "Q,.;:—()")
    return "direct" if inside >= 0.9 * (inside + outside) else "mixed"
