"""The article: the raw page, the edits that clean it, and all that follows from the two.

Nothing but the raw text, the edits and the metadata is stored; text, paragraphs, sentences and the offset map are
derived, so they cannot disagree.
"""

import html
import textwrap
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from newslab import sentences


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the raw text: raw[start:end] becomes replacement.

    action      "drop" (a block that is not the article), "repair" (damage inside kept text), or "layout" (white space
                between paragraphs)
    kind        what it is in one or two words: "headline", "player", "double-stop", "hard-wrap" ...
    reason      one sentence for a person
    confidence  0 to 1
    """

    start: int
    end: int
    replacement: str
    action: str
    kind: str
    reason: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, repr=False)
class Article:
    """A cleaned article. Offsets are into `.text` unless they are said to be raw.

    >>> article = Article("Ad\\n\\nIt rained..", (Edit(0, 4, "", "drop", "advertisement"), Edit(13, 15, ".", "repair", "double-stop")))
    >>> article.text
    'It rained.'
    >>> article.raw_span(0, 10)
    (4, 15)
    >>> article.raw[slice(*article.raw_span(3, 9))]
    'rained'
    """

    raw: str
    edits: tuple[Edit, ...] = ()
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    published: str | None = None  # ISO 8601 date or time
    place: str | None = None  # of the dateline
    source: str | None = None  # path or URL the article was read from
    language: str = "en"
    warnings: tuple[str, ...] = ()
    metadata: dict = field(default_factory=dict)  # whatever else the page says: site, canonical URL ...

    def __post_init__(self):
        at = 0
        for edit in self.edits:
            if not at <= edit.start <= edit.end <= len(self.raw):
                raise ValueError(f"edits must be ordered, apart and inside the raw text: {edit}")
            at = edit.end

    def __repr__(self):
        origin = " · ".join(filter(None, (self.byline, self.published, self.place, self.source)))
        lines = [
            self.title or "(no headline found)",
            self.subtitle,
            origin,
            textwrap.shorten(self.text, 100, placeholder="…"),
            self._counts(),
        ]
        return "\n".join(filter(None, (*lines, *(f"Warning: {warning}" for warning in self.warnings))))

    def _repr_html_(self):
        def show(tag, text, style=""):
            return f'<{tag} style="{style}">{html.escape(text)}</{tag}>' if text else ""

        origin = " · ".join(filter(None, (self.byline, self.published, self.place, self.source)))
        body = "".join(show("p", self.text[start:end], "margin:0.5em 0") for start, end in self.paragraphs)
        return (
            '<article style="max-width:46em;border-left:4px solid #0072B2;padding:0.2em 1em">'
            + show("h3", self.title or "(no headline found)", "margin:0.2em 0")
            + show("p", self.subtitle, "font-weight:bold;margin:0.2em 0")
            + show("p", origin, "opacity:0.75;margin:0.2em 0")
            + "".join(show("p", f"Warning: {warning}", "color:#A33E00;font-weight:bold") for warning in self.warnings)
            + f'<details open style="max-height:22em;overflow:auto"><summary>{html.escape(self._counts())}</summary>{body}</details></article>'
        )

    def _counts(self):
        words = len(sentences.tokenise(self.text).words)
        counts = ((len(self.paragraphs), "paragraph"), (len(self.sentences), "sentence"), (words, "word"))
        return (
            ", ".join(f"{count} {noun}{'s' * (count != 1)}" for count, noun in counts)
            + f"; dropped {len(self.dropped)}, mended {len(self.repairs)}"
        )

    @cached_property
    def text(self):
        """The cleaned text: raw with the edits applied."""
        parts, at = [], 0
        for edit in self.edits:
            parts += (self.raw[at : edit.start], edit.replacement)
            at = edit.end
        return "".join((*parts, self.raw[at:]))

    @property
    def dropped(self):
        """The edits that took away a block."""
        return tuple(edit for edit in self.edits if edit.action == "drop")

    @property
    def repairs(self):
        """The edits that mended damage inside kept text."""
        return tuple(edit for edit in self.edits if edit.action == "repair")

    @cached_property
    def paragraphs(self):
        """Spans of the paragraphs."""
        return tuple(sentences.paragraphs(self.text))

    @cached_property
    def sentences(self):
        """The sentences, each with start, end, paragraph and whether it lies in quotation marks."""
        return sentences.tokenise(self.text).sentences

    @cached_property
    def _segments(self):
        """Corresponding stretches, in order: starts in the text, (text end, raw start, raw end) and whether equal."""
        starts, stretches, at, shift = [], [], 0, 0
        for edit in (*self.edits, Edit(len(self.raw), len(self.raw), "", "repair", "end")):
            if edit.start > at:
                starts.append(at + shift)
                stretches.append((edit.start + shift, at, edit.start, True))
            if edit.replacement:
                starts.append(edit.start + shift)
                stretches.append((edit.start + shift + len(edit.replacement), edit.start, edit.end, False))
            shift += len(edit.replacement) - (edit.end - edit.start)
            at = edit.end
        return starts, stretches

    def raw_span(self, start, end):
        """Where text[start:end] came from, as (start, end) into the raw page.

        A replaced character leads to the whole of what it replaced.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span {start}, {end} is outside the text of {len(self.text)} characters")
        starts, stretches = self._segments
        if not starts:
            return (0, 0)
        first = max(0, bisect_right(starts, start) - 1)
        text_end, raw_start, raw_end, equal = stretches[first]
        begin = raw_start + min(start, text_end) - starts[first] if equal else raw_start
        if end == start:
            return (begin, begin)
        last = max(0, bisect_right(starts, end - 1) - 1)
        _, raw_start, raw_end, equal = stretches[last]
        return (begin, raw_start + end - starts[last] if equal else raw_end)

    def text_span(self, start, end):
        """Where raw[start:end] stands in the text, or None where all of it was dropped."""
        if not 0 <= start <= end <= len(self.raw):
            raise IndexError(f"span {start}, {end} is outside the raw page of {len(self.raw)} characters")
        found = []
        for text_start, (text_end, raw_start, raw_end, equal) in zip(*self._segments, strict=True):
            if raw_start < end and raw_end > start:
                found += (
                    [text_start + max(start, raw_start) - raw_start, text_start + min(end, raw_end) - raw_start]
                    if equal
                    else [text_start, text_end]
                )
        return (found[0], found[-1]) if found else None
