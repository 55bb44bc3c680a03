"""The rules, each for one cue in one segment: what is reported, and by whom."""

from newslab.quotes import around, cues, endings, openings, readings, speakers
from newslab.quotes.labels import Labels
from newslab.quotes.subjects import Subjects
from newslab.quotes.units import TIMES, Cue, Unit

_PASSIVES = frozenset(
    (
        "expect",
        "say",
        "believe",
        "think",
        "ask",
        "urge",
        "report",
        "allege",
        "claim",
        "see",
        "accuse",
        "quote",
        "tell",
        "rumour",
        "consider",
        "regard",
        "view",
        "describe",
        "criticize",
        "criticise",
        "blame",
        "praise",
        "predict",
        "project",
        "estimate",
        "want",
        "call",
    )
)
_UNNAMED = frozenset(("named", "identified", "anonymous", "anonymity"))  # what sources ask to be or not to be
_POSSESSIVES = frozenset(("his", "her", "their", "its", "my", "our"))


class Reader:
    """Reads the segments of a stream one after the other."""

    def __init__(self, stream):
        self.stream = stream
        self.subjects = Subjects(stream)
        self.labels = Labels(stream)
        self.announced = [q for q in stream.quoted if stream.tag[q - 1] == ":"]
        self.units = []

    def read(self):
        """All finds, segment by segment."""
        events, at, answer = self.stream.events, 0, None
        for number, (lo, hi, paragraph) in enumerate(self.stream.segments):
            first = at
            while at < len(events) and events[at] < hi:
                at += 1
            label = self.labels.read(number, lo, hi)
            if label:
                self.units.append(label)
                answer = label if self.labels.is_turn(label) else None
            elif answer and (answer.rule == "turn" or self.stream.segments[answer.segment][2] == paragraph):
                answer.content = (answer.content[0], hi)  # goes on to the end of its paragraph, or to the next turn
            else:
                self.units += self._segment(number, lo, hi, events[first:at])
        return self.units

    def _segment(self, number, lo, hi, events):
        low, tag, found, covered = self.stream.low, self.stream.tag, [], lo  # content given away reaches to `covered`
        for i in events:
            if i < covered and low[i] != "according":
                continue
            cue = Cue(
                number, lo, hi, i, None, "", tag[i - 1] if i > lo else ".", tag[i + 1] if i + 1 < hi else ".", found
            )
            units = self._according(cue) if low[i] == "according" else self._verb(cue) or self._noun(cue)
            for unit in units:
                found.append(unit)
                if unit.content[0] > i and unit.content[1] > covered:
                    covered = unit.content[1]
        return found + self._after_colon(number, lo, hi, found) if self.announced else found

    # ---- cues that are no verbs

    def _after_colon(self, number, lo, hi, found):
        """Speech after a colon without a cue verb: "The answer did not please Jo Smith: “...”"."""
        tag, units = self.stream.tag, []
        for q in self.stream.quoted_in(lo + 2, hi):
            if tag[q - 1] == ":" and not any(unit.content[0] <= q < unit.content[1] for unit in found):
                near, main = self.subjects.phrases.ending(q - 1, lo), self.subjects.main(q, lo)
                if near and (near[0] == lo or not self._may_speak(near)):  # a label that names nobody; "in May 1992:"
                    near = None
                other = main and (self._is_person(main) or not self._is_person(near or main))
                speaker = main if other or not near else near
                if speaker:
                    units.append(Unit((q, q + 1), speaker, (q - 1, q), None, "after colon", number))
                break
        return units

    def _head(self, tokens):
        """The head of a phrase: its last token, or the one before its first preposition."""
        tag = self.stream.tag
        return max(next((j for j in range(*tokens) if tag[j] == "I"), tokens[1]) - 1, tokens[0])

    def _is_person(self, tokens):
        """Whether the head of a phrase is a name or a personal pronoun."""
        return self.stream.tag[self._head(tokens)] in "UP"

    def _may_speak(self, tokens):
        """Whether the head of a phrase is no number and no time."""
        head = self._head(tokens)
        return self.stream.tag[head] not in "#Y" and self.stream.low[head] not in TIMES

    def _according(self, cue):
        """ "According to Smith, ...", "..., according to Smith"."""
        tag, i, lo, hi = self.stream.tag, cue.i, cue.lo, cue.hi
        speaker = self.subjects.phrases.starting(i + 2, hi) if self.stream.low[i + 1 : i + 2] == ["to"] else None
        if not speaker:
            return []

        def unit(a, b):
            return [Unit((a, b), speaker, (i, i + 2), None, "according", cue.number)]

        if all(tag[j] in "CRS" for j in range(lo, i)):
            k = next((j for j in range(speaker[1], hi) if tag[j] in ",Q"), hi)
            k += k < hi and tag[k] == ","
            return unit(k, hi - (tag[hi - 1] == ".")) if k < hi else []
        after = speaker[1]
        if cue.before != "Q" and after + 1 < hi and tag[after] == "," and tag[after + 1] == "Q":
            return unit(after + 1, after + 2)
        back = around.take_back(self.stream, cue, i - (cue.before == ","), speaker, "according")
        return unit(*back[0].content) if back else []

    def _noun(self, cue):
        """ "His call for ...", "the minister's claim that ...": the owner of the noun is the speaker."""
        tag, low, i = self.stream.tag, self.stream.low, cue.i
        noun = cues.nouns().get(low[i])
        if noun is None or i + 2 >= cue.hi or low[i + 1] not in noun.prepositions:
            return []
        owner = i - 1
        while owner > cue.lo and tag[owner] in "wREG#Y" and i - owner < 4:
            owner -= 1
        speaker = self._owner(owner, cue.lo)
        if not speaker:
            return []
        cue.verb = noun
        if low[i + 1] == "that":
            k, end = i + 1, endings.content_end(self.stream, noun, "p", "that", i + 1, cue.hi)
        else:
            k = i + 1 if low[i + 1] == "to" and tag[i + 2] not in "DU" and noun.base != "opposition" else i + 2
            end = endings.phrase_end(self.stream, k, cue.hi)
        return [cue.unit((k, end), speaker, "noun cue")] if end > k else []

    def _owner(self, owner, lo):
        """The phrase that owns a noun: a possessive that opens its clause, or a name with 's."""
        tag, low = self.stream.tag, self.stream.low
        if owner >= lo and low[owner] in _POSSESSIVES:
            return (owner, owner + 1) if owner == lo or tag[owner - 1] in ",STC" else None
        return self.subjects.phrases.ending(owner, lo) if owner > lo and tag[owner] == "A" else None

    # ---- cue verbs

    def _verb(self, cue):
        stream, i = self.stream, cue.i
        if i not in stream.cue_at:
            return []
        cue.verb, cue.letters = stream.verbs[stream.low[i]]
        if readings.is_nominal(stream, cue, self.subjects):
            return []
        cue.group = self._group(cue)
        passive = "n" in cue.letters and not readings.BE.isdisjoint(stream.low[cue.group : i])
        if passive and stream.low[i] in cues.adjectives():
            cue.verb, cue.letters, passive = cues.adjectives()[stream.low[i]], "j", False
        units = around.inverted(stream, self.subjects, cue)
        if units is not None:
            return units
        if passive:
            return self._passive(cue)
        return self._active(cue) if readings.is_report(stream, cue) else []

    def _group(self, cue):
        """The first token of the verb group; that of "make" for "made it clear"."""
        low, at = self.stream.low, cue.i - 1
        at -= at > cue.lo and low[at] == "it"
        if cue.letters == "j" and at >= cue.lo and low[at] in readings.MAKE:
            return self.subjects.group_start(at, cue.lo)
        return self.subjects.group_start(cue.i, cue.lo)

    def _active(self, cue):
        """Subject, cue and content in one of their orders."""
        stream, i = self.stream, cue.i
        start = openings.content_start(stream, cue.verb, i, cue.hi)
        speaker, how = speakers.find(stream, self.subjects, cue)
        if start is None and how == "before" and stream.low[speaker[0] - 1] in ("which", "what"):
            start = openings.predicate_start(stream, cue.verb, cue.i, cue.hi)
        if start is None:
            return (around.parenthesis(stream, self.subjects, cue, speaker) if how == "before" else None) or []
        k, frame = start
        if frame == "infinitive" and not _UNNAMED.isdisjoint(stream.low[i : k + 4]):
            return []  # "who did not wish to be named", "who asked for anonymity to discuss it"
        if (
            cue.gerund
            and cue.before in "wUI"
            and (frame not in ("that", "quote", "clause") or (cue.before in "wU" and cue.verb.kind == "attitude"))
        ):
            return []
        if how == "before" and frame != "that":
            units = around.after_quotation(stream, cue, speaker)
            if units is not None:
                return units
        comma = cue.hi
        if how == "opening":
            speaker, comma = speaker
            speaker = speaker if cue.gerund else None  # "Asked ..., Smith said": it was not Smith who asked
        if k >= cue.hi or not self._reports(cue, speaker, how):  # nothing follows "said on Monday:"
            return []
        end = min(comma, endings.content_end(stream, cue.verb, cue.letters, frame, k, cue.hi))
        end = self._narrowed(cue, speaker, how, frame, k, end)
        return [cue.unit((k, end), speaker, frame)] if end > k else []

    def _reports(self, cue, speaker, how):
        """Whether a finite cue has a subject of its own, and is not the narrator's own "I think"."""
        if cue.i == cue.lo and how != "opening":
            return False
        if speaker and cue.verb.kind == "attitude" and self.stream.low[speaker[0]] in ("i", "you", "we"):
            return False
        finite = not cue.gerund and "n" not in cue.letters
        if how is None and finite:
            return bool({"s", "p"} & set(cue.letters))
        return not (how == "inherited" and finite and cue.before not in "CRX,")

    def _narrowed(self, cue, speaker, how, frame, k, end):
        """The end of the content where a full quotation or the end of the cue's own clause closes it early."""
        stream, tag = self.stream, self.stream.tag
        if tag[k] == "Q" and k + 1 < end:
            aside = frame == "quote" and (tag[k + 1] in "SY" or stream.low[k + 1] in ("in", "on", "at", "during"))
            if aside or stream.last(k) in ".,!?":
                end = k + 1
        if how == "before" and speaker[0] > cue.lo:
            link = tag[speaker[0] - 1]
            early = (
                link == "S" and self._opens(cue.lo, speaker[0]) and frame != "quote"
            )  # "While Smith insists that ..., others do not"
            relative = link == "W" and frame == "noun"  # "the plan, which Smith calls a trap, failed"
            aside = link == "," and (tag[speaker[0]] == "W" or stream.low[speaker[0]] == "whose")
            if early or relative or aside:  # "Smith, who says that ..., left"
                return next((j for j in range(k + 1, end) if tag[j] == ","), end)
        return end

    def _opens(self, lo, k):
        """Whether no verb stands between the segment's start and token k."""
        return k - lo < 25 and not any(self.subjects.finite(j, lo) for j in range(lo, k))

    def _passive(self, cue):
        """ "Smith was accused by Jones", "Smith is expected to win"."""
        tag, low, i, hi = self.stream.tag, self.stream.low, cue.i, cue.hi
        if cue.verb.base not in _PASSIVES:
            return []
        subject = self.subjects.before(cue.group, cue.lo)
        for at in range(i + 1, min(hi, i + 14)):
            if low[at] == "by":
                speaker = self.subjects.phrases.starting(at + 1, hi)
                whole = speaker and subject and tag[subject[0]] != "W"
                return [cue.unit(subject, speaker, "passive")] if whole else []
            if tag[at] in ",.;Q":
                break
        k = i + 1
        if k >= hi or low[k] not in ("to", "as", "that", "of", "whether"):
            return []
        end = endings.content_end(self.stream, cue.verb, "s", "infinitive", k, hi)
        if tag[cue.lo] == "S":  # "While it is expected to rain, ..."
            end = next((j for j in range(k, end) if tag[j] == ","), end)
        units = [cue.unit((k, end), None, "passive")]
        if subject and low[k] == "to" and tag[subject[0]] not in "WP":
            units.append(cue.unit(subject, None, "passive"))
        return units
