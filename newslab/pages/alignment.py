"""Which blocks of a page an extractor kept: its lines matched to the blocks in page order."""

import re
from bisect import bisect_left

_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")
_RUN = 4  # words
_COPIES = 8  # of one block; more are never the article


def tokens(text):
    """The words of a text in lower case; in Chinese and Japanese, the letters."""
    return tuple(_WORD.findall(text.lower()))


def agreement(said, output):
    """For each block, given as its tokens, the share of it that is in an extractor's output.

    Lines equal to a block count whole, in order, each for one block; of the rest, runs of four words count.
    """
    lines = [line for line in map(tokens, output.split("\n")) if line]
    matched = _in_order(said, lines)
    shares = [1.0 if at in matched else 0.0 for at in range(len(said))]
    taken = set(matched.values())
    rest = {run for number, line in enumerate(lines) if number not in taken for run in _runs(line)}
    whole = {line for number, line in enumerate(lines) if number in taken}
    for at, mine in enumerate(said):
        if at not in matched and mine not in whole:
            runs = _runs(mine)
            shares[at] = sum(run in rest for run in runs) / len(runs) if runs else 0.0
    return shares


def _runs(words):
    return [words[at : at + _RUN] for at in range(len(words) - _RUN + 1)]


def _in_order(said, lines):
    """The longest run of (block, line) pairs that are equal and rise in both: block number -> line number."""
    places = {}
    for at, mine in enumerate(said):
        if mine and len(places.setdefault(mine, [])) < _COPIES:
            places[mine].append(at)
    tails, links = [], []  # of chains by length: the block they end with, and (pair, pair before)
    last = []
    for number, line in enumerate(lines):
        for at in reversed(places.get(line, ())):
            length = bisect_left(tails, at)
            links.append(((at, number), last[length - 1] if length else None))
            if length == len(tails):
                tails.append(at)
                last.append(len(links) - 1)
            else:
                tails[length], last[length] = at, len(links) - 1
    found, step = {}, last[-1] if last else None
    while step is not None:
        (at, number), step = links[step]
        found[at] = number
    return found
