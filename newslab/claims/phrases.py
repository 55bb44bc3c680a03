"""Noun phrases beside a number, found with closed classes and word endings."""

from newslab.claims.vocabulary import vocabulary

_PLACES = ("last", "past", "next", "previous", "top", "bottom")
_BREAKS = frozenset([";", "—", "•", "|", "“", "”", '"', "–", "..."])
_BINDERS = frozenset(["-", "'", "/", "&", "."])  # marks inside a name or compound
_AFTER_COMMA = frozenset(["and", "but", "while", "with", "which", "who", "or", "as", "compared"])
_REACH = 60  # how many tokens a clause may have
_NO_CONCEPT = frozenset(
    ["way", "time", "rest", "number", "amount", "lot", "kind", "sort", "part", "couple", "end", "start", "total"]
)


def is_plural(word):
    """Whether a word in lower case looks like a plural noun."""
    if vocabulary().classes.get(word) == "irregular":
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in vocabulary().contexts["singular in s"]
        and "'" not in word
    )


def counted(line, j, singular):
    """(start, end, plural) of the noun phrase at token j, (j, j, False) where none stands there.

    A plural noun ends the phrase, unless a singular one is wanted.
    """
    k, end = j, j
    while k < line.size and k - j < 8:
        if k > j and _ties(line, k, j, end):
            k += 1
            continue
        if _stops(line, k, j, singular):
            break
        end = k + 1
        plural = line.lower[k] == "others" or (is_plural(line.lower[k]) and not singular)
        if plural and line.lower[k] not in vocabulary().contexts["attributive plural"]:
            return j, _with_partner(line, end), True
        k += 1
    return j, end, False


def _ties(line, k, j, end):
    """Whether token k holds a phrase together without being a noun: hyphens, first parts of compounds, 'and'."""
    if line.lower[k] in ("-", "‐", "/") and line.touches(k) and line.touches(k + 1):
        return True
    return line.roles[k] == "conj" and k == end and _coordinates(line, k)


def _stops(line, k, j, singular):
    """Whether token k cannot belong to a noun phrase that began at token j."""
    word, role = line.lower[k], line.roles[k]
    if k in line.masked or k in line.timed or line.kinds[k] not in ("w", "c", "n"):
        return True
    if line.kinds[k] == "n":
        return not (k > j and line.texts[k - 1][0].isupper() and line.kinds[k + 1] == "w")
    if line.lower[k - 1] in ("-", "‐") and line.touches(k) and k > j:
        role = None
    elif word in vocabulary().numerals:
        return True
    if line.lower[k + 1] == "-" and line.touches(k + 1):
        return role in ("det", "aux")
    if role in ("det", "pron", "prep", "conj", "aux"):
        return word not in ("others", "ones", *_PLACES)
    if role == "adv":
        return not (word in vocabulary().contexts["adverb before a noun"] and line.content[k + 1])
    if role is None:
        done = k > j and _participle(word) and line.texts[k][0].islower()  # "one woman shouted"
        return (word.endswith("ly") or (done and line.roles[k + 1] != "conj")) and not line.content[k + 1]
    return role == "verb" and _is_verb(line, k, j, singular)


def _is_verb(line, k, j, singular):
    """Whether a word that may be a verb is one here, and no noun or participle of the phrase."""
    word = line.lower[k]
    if is_plural(word):
        return k > j and singular
    if line.texts[k][0].isupper() or (k == j and line.roles[k - 1] == "det"):
        return False
    return not ((k == j or word.endswith(("ed", "ing", "n"))) and line.content[k + 1])


def _coordinates(line, k):
    """Whether 'and' at token k ties two modifiers of one plural noun: 'Kia and Hyundai vehicles'."""
    if line.lower[k] not in ("and", "or", "&") or is_plural(line.lower[k - 1]):
        return False
    return any(
        is_plural(line.lower[m]) and all(line.content[n] for n in range(k + 1, m + 1))
        for m in range(k + 1, min(k + 4, line.size))
    )


def _with_partner(line, end):
    """Take in a second plural after 'and': 'militants and supporters'."""
    after = line.lower[end + 2]
    if (
        line.lower[end] == "and"
        and is_plural(line.lower[end + 1])
        and line.roles[end + 1] in (None, "irregular")
        and line.kinds[end + 2] != "n"
        and after not in ("of", "say", "said", "have")
    ):
        return end + 2
    return end


