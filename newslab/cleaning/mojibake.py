"""Text decoded with the wrong encoding ("donâ€™t"): ftfy repairs it, and the change is traced to its exact place."""

import re

SIGNS = tuple("ÃÂâÅÄðÐÑÎÏï€")
_ASCII = re.compile(r"[!-~]+")


def find(text):
    """The changes (start, end, replacement) that undo a wrong decoding."""
    from ftfy import fix_encoding  # it compiles its tables on import

    fixed = fix_encoding(text)
    if fixed == text:
        return
    # the right characters are beyond ASCII, so the runs of ASCII stay and pin the two texts to each other
    ours, theirs = list(_ASCII.finditer(text)), list(_ASCII.finditer(fixed))
    if [run[0] for run in ours] != [run[0] for run in theirs]:
        return
    starts = [(0, 0), *((a.end(), b.end()) for a, b in zip(ours, theirs, strict=True))]
    ends = [*((a.start(), b.start()) for a, b in zip(ours, theirs, strict=True)), (len(text), len(fixed))]
    for (start, fixed_start), (end, fixed_end) in zip(starts, ends, strict=True):
        new = fixed[fixed_start:fixed_end]
        if text[start:end] != new:
            yield start, end, " ".join(new.splitlines())
