"""The parts that an entity plays beside its mentions: what it does, what is done to it, how it is described."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from newslab import lexicons, sentences

MOST = 24
_REACH = 7
_WINDOW = 160
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[.,;:!?()“”\"]")
_BREAK = frozenset('.;:!?()“”"')
# Classes that speak only beside a mention, and the prepositions between them and one who is fought or fled from.
_SPARING = {"combat": ("", "against", "over", "on", "of"), "free": ("from", "against"), "armed": ()}
_LINKS = ("by", "from", "to", "of", "for", "on", "against", "with", "in", "over")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word beside a mention and the part it gives to the one mentioned."""

    start: int
    end: int
    part: str


def mentions(text, entity):
    """The spans at which an entity's words stand in a text; whole words where there are any, else anywhere."""
    wanted = entity.strip()
    if not wanted:
        return []
    found = [each.span() for each in re.finditer(re.escape(wanted), text, re.IGNORECASE)]
    whole = [
        (start, end)
        for start, end in found
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
    ]
    return whole or found


def cues(text, spans):
    """The cues beside the given mentions of one entity, in order."""
    found, seen = [], 0
    for sentence in sentences.tokenise(text).sentences:
        inside = []
        while seen < len(spans) and spans[seen][0] < sentence.end:
            inside.append(spans[seen])
            seen += 1
        for span in inside:
            found += _beside(text, sentence, span)
    return found


def _beside(text, sentence, span):
    before = _read(text, max(sentence.start, span[0] - _WINDOW), span[0])
    after = _read(text, span[1], max(span[1], min(sentence.end, span[1] + _WINDOW)))
    return [*_after(after), *_before(before), *_around(before, after)]


def _read(text, start, end):
    """The words and marks of a stretch as (start, word)."""
    return [(start + each.start(), each[0].lower()) for each in _WORD.finditer(text[start:end])]


def _after(words):
    """What the entity does, or what is done to it where a form of be comes first."""
    passive = steps = 0
    for number, (start, word) in enumerate(words):
        if word in _BREAK or (word == "," and number > 0 and steps > 2) or steps >= _REACH:
            return
        if word in small("be"):
            passive = 1
        if word in small("light") or word == ",":
            continue
        steps += 1
        for name in _classes().get(word, ()):
            if name in _SPARING:
                if part := _fighting(name, steps, passive):
                    yield Cue(start, start + len(word), part)
            elif passive and word.endswith(("ed", "en", "t", "wn")) and name not in ("be_at", "harmful", "good"):
                yield Cue(start, start + len(word), f"undergoes_{name}")
            else:
                yield Cue(start, start + len(word), f"does_{name}" if steps <= 3 else f"near_{name}")


def _before(words):
    """What is done to the entity, or what it does where "by" comes before it."""
    steps, link = 0, ""
    for start, word in reversed(words):
        if word in _BREAK or steps >= _REACH:
            return
        if word in small("determiner"):
            continue
        steps += 1
        if word in _LINKS and not link:
            link = word
            continue
        for name in _classes().get(word, ()):
            if part := _undergone(name, link):
                yield Cue(start, start + len(word), part)


def _fighting(name, steps, passive):
    """The part of one who stands before a word of combat, of rescue or of armed people: fights, is fought, or has arms."""
    if name == "armed":
        return "bears_arms" if steps == 1 else ""
    if passive:
        return "opposed" if name == "combat" else ""
    return "opposes" if steps <= 2 else ""


def _undergone(name, link):
    """The part of one who stands behind a word of a class and a preposition, if there is one."""
    if name in _SPARING:
        return "opposed" if link in _SPARING[name] else ""
    return f"object_{name}" if link in ("", "to", "of", "on", "for") else f"{link}_{name}"


def _around(before, after):
    """The class words of the neighbourhood whatever their place, and the short relations next to the mention."""
    for start, word in before[-25:] + after[:25]:
        for name in _classes().get(word, ()):
            if name not in _SPARING:
                yield Cue(start, start + len(word), f"near_{name}")
    if before and before[-1][1] in (*_LINKS, "under", "like", "because"):
        yield Cue(before[-1][0], before[-1][0] + len(before[-1][1]), f"after_{before[-1][1]}")
    if after and after[0][1] in ("'s", "’s", "'", "’"):
        yield Cue(after[0][0], after[0][0] + len(after[0][1]), "owns")


@cache
def small(name):
    """The small words of a class."""
    table = lexicons.rows("framing_agents_words.tsv")
    return frozenset(word for row in table if row["class"] == name for word in row["words"].split())


@cache
def _classes():
    """{word form: classes}"""
    found = {}
    for row in lexicons.rows("framing_roles_words.tsv"):
        for word in row["words"].split():
            for form in forms(word):
                found.setdefault(form, []).append(row["class"])
    return {form: tuple(dict.fromkeys(classes)) for form, classes in found.items()}


def forms(base):
    """A verb's forms by rule; forms that do not exist do no harm."""
    stem = base[:-1] if base.endswith("e") else base
    forms = {base, f"{base}s", f"{stem}ed", f"{stem}ing"}
    if base.endswith(("s", "x", "ch", "sh")):
        forms.add(f"{base}es")
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        forms |= {f"{base[:-1]}ies", f"{base[:-1]}ied"}
    if len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou":
        forms |= {f"{base}{base[-1]}ed", f"{base}{base[-1]}ing"}
    return forms


def parts(found, count):
    """How often each part is played for each mention, as {part: value}."""
    totals = Counter(cue.part for cue in found)
    return {part: total / (count + 1) for part, total in totals.items()}
