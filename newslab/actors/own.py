"""A user's own aliases: read, found word for word, and laid over what else was found."""

import re
from types import SimpleNamespace

from newslab import lexicons
from newslab.actors import knowledge
from newslab.errors import ResourceError


def read(aliases):
    """Alias -> (name, kind) from a dict {name: [alias, ...]} or the path of a table with name, kind and aliases."""
    if isinstance(aliases, dict):
        rows = [
            (f"aliases of {name!r}", name, "", [others] if isinstance(others, str) else others)
            for name, others in aliases.items()
        ]
    else:
        rows = [
            (
                f"{aliases}, row {number}",
                row["name"].strip(),
                row.get("kind", "").strip(),
                row.get("aliases", "").split(","),
            )
            for number, row in enumerate(lexicons.read(aliases, needs=("name",)), 1)
        ]
    found = {}
    for where, name, kind, others in rows:
        if not isinstance(name, str) or not name.strip():
            raise ResourceError(f"{where}: an actor needs a name")
        if kind and kind not in knowledge.KINDS:
            raise ResourceError(f"{where}: unknown kind {kind!r}; known: {', '.join(knowledge.KINDS)}")
        forms = [name, *others]
        if not all(isinstance(form, str) for form in forms):
            raise ResourceError(f"{where}: every alias must be a text")
        kind = kind or next((knowledge.known()[form][1] for form in forms if form in knowledge.known()), "organisation")
        found.update((form.strip(), (name.strip(), kind)) for form in forms if form.strip())
    return found


def find(text, aliases):
    """The places where an alias stands word for word, longest first, each with start, end, kind, name and nominal."""
    if not aliases:
        return []
    forms = "|".join(re.escape(form) for form in sorted(aliases, key=lambda form: (-len(form), form)))
    return [
        SimpleNamespace(
            start=match.start(),
            end=match.end(),
            name=aliases[match.group()][0],
            kind=aliases[match.group()][1],
            nominal=False,
            core=[match.group()],
        )
        for match in re.finditer(rf"(?<!\w)(?:{forms})(?!\w)", text)
    ]


def over(upper, lower):
    """Both in order of their starts; of the lower, those that no upper one touches."""
    kept, at = [], 0
    for name in lower:
        while at < len(upper) and upper[at].end <= name.start:
            at += 1
        if at == len(upper) or name.end <= upper[at].start:
            kept.append(name)
    return sorted([*kept, *upper], key=lambda name: name.start)
