"""Damage inside kept text: each rule finds one kind and says what stands there instead.

A rule is tried only where one of its signs is in the text, so that undamaged text costs next to nothing.
"""

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from newslab.cleaning import mojibake
from newslab.cleaning.words import is_word

_LINKS = 4
_ROUNDS = 12  # a repair may lay bare another one; nested damage deeper than this stays
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t"


@dataclass(frozen=True, slots=True)
class Rule:
    """kind: its name; signs: one of them must be in the text; find: text -> changes (start, end, replacement)."""

    kind: str
    signs: tuple
    find: object


def _sub(pattern, replacement, flags=0):
    """A finder for a pattern and what replaces it: a string, a group, or a function (None: leave it)."""
    compiled = re.compile(pattern, flags)

    def find(text):
        for match in compiled.finditer(text):
            new = replacement
            if isinstance(replacement, int):
                new = match[replacement]
            elif callable(replacement):
                new = replacement(match)
            if new is not None:
                yield match.start(), match.end(), new

    return find


def _unescaped(match):
    new = unescape(match[0])
    if new == "\u00a0":
        return " "
    return new if new != match[0] and new.isprintable() and not new.isspace() else None


def _drop_cap(text):
    """A capital apart from its word at the start: "W hile". "A dam" may be two words, and stays."""
    match = " " in text[1:3] and re.match(r"([\"'“‘]?)([A-Z]) ([a-z]+)(?![a-z])", text)
    if match:
        letter, rest = match[2], match[3]
        whole, part = is_word(letter + rest), is_word(rest) and len(rest) > 1
        if (whole and not part) if letter in "AI" else (whole or not part):
            yield match.end(2), match.start(3), ""


def _reversed_quote(text):
    """A closing mark that opens: "with you “." The pair must be missing its end."""
    if "„" in text:
        return
    at = depth = 0
    for match in re.finditer(r"(?<=[\w,])( ?)“([.,!?]?)(?=\s|$)", text):
        depth += text.count("“", at, match.start()) - text.count("”", at, match.start())
        at = match.start()
        if depth > 0 or (match[2] and match.end() == len(text)):
            yield match.start(), match.end(), match[2] + "”"
            depth, at = depth - 1, match.end()


def _dialogue_dash(text):
    """A dash that opens speech which a quotation mark ends: "he said. – We will go.”" """
    depth, last = 0, 0
    for mark in re.finditer("[“”]", text):
        depth += 1 if mark[0] == "“" else -1
        if depth < 0:
            dashes = list(re.finditer(r"(?<=[.!?,:] )[–—-] (?=[A-Z])", text[last : mark.start()]))
            if len(dashes) == 1:
                yield last + dashes[0].start(), last + dashes[0].end(), "“"
            depth = 0
        last = mark.end()


