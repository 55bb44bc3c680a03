"""What every chart shares: the figure object, its look, and the frame of title, source line and alt text."""

import base64
import html
import io
import textwrap
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newslab import __version__
from newslab.errors import UnknownName

# Okabe and Ito (2008): told apart with any colour vision.
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
BLUE, VERMILION, PURPLE, GREY = "#0072B2", "#D55E00", "#CC79A7", "#999999"
PALETTE = (BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, GREY, BLACK)
NEGATIVE, NEUTRAL, POSITIVE = VERMILION, GREY, BLUE

SIZES = {"notebook": (8.0, None), "column": (3.5, None), "page": (7.0, None), "slide": (10.0, 5.6)}  # inches
FORMATS = (".png", ".svg", ".pdf")

STYLE = {
    "font.family": "DejaVu Sans",
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

        with matplotlib.rc_context(STYLE), warnings.catch_warnings():
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


@contextmanager
def drawing(size="notebook", height=4.0, **grid):
    """A figure and its axes in newslab's look; `grid` goes to matplotlib's subplots (nrows, width_ratios ...)."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    if size not in SIZES:
        raise UnknownName.among("chart size", size, SIZES)
    width, fixed = SIZES[size]
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(width, fixed or height), layout="constrained")
        FigureCanvasAgg(figure)
        yield figure, figure.subplots(**grid)


def finish(figure, table, title, alt, note=""):
    """Put title and source line round the drawing and make it a Chart.

    The source line names the article (table.attrs["source"]), the method note and newslab's version.
    """
    width = figure.get_figwidth()
    wrapped = textwrap.fill(title, int(width * 10.5))
    figure.suptitle(wrapped, x=0.01, ha="left", fontsize=12, fontweight="bold", wrap=False)
    source = getattr(table, "attrs", {}).get("source") or "article given as text"
    parts = [part for part in (f"Source: {source}", note, f"newslab {__version__}") if part]
    figure.supxlabel(
        textwrap.fill(" · ".join(parts), int(width * 16)), x=0.01, ha="left", fontsize=7.5, color="#555555"
    )
    return Chart(figure, title, " ".join(alt.split()), table)


def empty(table, title, why, size="notebook"):
    """A chart that says why there is nothing to draw."""
    with drawing(size, height=1.6) as (figure, axes):
        axes.axis("off")
        axes.text(0.0, 0.5, textwrap.fill(why, 80), ha="left", va="center", fontsize=10, color="#333333")
        return finish(figure, table, title, f"{title}: {why}")


def shorten(text, width=40):
    """The text on one line, cut at a word with an ellipsis.

    >>> shorten("the head of the State Department", 18)
    'the head of the…'
    """
    return textwrap.shorten(" ".join(str(text).split()), width, placeholder="…")
