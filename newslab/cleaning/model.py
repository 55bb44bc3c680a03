"""The line model: how likely each block is body, from its features and from the order of a page.

A page reads: what comes before the body, the body, debris inside it, what comes after. Every feature has one weight for
each of these four states, and the steps between the states have theirs (a linear-chain conditional random field,
Lafferty, McCallum and Pereira 2001). The weights are in cleaning_weights.tsv, made by tools/train_cleaning.py.
"""
from functools import cache
from math import exp

from newslab.lexicons import rows

STATES = ("before", "body", "inside", "after")
STEPS = (("before", "before"), ("before", "body"), ("body", "body"), ("body", "inside"), ("body", "after"),
         ("inside", "inside"), ("inside", "body"), ("after", "after"))


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
    """The probability of being body, for every block; features: a list of feature names for each."""
    table, first, steps = weights()
    scores = []
    b_b, b_t, t_t, t_i, t_a, i_i, i_t, a_a = (exp(steps[step]) for step in STEPS)
    for names in features:
        before, body, inside, after = map(sum, zip(*map(table.__getitem__, names), strict=True))
        top = max(before, body, inside, after)
        scores.append((exp(before - top), exp(body - top), exp(inside - top), exp(after - top)))
    before, body, inside, after = scores[0][0] * exp(first[0]), scores[0][1] * exp(first[1]), 0.0, 0.0
    forward = []
    for n, (p_before, p_body, p_inside, p_after) in enumerate(scores):
        if n:
            before, body, inside, after = (before * b_b * p_before, (before * b_t + body * t_t + inside * i_t) * p_body,
                                           (body * t_i + inside * i_i) * p_inside, (body * t_a + after * a_a) * p_after)
        total = before + body + inside + after or 1e-300
        before, body, inside, after = before / total, body / total, inside / total, after / total
        forward.append((before, body, inside, after))
    found = [0.0] * len(scores)
    before = body = inside = after = 1.0
    for n in range(len(scores) - 1, -1, -1):
        if n + 1 < len(scores):
            p_before, p_body, p_inside, p_after = scores[n + 1]
            before, body, inside, after = p_before * before, p_body * body, p_inside * inside, p_after * after
            before, body, inside, after = (b_b * before + b_t * body, t_t * body + t_i * inside + t_a * after,
                                           i_i * inside + i_t * body, a_a * after)
            total = before + body + inside + after or 1e-300
            before, body, inside, after = before / total, body / total, inside / total, after / total
        ours = forward[n]
        share = ours[1] * body
        total = ours[0] * before + share + ours[2] * inside + ours[3] * after
        found[n] = share / total if total else 0.0
    return found
