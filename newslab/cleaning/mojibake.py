"""Text decoded with the wrong encoding ("donâ€™t"): ftfy repairs it, and the change is traced to its exact place."""

import re

SIGNS = tuple("ÃÂâÅÄðÐÑÎÏï€")
# a letter that begins a wrongly decoded character, and one that can only follow it there
_SUSPECT = re.compile("[ÂÃÅâÄðÐÑÎÏï][^\\x00-\\x1f!-~À-ÿ]|Ã |[ÃÄâ][À-ÿ]|â€")
_ASCII = re.compile(r"[!-~]+")


def find(text):
    """The changes (start, end, replacement) that undo a wrong decoding."""
    if not _SUSPECT.search(text):
        return
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
