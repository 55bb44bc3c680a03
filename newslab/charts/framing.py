"""How the article frames its subject, drawn."""

from newslab.charts.figure import BLUE, GREY, ORANGE, counted, cut, drawing, empty, finish, label, shorten, tall

PROFILE = "How the article frames its subject"
NONE = "No frame is clearly present in any sentence of this text."


def profile(frames, size="notebook"):
    """Each frame's share of all frame evidence with its bootstrap interval, against the background share where there is one.

    frames: the table of tables.frames.
    """
    shown = frames[frames["share"] > 0].sort_values("share") if len(frames) else frames
    if not len(shown):
        return empty(frames, PROFILE, NONE, size)
    if not shown["sentences"].max():
        traces = ", ".join(name.replace("_", " ") for name in shown["frame"][::-1])
        return empty(frames, PROFILE, f"{NONE} There are only single words of: {traces}.", size)
    with drawing(size, height=1.4 + 0.32 * len(shown)) as (figure, axes):
        heights = range(len(shown))
        axes.barh(heights, shown["share"], color=[GREY if weak else BLUE for weak in shown["uncertain"]], height=0.66)
        reach = [(shown["share"] - shown["low"]).clip(lower=0), (shown["high"] - shown["share"]).clip(lower=0)]
        axes.errorbar(shown["share"], heights, xerr=reach, fmt="none", ecolor="#222222", capsize=3, linewidth=1.1)
        if shown["background"].notna().any():
            axes.plot(shown["background"], heights, "|", color=ORANGE, markersize=15, markeredgewidth=2.2)
        for height, row in zip(heights, shown.itertuples(), strict=True):
            axes.annotate(
                f"in {counted(row.sentences, 'sentence')}" if row.sentences else "single words",
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
        title = _leading(shown.iloc[::-1])
        alt = (
            "Share of the evidence by frame, with 95 % interval: "
            + "; ".join(
                f"{row.frame} {row.share:.0%} ({row.low:.0%} to {row.high:.0%})"
                for row in reversed(list(shown.itertuples()))
            )
            + "."
        )
        notes = (
            "lines: 95 % bootstrap interval; numbers: sentences in which the frame is present",
            "orange: background" if shown["background"].notna().any() else "",
            "grey: found badly or never measured" if shown["uncertain"].any() else "",
        )
        return finish(figure, frames, title, alt, *notes)


def _leading(frames):
    """Which frame leads, if its interval lies above the share of the next."""
    first, second = frames.iloc[0], frames.iloc[1] if len(frames) > 1 else None
    name = first.frame.replace("_", " ")
    if second is None or first.low > second.share:
        return f"The {name} frame leads, with {first.share:.0%} of the evidence"
    return (
        f"No frame surely leads: {name} {first.share:.0%} ({first.low:.0%} to {first.high:.0%}), "
        f"{second.frame.replace('_', ' ')} {second.share:.0%} ({second.low:.0%} to {second.high:.0%})"
    )


def strip(framing, size="notebook", most=10):
    """Frames (rows) by sentence (columns) in the article's order: where each frame stands.

    framing: the table of tables.framing (one row for each sentence and frame present).
    """
    title = "Where the frames stand"
    if not len(framing):
        return empty(framing, title, NONE, size)
    counts = framing.groupby("frame")["sentence"].nunique().sort_values(ascending=False, kind="stable")
    order, count = list(counts.index[:most]), int(framing["of"].max())
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
            extent=(-0.5, count - 0.5, len(order) - 0.5, -0.5),
            interpolation="nearest",
        )
        axes.set_yticks(range(len(order)), [f"{name.replace('_', ' ')} ({counts[name]})" for name in order])
        axes.set_yticks([y + 0.5 for y in range(len(order) - 1)], minor=True)
        axes.grid(which="minor", axis="y", color="white", linewidth=2)
        axes.tick_params(which="both", length=0)
        axes.xaxis.get_major_locator().set_params(integer=True, min_n_ticks=1)
        axes.set(xlabel="sentence (number in the tables, from 0)")
        figure.colorbar(image, ax=axes, label="weight", shrink=0.8, pad=0.01, ticks=[0, 0.5, 1])
        first = [name.replace("_", " ") for name in order if counts[name] == counts.iloc[0]]
        title = (
            f"{first[0].capitalize()} is present in {counts.iloc[0]} of {counted(count, 'sentence')}, more than any other frame"
            if len(first) == 1
            else f"{len(first)} frames share the first place: {', '.join(first)}, in {counted(int(counts.iloc[0]), 'sentence')} each"
        )
        alt = (
            f"{title}. Heat map of {len(order)} frames over {count} sentences: "
            + ", ".join(f"{name} in {counts[name]}" for name in order)
            + "."
        )
        note = "white: the frame is not present (weight below 0.5); in brackets: sentences"
        return finish(figure, framing, title, alt, note, cut(len(order), len(counts), "frames"))


def by_voice(table, size="notebook", most=8):
    """Frames (columns) by voice (rows): which frame the narrator uses and which each speaker brings.

    table: the table of tables.frames_by_voice.
    """
    title = "Which voice brings which frame"
    voices = list(table.drop_duplicates("voice").sort_values("words", ascending=False)["voice"][:most])
    shown = table[table["voice"].isin(voices)]
    if not len(shown) or not shown["weight"].max() >= 0.5:
        return empty(table, title, "No frame is clearly present in any voice of this text.", size)
    frames = list(shown.groupby("frame")["weight"].max().loc[lambda s: s >= 0.5].sort_values(ascending=False).index)
    counts = table.drop_duplicates("voice").set_index("voice")["words"]
    names = [
        f"{shorten(name, 32)}{' ' if len(name) < 20 else chr(10)}({counted(int(counts[name]), 'word')})"
        for name in voices
    ]
    with drawing(size, height=1.9 + tall(names, 0.36)) as (figure, axes):
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
        axes.set_yticks(range(len(voices)), names)
        axes.set_xticks(range(len(frames)), [label(name.replace("_", " "), 12) for name in frames])
        axes.tick_params(length=0)
        axes.tick_params(axis="x", labelsize=8.5)
        telling = shown[shown["words"] >= 20] if (shown["words"] >= 20).any() else shown
        best = telling.loc[telling["weight"].idxmax()]
        title = f"Strongest: {shorten(best.voice, 34)} in the {best.frame.replace('_', ' ')} frame ({best.weight:.2f})"
        alt = (
            "Weight of each frame in each voice: "
            + "; ".join(f"{row.voice}, {row.frame} {row.weight:.2f}" for row in shown.itertuples() if row.weight >= 0.5)
            + "."
        )
        every = table.loc[table["words"] > 0, "voice"].nunique()
        note = "weight 0 to 1, present from 0.5; a voice of few words says little"
        return finish(figure, table, title, alt, note, cut(len(voices), every, "voices"))
