"""From the words of one sentence to named amounts, each at its word: the reading that score, explain, training share."""

from newslab.sentiment.words import ENDS, cues, spelled

# how far the words around change a tone; how many words a negation or a reducer reaches, and how far back "fell" does
TURNED, BOOSTED, REACH, FALLEN = -0.6, 1.25, 3, 5
SPEAKER = 5  # words that may name a speaker between a quotation and its verb
TELLING = frozenset(("negator", "modal", "contrast"))  # cues that say something themselves, besides what they change
LEARNED = "learned"
_PRAISE, _BLAME = [
    {
        rule: (f"{rule} {side}", f"any {side}", f"{side} before contrast")
        for rule in ("plain", "phrase", "negated", "turned")
    }
    for side in ("praise", "blame")
]
_NOT_YET = -99
_QUOTATION_MARKS = "\"“”‘’'`"
# what makes a passive, or says by itself what is suffered; and what may follow a participle but no verb with its object
_PASSIVE = frozenset("is are was were be been being get gets got dead died".split())
_BEHIND_PASSIVE = frozenset(
    "in by during on after when as at near following and or while for with from over since".split()
)
_NOT_BEFORE_SPEECH = frozenset("a an the his her its their our was were is are be been being very so".split())


def signals(chunks, entries):
    """What the chunks say, a list of (index of the chunk, name of the rule, amount).

    The tone of a word goes through the rules of negation, relief, boosting, falling ills and defeated villains;
    "plain praise", "negated blame" ... are the sizes of the tones that are left, "any praise" and "any blame" their
    number. LEARNED is a correction of what was learned of a word: it does not hold where the word's tone is turned,
    where the word reports speech or is a part of a phrase, and counts more where it is boosted.
    """
    found, tones, contrast = _read(chunks, entries)
    for at, (tone, rule, change) in tones.items():
        if change and entries[at].learned:
            found.append((at, LEARNED, change * entries[at].learned))
        if tone:
            size, (toned, any_tone, before) = (tone, _PRAISE[rule]) if tone > 0 else (-tone, _BLAME[rule])
            found += ((at, toned, size), (at, any_tone, 1.0))
            if at < contrast:
                found.append((at, before, size))
    return found


def _read(chunks, entries):
    """What the cues say (index, cue, 1), the tones after the rules, and where the last contrast is.

    The tones: {index: (tone, rule, by which share more or less what was learned of the word counts)}.
    """
    found, tones, last, covered = [], {}, {}, _NOT_YET
    for at, entry in enumerate(entries):
        if not entry:
            continue
        if at <= covered:
            if entry.learned:
                tones[at] = 0.0, "phrase", -1.0
            continue
        tone, cue, phrases, rule, change = entry.tone, entry.cue, entry.phrases, "plain", 0.0
        if phrases and begins_phrase(chunks, at, phrases):
            length, toned = _phrase(chunks, at, phrases)
            if length:
                tone, cue, covered, rule, change = toned, "", at + length, "phrase", -1.0
                if " ".join(map(spelled, chunks[at : covered + 1])) in cues():
                    last["denier"] = covered
        if cue and _silenced(chunks, tones, last, at, cue, tone):
            tones[at] = 0.0, rule, -1.0
        elif tone or change:
            tones[at] = _in_context(chunks, last, at, tone, rule, change) if last else (tone, rule, change)
        if cue and _counts(last, at, cue):
            last[cue] = at
            if cue in TELLING:
                found.append((at, cue, 1.0))
        if entry.asks:
            found.append((at, "question", 1.0))
    return found, tones, last.get("contrast", _NOT_YET)


def _counts(last, at, cue):
    """Whether a cue holds from here on: a reducer does not after "failed to"."""
    return cue != "reducer" or at - last.get("denier", _NOT_YET) > REACH


def _silenced(chunks, tones, last, at, cue, tone):
    """Whether the word has no tone here: "stressed that", "fell" after an ill, "killed" after a villain."""
    if cue == "fall" or cue == "harm":
        return _turns_back(chunks, tones, last, at, cue)
    return cue == "reporting" and tone and reports(chunks, at)


def reports(chunks, at):
    """Whether the verb reports speech: before "that" or a quotation, or after a quotation and a few words at most.

    >>> [reports(text.split(), 3) for text in ("Here Ada Quill stressed that", "“Go,” Ada Quill stressed.")]
    [True, True]
    >>> reports("She and the stressed nurses said that".split(), 3)
    False
    """
    following = chunks[at + 1] if at + 1 < len(chunks) and chunks[at][-1] not in ".?!;" else " "
    if following[0] in _QUOTATION_MARKS or (following == "that" and chunks[at][-1].isalpha()):
        return True
    return spelled(chunks[at - 1]) not in _NOT_BEFORE_SPEECH and any(map(_closes, chunks[max(0, at - SPEAKER) : at]))


