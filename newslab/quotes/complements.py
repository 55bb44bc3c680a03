"""What a cue verb leads in: where the content starts and ends, and by which frame."""
_SUBJECT_STARTS = frozenset("PDUpw#Q")
_SPOKEN = frozenset("cq")  # frames that take a quotation or a that-clause


def content_start(stream, verb, i, hi):
    """The token where the content after cue i begins and the frame (that, quote, clause, noun ...), or None."""
    tag, low = stream.tag, stream.low
    frames = verb.frames
    k = i + 1
    for _ in range(8):
        if k >= hi:
            return None
        t, word = tag[k], low[k]
        if t == "Q":
            return k, "quote"
        if word == "that" and (frames & _SPOKEN or "w" in frames) and k + 1 < hi and tag[k + 1] not in ".,":
            return k, "that"
        if t == "I" and word in verb.prepositions and k + 1 < hi and tag[k + 1] not in ".,":
            if word == "to" and "i" in frames:
                return k, "infinitive"
            return k + 1, "preposition"
        if word == "to" and frames & set("io"):
            return k, "infinitive"
        if "o" in frames and word in ("for", "on") and k + 1 < hi:
            return k + 1, "preposition"
        if (t == "W" or word in ("whether", "if", "where", "when")) and frames & set("wc") and k + 1 < hi and (
                word not in ("when", "if", "where") or "w" in frames or verb.kind != "speech") and word != "who":
            return k, "question"
        if t == ":":
            return (k + 1, "colon") if frames & _SPOKEN and k + 1 < hi else None
        if t == "," and k + 1 < hi and tag[k + 1] == "Q" and frames & _SPOKEN:
            return k + 1, "quote"
        if t in "RY":
            k += 1
        elif t == "I" and word != "to":
            if word in ("out", "back", "up", "down"):
                k += 1
                continue
            return _past_adverbial(stream, verb, k, hi)
        elif t == "," and frames & _SPOKEN:
            return _past_comma(stream, k, hi)
        elif t in _SUBJECT_STARTS:
            if "a" in frames:
                moved = _past_addressee(stream, k, hi)
                if moved > k:
                    k = moved
                    frames = frames - {"a"}
                    continue
            if "c" in frames and (verb.base == "say" or is_clause(stream, k, hi)):
                return k, "clause"
            if frames & set("no"):
                return k, "noun"
            return (k, "noun") if "k" in frames and _has_predicate(stream, verb, k, hi) else None
        elif t in "SGVEN" and "c" in frames and (verb.base == "say" or is_clause(stream, k, hi)) and word not in ("as", "after", "before", "while", "since", "than", "until"):
            return k, "clause"
        elif t in "GVE" and frames & set("no"):
            return k, "noun"
        else:
            return None
    return None


def _has_predicate(stream, verb, k, hi):
    """Whether the object at k is called something: "as", or for "call" a second phrase."""
    tag, low = stream.tag, stream.low
    for at in range(k + 1, min(hi, k + 20)):
        if low[at] == "as":
            return True
        if tag[at] in ".;,—XZ":
            return False
        if verb.base in ("call", "term", "deem", "label", "brand", "dub", "consider") and (
                tag[at] == "Q" or (tag[at] == "D" and tag[at - 1] in "pUwP") or (tag[at] in "wERU" and tag[at - 1] == "p")):
            return True
    return False


def is_clause(stream, k, hi):
    """Whether a clause with a finite verb of its own starts at token k, not just a noun phrase."""
    tag = stream.tag
    if tag[k] == "P":
        return True
    for at in range(k + 1, min(hi, k + 25)):
        t = tag[at]
        if t in ".;:—Q":
            return t == "Q" and at > k + 1
        if t in "WST" and at > k + 1:
            return False
        if t in "XZ" or (t in "VE" and tag[at - 1] in "UwPpR" and at + 1 < hi and tag[at + 1] in "DIPpUQ#RT"):
            return True
    return False


def _past_adverbial(stream, verb, k, hi):
    """Content after "said in a statement on Monday ...": at "that", a quotation, or a fresh clause."""
    tag, low = stream.tag, stream.low
    for at in range(k + 1, min(hi, k + 30)):
        if tag[at] in ".;" or (tag[at] == "," and at + 1 in stream.cue_at and low[at + 1].endswith("ing")):
            return None
        if low[at] == "that" and verb.frames & _SPOKEN and tag[at - 1] != "I":
            return at, "that"
        if tag[at] == "Q" and tag[at - 1] in ",:" and verb.frames & _SPOKEN:
            return at, "quote"
        if tag[at] == ":" and verb.frames & _SPOKEN:
            return at + 1, "colon"
        if tag[at] == "P" and "c" in verb.frames and tag[at - 1] in "wUYpVAG#R":
            return at, "clause"
        if tag[at] == "D" and "c" in verb.frames and tag[at - 1] in "wUYp" and at - k > 1:
            return at, "clause"
    return None


