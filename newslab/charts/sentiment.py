"""How the article sounds, drawn: its arc, the scorers' agreement, who speaks of whom, the words that drive it."""

from newslab.charts.figure import (
    BLACK,
    BLUE,
    GREY,
    NEGATIVE,
    NEUTRAL,
    ORANGE,
    POSITIVE,
    drawing,
    empty,
    finish,
    shorten,
)

ARC = "How the article sounds, sentence by sentence"
BAND = 0.05  # between -BAND and BAND a score counts as neutral


def arc(sentiment, size="notebook"):
    """The score of each sentence in the article's order, quoted sentences hatched, with a running mean of five.

    sentiment: the table of tables.sentiment.
    """
    if not len(sentiment):
        return empty(sentiment, ARC, "There is no sentence to score.", size)
    scores, quoted = sentiment["score"], sentiment["quoted"]
    colours = [NEGATIVE if s <= -BAND else POSITIVE if s >= BAND else NEUTRAL for s in scores]
    with drawing(size, height=3.6) as (figure, axes):
        bars = axes.bar(sentiment["sentence"] + 1, scores, color=colours, width=0.85)
        for bar, inside in zip(bars, quoted, strict=True):
            if inside:
                bar.set(hatch="////", edgecolor="white", linewidth=0)
        axes.plot(
            sentiment["sentence"] + 1, scores.rolling(5, center=True, min_periods=1).mean(), color=BLACK, linewidth=1.6
        )
        axes.axhline(0, color="#555555", linewidth=0.8)
        reach = 1.05 if scores.abs().max() > 0.5 else 0.55
        ticks = [-1, -0.5, 0, 0.5, 1] if reach > 1 else [-0.5, -0.25, 0, 0.25, 0.5]
        axes.set(ylim=(-reach, reach), xlabel="sentence", xlim=(0.3, len(scores) + 0.7), yticks=ticks)
        axes.set_ylabel("← negative     score     positive →")
        axes.xaxis.get_major_locator().set_params(integer=True)
        low, high = sentiment.loc[scores.idxmin()], sentiment.loc[scores.idxmax()]
        title = (
            f"{(scores <= -BAND).sum()} of {len(scores)} sentences sound negative, {(scores >= BAND).sum()} positive"
        )
        alt = (
            f"{title}; {quoted.sum()} contain quotation. Mean score {scores.mean():.2f}. Lowest, sentence {low.sentence + 1}, {low.score:.2f}: "
            f"{shorten(low.text, 90)} Highest, sentence {high.sentence + 1}, {high.score:.2f}: {shorten(high.text, 90)}"
        )
        return finish(figure, sentiment, title, alt, "hatched: with quotation; line: mean of five sentences")


def agreement(opinions, size="notebook"):
    """The scores of newslab beside VADER's and TextBlob's: a dot a sentence, disagreements on the sign coloured.

    opinions: the table of tables.opinions.
    """
    title = "Do three scorers agree?"
    if not len(opinions):
        return empty(opinions, title, "There is no sentence to score.", size)
    peers = {"vader": "VADER", "textblob": "TextBlob"}
    agreeing = {}
    with drawing(size, height=3.7, ncols=2, sharey=True) as (figure, panels):
        for axes, (column, name) in zip(panels, peers.items(), strict=True):
            opposite = opinions["newslab"] * opinions[column] < 0
            apart = opposite & ((opinions["newslab"].abs() >= BAND) & (opinions[column].abs() >= BAND))
            agreeing[name] = 1 - apart.mean()
            axes.axhline(0, color="#CCCCCC", linewidth=0.8)
            axes.axvline(0, color="#CCCCCC", linewidth=0.8)
            axes.plot([-1, 1], [-1, 1], color="#CCCCCC", linewidth=0.8)
            axes.plot(
                opinions.loc[~apart, column], opinions.loc[~apart, "newslab"], "o", color=BLUE, alpha=0.6, markersize=5
            )
            axes.plot(opinions.loc[apart, column], opinions.loc[apart, "newslab"], "X", color=ORANGE, markersize=7)
            axes.set(xlim=(-1.08, 1.08), ylim=(-1.08, 1.08), xlabel=f"{name} score", aspect="equal")
            axes.set_title(f"opposite signs: {apart.sum()} of {len(opinions)}", fontsize=9.5, fontweight="normal")
        panels[0].set_ylabel("newslab score")
        worst = min(agreeing, key=agreeing.get)
        title = f"newslab and {worst} give opposite signs to {1 - agreeing[worst]:.0%} of the sentences"
        alt = f"Two scatter plots of {len(opinions)} sentences. " + " ".join(
            f"Against {name}, {share:.0%} do not contradict each other." for name, share in agreeing.items()
        )
        return finish(figure, opinions, title, alt, "orange crosses: opposite signs")


