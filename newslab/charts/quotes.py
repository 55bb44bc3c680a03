"""Who gets to speak, drawn."""

from newslab.charts.figure import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    NARROW,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    VOICES,
    counted,
    cut,
    drawing,
    empty,
    finish,
    label,
    legend,
    shorten,
    tall,
)
from newslab.sentences import tokenise

BALANCE = "Who gets to speak"
NARRATION = "narration"
STANCES = (ORANGE, BLUE, GREEN, VERMILION, PURPLE, SKY)  # of the most frequent stances; neutral is grey, the rest black
REST = "other stances"


def balance(speakers, size="notebook", most=14):
    """The words given to each speaker, named sources apart from unnamed ones; the narrator's share is in the source line.

    speakers: the table of tables.speakers.
    """
    sources = speakers[speakers["speaker"] != NARRATION]
    if not len(sources):
        return empty(speakers, BALANCE, "Nobody is quoted: the whole text is the narrator's own.", size)
    shown = sources.sort_values("words", ascending=False, kind="stable").head(most)
    narrated = int(speakers.loc[speakers["speaker"] == NARRATION, "words"].sum())
    total, given = max(1, int(speakers["words"].sum())), max(1, int(sources["words"].sum()))
    names = [label(name) for name in shown["speaker"]]
    with drawing(size, height=1.7 + tall(names)) as (figure, axes):
        for height, row in enumerate(shown.itertuples()):
            colour, _, hatch = VOICES[_source(row.anonymous)]
            axes.barh(height, row.words, color=colour, height=0.72, hatch=hatch, edgecolor="white", linewidth=0)
            axes.annotate(
                f"{counted(row.words, 'word')} in {counted(row.quotations, 'quotation')} ({row.words / given:.0%})",
                (row.words, height),
                xytext=(5, 0),
                textcoords="offset points",
                va="center",
                fontsize=8.5,
                color="#333333",
            )
        axes.set_yticks(range(len(shown)), names)
        axes.set(
            ylim=(len(shown) - 0.4, -0.6), xlim=(0, shown["words"].max() * 1.55), xlabel="words spoken or reported"
        )
        axes.tick_params(axis="y", length=0)
        legend(
            axes,
            [
                (text, colour, None, hatch)
                for text, colour, _, hatch in _entries({_source(each) for each in shown["anonymous"]})
            ],
        )
        first = shown.iloc[0]
        unnamed = sources.loc[sources["anonymous"], "words"].sum() / given
        title = f"{_capital(shorten(first.speaker, 40))} gets {first.words / given:.0%} of all words given to sources"
        alt = (
            f"{title}. Narrator {narrated} of {total} words. Unnamed sources {unnamed:.0%} of sources' words. "
            + "; ".join(f"{row.speaker} {row.words} words in {row.quotations}" for row in shown.itertuples())
            + "."
        )
        return finish(
            figure,
            speakers,
            title,
            alt,
            "per cent of the words given to sources",
            f"narrator: {narrated / total:.0%} of all words, sources {1 - narrated / total:.0%}",
            f"unnamed sources: {unnamed:.0%} of sources' words" if unnamed else "",
            cut(len(shown), len(sources), "sources"),
        )


