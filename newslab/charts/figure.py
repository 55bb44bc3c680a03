"""What every chart shares: the figure object, its look, and the frame of title, source line and alt text."""

import base64
import html
import io
import textwrap
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from newslab import __version__
from newslab.errors import UnknownName

# Okabe and Ito (2008): told apart with any colour vision.
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
BLUE, VERMILION, PURPLE, GREY = "#0072B2", "#D55E00", "#CC79A7", "#999999"
PALETTE = (BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, GREY, BLACK)
NEGATIVE, NEUTRAL, POSITIVE = VERMILION, GREY, BLUE
# Whose words: colour, marker and hatch, the same in every chart.
VOICES = {"narrator": (GREY, "o", ""), "named source": (BLUE, "s", ""), "unnamed source": (ORANGE, "D", "////")}

SIZES = {"notebook": (8.0, None), "column": (3.5, None), "page": (7.0, None), "slide": (10.0, 5.6)}  # inches
NARROW = 5.0  # inches; below it letters are a quarter smaller
FORMATS = (".png", ".svg", ".pdf")

# Where DejaVu Sans lacks a letter (Chinese, Japanese, Korean, Devanagari ...), the first of these that is installed draws it.
FALLBACKS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Nirmala UI",
    "Arial Unicode MS",
)
STYLE = {
    "font.size": 9.5,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 12,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#555555",
    "axes.labelcolor": "#333333",
    "axes.grid": False,
    "xtick.color": "#333333",
    "ytick.color": "#333333",
    "grid.color": "#DDDDDD",
    "grid.linewidth": 0.8,
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "svg.fonttype": "none",
    "svg.hashsalt": "newslab",
    "text.parse_math": False,
    "legend.frameon": False,
}


@dataclass(frozen=True)
class Chart:
    """A finished chart: the matplotlib figure, its title, alt text and the table it was drawn from.

    In a notebook it shows itself with its alt text; in a script `chart.save("arc.png")` writes it.
    """

    figure: Any
    title: str
    alt: str
    table: Any = None

    def save(self, path, dpi=200):
        """Write the chart to path (.png, .svg or .pdf, by its ending) and give the path back."""
        path = Path(path)
        if path.suffix.lower() not in FORMATS:
            raise UnknownName.among("chart format", path.suffix, FORMATS)
        path.parent.mkdir(parents=True, exist_ok=True)
        metadata = {
            ".png": {"Description": self.alt, "Software": None},
            ".svg": {"Date": None, "Description": self.alt},
            ".pdf": {"CreationDate": None, "Title": self.title},
        }[path.suffix.lower()]
        self._write(path, dpi, metadata, path.suffix[1:].lower())
        return path

    def png(self, dpi=100):
        """The chart as PNG bytes."""
        out = io.BytesIO()
        self._write(out, dpi, {"Software": None}, "png")
        return out.getvalue()

    def _write(self, target, dpi, metadata, kind):
        import matplotlib

        with matplotlib.rc_context(_style()), warnings.catch_warnings():
            warnings.filterwarnings(
                "ignore", message="Glyph"
            )  # a script the font lacks shows as boxes; the alt text has it
            self.figure.savefig(target, format=kind, dpi=dpi, bbox_inches="tight", pad_inches=0.12, metadata=metadata)

    def _repr_html_(self):
        data = base64.b64encode(self.png()).decode("ascii")
        return (
            f'<figure style="margin:0.5em 0"><img alt="{html.escape(self.alt, quote=True)}" '
            f'style="max-width:100%" src="data:image/png;base64,{data}"></figure>'
        )

    def __repr__(self):
        return f"Chart({self.title!r})\n{textwrap.fill(self.alt, 100)}"


@lru_cache(maxsize=1)
def _style():
    from matplotlib.font_manager import fontManager

    installed = {font.name for font in fontManager.ttflist}
    return STYLE | {"font.family": ["DejaVu Sans", *(name for name in FALLBACKS if name in installed)]}


