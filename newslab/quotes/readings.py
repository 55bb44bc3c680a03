"""Whether a word that may be a cue verb is one in its place, or a noun, an adjective, a purpose."""

from newslab.quotes.units import SPOKEN

_ADJECTIVAL = ("al", "ive", "ic", "ous", "ary", "ful", "less", "able", "ible")
_BEFORE_GERUND = frozenset(
    (
        "by",
        "after",
        "before",
        "while",
        "when",
        "despite",
        "without",
        "in",
        "since",
        "besides",
        "from",
        "for",
    )
)
_DETERMINERS_ALONE = frozenset(
    (
        "this",
        "these",
        "those",
        "both",
        "many",
        "most",
        "several",
        "few",
        "some",
        "all",
        "each",
        "either",
        "neither",
        "half",
    )
)
_SUBJECT_PRONOUNS = frozenset(
    (
        "others",
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "ones",
        "none",
        "nobody",
        "anyone",
    )
)
_PLURALS = frozenset(("people", "men", "women", "children", "police"))
_FEEL = frozenset(
    (
        "feel",
        "feels",
        "felt",
        "seem",
        "seems",
        "seemed",
        "remain",
        "remains",
        "remained",
        "become",
        "became",
        "sound",
        "sounds",
        "sounded",
    )
)
MAKE = frozenset(("make", "makes", "made", "making"))
BE = frozenset(
    (
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "'re",
        "'s",
        "'m",
        "it's",
        "that's",
        "he's",
        "she's",
        "they're",
    )
)


def is_nominal(stream, cue, subjects):
    """Whether the word is a noun or an adjective here ("the claims", "a reported case", "health fears")."""
    low, tag, i, before = stream.low, stream.tag, cue.i, cue.before
    if before in "DA#" or (before == "I" and low[i - 1] != "to" and not cue.gerund):
        clitic, alone = before == "A" and tag[i - 2] == "P", before == "D" and low[i - 1] in _DETERMINERS_ALONE
        aged = before == "#" and cue.verb.base in ("say", "tell")  # "adults aged over 16 told"
        return not clitic and not alone and not aged
    determined = i - 2 >= cue.lo and tag[i - 2] == "D"
    if before == "R" and determined and low[i - 2] in ("a", "an", "the"):
        return True  # "a further charge"
    if cue.gerund:
        speaks = cue.after in "DTQ" or (cue.after == "," and tag[i + 2 : i + 3] == ["Q"])
        return before == "w" and determined and not speaks
    if cue.letters == "j" or ("p" in cue.letters and "b" not in cue.letters):
        return before == "R" and determined
    if low[i + 1 : i + 2] == ["of"] and "of" not in cue.verb.prepositions:
        return True
    if "b" in cue.letters and cue.before in "wUY" and cue.after in "TPDW":  # "documents seen by the paper show that"
        far = subjects.over_participle(subjects.past_times(i, cue.lo), cue.lo)
        if far and low[far[1] - 1].endswith("s"):
            return False
    return (
        _base_is_noun(low, cue) if "b" in cue.letters and "p" not in cue.letters else _third_is_noun(low, cue, subjects)
    )


def _base_is_noun(low, cue):
    """For "report", "claim": a verb needs a plural or a pronoun before it and its content after it."""
    word = low[cue.i - 1]
    if cue.before in "Gp" and word not in _SUBJECT_PRONOUNS:
        return True
    if cue.before in "wUVE":
        plural = (word.endswith("s") and not word.endswith("ss")) or word in _PLURALS
        return not plural or cue.after not in "DTPpQIWU,:X#w"
    return cue.before == "Y"


def _third_is_noun(low, cue, subjects):
    """For "reports", "claims", which are plural nouns as well."""
    if "s" not in cue.letters:
        return False
    if cue.before == "E" or (cue.before == "V" and not subjects.phrases.nominal(cue.i - 1, cue.lo)):
        return True
    if cue.before == "w" and cue.after == "I" and low[cue.i + 1] not in cue.verb.prepositions:
        return "a" not in cue.verb.frames and cue.verb.base != "say"
    if cue.verb.frames & SPOKEN:
        return False
    adjective = cue.before == "w" and low[cue.i - 1].endswith(_ADJECTIVAL)  # "national plans"
    return adjective or (cue.after in ".,;WX)" and cue.before in "wUE" and cue.i > cue.lo + 1)


def is_report(stream, cue):
    """Whether the verb form reports at all: no purpose ("to show"), no bare participle ("called by")."""
    low, tag, i, at_head = stream.low, stream.tag, cue.i, cue.group == cue.i
    if cue.letters == "j":
        return bool(MAKE & set(low[max(cue.lo, i - 2) : i])) or any(
            word in BE or word in _FEEL for word in low[max(cue.lo, cue.group - 1) : i]
        )
    if at_head and cue.before == "I" and low[i - 1] == "to":
        return False
    if cue.gerund and at_head:
        return cue.before in ",QCwU" or i == cue.lo or (cue.before in "IS" and low[i - 1] in _BEFORE_GERUND)
    if "n" in cue.letters and at_head and not {"p", "b"} & set(cue.letters):
        return False  # "a starter, begun in May"
    bare = "n" in cue.letters and at_head and cue.before in "DwU" and low[i + 1 : i + 2] in (["by"], ["as"])
    return not bare or (low[i + 1] == "as" and tag[i + 2 : i + 3] == ["P"])  # "the mayor declared as he left"
