"""The audit: raw page and clean text side by side, with what went, what was mended, and why."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha1
from html import escape

from newslab.article import Article

_STYLE = """
#{id} {{ --drop: #d55e00; --mend: #0072b2; --line: #8884; font: 14px/1.5 system-ui, sans-serif; color: inherit;
  max-width: 76rem }}
#{id} ul {{ list-style: none; margin: .4rem 0 1rem; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem .6rem }}
#{id} li {{ border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem }}
#{id} .columns {{ display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem }}
#{id} .columns > * {{ min-width: 0; padding: .35rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere }}
#{id} .went {{ color: inherit; white-space: pre-line }}
#{id} .went del {{ text-decoration-color: var(--drop) }}
#{id} .why {{ display: block; border-left: 3px solid var(--drop); padding-left: .6rem }}
#{id} mark {{ background: none; color: inherit; border-bottom: 2px solid var(--mend) }}
#{id} del.mended {{ text-decoration: line-through; text-decoration-color: var(--mend) }}
#{id} b {{ font-weight: 600 }}
@media (max-width: 40rem) {{ #{id} .columns {{ grid-template-columns: 1fr }} }}
"""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """An article's audit for the eye: a table in a notebook, lines of text in a terminal."""

    article: Article

    def __repr__(self):
        lines = [self._summary()]
        for edit in self.article.edits:
            if edit.action != "layout":
                gone = " ".join(self.article.raw[edit.start : edit.end].split())
                change = f" -> {edit.replacement!r}" if edit.action == "repair" else ""
                lines.append(f"{edit.action:<6}  {edit.kind:<22}  {_short(gone)!r}{change}  {edit.reason}")
        return "\n".join(lines)

    def _repr_html_(self):
        told = repr((self.article.raw, self.article.edits)).encode("utf-8", "surrogatepass")
        name = f"newslab-audit-{sha1(told, usedforsecurity=False).hexdigest()[:10]}"
        kinds = Counter((edit.action, edit.kind) for edit in self.article.edits if edit.action != "layout")
        chips = "".join(
            f"<li>{'dropped' if action == 'drop' else 'mended'}: <b>{escape(kind)}</b> {number}</li>"
            for (action, kind), number in kinds.most_common()
        )
        rows = "".join(f"<div>{left}</div><div>{right}</div>" for left, right in _rows(self.article))
        return (
            f"<section id='{name}' aria-label='What cleaning changed'><style>{_STYLE.format(id=name)}</style>"
            f"<p><b>{escape(self.article.title or 'No headline found')}</b><br>{escape(self._summary())}</p>"
            f"<ul>{chips}</ul><div class='columns'><div><b>Raw page</b></div>"
            f"<div><b>Clean text, and why the rest went</b>"
            f"</div>{rows}</div></section>"
        )

    def _summary(self):
        article = self.article
        share = 100 * len(article.text) / max(1, len(article.raw))
        return (
            f"{len(article.dropped)} blocks dropped, {len(article.repairs)} places mended; "
            f"{len(article.text):,} of {len(article.raw):,} characters kept ({share:.0f} %)."
        )


def side_by_side(article):
    """The audit of an article, to be shown: `side_by_side(article)` as the last line of a notebook cell.

    Every dropped block stands beside the reason why it went; every repair is marked in both columns. The words
    "dropped" and "mended" say what the colours say. All text of the article is escaped.

    >>> from newslab.cleaning import repair
    >>> side_by_side(repair("It rained.."))
    0 blocks dropped, 1 places mended; 10 of 11 characters kept (91 %).
    repair  double-stop             '..' -> '.'  One full stop ends a sentence.
    """
    return SideBySide(article)


def _rows(article):
    """(raw cell, clean cell) for every dropped block and every kept paragraph, as HTML."""
    raw, left, right, at = article.raw, [], [], 0
    for edit in (*article.edits, None):
        piece = escape(raw[at : edit.start if edit else len(raw)])
        left.append(piece)
        right.append(piece)
        if edit is None or edit.action == "drop" or "\n\n" in edit.replacement:
            if "".join(left).strip():
                yield _cells("".join(left)), _cells("".join(right))
            left, right = [], []
        if edit is None:
            return
        old = escape(raw[edit.start : edit.end])
        if edit.action == "drop":
            yield (
                f"<span class='went'><del>{old.strip()}</del></span>",
                f"<span class='why'>dropped: <b>{escape(edit.kind)}</b> ({edit.confidence:.0%} sure). "
                f"{escape(edit.reason)}</span>",
            )
        elif edit.action == "repair":
            told = f"mended: {escape(edit.kind, quote=True)}"
            left.append(f"<del class='mended' title='{told}'>{old}</del>")
            right.append(f"<mark title='{told}'>{escape(edit.replacement) or '<small>[' + told + ']</small>'}</mark>")
        at = edit.end


def _cells(text):
    return "<br><br>".join(part for part in text.strip().split("\n\n") if part.strip())


def _short(text):
    return text if len(text) <= 60 else text[:57] + "..."
