"""What stands around a span of a sentence, as named amounts: the evidence that score_toward weighs and that it was
trained on.

The span's own words are never looked at, but for its kind (a time, a place, a title, a pronoun); names count as NAME
wherever they stand. So what is learned is how people are written about, not what is usually written about whom.
"""

import math
import re
from functools import cache, lru_cache

from newslab import lexicons
from newslab.sentiment.words import cues, newslab_words, plain

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[“”\"?!:;,.—–()-]")
BREAKS = frozenset(',;:—–()"“”')
QUOTATION_MARKS = frozenset('"“”')
ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "ments", "ment", "ers", "er")
# words; beyond REACH nothing is read, so that a sentence without end costs no more than a long one
NEAR, MIDDLE, REACH = 3, 8, 80


def evidence(left, span, right):
    """{name: amount} for the texts left of the span, of the span itself (for its kind only), and right of it."""
    before, after = (
        _normal(TOKEN.findall(left)[-2 * REACH :], True)[::-1],
        _normal(TOKEN.findall(right)[: 2 * REACH], False),
    )
    found = {f"kind {kind}": 1.0 for kind in kinds(span)}
    _side(found, "L", before)
    _side(found, "R", after)
    words_before, words_after = [[t for t in side if t[0].isalnum()] for side in (before, after)]
    _neighbours(found, kinds(span), before, after, words_before, words_after)
    _predicate(found, words_after[: _clause(after)])
    _governor(found, words_before[: _clause(before)])
    return _tones(found, before, after)


def kinds(span):
    """What kind of thing the words of a span name.

    >>> kinds("last Thursday"), kinds("Senator Ada Quill"), kinds("she"), kinds("the plan")
    (['time'], ['name 3', 'title'], ['he'], ['common'])
    """
    table = _kinds()
    spelled = [word.lower() for word in re.findall(r"[^\W_]+(?:\.[^\W_]+)*", span)]
    core = [word for word in spelled if word not in ("the", "a", "an", "s", "last", "this", "next")] or [""]
    if core[-1] in table["time"] or core[-1].rstrip("s").isdigit():
        return ["time"]
    found = ["place"] if "_".join(core) in table["place"] or core[-1] in table["place"] else []
    capital = any(letter.isupper() for letter in span)
    if core[0] in table["he"]:
        found.append("he")
    elif core[0] in table["they"] and len(core) == 1 and not (span.isupper() and len(span) > 1):
        found.append("they")
    elif not capital:
        found.append("common")
    else:
        found.append(f"name {min(3, len(core))}")
    found += ["title"] if core[0] in table["title"] else []
    found += ["acronym"] if span.isupper() and len(span) > 1 else []
    found += ["possessive"] if re.search(r"['’]s$", span) else []
    return found


