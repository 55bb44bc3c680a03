"""Where the title before a name ends, and titles that stand alone: "the President"."""

from itertools import pairwise

from newslab.actors.name import Name, join


def length(tokens, seen):
    """How many leading tokens are title: "US President", "Iraqi Foreign Minister", "Secretary of State", "Mr."."""
    words, last = seen.words, tokens[-1][2]
    if not any(token[2] in words.personal for token in tokens):
        return 0
    short = tokens[0][2] in words.honorific and len(tokens) < 4  # "Mr. Band"
    if len(tokens) > 1 and not short and (last in words.organisation or last in words.legal) and last not in words.role:
        return 0
    title = 0
    for index, (_, _, word, link) in enumerate(tokens):
        if index and index == len(tokens) - 1 and title < index and seen.is_given(tokens[index - 1][2]):
            break  # "Amy Pope": the last word is a surname, whatever else it may mean
        office = word in words.role and link in ("", "of")
        portfolio = link in ("of", "for") and title == index > 0
        if office or portfolio or (word in words.honorific and not link):
            title = index + 1
    if title == len(tokens) - 1 and last in words.site and tokens[0][2] not in words.personal | words.rank:
        return 0  # "Mercy General Hospital"
    if any(token[2] in words.inside for token in tokens[:title]):
        return 0  # "Roof Over Head"
    return 0 if title > 1 and _is_organisation(tokens[:title], words) else title


def _is_organisation(tokens, words):
    """Whether words before a role make it part of an organisation's name: "Council of Ministers"."""
    return any(right[3] in ("of", "and", "&") and left[2] in words.organisation for left, right in pairwise(tokens))


def alone(tokens, chain, weak, seen):
    """A title without a name: nothing where it only opens a sentence, else nominal, an organisation before it apart."""
    words = seen.words
    if (
        weak
        or (tokens[-1][2] in words.honorific and tokens[-1][2] not in words.role)
        or chain.before in ("a", "an", "A", "An")
    ):
        return []
    for size in range(len(tokens) - 1, 0, -1):
        head = join(tokens[:size])
        known = head in seen.table and seen.table[head][1] == "organisation"
        if known or (size > 1 and tokens[size - 1][2] in words.organisation):
            return [Name(tokens[:size], 0, chain), Name(tokens[size:], len(tokens) - size, chain)]
    return [Name(tokens, len(tokens), chain)]
