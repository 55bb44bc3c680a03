"""How the article frames its subject, drawn."""

from newslab.charts.figure import BLUE, GREY, ORANGE, drawing, empty, finish, shorten

PROFILE = "How the article frames its subject"


def profile(frames, size="notebook"):
    """Each frame's share of all frame evidence with its bootstrap interval, against the background share where there is one.

    frames: the table of tables.frames.
    """
    shown = frames[frames["share"] > 0].sort_values("share") if len(frames) else frames
    if not len(shown):
        return empty(frames, PROFILE, "No frame was found in this text.", size)
    with drawing(size, height=1.4 + 0.32 * len(shown)) as (figure, axes):
        heights = range(len(shown))
        axes.barh(heights, shown["share"], color=[GREY if weak else BLUE for weak in shown["uncertain"]], height=0.66)
        reach = [(shown["share"] - shown["low"]).clip(lower=0), (shown["high"] - shown["share"]).clip(lower=0)]
        axes.errorbar(shown["share"], heights, xerr=reach, fmt="none", ecolor="#222222", capsize=3, linewidth=1.1)
        if shown["background"].notna().any():
            axes.plot(shown["background"], heights, "|", color=ORANGE, markersize=15, markeredgewidth=2.2)
        for height, row in zip(heights, shown.itertuples(), strict=True):
            axes.annotate(
                f"{row.sentences} sentences" if row.sentences != 1 else "1 sentence",
                (row.high, height),
                xytext=(6, 0),
                textcoords="offset points",
                va="center",
                fontsize=8.5,
                color="#444444",
            )
        axes.set_yticks(heights, [name.replace("_", " ") for name in shown["frame"]])
        axes.set(
            xlabel="share of all words that speak for a frame", xlim=(0, min(1.0, shown["high"].max() * 1.25 + 0.05))
        )
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        axes.tick_params(axis="y", length=0)
        first = shown.iloc[-1]
        title = (
            f"{first.frame.replace('_', ' ').capitalize()} is the leading frame, with {first.share:.0%} of the evidence"
        )
        alt = (
            "Share of the evidence by frame, with 95 % interval: "
            + "; ".join(
                f"{row.frame} {row.share:.0%} ({row.low:.0%} to {row.high:.0%})"
                for row in reversed(list(shown.itertuples()))
            )
            + "."
        )
        notes = (
            "lines: 95 % bootstrap interval",
            "orange: background" if shown["background"].notna().any() else "",
            "grey: found badly or never measured" if shown["uncertain"].any() else "",
        )
        return finish(figure, frames, title, alt, "; ".join(filter(None, notes)))


def strip(framing, size="notebook", most=10):
    """Frames (rows) by sentence (columns) in the article's order: where each frame stands.

    framing: the table of tables.framing (one row for each sentence and frame present).
    """
    title = "Where the frames stand"
    if not len(framing):
        return empty(framing, title, "No frame was found in this text.", size)
    order = list(framing.groupby("frame")["weight"].sum().sort_values(ascending=False).index[:most])
    count = int(framing["of"].max())
    grid = [[0.0] * count for _ in order]
    for row in framing.itertuples():
        if row.frame in order:
            grid[order.index(row.frame)][row.sentence] = row.weight
    with drawing(size, height=1.5 + 0.3 * len(order)) as (figure, axes):
        image = axes.imshow(
            grid,
            aspect="auto",
            cmap="Blues",
            vmin=0,
            vmax=1,
            extent=(0.5, count + 0.5, len(order) - 0.5, -0.5),
            interpolation="nearest",
        )
        axes.set_yticks(range(len(order)), [name.replace("_", " ") for name in order])
        axes.set_yticks([y + 0.5 for y in range(len(order) - 1)], minor=True)
        axes.grid(which="minor", axis="y", color="white", linewidth=2)
        axes.tick_params(which="both", length=0)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.set(xlabel="sentence")
        figure.colorbar(image, ax=axes, label="weight", shrink=0.8, pad=0.01)
        early = framing[framing["sentence"] < count / 2].groupby("frame")["weight"].sum()
        late = framing[framing["sentence"] >= count / 2].groupby("frame")["weight"].sum()
        title = (
            f"{_top(early)} leads the first half, {_top(late).lower()} the second"
            if _top(early) != _top(late)
            else f"{_top(early)} leads from beginning to end"
        )
        alt = (
            f"{title}. Heat map of {len(order)} frames over {count} sentences: "
            + ", ".join(f"{name} in {(framing['frame'] == name).sum()}" for name in order)
            + "."
        )
        return finish(figure, framing, title, alt)


def _top(sums):
    return sums.idxmax().replace("_", " ").capitalize() if len(sums) else "No frame"


def by_voice(table, size="notebook", most=8):
    """Frames (columns) by voice (rows): which frame the narrator uses and which each speaker brings.

    table: the table of tables.frames_by_voice.
    """
    title = "Which voice brings which frame"
    if not len(table) or not table["weight"].max() >= 0.5:
        return empty(table, title, "No frame was found in this text.", size)
    voices = list(table.drop_duplicates("voice").sort_values("words", ascending=False)["voice"][:most])
    shown = table[table["voice"].isin(voices)]
    frames = list(shown.groupby("frame")["weight"].max().loc[lambda s: s >= 0.5].sort_values(ascending=False).index)
    with drawing(size, height=1.9 + 0.36 * len(voices)) as (figure, axes):
        grid = [
            [shown.loc[(shown["voice"] == v) & (shown["frame"] == f), "weight"].sum() for f in frames] for v in voices
        ]
        axes.imshow(grid, aspect="auto", cmap="Blues", vmin=0, vmax=1)
        for y, row in enumerate(grid):
            for x, value in enumerate(row):
                if value >= 0.05:
                    axes.text(
                        x,
                        y,
                        f"{value:.2f}",
                        ha="center",
                        va="center",
                        fontsize=8.5,
                        color="white" if value > 0.55 else "#222222",
                    )
        counts = table.drop_duplicates("voice").set_index("voice")["words"]
        axes.set_yticks(range(len(voices)), [f"{shorten(v, 28)} ({counts[v]} words)" for v in voices])
        axes.set_xticks(range(len(frames)), [f.replace("_", " ") for f in frames], rotation=25, ha="right")
        axes.tick_params(length=0)
        counted = shown[shown["words"] >= 20] if (shown["words"] >= 20).any() else shown
        best = counted.loc[counted["weight"].idxmax()]
        title = f"Strongest: {shorten(best.voice, 34)} in the {best.frame.replace('_', ' ')} frame ({best.weight:.2f})"
        alt = (
            "Weight of each frame in each voice: "
            + "; ".join(f"{row.voice}, {row.frame} {row.weight:.2f}" for row in shown.itertuples() if row.weight >= 0.5)
            + "."
        )
        return finish(figure, table, title, alt, "weight 0 to 1, present from 0.5; a voice of few words says little")
