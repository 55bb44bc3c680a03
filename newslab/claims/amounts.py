"""One quantity at a token: sign, currency, number, scale and unit, with the smaller units that go on from it."""

from dataclasses import dataclass

from newslab.claims import fractions, numbers, phrases, units
from newslab.claims.fractions import Numeral
from newslab.claims.vocabulary import vocabulary

_MINUS = frozenset(["-", "−", "–", "minus", "negative", "+"])
_NEAR = 8  # words before a number that may say what is counted
_AGED = frozenset(["aged", "age", "ages"])


@dataclass(slots=True)
class Quantity:
    """A number with its unit, from token start up to token end (not included)."""

    start: int
    end: int
    numeral: Numeral
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    kind: str = "count"
    signed: str | None = None  # direction that a sign gives: +0.2%, -1.3%
    opener: int | None = None  # token of "between" or "from" before a range
    ratio_of: float | None = None

    @property
    def bare(self):
        return self.unit is None and self.numeral.plain

    @property
    def vague(self):
        return self.numeral.value is None


def read(line, i):
    """The single quantity that begins at token i, or None."""
    known = vocabulary()
    if line.kinds[i] == "w" and line.lower[i] in known.multiples:
        numeral = Numeral(i, i + 1, known.multiples[line.lower[i]])
        return Quantity(i, i + 1, numeral, numeral.value, unit="times", kind="multiple")
    start, signed, factor = i, None, 1.0
    if line.lower[i] == "minus" and line.lower[i - 2 : i] == ["plus", "or"]:
        return None  # the number alone is read, with the words before it for its cue
    if line.lower[i] in _MINUS and _unary(line, i):
        factor = -1.0 if line.lower[i] != "+" else 1.0
        signed = "down" if factor < 0 else "up"
        i = line.joined(i + 1) if line.kinds[i] == "w" else i + 1
    elif line.kinds[i] == "s":
        return None
    code, after = units.read_sign(line, i)
    if code and line.lower[after] in ("-", "−") and line.touches(after + 1):
        factor, signed, after = -1.0, "down", after + 1
    numeral = numbers.read(line, after)
    if numeral is None or not line.masked.isdisjoint(range(after, numeral.end)):
        return None
    if code:
        return _with_part(line, _money(line, start, code, numeral, factor))
    quantity = Quantity(start, numeral.end, numeral, None, signed=signed)
    _set_unit(line, quantity)
    _take_values(quantity, factor)
    quantity.signed = signed if quantity.kind in ("percent", "money") or quantity.unit == "point" else None
    return _with_part(line, quantity)


def _unary(line, i):
    """Whether a sign at token i belongs to the number after it."""
    if line.kinds[i] == "w":
        return line.kinds[line.joined(i + 1)] in ("n", "w", "m")
    if line.kinds[i + 1] not in ("n", "m"):
        return i == 0 and line.kinds[i + 1] == "w"
    if line.lower[i] == "–" and not line.touches(i + 1):
        return False
    if line.touches(i) and line.lower[i - 1] not in ("(", "[", "“", '"', "$"):
        return False
    return line.touches(i + 1) or i == 0 or line.lower[i - 1] == "to"


def _take_values(quantity, factor):
    numeral = quantity.numeral
    quantity.value = None if numeral.value is None else numeral.value * factor
    quantity.low, quantity.high = numeral.low, numeral.high


def _money(line, start, code, numeral, factor):
    """Money whose sign stands first; a code or currency word after it only repeats it."""
    quantity = Quantity(start, numeral.end, numeral, None, unit=code, kind="money")
    unit, kind, after = units.read(line, numeral.end, numeral)
    if kind == "money" and unit.split(" per ")[0] not in ("cent", "penny") and line.kinds[numeral.end] != "m":
        quantity.unit = unit if not unit.startswith("USD") else unit.replace("USD", code, 1)
        quantity.end = after
    else:
        quantity.unit, _, quantity.end = units.with_rate(line, code, "money", numeral.end)
    _take_values(quantity, factor)
    if factor < 0:
        quantity.signed = "down"
    return quantity


