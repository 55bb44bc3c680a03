"""Tables of how the article frames its subject."""

from newslab import framing as frames_of
from newslab.framing import wording
from newslab.framing.in_context import heard_frames, is_passage
from newslab.sentences import text_of, tokenise
from newslab.tables.frame import fields, spanned, table

PRESENT = 0.5  # the weight from which on a frame counts as present
UNCLEAR = "unclear"
REST = "other"  # what no frame claims
MOST = 3  # words for each sentence and frame in `reasons`


@table("frame", "share", "low", "high", "background", "difference", "sentences", "precision", "recall", "uncertain")
def frames(article, codebook="policy", background=(), *, contextual=None):
    """One row for each frame: its share of all frame evidence with a 95 % interval, and in how many sentences it is present.

    background: texts or Articles on the same issue, since a topic is not yet a frame. precision and recall are those
    measured for the frame; uncertain marks a frame that is found badly, or was never measured. contextual: as in
    framing.score, for the sentences; the shares go by words.
    """
    counts = {}
    for stretch in frames_of.by_sentence(article, codebook, contextual=contextual):
        for frame, weight in stretch.weights.items():
            counts[frame] = counts.get(frame, 0) + (weight >= PRESENT)
    known = {frame.name: frame for frame in frames_of.frames(codebook)} if str(codebook) in frames_of.OWN else {}
    for share in frames_of.shares(article, codebook, background):
        quality = known.get(share.frame)
        yield {
            **fields(share, ("frame", "share", "low", "high", "background", "difference")),
            "sentences": counts.get(share.frame, 0),
            "precision": quality and quality.precision,
            "recall": quality and quality.recall,
            "uncertain": bool(quality and quality.warning),
        }


@table("sentence", "start", "end", "text", "frame", "weight", "of")
def framing(article, codebook="policy", *, contextual=None):
    """One row for each sentence and frame present in it, with its weight, 0.5 to 1; `of` is the number of sentences in all.

    contextual: as in framing.score; `reasons` has the words that count most in a sentence read in context.
    """
    text, count = text_of(article), len(tokenise(article).sentences)
    for number, stretch in enumerate(frames_of.by_sentence(article, codebook, contextual=contextual)):
        for frame, weight in stretch.weights.items():
            if weight >= PRESENT and frame != REST:
                yield {
                    "sentence": number,
                    **spanned(text, stretch.start, stretch.end),
                    "frame": frame,
                    "weight": weight,
                    "of": count,
                }


@table("sentence", "frame", "start", "end", "text", "pattern", "weight")
def reasons(article, codebook="policy"):
    """One row for each word that speaks most for a frame in a sentence read in context, up to three for each sentence and
    frame of `framing`; weight is the log-odds that it adds, pattern that of the codebook, empty for a word in none.

    Raises UnknownName for a codebook that cannot be read in context.
    """
    text, known = text_of(article), heard_frames(str(codebook))
    for number, stretch in enumerate(frames_of.by_sentence(article, codebook)):
        said = text[stretch.start : stretch.end]
        present = [frame for frame in known if stretch.weights[frame] >= PRESENT] if is_passage(said) else []
        for frame in present:
            words = sorted(frames_of.explain(said, frame, codebook), key=lambda word: -word.weight)
            for word in [word for word in words[:MOST] if word.weight > 0]:
                start, end = stretch.start + word.start, stretch.start + word.end
                yield {
                    "sentence": number,
                    "frame": frame,
                    **spanned(text, start, end),
                    **fields(word, ("pattern", "weight")),
                }


@table("voice", "words", "frame", "weight")
def frames_by_voice(article, codebook="policy"):
    """One row for each voice (the narration, each speaker) and frame: the weight of the frame in that voice's words."""
    for voice in frames_of.by_voice(article, codebook):
        for frame, weight in voice.weights.items():
            if frame != REST:
                yield {"voice": voice.name, "words": voice.words, "frame": frame, "weight": weight}


