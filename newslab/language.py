"""Which language a text is in: the script of its letters, then its function words."""

import re
from collections import Counter
from functools import cache
from itertools import islice

from newslab import lexicons

_ENOUGH = 20_000  # characters looked at; more do not change the answer
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = {  # script: pattern of its letters
    "latin": "A-Za-zÀ-ɏḀ-ỿ",
    "cyrillic": "Ѐ-ӿ",
    "arabic": "؀-ۿ",
    "greek": "Ͱ-Ͽ",
    "hebrew": "֐-׿",
    "devanagari": "ऀ-ॿ",
    "bengali": "ঀ-৿",
    "tamil": "஀-௿",
    "thai": "฀-๿",
    "georgian": "Ⴀ-ჿ",
    "armenian": "԰-֏",
    "hangul": "가-힯",
    "kana": "぀-ヿ",
    "han": "一-鿿",
}
_LETTERS = {script: re.compile(f"[{letters}]") for script, letters in _SCRIPTS.items()}
_FAR = re.compile("[Ͱ-ῼ぀-퟿]")  # every letter of the other scripts is among these
_FEW = 3  # fewer letters tell nothing
_ALONE = {  # scripts that stand for one language here
    "greek": "el",
    "hebrew": "he",
    "devanagari": "hi",
    "bengali": "bn",
    "tamil": "ta",
    "thai": "th",
    "georgian": "ka",
    "armenian": "hy",
    "hangul": "ko",
    "kana": "ja",
    "han": "zh",
}


@cache
def _profiles(script):
    """Function word -> the languages of the script it belongs to."""
    found = {}
    for row in lexicons.rows("language_words.tsv"):
        if row["script"] == script:
            for word in dict.fromkeys(row["words"].split()):
                found.setdefault(word, []).append(row["language"])
    return found


def detect_language(source):
    """The ISO 639-1 code of the language most of a text is in, or None where there is too little to tell.

    source: a text or an Article. About forty languages are known; of others the nearest known may come back. Only the
    first 20,000 characters are read.

    >>> detect_language("The council said on Monday that it would not raise the fares.")
    'en'
    >>> detect_language("Der Rat hat am Montag gesagt, dass er die Preise nicht erhöhen wird.")
    'de'
    >>> detect_language("12, 13, 14") is None
    True
    """
    text = getattr(source, "text", source)[:_ENOUGH]
    script = _script(text)
    return script and (_ALONE.get(script) or _by_words(text, script))


def _script(text):
    """The script of most letters of a text, or None where there are fewer than three."""
    if not _FAR.search(text):
        return "latin" if len(list(islice(_LETTERS["latin"].finditer(text), _FEW))) == _FEW else None
    counts = {script: len(letters.findall(text)) for script, letters in _LETTERS.items()}
    if counts["kana"] * 10 > counts["han"]:  # Japanese mixes the two
        counts["kana"] += counts["han"]
    script = max(counts, key=counts.get)
    return script if counts[script] >= _FEW else None


def _by_words(text, script):
    """The language whose function words are most frequent; a word of several languages counts little for each."""
    scores, profiles = Counter(), _profiles(script)
    for word in _WORD.findall(text.lower().replace("’", "'")):
        owners = profiles.get(word, ())
        for language in owners:
            scores[language] += 1 / len(owners)
    best = scores.most_common(2)
    if not best or best[0][1] < 2 or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def doubt(language):
    """What a reader should know of a text in this language, in one sentence; None for English and where it is unknown.

    >>> doubt("en") is None
    True
    """
    if language in (None, "en"):
        return None
    return (
        f"the text is not English (it looks like {language!r}); newslab's analyses are made for English, "
        "so take them with care"
    )
