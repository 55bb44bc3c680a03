"""Tables of who speaks and who is in the story."""

from newslab import actors as people
from newslab import quotes as quotations
from newslab.sentences import text_of
from newslab.tables.frame import fields, spanned, table


@table("start", "end", "text", "kind", "name", "speaker", "cue", "stance", "anonymous", "rule", "confidence")
def quotes(article):
    """One row for each piece of what somebody says: the words, the mention beside the cue, the actor it leads to."""
    text = text_of(article)
    for quote in quotations.extract(article):
        yield {
            **spanned(text, *quote.content),
            "speaker": text[slice(*quote.speaker)] if quote.speaker else None,
            "cue": text[slice(*quote.cue)] if quote.cue else None,
            **fields(quote, ("kind", "name", "stance", "anonymous", "rule", "confidence")),
        }


@table("speaker", "words", "share", "quotations", "anonymous")
def speakers(article):
    """One row for each voice, the narrator's ("narration") among them: its words, its share of all words, its quotations."""
    for share in quotations.speakers(article):
        yield fields(share, speakers.columns)


@table("start", "end", "text", "speaker", "kind", "anonymous")
def voices(article):
    """The text cut into stretches, one row each, with the voice it is told in."""
    text = text_of(article)
    for voice in quotations.voices(article):
        yield {**spanned(text, voice.start, voice.end), **fields(voice, ("speaker", "kind", "anonymous"))}


@table("speaker", "stance", "count", "cues")
def stances(article):
    """How often each speaker is introduced by verbs of one stance (neutral, doubtful, conceding ...), and by which."""
    for stance in quotations.stances(article):
        yield {**fields(stance, ("speaker", "stance", "count")), "cues": ", ".join(stance.cues)}


@table("start", "end", "text", "kind", "name", "nominal")
def actors(article):
    """One row for each mention of a person, organisation or place, with the name it goes by in the whole article."""
    text = text_of(article)
    for mention in people.find(article):
        yield {**spanned(text, mention.start, mention.end), **fields(mention, ("kind", "name", "nominal"))}


@table("name", "kind", "mentions", "labels", "quotations", "quoted")
def cast(article):
    """One row for each actor, most mentioned first: its labels in the text, how often it is quoted, and whether at all."""
    text, found, times = text_of(article), {}, {}
    for mention in people.find(article):
        found.setdefault(mention.name, []).append(mention)
    for quote in quotations.extract(article):
        times[quote.name] = times.get(quote.name, 0) + 1
    for name, mentions in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        labels = dict.fromkeys(" ".join(text[m.start : m.end].split()) for m in mentions)
        yield {
            "name": name,
            "kind": mentions[0].kind,
            "mentions": len(mentions),
            "labels": ", ".join(labels),
            "quotations": times.get(name, 0),
            "quoted": name in times,
        }
