"""The value of a number written in digits."""

import re
from math import isfinite

_GROUPED = re.compile(r"\d{1,3}([,.\s\u00a0\u202f\u2009]\s?)\d{3}(?:\1\d{3})*(\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(\.\d+)?")
_PLAIN = re.compile(r"\d*\.?\d+")
_POWER = re.compile(r"(?:[eE]|[x×]10\^?)([+-]?\d+)$")


def digits_value(text):
    """The value of digits as written, or None: '1,234.5', '12,34,567', '816 000', '5,00', '1.2e3', '6x10^-4'."""
    try:
        if text.isdecimal() or _PLAIN.fullmatch(text):
            value = float(text)
        else:
            mantissa, power = _parts(text)
            value = float(f"{mantissa}e{power}")
    except ValueError:
        return None
    return value if isfinite(value) else None


def _parts(text):
    """Mantissa and power of a number that is more than digits and a point."""
    text = text.replace("−", "-").replace(" ", "") if "," not in text else text
    mantissa, power = text, 0
    tail = _POWER.search(text)
    if tail:
        mantissa, power = text[: tail.start()], int(tail[1]) if len(tail[1]) < 5 else 9999
    if "," in mantissa:
        grouped = _GROUPED.fullmatch(mantissa)
        mantissa = re.sub(r"[,\s]", "", mantissa) if grouped else mantissa.replace(",", ".")
    mantissa = re.sub(r"\s", "", mantissa)
    return mantissa.replace(".", "") if mantissa.count(".") > 1 else mantissa, power
