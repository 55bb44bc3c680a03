"""Where the content that a cue leads in ends."""

_CIRCUMSTANCE = frozenset(("after", "when", "while", "before", "during"))
_ASIDE = 60  # tokens
_PHRASES = frozenset(("noun", "preposition", "infinitive"))
_AUXILIARIES = frozenset(("has", "have", "is", "was", "had"))


def content_end(stream, verb, form, frame, k, hi):
    """The token where the content that starts at k ends; form is that of the cue, frame how the content is led in."""
    tag, low = stream.tag, stream.low
    if frame == "noun" and verb.kind == "attitude" and tag[k] in "Up" and not verb.frames & {"o", "k"}:
        return _name_end(stream, k, hi)
    phrase = frame in _PHRASES
    for at in range(k + 1, hi):
        t = tag[at]
        if t == ";" or (t == "." and at == hi - 1):
            return at
        if t in ",—" and at + 3 < hi and tag[at + 1] == "W" and _aside_to_the_end(stream, at, hi):
            return at
        if t == ",":
            if at + 1 < hi and _ends_at_comma(stream, at, hi, form, phrase):
                return at
            if (phrase or verb.kind == "attitude") and _closes_with_attribution(stream, at + 1, hi):
                return at
        elif t == "Q" and stream.last(at) == "," and _closes_with_attribution(stream, at + 1, hi):
            return at + 1
        elif t == "C":
            if tag[at - 1] != "," and low[at] in ("and", "but") and _goes_on(stream, at, hi, form, frame):
                return at
        elif phrase and low[at] in _CIRCUMSTANCE and at - k > 1:
            return at
    return hi


def _aside_to_the_end(stream, at, hi):
    """Whether nothing but a relative clause with a cue of its own follows: ", which he called a trap."."""
    return hi - at < _ASIDE and "," not in stream.tag[at + 1 : hi] and _opens_attribution(stream, at + 2, hi)


def _ends_at_comma(stream, at, hi, form, phrase):
    """Whether the content ends at a comma: another attribution follows, or for a phrase a clause about it."""
    tag, after = stream.tag[at + 1], stream.low[at + 1]
    if after == "according" or (phrase and (tag in "WS" or after in ("but", "saying"))):
        return True
    step = _past(stream, at + 1, hi, "RC")
    if step - at < 5 and step in stream.cue_at:
        verb, letters = stream.verbs[stream.low[step]]
        if "g" in letters and step == at + 1 and verb.kind != "attitude":
            return True
        if step == at + 1 and "g" in form and {"p", "s"} & set(letters):  # "Smith, noting that ..., said"
            return True
        if tag == "C" and ("p" in letters if "p" in form else {"s", "b"} & set(letters)):
            return True
    return tag in "CS" and after not in ("that", "or", "nor") and _opens_attribution(stream, at + 2, hi)


def _closes_with_attribution(stream, k, hi):
    """Whether nothing but a subject and a cue verb stands from k to the end: ", two people close to the firm said"."""
    tag = stream.tag
    if k >= hi or tag[k] not in "UwDPp#":
        return False
    for at in range(k + 1, min(hi, k + 14)):
        if tag[at] in ",.;:—QSTWXC(":
            return False
        if at in stream.cue_at and tag[at - 1] not in "DAI#":
            verb, letters = stream.verbs[stream.low[at]]
            after = tag[at + 1] if at + 1 < hi else "."
            ends = hi - at < 8 and not set(tag[at + 1 : hi - 1]) & set(",;:—QSTXVPZ")
            told = after in ".YI" or ("a" in verb.frames and after in "wUDp")
            if {"p", "s", "b"} & set(letters) and verb.kind == "speech" and "c" in verb.frames:
                return ends and told
    return False


def _goes_on(stream, at, hi, form, frame):
    """Whether "and" or "but" at token `at` leads back to the speaker: "said it was late and warned of ice"."""
    step = _past(stream, at + 1, hi, "R")
    if step in stream.cue_at:
        return ("p" if "p" in form else "s") in stream.verbs[stream.low[step]][1]
    return step < hi and stream.low[step] in _AUXILIARIES and frame != "that" and _opens_attribution(stream, step, hi)


def _past(stream, at, hi, tags):
    while at < hi and stream.tag[at] in tags:
        at += 1
    return at


def _opens_attribution(stream, k, hi):
    """Whether a clause with a subject and a cue verb of its own starts at k."""
    for at in range(k, min(hi, k + 8)):
        if stream.tag[at] in ",.;Q":
            return False
        if at in stream.cue_at and stream.tag[at - 1] not in "DAI#":
            verb, letters = stream.verbs[stream.low[at]]
            return at > k and verb.kind != "evidence" and bool({"p", "s", "b"} & set(letters))
    return False


def phrase_end(stream, k, hi):
    """The end of the phrase at k that a cue noun leads in: before the next finite verb or stop."""
    tag = stream.tag
    for at in range(k + 1, hi):
        if tag[at] in ",.;:—)WSZX" or (tag[at] == "V" and tag[at - 1] in "wUA" and at in stream.cue_at):
            return at
    return hi


def _name_end(stream, k, hi):
    """The end of the name or pronoun at k: an attitude is held towards it, and what follows is circumstance."""
    tag, low, at = stream.tag, stream.low, k + 1
    while at < hi and tag[k] == "U":
        of = low[at] == "of" and at + 1 < hi and tag[at + 1] in "UD"
        owned = (tag[at - 1] == "A" and tag[at] in "wGEVUQ#") or (tag[at] == "w" and tag[at - 1] == "w")
        if not (tag[at] in "UA" or of or owned or (low[at] == "and" and at + 1 < hi and tag[at + 1] == "U")):
            break
        at += 1
    return at
