"""A stretch of raw text under repair: its present text, and the edits that led to it, always in raw offsets."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Mend:
    """raw[start:end] becomes replacement; kinds names the damage."""

    start: int
    end: int
    replacement: str
    kind: str


@dataclass(slots=True)
class Draft:
    """The text of raw[start:end] with the mends applied.

    >>> draft = Draft("so  it was..", 0, 12)
    >>> draft.apply([(2, 4, " ")], "spaces")
    >>> draft.apply([(9, 11, ".")], "double-stop")
    >>> draft.text, [(m.start, m.end, m.replacement) for m in draft.mends]
    ('so it was.', [(2, 4, ' '), (10, 12, '.')])
    """

    text: str
    start: int
    end: int
    mends: list = field(default_factory=list)

    def apply(self, changes, kind):
        """Apply changes, (start, end, replacement) in order and in offsets of the present text."""
        changes = [change for change in changes if self.text[change[0] : change[1]] != change[2]]
        if not changes:
            return
        spans = sorted(
            [*((a, b, n, None) for n, (a, b, _) in enumerate(changes)), *self._placed()],
            key=lambda span: (span[0], span[1]),
        )
        mends, shift, at = [], self.start, 0
        while at < len(spans):
            start, end, upto = spans[at][0], spans[at][1], at + 1
            while upto < len(spans) and (
                spans[upto][0] < end or (spans[upto][0] == end and (spans[upto][1] == end or spans[upto - 1][0] == end))
            ):
                end, upto = max(end, spans[upto][1]), upto + 1
            group = spans[at:upto]
            old = [mend for *_, mend in group if mend]
            grown = sum(len(mend.replacement) - (mend.end - mend.start) for mend in old)
            new = self._changed(start, end, [changes[n] for _, _, n, mend in group if mend is None])
            first, last = start + shift, end + shift - grown
            shift -= grown
            names = dict.fromkeys([*(mend.kind for mend in old), *([kind] if len(old) < len(group) else [])])
            mends.append(Mend(first, last, new, ", ".join(names)))
            at = upto
        self.text = self._changed(0, len(self.text), changes)
        self.mends = mends

    def _placed(self):
        shift = -self.start
        for mend in self.mends:
            start = mend.start + shift
            shift += len(mend.replacement) - (mend.end - mend.start)
            yield start, mend.end + shift, -1, mend

    def _changed(self, start, end, changes):
        parts, at = [], start
        for first, last, replacement in changes:
            parts += (self.text[at:first], replacement)
            at = last
        return "".join((*parts, self.text[at:end]))
