"""What cleaning did to the page, drawn."""

from newslab.charts.figure import BLUE, GREY, ORANGE, VERMILION, counted, drawing, empty, finish

TITLE = "What cleaning took away and mended"


def page(edits, size="notebook"):
    """The raw page from top to bottom as a bar, kept and dropped stretches marked, beside the kinds of edits counted.

    edits: the table of tables.edits. Height of a stretch is its share of the page's characters.
    """
    edits = edits[edits["action"] != "layout"]  # white space between paragraphs is neither debris nor damage
    if not len(edits):
        return empty(edits, TITLE, "Nothing was taken away or mended: the page was clean.", size)
    length = int(edits["page_length"].max())
    dropped, repaired = edits[edits["action"] == "drop"], edits[edits["action"] == "repair"]
    share = (dropped["end"] - dropped["start"]).sum() / max(length, 1)
    kinds = (
        edits.groupby(["action", "kind"], sort=False).size().reset_index(name="count").sort_values(["action", "count"])
    )
    with drawing(size, height=max(3.2, 1.2 + 0.24 * len(kinds)), ncols=2, width_ratios=(1, 5)) as (
        figure,
        (strip, bars),
    ):
        strip.bar(0, length, color=BLUE, width=1, label="kept")
        for row in dropped.itertuples():
            strip.bar(
                0,
                row.end - row.start,
                bottom=row.start,
                color=ORANGE,
                width=1,
                hatch="///",
                edgecolor="white",
                linewidth=0,
            )
        for row in repaired.itertuples():
            strip.plot([0.5, 0.62], [row.start, row.start], color=VERMILION, linewidth=1.2, clip_on=False)
        strip.set(ylim=(length, 0), xlim=(-0.5, 0.7), xticks=[], yticks=[])
        strip.set_title("top of the page", fontsize=8.5, fontweight="normal", pad=4)
        strip.set_xlabel(f"its end, after\n{counted(length, 'character')}", fontsize=8.5)
        for side in ("left", "bottom"):
            strip.spines[side].set_visible(False)
        colours = [ORANGE if action == "drop" else VERMILION for action in kinds["action"]]
        drawn = bars.barh(range(len(kinds)), kinds["count"], color=colours, height=0.7)
        for bar, action in zip(drawn, kinds["action"], strict=True):
            bar.set_hatch("///" if action == "drop" else "")
            bar.set_edgecolor("white")
        bars.bar_label(drawn, padding=3, color="#333333")
        bars.set_yticks(
            range(len(kinds)),
            [
                f"{'dropped' if a == 'drop' else 'mended'}: {k}"
                for a, k in zip(kinds["action"], kinds["kind"], strict=True)
            ],
        )
        bars.set_xlabel("number of places")
        bars.xaxis.get_major_locator().set_params(integer=True, min_n_ticks=1)
        bars.set_ylim(min(0, len(kinds) - 4) - 0.6, len(kinds) - 0.4)
        bars.tick_params(axis="y", length=0)
        bars.spines["left"].set_color(GREY)
        title = f"Cleaning dropped {share:.0%} of the page and mended {counted(len(repaired), 'place')}"
        alt = (
            f"A bar of the raw page of {length} characters: {len(dropped)} stretches dropped, {len(repaired)} places mended. By kind: "
            + ", ".join(f"{kind} {count}" for kind, count in zip(kinds["kind"], kinds["count"], strict=True))
            + "."
        )
        return finish(figure, edits, title, alt, "left, the page: blue kept, orange hatched dropped, red ticks mended")
