"""Content before the cue, or on both sides of it: "...," said Smith; the road, police said, is closed."""

from newslab.quotes.openings import past_time
from newslab.quotes.units import SPOKEN, Unit

_FIRM = frozenset(("inverted", "parenthesis", "according"))
_POSSESSIVES = frozenset(("his", "her", "their", "its", "my", "our"))


def inverted(stream, subjects, cue):
    """The units of '"...," said Jo Smith', or None where the cue does not stand before its subject."""
    form = "p" in cue.letters or "s" in cue.letters or stream.low[cue.i] == "say"
    if cue.i != cue.group or cue.i == cue.lo or not form or cue.before not in ",Q" or not cue.verb.frames & SPOKEN:
        return None
    speaker = subjects.phrases.starting(cue.i + 1, cue.hi)
    if not speaker or not _stands_after(stream, subjects, cue, speaker):
        return None
    units = take_back(stream, cue, cue.i - (cue.before == ","), speaker, "inverted")
    return _and_on(stream, units, cue, speaker[1], "inverted")


def _stands_after(stream, subjects, cue, speaker):
    """Whether the phrase after the cue is its subject ("..., said Jo Smith"), not the start of its content."""
    tag, b = stream.tag, speaker[1]
    after = tag[b] if b < cue.hi else "."
    if tag[speaker[0]] == "P":
        return after in ".,"
    if cue.before == "Q":
        return True
    if stream.low[speaker[0]] in _POSSESSIVES or after not in ",.(—Q:WIS":
        return False
    subject = subjects.before(cue.i, cue.lo)
    if subject and not any(subjects.finite(j, cue.lo) for j in range(cue.lo, subject[0])):
        return False
    return after in ",.(—Q:" or not subject


def parenthesis(stream, subjects, cue, speaker):
    """The units of "..., Smith said" and "..., Smith said, ...", or None where Smith's words only follow."""
    a = speaker[0]
    if a <= cue.lo or not cue.verb.frames & SPOKEN or not _closes(stream, cue.i + 1, cue.hi):
        return None
    if (
        stream.low[a] in ("a", "an") and cue.after == "I" and "n" in cue.letters and stream.tag[a - 1] != "Q"
    ):  # "..., a deal announced in May"
        return None
    left, tag = stream.tag[a - 1], stream.tag
    end = a - 1 if left in ",—" else a
    if left == "Q" or (left in ",—" and (tag[end - 1] == "Q" or _inserted(stream, subjects, cue, end))):
        return _and_on(stream, take_back(stream, cue, end, speaker, "parenthesis"), cue, cue.i + 1, "parenthesis")
    return None


def after_quotation(stream, cue, speaker):
    """The units of '"...," Smith said of the road', where more than the attribution follows the quotation."""
    tag, a = stream.tag, speaker[0]
    if a <= cue.lo or not cue.verb.frames & SPOKEN:
        return None
    end = a - 1 if tag[a - 1] == "," else a
    q = end - 1
    if q < cue.lo or tag[q] != "Q":
        return None
    speech = q == cue.lo or tag[q - 1] in ",:;—.QC" or stream.length(q) > 7  # not a title in the sentence
    if speech and (end < a or stream.last(q) in ",?!.—–-…"):
        return _and_on(stream, take_back(stream, cue, end, speaker, "parenthesis"), cue, cue.i + 1, "parenthesis")
    return None


def _closes(stream, k, hi):
    """Whether a stop or quotation mark comes soon after token k."""
    return hi - k < 25 or any(tag in ",.;—(Q:" for tag in stream.tag[k : k + 25])


def _inserted(stream, subjects, cue, end):
    """Whether "Smith said" only attributes what stands around it; tokens before `end` are what stands before it."""
    tag, start = stream.tag, cue.lo
    if "c" not in cue.verb.frames:
        return False
    if cue.after == ",":
        return True
    addressed = "a" in cue.verb.frames and cue.after in "wUp"
    timed = cue.i + 1 < cue.hi and past_time(stream, cue.i + 1, cue.hi) > cue.i + 1
    if cue.after not in ".;:—)YIRQ" and not timed and tag[end - 1] != "Q" and not addressed:
        return False
    while start < end and tag[start] in "C,":
        start += 1
    if tag[start] in "SI":  # an opening circumstance; a clause must follow it
        comma = next((j for j in range(start, end) if tag[j] == ","), None)
        if comma is None:
            return False
        start = comma + 1
    return any(subjects.finite(j, cue.lo) or tag[j] == "E" for j in range(max(start, end - 200), end))


def take_back(stream, cue, end, speaker, rule):
    """The content before token `end`: back to the segment's start, to the content before, or its quotation alone."""
    tag, start = stream.tag, cue.lo
    while cue.found:
        unit = cue.found[-1]
        if rule != "according" and unit.content[1] <= end and (unit.rule in _FIRM or unit.cue[1] > unit.content[1]):
            start = max(start, unit.content[1])
            break
        cue.found.pop()
    while start < end and tag[start] in ",.;—)":
        start += 1
    q = next((j for j in range(end - 1, max(start, end - 2) - 1, -1) if tag[j] == "Q"), None)
    if q is not None and (
        (stream.length(q) >= 4 and stream.length(q) * 1.2 >= q - start) or (q > start and tag[q - 1] in "(:")
    ):
        start = q
    return [cue.unit((start, end), speaker, rule)] if start < end else []


def _and_on(stream, units, cue, k, rule):
    """The units with the content that goes on after the cue: '"...," he said, "..."'."""
    if not units:
        return units
    tag, first, hi = stream.tag, units[0], cue.hi

    def again(a, b):
        return Unit((a, b), first.speaker, first.cue, first.verb, rule, first.segment)

    if (
        rule == "parenthesis"
        and (hi - k > 3 or tag[hi - 1] == "Q")
        and tag[k] == ","
        and tag[first.content[1] - 1] != "Q"
        and tag[k + 1] != "G"
    ):
        return [*units, again(k + 1, hi - 1 if tag[hi - 1] == "." else hi)]
    for at in range(k, hi):
        if tag[at] == "Q" and tag[at - 1] in ",.:—":
            return [*units, again(at, at + 1)]
        if at in stream.cue_at and tag[at] != "G":
            break
    return units