def toward(table, size="notebook", most=8):
    """Sentiment by speaker (rows) toward each actor (columns), with the number of mentions behind each cell.

    table: the table of tables.toward; a cell with too little text is left blank.
    """
    title = "Who speaks how of whom"
    solid = table[table["score"].notna()]
    if not len(solid):
        return empty(table, title, "No actor is mentioned often enough to say how anyone speaks of them.", size)
    actors = list(solid.groupby("actor")["mentions"].sum().sort_values(ascending=False).index[:most])
    speakers = list(
        solid[solid["actor"].isin(actors)]
        .groupby("speaker")["mentions"]
        .sum()
        .sort_values(ascending=False)
        .index[:most]
    )
    with drawing(size, height=1.7 + 0.42 * len(speakers)) as (figure, axes):
        for row in solid.itertuples():
            if row.actor in actors and row.speaker in speakers:
                x, y = actors.index(row.actor), speakers.index(row.speaker)
                shade = NEGATIVE if row.score <= -BAND else POSITIVE if row.score >= BAND else NEUTRAL
                axes.add_patch(_square(x, y, shade, min(0.9, 0.25 + abs(row.score))))
                axes.text(x, y, f"{row.score:+.2f}\nn={row.mentions}", ha="center", va="center", fontsize=8)
        axes.set(xlim=(-0.5, len(actors) - 0.5), ylim=(len(speakers) - 0.5, -0.5))
        axes.set_xticks(range(len(actors)), [shorten(a, 22) for a in actors], rotation=20, ha="right")
        axes.set_yticks(range(len(speakers)), [shorten(s, 30) for s in speakers])
        axes.set(xlabel="spoken of", ylabel="who speaks")
        axes.tick_params(length=0)
        for side in ("left", "bottom"):
            axes.spines[side].set_visible(False)
        low = solid.loc[solid["score"].idxmin()]
        title = f"Least kind words: {shorten(low.speaker, 30)} on {shorten(low.actor, 30)} ({low.score:+.2f})"
        alt = (
            "Sentiment of each speaker toward each actor: "
            + "; ".join(
                f"{r.speaker} on {r.actor} {r.score:+.2f} ({r.mentions} mentions)"
                for r in solid.itertuples()
                if r.actor in actors and r.speaker in speakers
            )
            + "."
        )
        return finish(figure, table, title, alt, "blue positive, vermilion negative, n: mentions")


def _square(x, y, colour, strength):
    from matplotlib.patches import Rectangle

    return Rectangle((x - 0.48, y - 0.46), 0.96, 0.92, facecolor=colour, alpha=strength * 0.7, edgecolor="white")


def drivers(table, size="notebook", most=12):
    """The words that drive the scores most, summed over the article, negative and positive.

    table: the table of tables.drivers.
    """
    title = "The words that drive the score"
    if not len(table):
        return empty(table, title, "No word of this text carries sentiment.", size)
    sums = table.assign(word=table["text"].str.lower()).groupby("word")["weight"].agg(["sum", "size"])
    top = sums.reindex(sums["sum"].abs().sort_values(ascending=False).index)[: most * 2].sort_values("sum")
    with drawing(size, height=1.2 + 0.25 * len(top)) as (figure, axes):
        axes.barh(
            range(len(top)),
            top["sum"],
            color=[NEGATIVE if value < 0 else POSITIVE for value in top["sum"]],
            height=0.72,
        )
        for height, row in enumerate(top.itertuples()):
            times = f" ×{row[2]}" if row[2] > 1 else ""
            side = "right" if row[1] < 0 else "left"
            axes.annotate(
                f"{row.Index}{times}",
                (0, height),
                xytext=(4 if row[1] < 0 else -4, 0),
                textcoords="offset points",
                ha="left" if side == "right" else "right",
                va="center",
                fontsize=8.5,
            )
        axes.axvline(0, color=GREY, linewidth=0.8)
        axes.set(yticks=[], xlabel="sum of weights over the article (left: negative, right: positive)")
        axes.spines["left"].set_visible(False)
        first = sums["sum"].abs().idxmax()
        title = f"“{first}” moves the score most"
        alt = (
            "Words and their summed weights: "
            + ", ".join(f"{row.Index} {row[1]:+.2f}" for row in top.itertuples())
            + "."
        )
        return finish(figure, table, title, alt)
