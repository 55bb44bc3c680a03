"""Plain counts on top of the quotations: who gets how many words, who is talked about and never heard."""

from dataclasses import dataclass

from newslab import sentences
from newslab.quotes.voices import NARRATOR, speaker_of


@dataclass(frozen=True, slots=True)
class Share:
    """What one voice gets: words, quotations, share of all words (0 to 1), and whether it is an unnamed person's."""

    speaker: str
    words: int
    quotations: int
    share: float
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Stance:
    """How often a speaker is introduced by cues of one stance, and by which."""

    speaker: str
    stance: str
    count: int
    cues: tuple[str, ...]


def shares(text, voices, quotes):
    """The Share of every voice, most words first, the narrator's last."""
    spans = sentences.tokenise(text).words
    words, times, hidden, at = {NARRATOR: 0}, {}, {}, 0
    for voice in voices:
        count = 0
        while at < len(spans) and spans[at][0] < voice.end:
            count += 1
            at += 1
        words[voice.speaker] = words.get(voice.speaker, 0) + count
        hidden[voice.speaker] = voice.anonymous
    for quote in quotes:
        speaker = speaker_of(text, quote)
        times[speaker] = times.get(speaker, 0) + 1
    total = max(1, len(spans))
    order = sorted(words, key=lambda name: (name == NARRATOR, -words[name], name))
    return [
        Share(name, words[name], times.get(name, 0), words[name] / total, hidden.get(name, False)) for name in order
    ]


def stances(text, quotes):
    """The Stance counts by speaker, most frequent first; a cue that leads in several pieces counts once."""
    cues = {}
    for quote in {quote.cue: quote for quote in quotes if quote.cue}.values():
        cues.setdefault((speaker_of(text, quote), quote.stance), []).append(text[slice(*quote.cue)].lower())
    return [
        Stance(*key, len(found), tuple(sorted(set(found))))
        for key, found in sorted(cues.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def unquoted(mentions, quotes):
    """Actors mentioned and never quoted, as (name, kind, mentions), most mentioned first."""
    heard = {quote.name for quote in quotes}
    counts = {}
    for mention in mentions:
        if mention.name not in heard:
            kind, count = counts.get(mention.name, (mention.kind, 0))
            counts[mention.name] = kind, count + 1
    return sorted(((name, kind, count) for name, (kind, count) in counts.items()), key=lambda row: (-row[2], row[0]))
