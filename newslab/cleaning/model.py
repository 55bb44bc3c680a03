"""The line model: how likely each block is body, from its features and from the order of a page.

A page reads: what comes before the body, the body, debris inside it, what comes after. Every feature has one weight for
each of these four states, and the steps between the states have theirs (a linear-chain conditional random field,
Lafferty, McCallum and Pereira 2001). The weights are in cleaning_weights.tsv, made by tools/train_cleaning.py.
"""

from functools import cache, lru_cache
from math import exp

from newslab.lexicons import rows

STATES = ("before", "body", "inside", "after")
STEPS = (
    ("before", "before"),
    ("before", "body"),
    ("body", "body"),
    ("body", "inside"),
    ("body", "after"),
    ("inside", "inside"),
    ("inside", "body"),
    ("after", "after"),
)


class _Weights(dict):
    def __missing__(self, feature):
        return (0.0, 0.0, 0.0, 0.0)


@cache
def weights():
    """The weights of the features by state, of the first states, and of the steps between states."""
    table = {row["feature"]: tuple(float(row[state]) for state in STATES) for row in rows("cleaning_weights.tsv")}
    first = table.pop("= first")
    steps = {(state, to): table[f"= from {state}"][STATES.index(to)] for state, to in STEPS}
    return _Weights(table), first, steps


def body_probabilities(features):
    """The probability of being body, for every block; features: groups of names for each, None: body for sure."""
    _, first, steps = weights()
    scores = [None if groups is None else _score(groups) for groups in features]
    moves = tuple(exp(steps[step]) for step in STEPS)
    return _backward(scores, _forward(scores, [exp(value) for value in first], moves), moves)


def _score(groups):
    """What the features say for each state, the best state as 1."""
    before, body, inside, after = map(sum, zip(*map(_sum, groups), strict=True))
    top = max(before, body, inside, after)
    return exp(before - top), exp(body - top), exp(inside - top), exp(after - top)


@lru_cache(maxsize=1 << 15)
def _sum(group):
    """What a group of features says for each state."""
    table = weights()[0]
    return tuple([sum(column) for column in zip(*map(table.__getitem__, group), strict=True)]) or (0.0, 0.0, 0.0, 0.0)


def _forward(scores, first, moves):
    """For every block, the probability of each state from what stands before it; None where it is body for sure."""
    b_b, b_t, t_t, t_i, t_a, i_i, i_t, a_a = moves
    before, body, inside, after = first
    found = []
    for n, score in enumerate(scores):
        if score is None:
            before, body, inside, after = 0.0, 1.0, 0.0, 0.0
            found.append(None)
            continue
        if n:
            before, body, inside, after = (
                before * b_b,
                before * b_t + body * t_t + inside * i_t,
                body * t_i + inside * i_i,
                body * t_a + after * a_a,
            )
        before, body, inside, after = before * score[0], body * score[1], inside * score[2], after * score[3]
        total = before + body + inside + after or 1e-300
        before, body, inside, after = before / total, body / total, inside / total, after / total
        found.append((before, body, inside, after))
    return found


def _backward(scores, ahead, moves):
    """The probability of being body for every block, from what stands before and behind it."""
    b_b, b_t, t_t, t_i, t_a, i_i, i_t, a_a = moves
    before = body = inside = after = 1.0
    found = [1.0] * len(scores)
    for n in range(len(scores) - 1, -1, -1):
        score = scores[n]
        if score is None:
            before, body, inside, after = b_t, t_t, i_t, 0.0
            continue
        share = ahead[n][1] * body
        total = ahead[n][0] * before + share + ahead[n][2] * inside + ahead[n][3] * after
        found[n] = share / total if total else 0.0
        before, body, inside, after = score[0] * before, score[1] * body, score[2] * inside, score[3] * after
        before, body, inside, after = (
            b_b * before + b_t * body,
            t_t * body + t_i * inside + t_a * after,
            i_i * inside + i_t * body,
            a_a * after,
        )
        total = before + body + inside + after or 1e-300
        before, body, inside, after = before / total, body / total, inside / total, after / total
    return found
