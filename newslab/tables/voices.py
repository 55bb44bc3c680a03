"""Tables of who speaks and who is in the story."""
from newslab import actors as people
from newslab import quotes as quotations
from newslab.sentences import text_of
from newslab.tables.frame import frame, spanned

QUOTES = ("start", "end", "text", "kind", "name", "speaker", "cue", "stance", "anonymous", "rule", "confidence")
SPEAKERS = ("speaker", "words", "share", "quotations", "anonymous")
VOICES = ("start", "end", "text", "speaker", "kind", "anonymous")
STANCES = ("speaker", "stance", "count", "cues")
ACTORS = ("start", "end", "text", "kind", "name", "nominal")
CAST = ("name", "kind", "mentions", "labels", "quotations", "quoted")


def quotes(article):
    """One row for each piece of what somebody says: the words, the mention beside the cue, the actor it leads to."""
    text = text_of(article)
    rows = ({**spanned(text, *q.content), "kind": q.kind, "name": q.name, "speaker": text[slice(*q.speaker)] if q.speaker else None,
             "cue": text[slice(*q.cue)] if q.cue else None, "stance": q.stance, "anonymous": q.anonymous, "rule": q.rule, "confidence": q.confidence}
            for q in quotations.extract(article))
    return frame(article, rows, QUOTES)


def speakers(article):
    """One row for each voice, the narrator's ("narration") among them: its words, its share of all words, its quotations."""
    return frame(article, (_fields(share, SPEAKERS) for share in quotations.speakers(article)), SPEAKERS)


def voices(article):
    """The text cut into stretches, one row each, with the voice it is told in."""
    text = text_of(article)
    rows = ({**spanned(text, v.start, v.end), "speaker": v.speaker, "kind": v.kind, "anonymous": v.anonymous} for v in quotations.voices(article))
    return frame(article, rows, VOICES)


def stances(article):
    """How often each speaker is introduced by verbs of one stance (neutral, doubtful, conceding ...), and by which."""
    rows = ({**_fields(stance, STANCES), "cues": ", ".join(stance.cues)} for stance in quotations.stances(article))
    return frame(article, rows, STANCES)


def actors(article):
    """One row for each mention of a person, organisation or place, with the name it goes by in the whole article."""
    text = text_of(article)
    rows = ({**spanned(text, m.start, m.end), "kind": m.kind, "name": m.name, "nominal": m.nominal} for m in people.find(article))
    return frame(article, rows, ACTORS)


def cast(article):
    """One row for each actor, most mentioned first: its labels in the text, how often it is quoted, and whether at all."""
    text, found = text_of(article), {}
    for mention in people.find(article):
        found.setdefault(mention.name, []).append(mention)
    times = {}
    for quote in quotations.extract(article):
        times[quote.name] = times.get(quote.name, 0) + 1
    rows = ({"name": name, "kind": mentions[0].kind, "mentions": len(mentions),
             "labels": ", ".join(dict.fromkeys(" ".join(text[m.start:m.end].split()) for m in mentions)),
             "quotations": times.get(name, 0), "quoted": name in times}
            for name, mentions in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))
    return frame(article, rows, CAST)


def _fields(result, columns):
    return {name: getattr(result, name) for name in columns}
