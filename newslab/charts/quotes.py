"""Who gets to speak, drawn."""

from newslab.charts.figure import BLUE, GREEN, GREY, ORANGE, drawing, empty, finish, shorten

BALANCE = "Who gets to speak"


def balance(speakers, size="notebook", most=14):
    """The words given to each speaker, named sources apart from unnamed ones, and the narrator's share below.

    speakers: the table of tables.speakers.
    """
    sources = speakers[speakers["speaker"] != "narration"]
    if not len(sources):
        return empty(speakers, BALANCE, "Nobody is quoted: the whole text is the narrator's own.", size)
    shown = sources.sort_values("words", ascending=False, kind="stable").head(most)
    narrated = int(speakers.loc[speakers["speaker"] == "narration", "words"].sum())
    total = int(speakers["words"].sum())
    with drawing(size, height=1.5 + 0.32 * len(shown)) as (figure, axes):
        for height, row in enumerate(shown.itertuples()):
            colour = ORANGE if row.anonymous else BLUE
            axes.barh(
                height,
                row.words,
                color=colour,
                height=0.72,
                hatch="///" if row.anonymous else "",
                edgecolor="white",
                linewidth=0,
            )
            times = "1 quotation" if row.quotations == 1 else f"{row.quotations} quotations"
            axes.annotate(
                f"{row.words} words in {times} ({row.share:.0%})",
                (row.words, height),
                xytext=(5, 0),
                textcoords="offset points",
                va="center",
                fontsize=8.5,
                color="#333333",
            )
        axes.set_yticks(range(len(shown)), [shorten(name, 34) for name in shown["speaker"]])
        axes.set(
            ylim=(len(shown) - 0.4, -0.6), xlim=(0, shown["words"].max() * 1.55), xlabel="words spoken or reported"
        )
        axes.tick_params(axis="y", length=0)
        first = shown.iloc[0]
        unnamed = sources.loc[sources["anonymous"], "words"].sum() / max(1, sources["words"].sum())
        title = f"{shorten(first.speaker, 40)} gets {first.words / max(1, sources['words'].sum()):.0%} of all words given to sources"
        alt = (
            f"{title}. Narrator {narrated} of {total} words. Unnamed sources {unnamed:.0%} of sources' words. "
            + "; ".join(f"{row.speaker} {row.words} words in {row.quotations}" for row in shown.itertuples())
            + "."
        )
        note = f"narrator: {narrated / max(1, total):.0%} of all words; orange hatched: unnamed sources ({unnamed:.0%} of sources' words)"
        return finish(figure, speakers, title, alt, note)


def voices(sentences, size="notebook", most=7):
    """The article from first to last sentence, one lane a voice, so that one sees who speaks where.

    sentences: the table of tables.voices (one row for each stretch of text with its speaker).
    """
    title = "Who speaks where"
    if not len(sentences):
        return empty(sentences, title, "There is no text to show.", size)
    length = int(sentences["end"].max())
    spans = sentences.assign(length=sentences["end"] - sentences["start"])
    order = list(spans.groupby("speaker")["length"].sum().sort_values(ascending=False).index)
    order = ["narration", *[name for name in order if name != "narration"][:most]]
    with drawing(size, height=1.2 + 0.34 * len(order)) as (figure, axes):
        for row in spans.itertuples():
            if row.speaker in order:
                lane = order.index(row.speaker)
                axes.barh(
                    lane,
                    row.length / length,
                    left=row.start / length,
                    height=0.7,
                    color=GREY if lane == 0 else (GREEN if row.anonymous else BLUE),
                )
        axes.set_yticks(range(len(order)), [shorten(name, 34) for name in order])
        axes.set(
            ylim=(len(order) - 0.4, -0.6), xlim=(0, 1), xlabel="from the first to the last character of the article"
        )
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1], ["start", "¼", "½", "¾", "end"])
        axes.tick_params(axis="y", length=0)
        share = spans.loc[spans["speaker"] != "narration", "length"].sum() / max(1, spans["length"].sum())
        title = f"{share:.0%} of the text is somebody's words rather than the narrator's"
        alt = (
            f"{title}. Lanes: "
            + "; ".join(f"{name} {spans.loc[spans['speaker'] == name, 'length'].sum() / length:.0%}" for name in order)
            + "."
        )
        return finish(figure, sentences, title, alt, "grey narrator, blue named, green unnamed")


def stance(table, size="notebook", most=12):
    """The reporting verbs by their stance for each speaker: who "says", who "claims", who "admits".

    table: the table of tables.stances.
    """
    title = "How the article introduces what people say"
    if not len(table):
        return empty(table, title, "No reporting verb was found.", size)
    kinds = list(table.groupby("stance")["count"].sum().sort_values(ascending=False).index)
    speakers = list(table.groupby("speaker")["count"].sum().sort_values(ascending=False).index[:most])
    colours = dict(zip(kinds, (GREY, ORANGE, BLUE, GREEN, "#CC79A7", "#D55E00", "#56B4E9", "#000000"), strict=False))
    with drawing(size, height=1.6 + 0.3 * len(speakers)) as (figure, axes):
        for height, speaker in enumerate(speakers):
            left = 0
            for kind in kinds:
                count = int(table.loc[(table["speaker"] == speaker) & (table["stance"] == kind), "count"].sum())
                if count:
                    axes.barh(
                        height,
                        count,
                        left=left,
                        height=0.72,
                        color=colours.get(kind, GREY),
                        edgecolor="white",
                        label=kind,
                    )
                    left += count
        handles = {label: handle for handle, label in zip(*axes.get_legend_handles_labels(), strict=True)}
        axes.legend(handles.values(), handles.keys(), loc="lower right", bbox_to_anchor=(1, 1), ncols=5, fontsize=8.5)
        axes.set_yticks(range(len(speakers)), [shorten(name, 34) for name in speakers])
        axes.set(ylim=(len(speakers) - 0.4, -0.6), xlabel="reporting verbs")
        axes.xaxis.get_major_locator().set_params(integer=True)
        marked = table.loc[table["stance"] != "neutral", "count"].sum() / max(1, table["count"].sum())
        title = f"{marked:.0%} of the reporting verbs take a stance"
        alt = (
            f"{title}: "
            + ", ".join(f"{kind} {table.loc[table['stance'] == kind, 'count'].sum()}" for kind in kinds)
            + "."
        )
        return finish(figure, table, title, alt)