RULES = (
    Rule("mojibake", mojibake.SIGNS, mojibake.find),
    Rule("entity", ("&",), _sub(_ENTITY.pattern, _unescaped)),
    Rule("ligature", tuple(_LIGATURES), _sub("[ﬀ-ﬆ]", lambda match: _LIGATURES[match[0]])),
    Rule("soft-hyphen", ("\u00ad",), _sub("\u00ad", "")),
    Rule("zero-width", tuple("\u200b\ufeff\u2060"), _sub("[\u200b\ufeff\u2060]+", "")),
    Rule("control-character", tuple(map(chr, (*range(9), *range(14, 28), 127))), _sub("[\x00-\x08\x0e-\x1b\x7f]+", "")),
    Rule("no-break-space", tuple(_SPACES), _sub(f"[{_SPACES}]", " ")),
    Rule(
        "markdown",
        ("](", "][", "[!["),
        _sub(
            r"!?\[([^\[\]]{0,400})\](?:\[[\w-]{1,20}\]|\((?:https?:|mailto:|/|#|\.)[^()\s]{0,800}"
            r"(?:\([^()\s]{0,100}\)[^()\s]{0,400})?(?: \"[^\"]{0,200}\")?\))",
            1,
        ),
    ),
    Rule(
        "markdown",
        ("**", "__"),
        _sub(r"\*\*\*?([^*]{1,600})\*\*\*?|(?<!\w)__([^_]{1,600})__(?!\w)", lambda match: match[1] or match[2]),
    ),
    Rule(
        "markdown",
        ("*", "_"),
        _sub(
            r"(?<![\w*\\])\*(?=[^\s*])([^*]{1,400})(?<=[^\s*])\*(?![\w*])"
            r"|(?<![\w@/_.\\])_(?=[^\s_])([^_]{1,400})(?<=[^\s_])_(?![\w_])",
            lambda match: match[1] or match[2],
        ),
    ),
    Rule(
        "link-hint",
        (" new tab", " new window"),
        _sub(
            r"(?i)(?:,| ?[(\[]) ?(?:link )?opens (?:in )?(?:a )?new (?:tab|window)(?:[)\]]|(?<=\w)(?=[\s.,;:]|$))", ""
        ),
    ),
    Rule("list-mark", ("* ", "+ "), _sub(r"^[*+] +(?:[*+] +)*(?=\S)", "• ")),
    Rule("markdown", ("#", ">"), _sub(r"^(• )?(?:#{1,6}|>)(?: (?:#{1,6}|>))* (?=\S)", lambda match: match[1] or "")),
    Rule("markdown", ("\\",), _sub(r"\\([\\`*_{}\[\]()#+.!|>~-])", 1)),
    Rule("spaces", ("  ",), _sub(" {2,}", " ")),
    Rule(
        "space-before-punctuation",
        (" ,", " ;", " ."),
        lambda text: () if "«" in text else _sub(r"(?<=[\w)”’\"]) +([,;](?= )|[.](?=$))", 1)(text),
    ),
    Rule("currency-space", ("$ ", "€ ", "£ "), _sub(r"(?<![\d.,R])(?<!\d )([$€£]) (?=\d)", 1)),
    Rule(
        "stop-after-ended-quote",
        tuple(f"{stop}{mark}." for stop in ".!?…" for mark in "”\"’'"),
        _sub(r"([.!?…][”\"’'])\.(?=\s|$)", 1),
    ),
    Rule("double-stop", ("..",), _sub(r"(?<=[^\W_]|[)\]”’\"'%])\.\.(?=$|[”\"’)]|\s+[\"“‘(]?[A-Z])", ".")),
    Rule("reversed-quote", ("“.", "“,", "“!", "“?", "“ "), _reversed_quote),
    Rule("dialogue-dash", ("– ", "— ", "- "), _dialogue_dash),
    Rule("split-drop-cap", (" ",), _drop_cap),
)


# a text browser writes the number of a link before it: "[12]the mayor"; on a page of its own these count up
_LINK_MARK = re.compile(r"\[(\d{1,4})\](?:(?=[^\s\[\](:.,;])|$)", re.MULTILINE)
_NUMBERED = Rule("link-mark", ("[",), _sub(_LINK_MARK.pattern, ""))
_SIGNS = tuple([(rule, [(sign, frozenset(sign)) for sign in rule.signs]) for rule in RULES])


def rules_for(raw):
    """The rules whose signs are in the raw text."""
    there = set(raw)  # most signs have a letter that is nowhere in the text
    found = [rule for rule, signs in _SIGNS if any(sign in raw for sign, letters in signs if letters <= there)]
    return (_NUMBERED, *found) if "[" in there and _is_numbered(raw) else tuple(found)


def _is_numbered(raw):
    """Whether numbers in square brackets stand before words and count up, as only the marks of links do."""
    numbers = [int(number) for number in _LINK_MARK.findall(raw)]
    return len(numbers) >= _LINKS and sum(b - a == 1 for a, b in pairwise(numbers)) > 0.6 * len(numbers)


def mend(draft, rules):
    """Apply the rules to the draft until none finds anything."""
    for _ in range(_ROUNDS):
        before = text = draft.text
        for rule in rules:
            for sign in rule.signs:
                if sign in text:
                    changes = list(rule.find(text))
                    if changes:
                        draft.apply(changes, rule.kind)
                        text = draft.text
                    break
        stripped = text.strip()
        if stripped != text:
            lead = len(text) - len(text.lstrip())
            draft.apply([(0, lead, ""), (len(text.rstrip()), len(text), "")][not lead :], "spaces")
        if draft.text == before:
            return
        rules = RULES