def _closes(chunk):
    """Whether a quotation that was a sentence ends with the chunk: “It is late,” ... no “quoted” word."""
    return chunk[-1] in _QUOTATION_MARKS and chunk.rstrip(_QUOTATION_MARKS)[-1:] in (",", "?", "!", "—")


def begins_phrase(chunks, at, phrases):
    """Whether the chunk and the one after it may be a phrase."""
    return at + 1 < len(chunks) and spelled(chunks[at + 1]) in phrases


def phrase_length(chunks, at, phrases):
    """How many more words the phrase at this word has; 0 where none stands."""
    return _phrase(chunks, at, phrases)[0] if phrases and begins_phrase(chunks, at, phrases) else 0


def _phrase(chunks, at, phrases):
    """How many more words the longest phrase at this word has, and its tone; 0 and 0 where there is none."""
    if chunks[at][-1] in ENDS:
        return 0, 0.0
    following, longest = chunks[at + 1 : at + 6], (0, 0.0)
    for rest, tone in phrases[spelled(following[0])]:
        if len(rest) == 1 or tuple(map(spelled, following[: len(rest)])) == rest:
            longest = max(longest, (len(rest), tone))
    return longest


def _in_context(chunks, last, at, tone, rule, change):
    """The tone, with the rule that holds for it and by how much what was learned of the word counts more or less."""
    negator = last.get("negator", _NOT_YET)
    if at - negator <= REACH and _joined(chunks, negator, at):
        if _surpasses(chunks, negator, at):
            return tone * BOOSTED, rule, change or BOOSTED - 1  # "could not be happier"
        return tone * TURNED, "negated", -1.0
    denier = last.get("denier", _NOT_YET)
    if tone > 0 and at - denier <= REACH and _joined(chunks, denier, at):
        return tone * TURNED, "negated", -1.0
    reducer = last.get("reducer", _NOT_YET)
    if tone < 0 and at - reducer <= REACH and _joined(chunks, reducer, at):
        return tone * TURNED, "turned", -1.0
    if at - last.get("booster", _NOT_YET) <= 2:
        return tone * BOOSTED, rule, change or BOOSTED - 1
    return tone, rule, change


def _surpasses(chunks, negator, at):
    """Whether the negator and a comparative say that something is so in the highest degree."""
    able = chunks[negator].replace("’", "'") == "couldn't" or chunks[negator - 1] == "could"
    return (
        able
        and chunks[negator + 1] == "be"
        and (chunks[at - 1] == "more" or spelled(chunks[at]).endswith(("er", "worse")))
    )


def _joined(chunks, first, last):
    """Whether no mark of punctuation stands between the two chunks."""
    return ENDS.isdisjoint([chunk[-1] for chunk in chunks[first:last]])


def _suffered(chunks, earlier, at):
    """Whether who is named earlier suffers what the word says, and does it to nobody: no "gunman killed nine people"."""
    if chunks[at][-1] in ENDS or at + 1 == len(chunks) or not _PASSIVE.isdisjoint(chunks[earlier + 1 : at + 1]):
        return True
    return chunks[at + 1] in _BEHIND_PASSIVE


def _turns_back(chunks, tones, last, at, cue):
    """Whether "fell" tells of an ill, or "killed" of a villain, just before it; the tone of that one is then turned.

    What "fell" with an ill is turned as well ("violent crime fell"); of a good ("hopes of peace were fading") the praise
    goes, and the verb keeps its tone.
    """
    if cue == "harm":
        earlier = last.get("villain", _NOT_YET)
        found = (
            at - earlier <= FALLEN
            and earlier in tones
            and _joined(chunks, earlier, at)
            and _suffered(chunks, earlier, at)
        )
        if found:
            tones[earlier] = abs(tones[earlier][0] * TURNED), "turned", -1.0
        return found
    ill, good = (at - last.get(kind, _NOT_YET) <= FALLEN for kind in ("ill", "good"))
    for place in range(max(0, at - FALLEN), at) if ill or good else ():
        tone = tones[place][0] if place in tones and _joined(chunks, place, at) else 0.0
        if ill and tone < 0:
            tones[place] = tone * TURNED, "turned", -1.0
        elif good and tone > 0 and not ill:
            tones[place] = 0.0, "turned", -1.0
    return ill and _joined(chunks, last["ill"], at)
