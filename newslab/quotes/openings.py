"""Where the content that a cue leads in begins, and by which frame."""

from newslab.quotes.units import SPOKEN, TIMES

_OBJECTS = frozenset(("him", "them", "me", "us", "her", "you", "himself", "herself", "themselves"))
_TIES = frozenset(("of", "for", "in", "at", "on", "from", "and"))  # inside an addressee
_NAMING = frozenset(("call", "term", "deem", "label", "brand", "dub", "consider"))
_PARTICLES = frozenset(("out", "back", "up", "down"))
_CONDITIONS = frozenset(("when", "if", "where"))
_COUNTED = frozenset(
    (
        "number",
        "toll",
        "figure",
        "total",
        "cost",
        "costs",
        "damage",
        "losses",
        "value",
        "price",
        "share",
        "bill",
        "odds",
        "chance",
        "chances",
        "crowd",
        "turnout",
        "attendance",
        "population",
        "size",
    )
)
_QUESTIONS = frozenset(("whether", "why", "how", "what"))
_WHICH_TIME = frozenset(("last", "this", "next"))
_OPENS_TIME = _WHICH_TIME | {"late", "early"}
_CIRCUMSTANCE = frozenset(("as", "after", "before", "while", "since", "than", "until"))


def content_start(stream, verb, i, hi):
    """The token where the content after cue i begins and the frame (that, quote, clause, noun ...), or None."""
    tag, low, k, addressed = stream.tag, stream.low, i + 1, "a" in verb.frames
    while k < hi and k - i < 20:
        found = _led_in(stream, verb, k, hi)
        if found:
            return found
        t = tag[k]
        if low[k] in _OPENS_TIME and (after := past_time(stream, k, hi)) > k:
            k = after
        elif t in "RY" or low[k] in _PARTICLES:
            k += 1
        elif t == "I" and low[k] != "to":
            return _past_adverbial(stream, verb, k, hi)
        elif t == "," and verb.frames & SPOKEN:
            return _past_comma(stream, k, hi)
        elif addressed and t in "PDUpw#V" and (moved := _past_addressee(stream, k, hi)) > k:
            k, addressed = moved, False
        else:
            return _unmarked(stream, verb, k, hi)
    return None


def past_time(stream, k, hi):
    """The token after a time without a preposition at k ("last month", "late this year"), or k; no subject of a verb."""
    tag, low = stream.tag, stream.low
    at = k + (low[k] in ("late", "early"))
    if at + 1 < hi and low[at] in _WHICH_TIME and (low[at + 1] in TIMES or tag[at + 1] == "Y"):
        return k if at + 2 < hi and tag[at + 2] in "XZA" else at + 2
    return k


def _led_in(stream, verb, k, hi):
    """Content that a mark or a word at k leads in: a quotation, "that", a preposition, "to", "whether", a colon."""
    t, word, frames, spoken = stream.tag[k], stream.low[k], verb.frames, verb.frames & SPOKEN
    if t == "Q":
        return k, "quote"
    if k + 1 == hi:
        return (k, "infinitive") if word == "to" and frames & {"i", "o"} else None
    after = stream.tag[k + 1]
    aside = after == "," and stream.tag[min(k + 2, hi - 1)] in "SI"  # "that, although it rained, ..."
    if word == "that" and (spoken or "w" in frames) and (aside or after not in ".,"):
        return k, "that"
    if word == "to" and frames & {"i", "o"}:
        return k, "infinitive"
    if t == "I" and after not in ".,Y" and (word in verb.prepositions or ("o" in frames and word in ("for", "on"))):
        return k + 1, "preposition"
    if (
        frames & {"w", "c"}
        and word != "who"
        and (
            word == "whether"
            or (word in _CONDITIONS and ("w" in frames or verb.kind != "speech"))
            or (t == "W" and word not in _CONDITIONS)
        )
    ):
        return k, "question"
    if spoken and (t == ":" or (t == "," and after == "Q")):
        return k + 1, "colon" if t == ":" else "quote"
    return None


def _unmarked(stream, verb, k, hi):
    """Content that nothing leads in: a clause ("said the road was closed") or a noun phrase ("praised the plan")."""
    t, frames = stream.tag[k], verb.frames
    clause = "c" in frames and (verb.base == "say" or is_clause(stream, k, hi))
    if t in "PDUpw#":
        if clause or frames & {"n", "o"}:
            return k, "clause" if clause else "noun"
        return (k, "noun") if "k" in frames and _has_predicate(stream, verb, k, hi) else None
    if clause and t in "SGVEN" and stream.low[k] not in _CIRCUMSTANCE:
        return k, "clause"
    return (k, "noun") if t in "GVE" and frames & {"n", "o"} else None


def predicate_start(stream, verb, i, hi):
    """What something is called by cue i, where a relative stands for it: "which he described as a trap"."""
    k = i + 1 + (stream.low[i + 1 : i + 2] == ["as"])
    if "k" in verb.frames and (k > i + 1 or verb.base in _NAMING) and k < hi and stream.tag[k] in "DQUwEG":
        return k, "noun"
    return None


def _has_predicate(stream, verb, k, hi):
    """Whether the object at k is called something: "as", or for "call" a second phrase."""
    tag, low = stream.tag, stream.low
    if verb.base == "put":
        return _has_amount(stream, k, hi)
    for at in range(k + 1, min(hi, k + 20)):
        if low[at] == "as":
            return True
        if tag[at] in ".;,—XZ":
            return False
        if verb.base in _NAMING and (
            tag[at] == "Q" or (tag[at] == "D" and tag[at - 1] in "pUwP") or (tag[at] in "wERU" and tag[at - 1] == "p")
        ):
            return True
    return False


def _has_amount(stream, k, hi):
    """Whether the object at k is put at an amount: "put the toll at 40", "put the number of dead at about 40"."""
    tag, low, head = stream.tag, stream.low, k + (stream.tag[k] == "D")
    if low[k - 1] in _PARTICLES:
        return False
    for at in range(head + 1, min(hi - 1, k + 9)):
        if low[at] == "at":
            amount = any(letter in "#" for letter in tag[at + 1 : at + 5]) or low[at + 1] in ("between", "nearly")
            return amount and not _COUNTED.isdisjoint(low[head:at])
        if tag[at] not in "wIUDAEG#V":
            return False
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
        if low[at] == "that" and verb.frames & SPOKEN and tag[at - 1] != "I":
            return at, "that"
        if low[at] in _QUESTIONS and "w" in verb.frames and tag[at - 1] != "I":
            return at, "question"
        if tag[at] == "Q" and tag[at - 1] in ",:" and verb.frames & SPOKEN:
            return at, "quote"
        if tag[at] == ":" and verb.frames & SPOKEN:
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
    tag, low, b = stream.tag, stream.low, k
    if low[k] in _OBJECTS:
        return k + 1
    if tag[b] == "P":
        return k
    b += tag[b] in "D#"
    while b < hi and b - k < 12:
        if tag[b] in "UwAEV":
            b += 1
        elif low[b] in _TIES:
            b += 1 + (b + 1 < hi and tag[b + 1] == "D")
        else:
            break
    if b < hi and tag[b] in "XZN":  # no mark between: the addressee is one word or one name
        if tag[k] == "D" and b - k > 2 and tag[k + 2] == "w" and not low[k + 2].endswith("s"):
            return k  # "warned the true figure could be higher"
        b = k + 1
        while b < hi and tag[b] == "U" and tag[k] == "U":
            b += 1
        return b + (tag[k] == "D")
    return k if b >= hi or tag[b] == "." else b
