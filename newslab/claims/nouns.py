"""What a number counts and what it is about: the noun after it, the whole it is part of, the phrases around it."""

from newslab.claims import numbers, phrases
from newslab.claims.vocabulary import vocabulary

_AGAINST = frozenset(["to", "from", "with", "versus", "against", "than", "by"])


def counted(line, quantity):
    """(start, end, increment, member) of the counted noun phrase after a quantity."""
    outside, increment = line.joined(quantity.end), False
    j = _past_of(line, outside, quantity)
    numbered = j > outside and line.kinds[j] in ("n", "w") and _number_end(line, j) > j
    member = (
        quantity.value == 1 and line.lower[quantity.start] == "one" and line.lower[outside] == "of" and not numbered
    )
    if numbered:
        j = _number_end(line, j)
    if line.lower[j] in ("strong", "plus", "odd") and line.lower[j - 1] == "-":
        j += 1
    if line.lower[j] in ("more", "additional", "extra", "further", "less", "fewer") and line.kinds[j] == "w":
        increment = line.lower[j] not in ("less", "fewer")
        j += 1
    if quantity.kind == "age" or line.kinds[j] == "n":
        return outside, outside, increment, member
    singular = (quantity.value == 1 and j == outside) or quantity.unit is not None
    if quantity.kind == "percent" and j == outside and _is_predicate(line, quantity, j):
        return outside, outside, increment, member
    start, end, plural = phrases.counted(line, j, singular)
    if j > outside and end > start and line.kinds[end] == "n" and line.lower[end - 1].endswith(("'s", "s'")):
        start, end, plural = phrases.counted(line, _number_end(line, end), singular)  # "19 of Hull's 32 libraries"
    if quantity.kind == "percent":
        end = _before_verb(line, start, end)
    if end - start == 1 and line.lower[start] in vocabulary().contexts["no noun"]:
        end = start
    if quantity.unit is not None and quantity.kind in ("duration", "multiple", "temperature"):
        end = start
    if quantity.unit is None and not plural and not singular and line.kinds[j] == "w" and line.roles[j] == "verb":
        end = start
    if end == start and line.lower[start] in vocabulary().contexts["state as noun"]:
        end = start + 1
    if end == start and not increment:
        return outside, outside, increment, member
    return start, end, increment, member


def _is_predicate(line, quantity, j):
    """Whether a verb follows a share of people: "34% named the price", "3% backing Quill"; not in "a 10% fixed rate"."""
    word = line.lower[j]
    if line.roles[quantity.start - 1] == "det" or word.startswith("un") or line.lower[j + 1] == "-":
        return False
    if line.roles[j] == "verb" and not line.texts[j][0].isupper() and not phrases.is_plural(word):
        return True
    if not word.endswith(("ed", "ing")) or word in vocabulary().contexts["noun in ing"]:
        return False
    if not line.content[j + 1] or line.texts[j + 1][0].isupper():
        return True
    k = quantity.start - 1
    k -= line.roles[k] == "adv"
    return word.endswith("ed") and line.lower[k] in ("", ",", "and", "but", "while")


def _before_verb(line, start, end):
    """The end of a noun phrase before a verb that follows its plural: "60% of the deaths | involved workers"."""
    for k in range(start + 1, end):
        verbal = line.roles[k] == "verb" or line.lower[k].endswith(("ed", "ing"))
        if verbal and phrases.is_plural(line.lower[k - 1]) and line.texts[k][0].islower():
            return end if line.lower[k] in vocabulary().contexts["noun in ing"] else k
    return end


def _past_of(line, j, quantity):
    """The token after 'of the' that ties a share or a part to its whole, or j."""
    if line.lower[j] != "of" or not (quantity.unit is None or quantity.kind == "percent"):
        return j
    after = j + 1
    while line.roles[after] == "det":
        if line.lower[after] == "what":  # "half of what the floods cost"
            return j
        after += 1
    return after


def _number_end(line, j):
    numeral = numbers.read(line, j)
    return numeral.end if numeral else j


def shared(line, quantity, previous):
    """The noun of the count before, for a bare number set against it: '460 cars, compared with 63 last year'."""
    if previous is None or quantity.unit is not None or previous[1].unit is not None or quantity.numeral.fraction:
        return None
    between = line.lower[previous[0].end : quantity.start]
    linked = any(word in _AGAINST for word in between) or line.lower[quantity.start - 1] == "and"
    follows = line.roles[quantity.end] in ("prep", "conj") or line.kinds[quantity.end] in ("s", "")
    return previous[1].noun if linked and follows and len(between) < 9 else None


def whole_from(line, first):
    """The token where 'some of the', 'most of the', 'many of the' begins before token first, or None."""
    definite = ("the", "its", "their", "these", "those", "his", "her", "our")
    at = first - (line.lower[first - 1] in definite)
    if (
        (at < first or line.lower[first] in definite)
        and line.lower[at - 1] == "of"
        and line.lower[at - 2]
        in (
            "some",
            "most",
            "many",
            "all",
            "none",
            "half",
            "part",
            "any",
            "each",
            "several",
            "few",
            "much",
            "one",
            "two",
        )
    ):
        return at - 2
    return None


def of_total(line, noun_end):
    """'27 of the 30 senators': a part whose whole is named."""
    return line.lower[noun_end] == "of" and line.lower[noun_end + 1] == "the" and line.kinds[noun_end + 2] == "n"


def restated(line, quantity, previous):
    """The concept of the number before, where this one says it again in brackets or in a list of parts, or None."""
    if previous is None:
        return None
    between = [word for word in line.lower[previous[0].end : quantity.start] if word not in ("or", "and", ",", "about")]
    return (
        previous[1].concept
        if between in (["("], []) and previous[1].kind != "member" and (between or quantity.kind == "duration")
        else None
    )


def concept(line, quantity, first, noun_start, noun_end, used):
    """What the number is about: the clause's subject, the nearest phrase before, and what hangs on the noun."""
    spans = phrases.complement(line, max(noun_end, quantity.end), used)
    if quantity.unit and noun_end > noun_start:
        spans = [(noun_start, noun_end), *spans]
    spans += phrases.subject(line, first, used)
    return phrases.words_of(line, spans) or "-"
