"""Numeric claims, drawn with their hedges and bounds."""

import math

from newslab.charts.figure import VOICES, counted, cut, drawing, empty, finish, legend, shorten

TITLE = "What the article counts"
PANELS = {
    "count": "people and things",
    "money": "money",
    "percent": "per cent",
    "age": "age",
    "time": "time",
    "other": "other quantities",
}
PANEL_OF = {"count": "count", "money": "money", "percent": "percent", "age": "age", "duration": "time"}
DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1,
    "week": 7,
    "month": 365.25 / 12,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525,
}
SHORT_TO_LONG = ", from short to long"
LETTER = 0.069  # inches that a letter of a label takes on average


def dots(claims, size="notebook", most=40):
    """Each claim as a dot, a range or an open arrow, coloured by who claims it; the axis is logarithmic where it must be.

    claims: the table of tables.claims. A filled dot is a plain number, a hollow one an approximation, an arrow an open
    bound, a bar a range. Panels part money, counts, per cent and time, which share no axis. At most `most` claims are drawn.
    """
    drawable = claims[[_bounds(row) is not None for row in claims.itertuples()]]
    if not len(drawable):
        return empty(claims, TITLE, "No numeric claim was found in this text.", size)
    shown = drawable.head(most)
    groups = _panels(shown)
    heights = [len(rows) + 1 for rows in groups.values()]
    with drawing(size, height=1.6 + 0.31 * sum(heights), nrows=len(groups), height_ratios=heights, squeeze=False) as (
        figure,
        axes,
    ):
        for axis, (name, rows) in zip(axes[:, 0], groups.items(), strict=True):
            _panel(axis, name, rows, figure.get_figwidth() - 0.4)
        used = set(shown["voice"])
        legend(axes[0, 0], [(voice, *look) for voice, look in VOICES.items() if voice in used], columns=3, side="right")
        attributed = int((drawable["voice"] != "narrator").sum())
        title = f"{counted(len(drawable), 'numeric claim')}, {attributed or 'none'} of them attributed to a source"
        if len(drawable) == 1:
            title = f"1 numeric claim, {'attributed to a source' if attributed else 'the narrator’s own'}"
        alt = title + ": " + "; ".join(f"{_label(row)} ({row.voice})" for row in shown.itertuples()) + "."
        return finish(
            figure,
            claims,
            title,
            alt,
            "hollow: approximate; arrow: open bound; bar: range",
            cut(len(shown), len(drawable), "claims"),
        )


def _panels(claims):
    """{panel title: its (row, bounds)}, in the order of PANELS; quantities of different units share no axis.

    Times do, in days, where several units of time occur.
    """
    times = {row.unit for row in claims.itertuples() if PANEL_OF.get(row.kind) == "time"}
    mixed = len(times & set(DAYS)) > 1
    found = {}
    for row in claims.itertuples():
        group = PANEL_OF.get(row.kind, "other")
        unit = row.unit if group in ("money", "time", "other") and isinstance(row.unit, str) else ""
        bounds = _bounds(row)
        if group == "time" and mixed and unit in DAYS and all(end > 0 for end in bounds):
            bounds, unit = tuple(end * DAYS[unit] for end in bounds), "days"
        found.setdefault((list(PANELS).index(group), unit), []).append((row, bounds))
    return {_heading(list(PANELS.values())[group], unit): rows for (group, unit), rows in sorted(found.items())}


def _heading(name, unit):
    if unit == "days":
        return name + SHORT_TO_LONG
    return f"{name} (unit: {unit})" if unit else f"{name} (years)" if name == "age" else name


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


def _panel(axis, name, rows, width):
    """One panel; width is that of its axis in inches, for the labels to find room in."""
    points = [end for _, bounds in rows for end in bounds if math.isfinite(end)]
    named = name.endswith(SHORT_TO_LONG)  # days to years: ticks with names, which only a logarithmic axis keeps apart
    logarithmic = min(points) > 0 and (named or max(points) > 20 * min(points))
    if logarithmic:
        axis.set_xscale("log")
    labels = [shorten(_label(row), int(width * 0.6 / LETTER)) for row, _ in rows]
    left, right, arrow = _limits(rows, labels, width, logarithmic)
    axis.set_xlim(left, right)
    for height, ((row, (low, high, _)), text) in enumerate(zip(rows, labels, strict=True)):
        colour, marker, _ = VOICES.get(row.voice, VOICES["narrator"])
        about = row.modifier == "~" or (math.isfinite(low) and math.isfinite(high) and low != high and row.vague)
        look = {
            "color": colour,
            "markerfacecolor": "white" if about else colour,
            "markersize": 7,
            "markeredgewidth": 1.6,
        }
        ends = (low if math.isfinite(low) else left, high if math.isfinite(high) else arrow(low))
        if low != high:
            axis.plot(ends, [height] * 2, ":" if about else "-", color=colour, linewidth=2.2)
        for end, bound, sign in zip(ends, (low, high), "<>", strict=True):
            axis.plot(end, height, marker if math.isfinite(bound) else sign, **look, clip_on=False)
        axis.annotate(
            text,
            (ends[1], height),
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
    axis.xaxis.set_minor_formatter("")
    if named:
        ticks = {days: f"1 {unit}" for unit, days in DAYS.items() if left <= days <= right}
        axis.set_xticks(list(ticks), list(ticks.values()))
        axis.set_xticks([], minor=True)
    else:
        axis.xaxis.set_major_formatter(_plain)


def _limits(rows, labels, width, logarithmic):
    """The ends of the axis that leave each label room to the right of its dot, and where an arrow from a bound ends."""
    ahead, back = (math.log10, lambda value: 10**value) if logarithmic else (float, float)
    points = [ahead(end) for _, bounds in rows for end in bounds if math.isfinite(end)]
    least = min(points) if logarithmic else min(0, *points)
    span = (max(points) if logarithmic else max(0, *points)) - least or 1
    below = any(bounds[0] == -math.inf for _, bounds in rows)
    left = least - (0.15 if below and logarithmic else 0.03) * span
    reach = 0.12 * span

    def arrow(low):
        return back(ahead(low) + reach)

    right = max(points) + 0.03 * span
    for (_, (_, high, point)), text in zip(rows, labels, strict=True):
        end = ahead(high) if math.isfinite(high) else ahead(point) + reach
        taken = min(0.85, (len(text) * LETTER + 0.25) / width)
        right = max(right, left + (end - left) / (1 - taken))
    return back(left), back(right), arrow


def _plain(value, position=None):
    """1,500 or 350 million: the way a newspaper prints a number."""
    for size, word in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{word}"
    return f"{value:,.6g}"
