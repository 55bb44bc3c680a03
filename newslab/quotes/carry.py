"""Direct speech beyond the sentence of its cue: the speaker is carried on, or found in the next sentence."""
from newslab.quotes.units import Unit


_SPOKEN_RULES = frozenset(("inverted", "parenthesis", "quote", "colon", "continued"))


def carried(stream, units):
    """The units with those of quotations that have no cue in their own segment, in order."""
    owner = {}
    for unit in units:
        for t in range(*unit.content):
            owner[t] = unit
    by_segment = {}
    for unit in units:
        by_segment.setdefault(unit.segment, []).append(unit)
    out, last, last_segment = [], None, -9
    tag = stream.tag
    segments = stream.segments
    for number, (lo, hi, paragraph) in enumerate(segments):
        here = by_segment.get(number, [])
        out += here
        loose = [t for t in range(lo, hi) if tag[t] == "Q" and t not in owner]
        alone = bool(loose) and all(tag[j] in "Q.,—" for j in range(lo, hi))
        for t in loose:
            length = stream.text.count(" ", stream.start[t], stream.end[t]) + 1
            opens = t == lo and length > 4 and last is not None and last_segment >= number - 1 and (
                segments[last_segment][2] == paragraph) and stream.text[stream.end[t] - 2] in ",.!?"
            if opens or alone and (length > 2 or stream.text[stream.end[t] - 2] in ".!?"):
                speaker_unit = _speaker_for(stream, number, last, last_segment, by_segment)
                unit = Unit((t, t + 1), speaker_unit.speaker if speaker_unit else None,
                            speaker_unit.cue if speaker_unit else None, speaker_unit.verb if speaker_unit else None,
                            "continued" if speaker_unit else "unattributed", number)
                out.append(unit)
                if speaker_unit:
                    last, last_segment = unit, number
        quoted = [u for u in here if any(tag[t] == "Q" for t in range(*u.content))]
        if quoted:
            firm = [u for u in quoted if u.rule in _SPOKEN_RULES]
            last, last_segment = (firm or quoted)[-1], number
        elif here and here[-1].verb is not None and here[-1].verb.kind == "speech":
            last, last_segment = here[-1], number
    return out


def _speaker_for(stream, number, last, last_segment, by_segment):
    """The unit whose speaker also says a quotation that stands alone in segment `number`."""
    paragraph = stream.segments[number][2]
    if last is not None and last_segment >= number - 1:
        same = stream.segments[last_segment][2]
        if same == paragraph:
            return last
    for later in range(number + 1, min(number + 3, len(stream.segments))):
        if stream.segments[later][2] != paragraph:
            break
        for unit in by_segment.get(later, ()):
            if unit.speaker and any(stream.tag[t] == "Q" for t in range(*unit.content)):
                return unit
    if last is not None and last_segment >= number - 2:
        return last
    return None