@table("start", "end", "text", "frame", "pattern", "weight", "note", "sentence")
def evidence(article, codebook="policy"):
    """One row for each place in the text that speaks for a frame: the words, the codebook's pattern, its weight."""
    text, tokens = text_of(article), tokenise(article)
    for piece in frames_of.evidence(article, codebook):
        yield {
            **spanned(text, piece.start, piece.end),
            **fields(piece, ("frame", "pattern", "weight", "note")),
            "sentence": tokens.sentence_at(piece.start),
        }


@table("start", "end", "text", "pattern", "weight", "note", "quoted", "sentence")
def loaded(article):
    """One row for each loaded word or phrase, with the pattern of the codebook "loaded" that says why.

    quoted: whether it stands in quotation marks, and so is the word of another than the writer.
    """
    text, tokens = text_of(article), tokenise(article)
    reasons = frames_of.evidence(article, "loaded")
    for (start, end), quoted in wording.spans(article):
        why = max(
            (piece for piece in reasons if piece.start < end and piece.end > start),
            key=lambda piece: piece.weight,
            default=None,
        )
        yield {
            **spanned(text, start, end),
            "pattern": why and why.pattern,
            "weight": why and why.weight,
            "note": why and why.note,
            "quoted": quoted,
            "sentence": tokens.sentence_at(start),
        }


@table("name", "label", "link", "count", "first")
def naming(article):
    """One row for each label of each actor, most mentioned actor first: how the text calls it, and how often.

    link: "name", "description" ("the group"), "apposition" or "predicate"; "group" for people without a name, who are
    gathered by the group they belong to ("armed group": rebels, insurgents). first is the offset of its first place.
    """
    for label in frames_of.naming(article):
        yield {**fields(label, ("name", "link", "count")), "label": label.text, "first": label.spans[0][0]}


@table("name", "role", "hero", "villain", "victim", "mentions", "evidence")
def roles(article):
    """One row for each main actor: the role it is cast in, the weight of each role, and the words that say so.

    role is "unclear" where no word beside the mentions says so, or no role weighs a half: then the weights rest on little
    more than what kind of actor it is.
    """
    text = text_of(article)
    for role in frames_of.roles(article):
        words = dict.fromkeys(" ".join(text[slice(*span)].split()) for span in role.evidence)
        yield {
            "name": role.name,
            "role": role.role if words and role.weights[role.role] >= PRESENT else UNCLEAR,
            **{name: role.weights[name] for name in ("hero", "villain", "victim")},
            "mentions": len(role.mentions),
            "evidence": ", ".join(words),
        }


@table("sentence", "start", "end", "text", "function", "speaker", "evidence")
def functions(article):
    """One row for each sentence that defines a problem, names a cause, judges or proposes a remedy (Entman 1993), and who says it."""
    text, tokens = text_of(article), tokenise(article)
    for found in frames_of.functions(article):
        yield {
            "sentence": tokens.sentence_at(found.start),
            **spanned(text, found.start, found.end),
            **fields(found, ("function", "speaker")),
            "evidence": ", ".join(text[slice(*span)] for span in found.evidence),
        }


@table("start", "end", "text", "kind", "speaker")
def markers(article):
    """One row for each hedge, booster, and word of us or them, and whose word it is."""
    for marker in frames_of.markers(article):
        yield fields(marker, markers.columns)


@table("start", "end", "text", "voice", "act", "agentless", "doer", "sufferer", "doer_name", "sufferer_name")
def acts(article):
    """One row for each act: who does what to whom; a passive without a doer is agentless."""
    text = text_of(article)
    for act in frames_of.acts(article):
        yield {
            **spanned(text, act.start, act.end),
            **fields(act, ("voice", "act", "agentless", "doer_name", "sufferer_name")),
            "doer": act.doer and text[slice(*act.doer)],
            "sufferer": act.sufferer and text[slice(*act.sufferer)],
        }
