"""From the words of one sentence to named amounts, each at its word: the reading that score, explain and training share."""
from newslab.sentiment.words import STOPS, unmask

# how far the words around change a tone
TURNED, BOOSTED, REACH = -0.6, 1.25, 3


def signals(tokens, words):
    """What the tokens say, a list of (index of the token, name of the rule, amount), and the tones [(index, tone)].

    The tone of a word goes through the rules of negation, relief, boosting, falling ills and defeated villains; the amounts of
    "praise" and "blame" are the tones that are left, and further amounts say where they stand.
    """
    entries = [words[token] if token else None for token in unmask(tokens)]
    hits = [(at, entry) for at, entry in enumerate(entries) if entry]
    tones, marks = _tones(tokens, entries, hits)
    found = [(at, cue, 1.0) for at, cue in marks if cue in ("contrast", "modal", "negator")]
    found += [(at, "question", 1.0) for at, token in enumerate(tokens) if token == "?"]
    but = max((at for at, cue in marks if cue == "contrast"), default=-1)
    modals = [at for at, cue in marks if cue == "modal"]
    late = len(tokens) * 2 // 3
    for at, (tone, rule) in tones.items():
        if not tone:
            continue
        side, size = ("praise", tone) if tone > 0 else ("blame", -tone)
        found.append((at, f"{rule} {side}", size))
        found.append((at, f"any {side}", 1.0))
        if but >= 0:
            found.append((at, f"{side} {'after' if at > but else 'before'} contrast", size))
        if modals and any(0 < at - modal <= 6 for modal in modals):
            found.append((at, f"{side} under modal", size))
        if at > late:
            found.append((at, f"late {side}", size))
    return found, hits


def _tones(tokens, entries, hits):
    """The tone of each toned word after the rules, {index: [tone, rule]}, and the cues [(index, cue)]."""
    tones, marks, last, covered = {}, [], {}, -1
    for at, (tone, cue, _, phrases) in hits:
        if at <= covered:
            continue
        if phrases:
            longer = _phrase(tokens, at, phrases)
            if longer:
                (length, tone), cue = longer, ""
                covered = at + length
        if cue in ("fall", "harm") and _turns_back(tokens, tones, last, at, cue):
            tone = 0.0
        if tone:
            tones[at] = _in_context(tokens, last, at, tone)
        if cue:
            marks.append((at, cue))
            last[cue] = at
    return tones, marks


def _phrase(tokens, at, phrases):
    for rest, tone in phrases.items():
        if tuple(token.lower().replace("’", "'") for token in tokens[at + 1:at + 1 + len(rest)]) == rest:
            return len(rest), tone
    return None


def _in_context(tokens, last, at, tone):
    if _reaches(tokens, last.get("negator"), at):
        return [tone * TURNED, "negated"]
    if tone < 0 and _reaches(tokens, last.get("reducer"), at):
        return [tone * TURNED, "turned"]
    if at - last.get("booster", -9) <= 2:
        return [tone * BOOSTED, "plain"]
    return [tone, "plain"]


def _reaches(tokens, cue, at):
    return cue is not None and at - cue <= REACH and not STOPS.intersection(tokens[cue:at])


def _turns_back(tokens, tones, last, at, cue):
    """Whether "fell" tells of an ill, or "killed" of a villain, just before it; the tone of that one is then turned."""
    earlier = last.get("ill" if cue == "fall" else "villain", -9)
    if not 0 < at - earlier <= 5 or STOPS.intersection(tokens[earlier:at]) or earlier not in tones:
        return False
    tones[earlier] = [abs(tones[earlier][0]) * 0.5, "turned"]
    return True
