"""Who speaks at a cue: the subject before it, or one it takes over from another clause."""

_LINKS = frozenset("SIRC")  # tags of words before a verb that are no subject


def find(stream, subjects, cue):
    """The speaker of a cue and how it was found: before, inherited, relative, opening, or None.

    For an opening ("Noting that ..., Smith said") the speaker is a pair (subject, comma).
    """
    tag, low, lo, g = stream.tag, stream.low, cue.lo, cue.group
    before = tag[g - 1] if g > lo else "."
    if (cue.gerund or ("n" in cue.letters and g == cue.i)) and _opens(tag, subjects, lo, g):
        main = _after_comma(stream, subjects, cue)
        if main:
            return main, "opening"
    if cue.gerund and (g == cue.i or before == "I"):
        return _of_gerund(subjects, cue, before), "inherited"
    if g > lo and "to" in (low[g], low[g - 1]):
        return inherited(subjects, cue, True), "inherited"
    if before == "C":
        subject = inherited(subjects, cue, False)
        if subject and g - 2 > lo and tag[g - 2] == "," and tag[subject[0]] == "W" and tag[subject[0] - 1] == ",":
            subject = subjects.main(subject[0], lo) or subject  # "Quill sold the mill, which was old, and said ..."
        return subject, "inherited" if subject else None
    if before == "T":
        return subjects.phrases.ending(g - 1, lo, governed=True), "relative"
    if before == "S" and g == cue.i:
        return None, "main"
    subject = subjects.before(g, lo)
    if subject:
        return subject, "before"
    subject = inherited(subjects, cue, True)
    return subject, "inherited" if subject else None


def _opens(tag, subjects, lo, g):
    """Whether a verb group that starts at g may stand in an opening circumstance: no verb and no subject before it."""
    linked = g > lo and tag[g - 1] in "SI"
    if g - lo >= 25 or not (linked or _LINKS.issuperset(tag[lo:g])):
        return False
    return not any(subjects.finite(j, lo) for j in range(lo, g))


def _of_gerund(subjects, cue, before):
    """Of "a report saying that ..." the report; of "..., saying that ..." the subject of the clause before."""
    if before in "wU":
        return subjects.phrases.ending(cue.group, cue.lo, governed=True)
    if before == "S":  # "Police left after finding that ..."
        return subjects.main(cue.i, cue.lo) or inherited(subjects, cue, True)
    earlier = _earlier(cue) or subjects.nearest(cue.i, cue.lo) or subjects.main(cue.i, cue.lo)
    return earlier or (subjects.before(cue.group - 1, cue.lo) if before == "," else None)


def _earlier(cue):
    """The speaker of the cue before in this segment, or None."""
    return next((unit.speaker for unit in reversed(cue.found) if unit.speaker and unit.cue[0] < cue.i), None)


def inherited(subjects, cue, participle):
    """The speaker of the cue before in this segment, or else the subject of the clause before."""
    speaker = _earlier(cue)
    if speaker:
        return speaker
    main = subjects.main(cue.i, cue.lo) if participle else None
    found = main or subjects.nearest(cue.i, cue.lo)
    return subjects.owner(found, cue.lo) if found else None


def _after_comma(stream, subjects, cue):
    """The subject of the main clause after an opening, with the end of the opening."""
    tag = stream.tag
    for at in range(cue.i + 1, min(cue.hi - 1, cue.i + 100)):
        if tag[at] == "," or (tag[at] == "Q" and stream.last(at) == ","):
            subject = subjects.phrases.starting(at + 1, cue.hi)
            after = range(subject[1], min(subject[1] + 3, cue.hi)) if subject else ()
            if any(subjects.finite(j, cue.lo) or tag[j] in "VE" for j in after):
                return subject, at + (tag[at] == "Q")
    return None