def _set_unit(line, quantity):
    numeral = quantity.numeral
    if numeral.letter:
        _resolve_letter(line, numeral)
    unit, kind, after = units.read(line, numeral.end, numeral)
    if unit is None and numeral.value is None and line.lower[numeral.end] == "of":
        unit, kind, after = units.read(line, numeral.end + 1, numeral)
    if unit:
        quantity.unit, quantity.kind, quantity.end = unit, kind, after
        scale, end, _ = fractions.scale_at(line, after)
        if kind == "money" and scale >= 1e3:
            numeral.value, numeral.scale, quantity.end = numeral.value * scale, scale, end
    else:
        _finance_code(line, quantity)
    before = line.lower[quantity.start - 1]
    if (
        unit is None
        and (before in _AGED or (before == "of" and _of_age(line, quantity)))
        and (numeral.plain or not numeral.digits)
    ):
        quantity.unit, quantity.kind = "year of age", "age"
    quantity.end = max(quantity.end, numeral.end)


def _of_age(line, quantity):
    """Whether a number after "of" is an age: "at the age of 34", "a boy of six"; not in "a child of two teachers"."""
    word, child = line.lower[quantity.start - 2], vocabulary().contexts["child"]
    alone = line.roles[quantity.end] is not None or line.kinds[quantity.end] == "s" or line.lower[quantity.end] == ""
    return word == "age" or (word in child and alone and quantity.numeral.value is not None)


def _resolve_letter(line, numeral):
    """Decide whether a letter against the digits is a scale (35m people) or a unit (35m wide)."""
    letter = numeral.letter
    unit = vocabulary().symbols.get(letter)
    if letter.lower() in ("k", "b") or (letter in ("M",)) or unit is None:
        return
    code = units.read(line, numeral.end, numeral)[1] == "money"
    plural = phrases.counted(line, numeral.end, False)[2]
    whole = line.lower[numeral.end] == "of" and line.roles[numeral.end + 1] in ("det", "pron")
    near = line.lower[max(0, numeral.start - _NEAR) : numeral.start]
    numbers_of = letter == "m" and not vocabulary().contexts["about numbers"].isdisjoint(near)  # "sales rose to 2.4m"
    if not (code or plural or whole or numbers_of):
        numeral.value /= numeral.scale
        numeral.scale, numeral.end = 1.0, numeral.end - 1


def _finance_code(line, quantity):
    """'30 MUSD', 'MAUD 60'."""
    for at in (quantity.end, quantity.start - 1):
        text = line.texts[at] if 0 <= at < line.size else ""
        if len(text) in (4, 5) and text.isupper() and text[0] in "MKB" and text[-3:] in vocabulary().signs:
            quantity.numeral.value *= {"K": 1e3, "M": 1e6, "B": 1e9}[text[0]]
            quantity.unit, quantity.kind = text[-3:], "money"
            quantity.start, quantity.end = min(quantity.start, at), max(quantity.end, at + 1)
            return


def _with_part(line, quantity):
    """Join a smaller unit: 'thirteen dollars and forty-five cents', '5 feet 2 inches', '15 dollars 50'."""
    if (
        quantity.kind not in ("money", "measure")
        or quantity.value is None
        or (quantity.unit not in ("foot", "CNY") and quantity.kind != "money")
    ):
        return quantity
    j = quantity.end + (line.lower[quantity.end] == "and")
    part = numbers.read(line, j) if line.kinds[j] in ("n", "w") and j not in line.masked else None
    if part is None or part.value is None or part.value >= 100 or quantity.numeral.scale > 100:
        return quantity
    unit, _, after = units.read(line, part.end, part)
    names_money = line.kinds[quantity.end - 1] == "w" or line.kinds[quantity.end - 1] == "m"
    if quantity.unit == "foot" and unit == "inch":
        quantity.value, quantity.end = quantity.value + part.value / 12, after
    elif quantity.kind == "money" and unit in ("cent", "penny"):
        quantity.value, quantity.end = quantity.value + part.value / 100, after
    elif (
        quantity.kind == "money"
        and names_money
        and unit is None
        and part.value >= 10
        and line.lower[part.end] in ("", ".", ",")
        and part.plain
    ):
        quantity.value, quantity.end = quantity.value + part.value / 100, part.end
    return quantity
