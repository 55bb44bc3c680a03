"""Numeric claims, drawn with their hedges and bounds."""

import math

from newslab.charts.figure import BLUE, GREEN, GREY, ORANGE, drawing, empty, finish, shorten

TITLE = "What the article counts"
PANELS = {
    "count": "people and things",
    "money": "money",
    "percent": "per cent",
    "time": "time",
    "other": "other quantities",
}
PANEL_OF = {"count": "count", "money": "money", "percent": "percent", "age": "time", "duration": "time"}
VOICES = {"narrator": (BLUE, "o"), "named source": (ORANGE, "s"), "unnamed source": (GREEN, "D")}
MIDDLE = {"<": "up to", "<=": "up to", ">": "over", ">=": "at least", "~": "about"}


def dots(claims, size="notebook", most=40):
    """Each claim as a dot, a range or an open arrow on a logarithmic axis, coloured by who claims it.

    claims: the table of tables.claims. A filled dot is a plain number, a faded one an approximation, an arrow an open bound,
    a bar a range. Panels part money, counts, per cent and time, which share no axis. At most `most` claims are drawn.
    """
    drawable = claims[[_bounds(row) is not None for row in claims.itertuples()]]
    if not len(drawable):
        return empty(claims, TITLE, "No numeric claim was found in this text.", size)
    shown = drawable.head(most)
    groups = _panels(shown)
    heights = [len(rows) + 1 for rows in groups.values()]
    with drawing(size, height=1.4 + 0.33 * sum(heights), nrows=len(groups), height_ratios=heights, squeeze=False) as (
        figure,
        axes,
    ):
        for axis, (name, rows) in zip(axes[:, 0], groups.items(), strict=True):
            _panel(axis, name, rows)
        used = [voice for voice in VOICES if voice in set(shown["voice"])]
        handles = [axes[0, 0].plot([], [], VOICES[v][1], color=VOICES[v][0], label=v)[0] for v in used]
        axes[0, 0].legend(handles=handles, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=3, fontsize=8.5)
        attributed = int((drawable["voice"] != "narrator").sum())
        title = f"{len(drawable)} numeric claims, {attributed} of them attributed to a source"
        alt = title + ": " + "; ".join(f"{_label(row)} ({row.voice})" for row in shown.itertuples()) + "."
        more = f"first {most} of {len(drawable)}" if len(drawable) > most else ""
        return finish(
            figure,
            claims,
            title,
            alt,
            " · ".join(part for part in ("faded: approximate; arrow: open bound", more) if part),
        )


def _panels(claims):
    """{panel title: its rows}, in the order of PANELS; quantities of different units share no axis."""
    found = {}
    for row in claims.itertuples():
        group = PANEL_OF.get(row.kind, "other")
        unit = row.unit if group in ("money", "time", "other") and isinstance(row.unit, str) else ""
        found.setdefault((list(PANELS).index(group), unit), []).append(row)
    return {
        ", ".join(filter(None, (PANELS[list(PANELS)[group]], unit))): rows
        for (group, unit), rows in sorted(found.items())
    }


def _bounds(row):
    """(low, high, drawn point) of a claim; an infinite end is open; None where there is no number."""
    value, low, high = (None if x is None or x != x else x for x in (row.value, row.low, row.high))
    if value is not None:
        if row.modifier in ("<", "<="):
            return (-math.inf, value, value)
        if row.modifier in (">", ">="):
            return (value, math.inf, value)
        return (value, value, value)
    if low is None and high is None:
        return None
    ends = (-math.inf if low is None else low, math.inf if high is None else high)
    return (*ends, next(end for end in reversed(ends) if math.isfinite(end)))


def _label(row):
    return shorten(row.phrase or row.text, 46)


def _panel(axis, name, rows):
    drawn = [_bounds(row) for row in rows]
    points = [end for bounds in drawn for end in bounds if math.isfinite(end)]
    positive = all(point > 0 for point in points)
    if positive and max(points) > 20 * min(points):
        axis.set_xscale("log")
        axis.set_xlim(min(points) / 4, max(points) * 60)
    else:
        span = max(0, max(points)) - min(0, min(points)) or 1
        axis.set_xlim(min(0, min(points)) - 0.02 * span, max(points) + 0.9 * span)
    left, right = axis.get_xlim()
    for height, (row, (low, high, point)) in enumerate(zip(rows, drawn, strict=True)):
        colour, marker = VOICES.get(row.voice, (GREY, "o"))
        soft = (
            0.45
            if row.modifier == "~" or (math.isfinite(low) and math.isfinite(high) and low != high and row.vague)
            else 1.0
        )
        ends = (
            max(low, left) if math.isfinite(low) else left,
            high if math.isfinite(high) else _beyond(axis, point, right),
        )
        if low != high:
            axis.plot(ends, [height, height], color=colour, alpha=soft * 0.8, linewidth=2.2, solid_capstyle="butt")
            if not math.isfinite(low):
                axis.plot(ends[0], height, "<", color=colour, markersize=7, clip_on=False)
            if not math.isfinite(high):
                axis.plot(ends[1], height, ">", color=colour, markersize=7)
        for dot in {end for end in (low, high) if math.isfinite(end)}:
            axis.plot(dot, height, marker, color=colour, alpha=soft, markersize=7)
        axis.annotate(
            _label(row),
            (max(end for end in (*ends, point) if math.isfinite(end)), height),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
            color="#222222",
        )
    axis.set(ylim=(len(rows) - 0.4, -0.6), yticks=[])
    axis.spines["left"].set_visible(False)
    axis.grid(axis="x")
    axis.set_axisbelow(True)
    axis.set_title(name, fontsize=9.5, pad=4)
    axis.xaxis.set_major_formatter(_plain)
    axis.xaxis.set_minor_formatter("")


def _beyond(axis, point, right):
    return (
        min(right, point * 6) if axis.get_xscale() == "log" else min(right, point + 0.3 * (right - axis.get_xlim()[0]))
    )


def _plain(value, position=None):
    """1,500 or 350 million: the way a newspaper prints a number."""
    for size, word in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{word}"
    return f"{value:,.6g}"