@contextmanager
def drawing(size="notebook", height=4.0, **grid):
    """A figure and its axes in newslab's look; `grid` goes to matplotlib's subplots (nrows, width_ratios ...)."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    if size not in SIZES:
        raise UnknownName.among("chart size", size, SIZES)
    width, fixed = SIZES[size]
    with matplotlib.rc_context(_style()):
        figure = Figure(figsize=(width, fixed or height), layout="constrained")
        FigureCanvasAgg(figure)
        yield figure, figure.subplots(**grid)


def finish(figure, table, title, alt, *notes, source=""):
    """Put title and source line round the drawing and make it a Chart.

    The source line names the source, or else the article (table.attrs["source"]); the notes that are not empty; and
    newslab's version.
    """
    width = figure.get_figwidth()
    wrapped = textwrap.fill(title, int(width * 9.8))
    figure.suptitle(wrapped, x=0.01, ha="left", fontsize=12, fontweight="bold", wrap=False)
    source = source or _origin(getattr(table, "attrs", {}).get("source") or "article given as text")
    parts = [part for part in (f"Source: {source}", *notes, f"newslab {__version__}") if part]
    figure.supxlabel(
        textwrap.fill(" · ".join(parts), int(width * 16)), x=0.01, ha="left", fontsize=7.5, color="#555555"
    )
    if width < NARROW:
        _smaller(figure)
    return Chart(figure, title, " ".join(alt.split()), table)


def _smaller(figure):
    """Every letter a quarter smaller, which a printed column still carries."""
    from matplotlib.text import Text

    for text in figure.findobj(Text):
        text.set_fontsize(0.75 * text.get_fontsize())
    for axes in figure.axes:  # ticks are made anew when the figure is drawn
        axes.tick_params(labelsize=6.5)


def _origin(source):
    """A title or address as it is; of a path the file's name, since the folders of one machine tell nobody else anything."""
    return Path(source).name if Path(source).suffix and "://" not in source and Path(source).exists() else source


def empty(table, title, why, size="notebook"):
    """A chart that says why there is nothing to draw."""
    with drawing(size, height=1.1) as (figure, axes):
        axes.axis("off")
        lines = textwrap.fill(why, int(figure.get_figwidth() * 12))
        axes.text(0.005, 0.5, lines, ha="left", va="center", fontsize=10, color="#333333")
        return finish(figure, table, title, f"{title}: {why}")


def counted(number, noun):
    """The number with its noun, which takes an s unless it is one of them.

    >>> counted(1, "sentence"), counted(1200, "sentence")
    ('1 sentence', '1,200 sentences')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def label(text, width=32):
    """The text as a label of an axis: on two lines where it is long, cut with an ellipsis where it is longer still.

    >>> label("Ana Reyes"), label("the head of the State Department", 18)
    ('Ana Reyes', 'the head of the\\nState Department')
    """
    return "\n".join(textwrap.wrap(" ".join(str(text).split()), width, max_lines=2, placeholder="…"))


def tall(labels, each=0.32):
    """The height in inches that rows with these labels need."""
    return len(labels) * (each + 0.08 * any("\n" in text for text in labels))


def cut(shown, of, what):
    """What the source line says where a chart shows the first of many: "14 of 25 sources shown", or nothing."""
    return f"{shown} of {of} {what} shown" if shown < of else ""


def legend(axes, entries, columns=4, side="left"):
    """A legend above one side of the axes, from (label, colour, marker or None, hatch)."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles = [
        Line2D([], [], color=colour, marker=marker, linestyle="", label=text)
        if marker
        else Patch(facecolor=colour, hatch=hatch, edgecolor="white", linewidth=0, label=text)
        for text, colour, marker, hatch in entries
    ]
    axes.legend(
        handles=handles,
        loc=f"lower {side}",
        bbox_to_anchor=(0 if side == "left" else 1, 1),
        ncols=min(columns, max(1, int(axes.figure.get_figwidth() // 1.7))),
        fontsize=8.5,
        borderaxespad=0.2,
        handletextpad=0.5,
        columnspacing=1.4,
    )


def shorten(text, width=40):
    """The text on one line, cut at a word with an ellipsis.

    >>> shorten("the head of the State Department", 18)
    'the head of the…'
    """
    return textwrap.shorten(" ".join(str(text).split()), width, placeholder="…")