def _past_comma(stream, k, hi):
    """Content after an insertion: "said, as he left, that ..."."""
    tag, low = stream.tag, stream.low
    for at in range(k + 1, min(hi, k + 25)):
        if tag[at] in ".;":
            return None
        if low[at] == "that" and tag[at - 1] == ",":
            return at, "that"
        if tag[at] == "Q" and tag[at - 1] in ",:":
            return at, "quote"
    return None


def _past_addressee(stream, k, hi):
    """The token after an addressee that starts at k, or k when what stands there starts the content itself."""
    tag, low = stream.tag, stream.low
    if low[k] in ("him", "them", "me", "us", "her", "you", "himself", "herself", "themselves"):
        return k + 1
    b = k
    if tag[b] == "P":
        return k
    if tag[b] == "D" or tag[b] == "#":
        b += 1
    names = False
    while b < hi and b - k < 12:
        t = tag[b]
        if t == "U":
            names = True
            b += 1
        elif t in "wAEV" and not (names and tag[b - 1] == "U" and t == "w" and False):
            b += 1
        elif t == "I" and low[b] in ("of", "for", "in", "at", "on", "from") or low[b] == "and":
            b += 1
            if b < hi and tag[b] == "D":
                b += 1
        else:
            break
    if b < hi and (tag[b] in "TQ,:PDY" or low[b] in ("to", "that") or tag[b] in "WSRI"):
        return b
    if b < hi and tag[b] in "XZN":  # no mark between: the addressee is one word or one name
        b = k + 1
        while b < hi and tag[b] == "U" and tag[k] == "U":
            b += 1
        if tag[k] == "D":
            b += 1
        return b
    return k if b >= hi or tag[b] == "." else b


_CIRCUMSTANCE = frozenset(("after", "when", "while", "before", "during"))


def content_end(stream, verb, form, frame, k, hi):
    """The token where the content that starts at k ends."""
    tag, low, verbs = stream.tag, stream.low, stream.verbs
    past = "p" in form
    if frame == "noun" and verb.kind == "attitude" and tag[k] in "Up" and not verb.frames & frozenset("ok"):
        return _name_end(stream, k, hi)
    for at in range(k + 1, hi):
        t = tag[at]
        if t == "." and at == hi - 1 or t == ";":
            return at
        if t == "," and at + 1 < hi:
            after = low[at + 1]
            if after == "according" or (frame in ("noun", "preposition", "infinitive") and (
                    tag[at + 1] in "WS" or after in ("but", "who", "which", "saying"))):
                return at
            step = at + 1
            while step < hi and tag[step] in "RC":
                step += 1
            if step < hi and step - at < 5 and step in stream.cue_at:
                cue = verbs[low[step]][1]
                if ("g" in cue and step == at + 1 and verbs[low[step]][0].kind != "attitude") or (
                        tag[at + 1] == "C" and (("p" in cue) if past else ("s" in cue or "b" in cue))):
                    return at
            if tag[at + 1] in "CS" and after not in ("that", "or", "nor") and _opens_attribution(stream, at + 2, hi):
                return at
        elif t == "C" and low[at] in ("and", "but") and tag[at - 1] != ",":
            step = at + 1
            while step < hi and tag[step] == "R":
                step += 1
            if step < hi and step in stream.cue_at:
                cue = verbs[low[step]][1]
                if ("p" in cue) if past else ("s" in cue):
                    return at
            elif step < hi and low[step] in ("has", "have", "is", "was", "had") and frame != "that" and _opens_attribution(
                    stream, step, hi):
                return at
        elif frame in ("noun", "infinitive", "preposition") and low[at] in _CIRCUMSTANCE and at - k > 1:
            return at
    return hi


def phrase_end(stream, k, hi):
    """The end of the phrase at k that a cue noun leads in: before the next finite verb or stop."""
    tag = stream.tag
    for at in range(k + 1, hi):
        if tag[at] in ",.;:—)WSZX" or (tag[at] == "V" and tag[at - 1] in "wUA" and at in stream.cue_at):
            return at
    return hi


def _name_end(stream, k, hi):
    """The end of the name or pronoun at k: an attitude is held towards it, and what follows is circumstance."""
    tag, low = stream.tag, stream.low
    at = k + 1
    while at < hi and tag[k] == "U" and (tag[at] in "UA" or (tag[at - 1] == "A" and tag[at] in "wGEVUQ#") or (
            tag[at] == "w" and tag[at - 1] in "w") or (low[at] == "of" and at + 1 < hi and tag[at + 1] in "UD")):
        at += 1
    if at + 1 < hi and low[at] == "and" and tag[at + 1] == "U":
        return _name_end(stream, at + 1, hi)
    return at


def _opens_attribution(stream, k, hi):
    """Whether a clause with a subject and a cue verb of its own starts at k."""
    verbs = stream.verbs
    for at in range(k, min(hi, k + 8)):
        if stream.tag[at] in ",.;Q":
            return False
        if at in stream.cue_at and stream.tag[at - 1] not in "DAI#":
            letters = verbs[stream.low[at]][1]
            return at > k and ("p" in letters or "s" in letters or "b" in letters) and verbs[stream.low[at]][0].kind != "evidence"
    return False