def voices(sentences, size="notebook", most=10):
    """The article from first to last sentence, one lane a voice, so that one sees who speaks where.

    sentences: the table of tables.voices (one row for each stretch of text with its speaker).
    """
    title = "Who speaks where"
    if not len(sentences):
        return empty(sentences, title, "There is no text to show.", size)
    length = int(sentences["end"].max())
    spans = sentences.assign(words=[len(tokenise(text).words) for text in sentences["text"]])
    words = spans.groupby("speaker")["words"].sum().sort_values(ascending=False, kind="stable")
    sources = [name for name in words.index if name != NARRATION]
    if not sources:
        return empty(sentences, title, "Nobody is quoted: from start to end the narrator speaks.", size)
    order = [NARRATION, *sources[:most]]
    names = [label(name) for name in order]
    with drawing(size, height=1.4 + tall(names)) as (figure, axes):
        used = set()
        for row in spans.itertuples():
            if row.speaker in order:
                voice = "narrator" if row.speaker == NARRATION else _source(row.anonymous)
                used.add(voice)
                axes.barh(
                    order.index(row.speaker),
                    (row.end - row.start) / length,
                    left=row.start / length,
                    height=0.7,
                    color=VOICES[voice][0],
                )
        axes.set_yticks(range(len(order)), names)
        axes.set(
            ylim=(len(order) - 0.4, -0.6), xlim=(0, 1), xlabel="from the first to the last character of the article"
        )
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["start", "¼", "½", "¾", "end"])
        axes.tick_params(axis="y", length=0)
        legend(axes, [(text, colour, None, "") for text, colour, _, _ in _entries(used)])
        total = max(1, int(words.sum()))
        title = f"{1 - words.get(NARRATION, 0) / total:.0%} of the words are a source's, the rest the narrator's"
        alt = f"{title}. Lanes: " + "; ".join(f"{name} {words.get(name, 0) / total:.0%}" for name in order) + "."
        return finish(figure, sentences, title, alt, cut(len(order) - 1, len(sources), "sources"))


def stance(table, size="notebook", most=14):
    """The reporting verbs by their stance for each speaker, with the verbs: who "says", who "claims", who "admits".

    table: the table of tables.stances.
    """
    title = "How the article introduces what people say"
    if not len(table):
        return empty(table, title, "No reporting verb was found.", size)
    counts = table.groupby("stance")["count"].sum().sort_values(ascending=False, kind="stable")
    colours = {"neutral": GREY} if "neutral" in counts else {}
    colours |= dict(zip((name for name in counts.index if name != "neutral"), STANCES, strict=False))
    totals = table.groupby("speaker")["count"].sum().sort_values(ascending=False, kind="stable")
    speakers = list(totals.index[:most])
    names = [label(name) for name in speakers]
    with drawing(size, height=1.9 + tall(names)) as (figure, axes):
        for height, speaker in enumerate(speakers):
            left, own = 0, table[table["speaker"] == speaker]
            own = own.assign(order=[list(counts.index).index(name) for name in own["stance"]]).sort_values("order")
            for name, count in zip(own["stance"], own["count"], strict=True):
                colour = colours.get(name, BLACK)
                axes.barh(height, count, left=left, height=0.72, color=colour, edgecolor="white")
                left += count
            axes.annotate(
                shorten(", ".join(own["cues"]), 46 if figure.get_figwidth() > NARROW else 22),
                (left, height),
                xytext=(5, 0),
                textcoords="offset points",
                va="center",
                fontsize=8.5,
                color="#333333",
            )
        axes.set_yticks(range(len(speakers)), names)
        axes.set(ylim=(len(speakers) - 0.4, -0.6), xlim=(0, totals.max() * 1.75), xlabel="number of reporting verbs")
        axes.tick_params(axis="y", length=0)
        axes.xaxis.get_major_locator().set_params(integer=True, min_n_ticks=1)
        entries = [(name, colour, None, "") for name, colour in colours.items()]
        legend(axes, entries + [(REST, BLACK, None, "")] * (len(counts) > len(colours)))
        marked = int(counts.sum() - counts.get("neutral", 0))
        title = f"{marked} of {counted(int(counts.sum()), 'reporting verb')} take a stance"
        alt = f"{title}: " + ", ".join(f"{kind} {count}" for kind, count in counts.items()) + "."
        return finish(figure, table, title, alt, cut(len(speakers), len(totals), "sources"))


def _source(anonymous):
    return "unnamed source" if anonymous else "named source"


def _entries(used):
    return [(name, *look) for name, look in VOICES.items() if name in used]


def _capital(text):
    return text[:1].upper() + text[1:]
