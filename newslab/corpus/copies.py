"""Copies of one text: the same article twice, or syndicated with small changes.

A text is sketched by the smallest hashes of its four-word sequences (bottom-k sketch, Cohen and Kaplan 2007); the share
of hashes that two sketches have in common estimates how much of the two texts is the same.
"""

import re
import zlib
from collections import Counter
from heapq import nsmallest

SIZE, KEYS = 64, 12  # hashes in a sketch, and those by which texts are looked up
CROWD, CLOSEST = 50, 5  # texts remembered for one hash, and texts compared with one
_WORD = re.compile(r"\w+")


def sketch(text):
    """The 64 smallest hashes of the text's four-word sequences, in order; fewer for a short text.

    >>> sketch("one two three four five") == sketch("One two, three four five!")
    True
    """
    words = _WORD.findall(text.lower())
    runs = {" ".join(words[at : at + 4]) for at in range(max(1, len(words) - 3))} if words else ()
    return tuple(nsmallest(SIZE, {zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs}))


def resemblance(first, second):
    """How much of two texts is the same, 0 to 1, estimated from their sketches."""
    if not first or not second:
        return 0.0
    both = nsmallest(SIZE, {*first, *second})
    shared = {*first} & {*second}
    return sum(each in shared for each in both) / len(both)


def find(sketches, least=0.6):
    """Copies among texts, each with the earliest text it resembles, as a list of (id, copy_of, resemblance).

    sketches: (id, sketch) pairs in the order of the corpus. A text is compared with those that share most of its smallest
    hashes, so that the work grows with the number of texts and not with its square.
    """
    index, kept, found = {}, {}, []
    for name, own in sketches:
        shared = Counter(other for key in own[:KEYS] for other in index.get(key, ()))
        scored = [(resemblance(own, kept[other]), other) for other, _ in shared.most_common(CLOSEST)]
        best, original = max(scored, default=(0.0, None), key=lambda pair: pair[0])
        if best >= least:
            found.append((name, original, best))
            continue
        kept[name] = own
        for key in own[:KEYS]:
            crowd = index.setdefault(key, [])
            if len(crowd) < CROWD:
                crowd.append(name)
    return found
