"""How exactly a number is stated: significant digits, the step it is rounded to, the interval that leaves."""

import re
from dataclasses import dataclass
from math import floor, log10

from newslab import sentences

_DIGITS = re.compile(r"\d[\d,.\u00a0\u202f ]*")


@dataclass(frozen=True, slots=True)
class Precision:
    """How exactly a claim's value is given.

    digits    significant digits (trailing zeros of a whole number are taken as rounding)
    step      the size of the last significant place: 100 for 2,300, 0.1e6 for "$3.2 million"
    round     whether the value has one significant digit, or two of which the second is a 5 ("250", "1.5 million")
    low, high the values that would round to it
    """

    digits: int
    step: float
    round: bool
    low: float
    high: float


def precision(source, claim):
    """The Precision of a claim of a text or Article; None for a range or a vague magnitude.

    >>> from newslab.claims import Claim
    >>> precision("They sold 2,300 boats.", Claim(10, 15, (10, 21), value=2300.0)).step
    100.0
    """
    if claim.value is None:
        return None
    written = _DIGITS.search(sentences.text_of(source), claim.start, claim.end)
    text = written.group().strip(" ,.\u00a0\u202f") if written else ""
    decimals = len(text.rsplit(".", 1)[1]) if text.count(".") == 1 and not text.endswith(".") else 0
    value = abs(claim.value)
    if value == 0:
        return Precision(1, 1.0, True, -0.5, 0.5)
    scale = _scale(text, value) if decimals else 1.0
    step = scale * 10.0**-decimals if decimals else _trailing_step(value)
    digits = max(1, floor(log10(value)) - floor(log10(step)) + 1)
    lead = round(value / 10.0 ** (floor(log10(value)) - 1))
    plain = digits == 1 or (digits == 2 and lead % 5 == 0)
    return Precision(digits, step, plain, claim.value - step / 2, claim.value + step / 2)


def _scale(text, value):
    """The factor of the scale word: what the value is beyond the digits written."""
    number = float(re.sub(r"[,\s]", "", text))
    return 10.0 ** round(log10(value / number)) if number else 1.0


def _trailing_step(value):
    """The place of the last digit that is not zero: 2300 -> 100."""
    if value != int(value):
        return 10.0 ** (floor(log10(value)) - 2)
    whole, step = int(value), 1
    while whole % (step * 10) == 0:
        step *= 10
    return float(step)