def _chunks(line, start, end, used=frozenset()):
    """Runs of content words between two tokens, as (start, end); verbs, function words and marks part them."""
    found, k = [], start
    while k < end:
        if line.content[k] and _begins(line, k, used):
            begun, k = k, _run_end(line, k, end, used)
            if not _idle(line, begun, k):
                found.append((begun, k))
        k += 1
    return found


def _begins(line, k, used):
    """Whether a run of content words may begin with token k."""
    return line.content[k] and k not in used and (line.roles[k] or not _looks_verbal(line, k))


def _run_end(line, k, end, used):
    """The token after the run of content words that begins with token k."""
    k += 1
    while k < end and k not in used and _goes_on(line, k):
        k += 1
    return k


def _goes_on(line, k):
    """Whether a run of content words goes on with token k: not with a participle that nothing follows."""
    word = line.lower[k]
    if line.content[k]:
        return line.content[k + 1] or not (_participle(word) and line.texts[k][0].islower())
    return word in _BINDERS or (line.kinds[k] == "n" and (line.texts[k - 1][0].isupper() or line.lower[k - 1] == "-"))


def _idle(line, start, end):
    """Whether a run names nothing: a lone participle ('eliminating') or an empty noun."""
    word = line.lower[start]
    return end - start == 1 and (
        word in _NO_CONCEPT
        or (
            word.endswith("ing")
            and line.texts[start][0].islower()
            and line.roles[end] in ("det", "prep", None, "adv")
            and word not in vocabulary().contexts["noun in ing"]
        )
    )


def _participle(word):
    return (len(word) > 4 and word.endswith("ed") and not word.endswith(("eed", "red"))) or word.endswith("ered")


def _looks_verbal(line, k):
    word = line.lower[k]
    return (
        (line.texts[k][0].islower() and word in vocabulary().changes)
        or (word.endswith("ly") and line.texts[k][0].islower())
        or (_participle(word) and not line.content[k + 1])
    )


def _clause_start(line, i):
    """The token where the clause of token i begins."""
    lower, openers, floor = line.lower, vocabulary().contexts["opens a clause"], max(0, i - _REACH)
    for k in range(i, floor, -1):
        word = lower[k - 1]
        if (
            word in _BREAKS
            or (word == "." and k > 1)
            or (word == "," and lower[k] in _AFTER_COMMA)
            or (word in openers and i - k > 1)
        ):
            return k
    return floor


def _past_introduction(line, start, i):
    """The token after an opening phrase ('In the last year, the firm ...'), or start."""
    if line.roles[start] == "prep":
        comma = next((k for k in range(start, min(start + 12, i)) if line.lower[k] == ","), None)
        if comma is not None and _chunks(line, comma + 1, i):
            return comma + 1
    return start


def subject(line, i, used):
    """Noun phrases (start, end) before token i that its clause is about: the first and the nearest.

    used: the tokens of numbers, which no phrase may hold.
    """
    start = _past_introduction(line, _clause_start(line, i), i)
    found = _chunks(line, start, i, used)
    if not found and line.lower[start - 1] in ("which", "who", "that"):
        found = _chunks(line, max(0, start - 12), start - 1, used)[-1:]
    found = found or _chunks(line, _past_introduction(line, 0, i), min(i, _REACH), used)[:1]
    if not found:
        return []
    return [found[0]] if len(found) == 1 else [found[0], found[-1]]


def complement(line, j, used):
    """Noun phrases (start, end) that follow token j and belong to what stands before it: 'of adults', 'in costs'."""
    found, at = [], j
    for _ in range(3):
        if line.lower[at] in vocabulary().contexts["links phrases"]:
            at += 1
            while line.roles[at] in ("det", "adv"):
                at += 1
        elif found:
            break
        if at >= line.size or not _begins(line, at, used):
            break
        end = _run_end(line, at, min(at + 8, line.size), used)
        if _idle(line, at, end):
            break
        found.append((at, end))
        at = end
    return found


def words_of(line, spans, leave=()):
    """The words of the spans as one text, each span once, without those to leave out."""
    parts = []
    for begin, end in spans:
        words = [line.texts[k] for k in range(begin, end) if line.kinds[k] in "wcn" and line.lower[k] not in leave]
        text = " ".join(words)
        if text and text.lower() not in _NO_CONCEPT and text not in parts:
            parts.append(text)
    return ", ".join(parts)
