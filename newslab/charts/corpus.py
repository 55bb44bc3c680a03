"""Articles and outlets side by side, drawn."""

import math

from newslab.charts.figure import BLUE, GREY, ORANGE, PALETTE, counted, cut, drawing, empty, finish, shorten

MARKERS = "osD^vP*X"


def frames(table, size="notebook", most=8):
    """The frames of several articles side by side: a dot and an interval for each article.

    table: rows of tables.frames of several articles put together, with a column `article` that names each.
    """
    title = "One event, several framings"
    used = table[table["share"] > 0] if len(table) else table
    if not len(used):
        return empty(table, title, "No frame was found in these texts.", size)
    every = list(used.groupby("frame")["share"].max().sort_values(ascending=False, kind="stable").index)
    order, articles = every[:most], list(dict.fromkeys(table["article"]))[: len(PALETTE)]
    with drawing(size, height=1.8 + 0.42 * len(order)) as (figure, axes):
        for number, article in enumerate(articles):
            own = table[(table["article"] == article) & table["frame"].isin(order)]
            heights = [
                order.index(frame) + (number - (len(articles) - 1) / 2) * 0.6 / len(articles) for frame in own["frame"]
            ]
            reach = [(own["share"] - own["low"]).clip(lower=0), (own["high"] - own["share"]).clip(lower=0)]
            axes.errorbar(
                own["share"],
                heights,
                xerr=reach,
                fmt=MARKERS[number % len(MARKERS)],
                color=PALETTE[number],
                capsize=2.5,
                markersize=6,
                label=shorten(article, 60),
            )
        axes.set_yticks(range(len(order)), [name.replace("_", " ") for name in order])
        axes.set(ylim=(len(order) - 0.4, -0.6), xlabel="share of all words that speak for a frame")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
        axes.grid(axis="y", color="#EEEEEE", linewidth=10)
        axes.set_axisbelow(True)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), fontsize=8.5, ncols=1)
        apart = [name for name in order if _apart(table[(table["frame"] == name) & table["article"].isin(articles)])]
        title = (
            f"The articles differ beyond their intervals in: {', '.join(name.replace('_', ' ') for name in apart)}"
            if apart
            else "The intervals overlap in every frame: no sure difference in framing"
            if len(articles) > 1
            else title
        )
        alt = (
            f"{title}. "
            + "; ".join(
                f"{article}: "
                + ", ".join(f"{row.frame} {row.share:.0%}" for row in used[used["article"] == article].itertuples())
                for article in articles
            )
            + "."
        )
        shown = cut(len(order), len(every), "frames")
        of = counted(table["article"].nunique(), "article")
        return finish(figure, table, title, alt, "lines: 95 % bootstrap interval", shown, source=of)


def _apart(rows):
    """Whether the interval of one article lies beyond that of another."""
    return rows["low"].max() > rows["high"].min()


def differences(compared, size="notebook", most=8):
    """The measures on which the groups lie furthest apart: a dot and a 95 % interval for each group, a panel a measure.

    compared: the table of corpus.compare. A measure whose difference survives the correction for many tests is marked.
    """
    title = "How the groups differ"
    tested = compared[compared["p"].notna()] if len(compared) else compared
    if not len(tested):
        return empty(compared, title, "No group has three articles or more, so nothing can be compared.", size)
    measures = list(tested.sort_values("p", kind="stable").drop_duplicates("measure")["measure"][:most])
    groups = list(dict.fromkeys(compared["group"]))
    sizes = compared.groupby("group")["articles"].max()
    rows = math.ceil(len(measures) / 2)
    with drawing(size, height=0.9 + rows * (0.75 + 0.28 * len(groups)), nrows=rows, ncols=2, squeeze=False) as (
        figure,
        grid,
    ):
        for axes, measure in zip(grid.flat, measures, strict=False):
            own = compared[compared["measure"] == measure]
            for row in own.itertuples():
                colour = PALETTE[groups.index(row.group) % len(PALETTE)]
                height = groups.index(row.group)
                if row.low == row.low:
                    axes.plot([row.low, row.high], [height, height], color=colour, linewidth=2)
                axes.plot(row.mean, height, "o", color=colour, markersize=7)
            sure = bool(own["differs"].any())
            axes.set_title(
                f"{measure}{' ★' if sure else ''}", fontsize=9, fontweight="bold" if sure else "normal", pad=4
            )
            axes.set_yticks(range(len(groups)), [f"{shorten(group, 18)} (n={sizes[group]})" for group in groups])
            axes.set_ylim(len(groups) - 0.5, -0.5)
            axes.grid(axis="x")
            axes.set_axisbelow(True)
        for axes in list(grid.flat)[len(measures) :]:
            axes.axis("off")
        certain = list(dict.fromkeys(compared.loc[compared["differs"], "measure"]))
        title = (
            f"The groups differ beyond chance in {', '.join(certain[:2])}"
            + (f" and {len(certain) - 2} more" if len(certain) > 2 else "")
            if certain
            else "No difference survives the correction for many tests"
        )
        alt = (
            title
            + ". "
            + "; ".join(
                f"{row.measure}, {row.group}: {row.mean:.2f}"
                for row in compared[compared["measure"].isin(measures)].itertuples()
            )
            + "."
        )
        return finish(
            figure,
            compared,
            title,
            alt,
            "dots: means over articles; lines: 95 % bootstrap interval; ★: survives the correction for many tests; n: articles",
            cut(len(measures), tested["measure"].nunique(), "measures"),
            source=f"{counted(int(sizes.sum()), 'article')} in {counted(len(groups), 'group')}",
        )


def keywords(keyness, group="", size="notebook", most=20):
    """The words that set one group of articles apart, by the z-score of their log-odds.

    keyness: the table of corpus.keyness; group: its name, for the title.
    """
    title = f"The words of {group}" if group else "The words that set the group apart"
    more = keyness[keyness["log_odds"] > 0] if len(keyness) else keyness
    if not len(more):
        return empty(keyness, title, "There are too few words to compare.", size)
    shown = more.head(most).iloc[::-1].rename(columns={"count": "count_here"})
    with drawing(size, height=1.2 + 0.24 * len(shown)) as (figure, axes):
        sure = shown["log_odds"] > 1.96
        axes.barh(range(len(shown)), shown["log_odds"], color=[BLUE if each else GREY for each in sure], height=0.7)
        for height, row in enumerate(shown.itertuples()):
            axes.annotate(
                f"{row.count_here} : {row.elsewhere}",
                (row.log_odds, height),
                xytext=(4, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
            )
        axes.axvline(1.96, color=ORANGE, linewidth=1)
        axes.set_yticks(range(len(shown)), shown["word"])
        axes.set_xlabel("z-score of the log-odds (right of the line: beyond chance)")
        title += f": {sure.sum() or 'none'} of {counted(len(shown), 'word')} beyond chance"
        alt = (
            f"{title}: "
            + ", ".join(
                f"{row.word} ({row.count_here} here, {row.elsewhere} elsewhere)"
                for row in reversed(list(shown.itertuples()))
            )
            + "."
        )
        note = "numbers: times here : elsewhere; grey: may be chance"
        return finish(
            figure, keyness, title, alt, note, source=f"articles of {group}" if group else "the articles of the group"
        )