@lru_cache(maxsize=50_000)
def stem(word):
    """The word without a common ending: a crude key that lets "accused" and "accuses" share a weight.

    >>> stem("accused"), stem("accuses"), stem("praising")
    ('accus', 'accus', 'prais')
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if word[-1] in "eiy" and len(word) > 4 else word


@cache
def _kinds():
    return {row["kind"]: frozenset(row["words"].split()) for row in lexicons.rows("sentiment_kinds.tsv")}


@cache
def _function_words():
    return lexicons.function_words() | {"NAME"} | _kinds()["title"]


def _normal(tokens, opens):
    """Small letters; a capital inside the sentence is a NAME. opens: whether the tokens begin the sentence."""
    first = 0 if opens else -1
    return ["NAME" if token[0].isupper() and at != first else plain(token) for at, token in enumerate(tokens)]


def _walk(side, tokens):
    """(word, distance in words, boundaries between, negated, place) for the words of one side, from the span outwards."""
    distance = crossed = 0
    negators = [token in _negators() for token in tokens]
    for at, token in enumerate(tokens):
        if not token[0].isalnum():
            crossed += token in BREAKS
            continue
        distance += 1
        if distance > REACH:
            return
        crossed += token in _kinds()["opener"]
        negated = any(negators[at + 1 : at + 4] if side == "L" else negators[max(0, at - 3) : at])
        yield token, distance, crossed, negated, at


@cache
def _negators():
    return frozenset(word for word, cue in cues().items() if cue == "negator")


def _reports(side, tokens, at, before):
    """Whether the verb at this place reports speech, so that its tone says nothing: "stressed that", “...,” he stressed."""
    spoken = tokens[at + 1 : at + 3] if side == "R" else tokens[max(0, at - 2) : at][::-1]
    earlier = tokens[max(0, at - 5) : at] + before[: max(0, 5 - at)] if side == "R" else tokens[at + 1 : at + 6]
    spoken = spoken[1:] if spoken[:1] in ([","], [":"]) else spoken[:1]
    return spoken == ["that"] or not QUOTATION_MARKS.isdisjoint(spoken + earlier)


def _side(found, side, tokens):
    for word, distance, crossed, negated, _ in _walk(side, tokens):
        key = word if word == "NAME" else ("!" if negated else "") + stem(word)
        found["w " + key] = found[f"{side} {key}"] = 1.0
        if distance <= 4:
            found[f"{side}4 {key}"] = 1.0
        if not crossed:
            found[f"{side}c {key}"] = 1.0
        if distance <= 2:
            found[f"{side}{distance} {word}"] = 1.0


def _neighbours(found, span_kinds, before, after, words_before, words_after):
    found[f"Lp {before[0]}" if before else "opens"] = 1.0
    found[f"Rp {after[0]}" if after else "closes"] = 1.0
    for side, near in (("L", words_before[:2][::-1]), ("R", words_after[:2])):
        if near:
            found[f"{side}12 {' '.join(near)}"] = 1.0
            for kind in span_kinds:
                found[f"{kind} {side} {near[-1] if side == 'L' else near[0]}"] = 1.0


def _clause(tokens):
    """How many words stand before the first mark that breaks the sentence."""
    words = 0
    for token in tokens:
        if token in BREAKS:
            return words
        words += token[0].isalnum()
    return words


def _predicate(found, words):
    """What the span does or suffers: the first content word after it, passive or not, and what follows that word."""
    at = next((at for at, word in enumerate(words) if word not in _function_words()), None)
    if at is None:
        return
    word, passive = (
        words[at],
        any(each in _kinds()["auxiliary"] for each in words[:at]) and words[at].endswith(("ed", "en", "n", "t")),
    )
    voice = "RP" if passive else "RS"
    follows = words[at + 1] if at + 1 < len(words) else "end"
    follows = follows if follows == "NAME" or follows in _kinds()["preposition"] else "other"
    tone = newslab_words().tones.get(word, 0)
    found[f"{voice} {stem(word)}"] = found[f"{voice} then {follows}"] = 1.0
    if tone:
        sign = "+" if tone > 0 else "-"
        found[f"{voice} {sign}"] = found[f"{voice} {sign} {'NAME' if follows == 'NAME' else 'other'}"] = 1.0


def _governor(found, words):
    """What is done to the span, or said of it: the nearest content word before it and the preposition between."""
    at = next((at for at, word in enumerate(words) if word not in _function_words()), None)
    if at is None:
        return
    link = next((word for word in words[:at] if word in _kinds()["preposition"]), "")
    tone = newslab_words().tones.get(words[at], 0)
    found[f"LS {stem(words[at])}"] = found[f"LS link {link}"] = 1.0
    if link:
        found[f"LS {link} {stem(words[at])}"] = 1.0
    if tone:
        found[f"LS {'+' if tone > 0 else '-'} {link}"] = 1.0


def _tones(found, before, after):
    """Sums of tone by side and distance, and what is left of them when near words count more."""
    sums = dict.fromkeys(
        [
            f"{side}{place}{sign}"
            for side in "LR"
            for place in ("", " near", " middle", " far", " clause", " next", " most")
            for sign in "+-"
        ]
        + ["weighed+", "weighed-", "all+", "all-"],
        0.0,
    )
    tones = newslab_words().tones
    for side, tokens in (("L", before), ("R", after)):
        for word, distance, crossed, negated, at in _walk(side, tokens):
            if word in _kinds()["saying"] and distance <= NEAR:
                found[f"{side} saying"] = 1.0
            tone = tones.get(word, 0)
            if not tone or (cues().get(word) == "reporting" and _reports(side, tokens, at, before)):
                continue
            tone = -0.6 * tone if negated else tone
            sign, size = "+" if tone > 0 else "-", abs(tone)
            weighed = size / (1 + 0.3 * distance)
            place = " near" if distance <= NEAR else " middle" if distance <= MIDDLE else " far"
            for name, amount in (
                (side + sign, size),
                (side + place + sign, size),
                ("weighed" + sign, weighed),
                ("all" + sign, size),
            ):
                sums[name] += amount
            sums[f"{side} most{sign}"] = max(sums[f"{side} most{sign}"], weighed)
            if crossed <= 1:
                sums[f"{side} {'clause' if not crossed else 'next'}{sign}"] += size
    for name in ("L+", "L-", "R+", "R-", "weighed+", "weighed-"):
        sums["root " + name] = math.sqrt(sums[name])
    near, total = sums["weighed+"] - sums["weighed-"], sums["all+"] - sums["all-"]
    sums["net near"], sums["net"] = near / math.sqrt(near * near + 4), total / math.sqrt(total * total + 15)
    found.update((f"tone {name}", amount) for name, amount in sums.items() if amount)
    return found
