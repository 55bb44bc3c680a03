"""How the article sounds, drawn: its arc, the scorers' agreement, who speaks of whom, the words that drive it."""

from newslab.charts.figure import (
    BLACK,
    BLUE,
    GREY,
    NARROW,
    NEGATIVE,
    NEUTRAL,
    ORANGE,
    POSITIVE,
    counted,
    cut,
    drawing,
    empty,
    finish,
    label,
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
        bars = axes.bar(sentiment["sentence"], scores, color=colours, width=0.85)
        for bar, inside in zip(bars, quoted, strict=True):
            if inside:
                bar.set(hatch="////", edgecolor="white", linewidth=0)
        running = scores.rolling(5, center=True, min_periods=1).mean()
        axes.plot(sentiment["sentence"], running, color=BLACK, linewidth=1.6)
        axes.axhline(0, color="#555555", linewidth=0.8)
        reach = 1.05 if scores.abs().max() > 0.5 else 0.55
        ticks = [-1, -0.5, 0, 0.5, 1] if reach > 1 else [-0.5, -0.25, 0, 0.25, 0.5]
        axes.set(ylim=(-reach, reach), xlim=(-0.7, len(scores) - 0.3), yticks=ticks)
        axes.set(xlabel="sentence (number in the tables, from 0)", ylabel="← negative     score     positive →")
        axes.xaxis.get_major_locator().set_params(integer=True, min_n_ticks=1)
        low, high = sentiment.loc[scores.idxmin()], sentiment.loc[scores.idxmax()]
        title = f"{(scores <= -BAND).sum()} of {counted(len(scores), 'sentence')} sound negative, {(scores >= BAND).sum()} positive"
        if len(scores) == 1:
            title = f"The one sentence sounds {'negative' if low.score <= -BAND else 'positive' if low.score >= BAND else 'neutral'}"
        alt = (
            f"{title}; {quoted.sum()} contain quotation. Mean score {scores.mean():.2f}. Lowest, sentence {low.sentence}, {low.score:.2f}: "
            f"{shorten(low.text, 90)} Highest, sentence {high.sentence}, {high.score:.2f}: {shorten(high.text, 90)}"
        )
        return finish(
            figure, sentiment, title, alt, "hatched: with quotation; grey: neutral; line: mean of five sentences"
        )


def agreement(opinions, size="notebook"):
    """The scores of newslab beside VADER's and TextBlob's: a dot a sentence, disagreements on the sign coloured.

    opinions: the table of tables.opinions.
    """
    title = "Do three scorers agree?"
    if not len(opinions):
        return empty(opinions, title, "There is no sentence to score.", size)
    peers = {"vader": "VADER", "textblob": "TextBlob"}
    agreeing = {}
    with drawing(size, height=5.2, ncols=2, sharey=True) as (figure, panels):
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
            axes.set(xlim=(-1.08, 1.08), ylim=(-1.08, 1.08), xlabel=f"{name} score", box_aspect=1)
            axes.set(xticks=[-1, -0.5, 0, 0.5, 1], yticks=[-1, -0.5, 0, 0.5, 1])
            axes.set_title(f"opposite signs: {apart.sum()} of {len(opinions)}", fontsize=9.5, fontweight="normal")
        panels[0].set_ylabel("newslab score")
        worst = min(agreeing, key=agreeing.get)
        title = f"newslab and {worst} contradict each other on {1 - agreeing[worst]:.0%} of {counted(len(opinions), 'sentence')}"
        if agreeing[worst] == 1:
            title = f"No scorer contradicts newslab on {'any of ' if len(opinions) > 1 else 'the '}{counted(len(opinions), 'sentence')}"
        alt = f"Two scatter plots of {len(opinions)} sentences. " + " ".join(
            f"Against {name}, {share:.0%} do not contradict each other." for name, share in agreeing.items()
        )
        return finish(figure, opinions, title, alt, f"orange crosses: opposite signs, both scores beyond ±{BAND}")


def means(table, size="notebook", most=10):
    """The mean score of each voice, speaker and actor with its 95 % interval, a row each; those with too little text are left out.

    table: the table of tables.sentiment_means, with or without its paragraphs. Of speakers and of actors `most` are drawn,
    those with most text.
    """
    title = "In whose voice, toward whom"
    wanted = table[table["by"].isin(("voice", "speaker", "toward actor"))]
    wanted = wanted[~((wanted["by"] == "speaker") & (wanted["label"] == "narration"))]  # it is a voice already
    solid = wanted[wanted["score"].notna()]
    if not len(solid):
        return empty(table, title, "There is too little text for a mean: no voice has three sentences.", size)
    shown = solid.sort_values("count", ascending=False, kind="stable").groupby("by").head(most)
    heads = {"voice": "in this voice", "speaker": "in the words of", "toward actor": "toward"}
    rows = [shown[shown["by"] == by] for by in heads if (shown["by"] == by).any()]
    heights = [len(group) + 1 for group in rows]
    with drawing(
        size, height=1.4 + 0.3 * sum(heights), nrows=len(rows), height_ratios=heights, sharex=True, squeeze=False
    ) as (
        figure,
        panels,
    ):
        for axes, group in zip(panels[:, 0], rows, strict=True):
            for height, row in enumerate(group.itertuples()):
                colour = _side(row)
                axes.plot([row.low, row.high], [height, height], color=colour, linewidth=2.4)
                axes.plot(row.score, height, "o", color=colour, markersize=7)
            names = [
                f"{shorten(name, 34)} (n={count})" for name, count in zip(group["label"], group["count"], strict=True)
            ]
            axes.set_yticks(range(len(group)), names)
            axes.set(ylim=(len(group) - 0.4, -0.6), xlim=(-1.02, 1.02))
            axes.set_title(heads[group["by"].iloc[0]], fontsize=9.5, pad=4)
            axes.axvline(0, color="#555555", linewidth=0.8)
            axes.tick_params(axis="y", length=0)
            axes.grid(axis="x")
            axes.set_axisbelow(True)
        panels[-1, 0].set_xlabel("← negative     mean score     positive →")
        sides = [_side(row) for row in shown.itertuples()]
        title = (
            f"Of {counted(len(shown), 'mean')} {sides.count(NEGATIVE) or 'none'} "
            f"clearly negative, {sides.count(POSITIVE) or 'none'} clearly positive"
        )
        alt = f"{title}. " + "; ".join(f"{row.by} {row.says}" for row in shown.itertuples()) + "."
        left = len(wanted) - len(solid)
        return finish(
            figure,
            table,
            title,
            alt,
            "lines: 95 % bootstrap interval; grey: neutral, or the interval holds zero; n: stretches of text, mentions",
            f"left out for too little text: {left}" if left else "",
            cut(len(shown), len(solid), "means"),
        )


def toward(table, size="notebook", most=8):
    """Sentiment by speaker (rows) toward each actor (columns), with the interval and the number of mentions in each cell.

    table: the table of tables.toward; a cell with too little text is left blank, one whose interval holds zero is grey.
    """
    title = "Who speaks how of whom"
    solid = table[table["score"].notna()]
    if not len(solid):
        return empty(table, title, "Nobody speaks of any actor three times or more: too little text to say how.", size)
    actors = list(solid.groupby("actor")["mentions"].sum().sort_values(ascending=False, kind="stable").index[:most])
    solid = solid[solid["actor"].isin(actors)]
    speakers = list(solid.groupby("speaker")["mentions"].sum().sort_values(ascending=False, kind="stable").index[:most])
    solid = solid[solid["speaker"].isin(speakers)]
    with drawing(size, height=1.9 + 0.62 * len(speakers)) as (figure, axes):
        gap = " " if figure.get_figwidth() > NARROW else "\n"
        for row in solid.itertuples():
            x, y = actors.index(row.actor), speakers.index(row.speaker)
            shade = _side(row)
            axes.add_patch(_square(x, y, shade, 0.25 if shade == NEUTRAL else min(0.9, 0.3 + abs(row.score))))
            axes.text(x, y - 0.18, f"{row.score:+z.2f}", ha="center", va="center", fontsize=9)
            axes.text(
                x,
                y + 0.2,
                f"{row.low:+z.2f} to{gap}{row.high:+z.2f}\nn={row.mentions}",
                ha="center",
                va="center",
                fontsize=7.5,
            )
        axes.set(xlim=(-0.5, max(4, len(actors)) - 0.5), ylim=(len(speakers) - 0.5, -0.5))
        axes.set_xticks(range(len(actors)), [label(name, 14) for name in actors])
        axes.set_yticks(range(len(speakers)), [label(name, 20) for name in speakers])
        axes.set(xlabel="spoken of", ylabel="who speaks")
        axes.tick_params(length=0)
        for side in ("left", "bottom"):
            axes.spines[side].set_visible(False)
        sides = [_side(row) for row in solid.itertuples()]
        title = (
            f"Who speaks how of whom: of {counted(len(solid), 'pair')} {sides.count(POSITIVE) or 'none'} clearly positive, "
            f"{sides.count(NEGATIVE) or 'none'} clearly negative"
        )
        alt = (
            f"{title}. Sentiment of each speaker toward each actor: "
            + "; ".join(
                f"{r.speaker} on {r.actor} {r.score:+z.2f} ({r.low:+z.2f} to {r.high:+z.2f}, {counted(r.mentions, 'mention')})"
                for r in solid.itertuples()
            )
            + "."
        )
        note = "blue positive, vermilion negative, grey: neutral, or the 95 % interval holds zero; n: mentions, three at least"
        return finish(
            figure,
            table,
            title,
            alt,
            note,
            cut(len(actors), table.loc[table["score"].notna(), "actor"].nunique(), "actors"),
        )


def _side(row):
    """The colour of a mean: that of its sign where it is not neutral and its interval does not hold zero."""
    if abs(row.score) < BAND or row.low <= 0 <= row.high:
        return NEUTRAL
    return NEGATIVE if row.score < 0 else POSITIVE


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
        title = f"“{first}” moves the scores most, {sums.loc[first, 'sum']:+z.2f} over the article"
        alt = (
            f"{title}. Words and their summed weights: "
            + ", ".join(f"{row.Index} {row[1]:+z.2f}" for row in top.itertuples())
            + "."
        )
        return finish(figure, table, title, alt, cut(len(top), len(sums), "words"))
