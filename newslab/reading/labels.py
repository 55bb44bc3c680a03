"""What a news database says about an article, in lines with a label and in lines whose order tells what they are."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from newslab.cleaning import blocks
from newslab.cleaning.headline import date_of
from newslab.lexicons import rows

ROLES = ("head", "body", "foot", "more", "last")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[APap]\.?[Mm]\.?)?(?: [A-Z]{2,4})?")
_BY = re.compile(r"by:? +", re.IGNORECASE)
_WRAPPED = 60  # a line of a record so long goes on in the next


@dataclass(slots=True)
class Line:
    """A line that is not blank, and the number of its paragraph."""

    start: int
    end: int
    text: str
    paragraph: int


class Layout:
    """How one database writes: what opens or closes a document, its labels by role, the order of the lines without."""

    def __init__(self, entries):
        edges = [row for row in entries if row["role"] in ("begins", "ends")]
        self.edges = [(row["role"], row["field"], re.compile(row["pattern"])) for row in edges]
        anywhere = "|".join(re.sub(r"^\(\?i\)(.*)", r"(?i:\1)", row["pattern"]) for row in edges)
        self.sign = re.compile(rf"^[^\S\n]*(?:{anywhere})[^\S\n]*$", re.MULTILINE)
        self.order = next((row["pattern"].split() for row in entries if row["role"] == "order"), [])
        self.labels = {
            role: [(row["field"], re.compile(row["pattern"])) for row in entries if row["role"] == role]
            for role in ROLES
        }

    def label(self, line, *roles):
        """(field, match) of the label of one of the roles that a line is or opens with, or None."""
        for role in roles:
            for name, pattern in self.labels[role]:
                if match := pattern.fullmatch(line.text):
                    return name, match
        return None


@cache
def layouts():
    """{database: Layout}, from the table reading_exports.tsv."""
    entries = {}
    for row in rows("reading_exports.tsv"):
        entries.setdefault(row["database"], []).append(row)
    return {name: Layout(found) for name, found in entries.items()}


def lines_of(text):
    """The Lines of a text."""
    lines = blocks.lines_of(text)
    paragraphs = accumulate(line.gap > 0 for line in lines)
    return [Line(line.start, line.end, line.text, n) for line, n in zip(lines, paragraphs, strict=True)]


def caught(label):
    """The text that stands behind a label in its line."""
    match = label[1]
    return (match.re.groups and match[1]) or ""


def fields(layout, head, foot):
    """{field: value} of what the lines before and behind the body say, as an Article has them."""
    said, used = _labelled(layout, "head", head)
    loose = [line for n, line in enumerate(head) if n not in used and not layout.label(line, "body")]
    return _tidy(_labelled(layout, "foot", foot)[0] | _ordered(layout.order, loose) | said)


def _labelled(layout, role, lines):
    """What the labelled lines say, {field: value}, and the numbers of the lines that say it."""
    said, used = {}, set()
    for n, line in enumerate(lines):
        if not (label := layout.label(line, role)):
            continue
        used.add(n)
        parts = [caught(label)] if caught(label) else []
        for m in range(n + 1, len(lines) if label[1].re.groups else 0):
            goes_on = lines[m].paragraph == line.paragraph and len(lines[m - 1].text) >= _WRAPPED
            if (parts and not goes_on) or layout.label(lines[m], *ROLES):
                break
            parts.append(lines[m].text)
            used.add(m)
        if label[0] and parts:
            said.setdefault(label[0], " ".join(parts))
    return said, used


def _ordered(order, lines):
    """What the lines of a head without a label say, by the order in which they stand around the date."""
    if not order or not lines:
        return {}
    if "date" not in order:
        return {order[0]: lines[0].text}
    dated = next((n for n in range(len(lines) - 1, -1, -1) if date_of(lines[n].text)), None)
    if dated is None:
        return {}
    at, said = order.index("date"), {"published": lines[dated].text}
    said |= {name: lines[dated - step].text for step, name in enumerate(reversed(order[:at]), 1) if step <= dated}
    behind = [line for line in lines[dated + 1 :] if not _CLOCK.fullmatch(line.text)]
    for name in order[at + 1 :]:
        if name == "title":  # may run over several lines; what stands close under the date is the edition
            behind = [line for line in behind if line.paragraph == behind[-1].paragraph != lines[dated].paragraph]
            said |= {name: " ".join(line.text for line in behind)} if behind else {}
        elif behind:
            said[name] = behind[0].text
    return said


def _tidy(said):
    """The fields as Article has them: the date as ISO 8601, names without "By", a place that is not shouted."""
    said = {name: value.strip() for name, value in said.items()}
    if "published" in said:
        said["published"] = date_of(said["published"])
    if "byline" in said:
        said["byline"] = _BY.sub("", said["byline"], count=1) if _BY.match(said["byline"]) else said["byline"]
    if said.get("place", "").isupper():
        said["place"] = said["place"].title()
    return {name: value for name, value in said.items() if value}
