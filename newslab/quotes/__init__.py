"""Who says what: direct, indirect and mixed quotations with their speakers.

Rules over the words themselves, no parser and no trained model. In the order in which they work:

    marks        stretches in quotation marks, broken marks included
    cues         the tables: cue verbs in all their forms, classes of function words
    stream       tagged tokens, a quoted stretch as one token, in segments that no quotation runs across
    phrases      noun phrases by the tags of their words
    subjects     the phrase that is the subject of a verb
    openings     where the content of a cue begins
    endings      where it ends
    readings     whether a word that may be a cue verb is one in its place
    speakers     who speaks at a cue
    around       content before the cue, or on both sides of it
    labels       a name and a colon: who speaks in an interview or a headline
    rules        one cue in one segment -> content, speaker
    units        what the rules hand on
    carry        quotations that stand alone: the speaker is carried on
    names        mention -> actor of the article; named or not
    voices       the whole text as stretches of one voice each
    balance      shares of words, stances, who is never heard
"""

from dataclasses import replace
from functools import lru_cache

from newslab import sentences
from newslab.quotes import balance, carry, names, rules, units
from newslab.quotes import voices as _voices
from newslab.quotes.balance import Share, Stance
from newslab.quotes.quote import Quote
from newslab.quotes.stream import Stream
from newslab.quotes.voices import Voice

__all__ = [
    "Quote",
    "Share",
    "Stance",
    "Voice",
    "extract",
    "highlight",
    "narration",
    "speakers",
    "stances",
    "unquoted",
    "voice_of",
    "voices",
]


def extract(source, aliases=None):
    """The quotations of a text or Article in order, a list of Quote, their contents apart from each other.

    aliases: other names of the actors, as `actors.find` takes them.

    >>> text = "“It is late,” said Ana Ruiz. Critics claim that the plan failed."
    >>> for quote in extract(text):
    ...     print(text[slice(*quote.speaker)], "|", text[slice(*quote.content)], "|", quote.kind, quote.stance)
    Ana Ruiz | “It is late,” | direct neutral
    Critics | that the plan failed | indirect doubtful
    """
    text = sentences.text_of(source)
    found = _extract(text)
    if aliases is None:
        return list(found)
    known = names.Names(text, aliases)
    return [replace(quote, names=known) for quote in found]


def voices(source, aliases=None):
    """The whole text as a list of Voice, one stretch after the other: whose words each stretch is.

    >>> [(voice.speaker, voice.kind) for voice in voices("Ana Ruiz said: “It is late.” Rain fell.")]
    [('narration', 'narration'), ('Ana Ruiz', 'direct'), ('narration', 'narration')]
    """
    text = sentences.text_of(source)
    if aliases is None:
        return list(_voices.known(text, _extract(text))[0])
    return _voices.stretches(text, extract(text, aliases))


def voice_of(source, start, end):
    """The Voice that most of text[start:end] is told in; cheap after the first call for a text.

    >>> voice_of("Ana Ruiz said: “It is late.” Rain fell.", 19, 21).speaker
    'Ana Ruiz'
    """
    text = sentences.text_of(source)
    return _voices.at(text, _extract(text), start, end)


def narration(source):
    """The spans of a text that are the narrator's own words, as a list of (start, end)."""
    text, found, at = sentences.text_of(source), [], 0
    for quote in _extract(text):
        if quote.content[0] > at:
            found.append((at, quote.content[0]))
        at = max(at, quote.content[1])
    return [*found, (at, len(text))] if at < len(text) else found


def speakers(source, aliases=None):
    """How many words each voice gets, a list of Share, most words first and the narrator last.

    >>> [(share.speaker, share.words) for share in speakers("Ana Ruiz said: “It is late.” Rain fell.")]
    [('Ana Ruiz', 3), ('narration', 5)]
    """
    text = sentences.text_of(source)
    return balance.shares(text, voices(text, aliases), extract(text, aliases))


def stances(source, aliases=None):
    """By which stances each speaker is introduced ("claimed", "admitted"), a list of Stance, most frequent first.

    >>> stances("Ana Ruiz admitted that it was late.")
    [Stance(speaker='Ana Ruiz', stance='conceding', count=1, cues=('admitted',))]
    """
    text = sentences.text_of(source)
    return balance.stances(text, extract(text, aliases))


def unquoted(source, aliases=None):
    """The actors whom a text mentions and never quotes, as a list of (name, kind, mentions), most mentioned first.

    >>> unquoted("Ana Ruiz said that Bo Lind was late.")
    [('Bo Lind', 'person', 1)]
    """
    from newslab import actors

    text = sentences.text_of(source)
    return balance.unquoted(actors.find(text, aliases), extract(text, aliases))


def highlight(source, aliases=None):
    """The text with its voices marked, an object that shows itself as safe HTML in a notebook."""
    from newslab import markup

    text = sentences.text_of(source)
    marks = [
        markup.Mark(voice.start, voice.end, voice.speaker, voice.kind)
        for voice in voices(text, aliases)
        if voice.kind != "narration"
    ]
    return markup.highlight(text, marks)


@lru_cache(maxsize=4)
def _extract(text):
    stream = Stream(text)
    finds = carry.carried(stream, rules.Reader(stream).read())
    known = names.Names(text)
    found = (units.quote(stream, unit, known) for unit in finds)
    return _apart([quote for quote in found if quote])


def _apart(quotes):
    """The quotations in order, those left out that overlap one before them."""
    kept, at = [], 0
    for quote in sorted(quotes, key=lambda quote: (quote.content[0], -quote.content[1])):
        if quote.content[0] >= at:
            kept.append(quote)
            at = quote.content[1]
    return tuple(kept)
