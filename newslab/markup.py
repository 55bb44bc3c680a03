"""A text with stretches marked in it, as safe HTML: what notebooks and the report show as evidence."""

import html
from dataclasses import dataclass

# Light grounds (black text keeps a contrast of 7:1 on each), in the order of first use.
GROUNDS = ("#CFE8F7", "#FBE3B5", "#CDEBDF", "#F6D3BF", "#EBD5E3", "#FAF6B8", "#DDDDDD", "#D5D9F2")


@dataclass(frozen=True, slots=True)
class Mark:
    """text[start:end] is marked; label groups marks of one colour, note is what a reader sees on pointing at it."""

    start: int
    end: int
    label: str
    note: str = ""


@dataclass(frozen=True)
class Highlight:
    """A text and its marks; shows itself in a notebook, every character of the text escaped."""

    text: str
    marks: tuple[Mark, ...]

    def __post_init__(self):
        object.__setattr__(self, "marks", tuple(_apart(self.marks)))

    def colours(self):
        """{label: colour}, in the order in which labels first occur."""
        labels = dict.fromkeys(mark.label for mark in self.marks)
        return {label: GROUNDS[number % len(GROUNDS)] for number, label in enumerate(labels)}

    def _repr_html_(self):
        colours = self.colours()
        legend = " ".join(
            f'<mark style="background:{colour};padding:0 0.3em">{html.escape(label)}</mark>'
            for label, colour in colours.items()
        )
        return (
            f'<div style="max-width:46em;line-height:1.6"><p style="font-size:0.85em">{legend}</p>'
            f'<div style="white-space:pre-wrap">{self.body(colours)}</div></div>'
        )

    def body(self, colours):
        """The escaped text with its marks, without the legend."""
        parts, at = [], 0
        for mark in self.marks:
            note = html.escape(f"{mark.label}: {mark.note}" if mark.note else mark.label, quote=True)
            parts += [
                html.escape(self.text[at : mark.start]),
                f'<mark style="background:{colours[mark.label]}" title="{note}">',
                html.escape(self.text[mark.start : mark.end]),
                "</mark>",
            ]
            at = mark.end
        return "".join((*parts, html.escape(self.text[at:])))

    def __repr__(self):
        return "\n".join(f"{mark.label}: {self.text[mark.start : mark.end]!r}" for mark in self.marks)


def highlight(text, marks):
    """The text with its marks as a Highlight; where marks overlap the earlier keeps its place and the later is cut.

    >>> highlight("It rained hard.", [Mark(3, 9, "verb"), Mark(5, 14, "rest")])
    verb: 'rained'
    rest: ' hard'
    """
    return Highlight(text, tuple(marks))


def _apart(marks):
    at = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        start = max(mark.start, at)
        if start < mark.end:
            yield Mark(start, mark.end, mark.label, mark.note)
            at = mark.end
