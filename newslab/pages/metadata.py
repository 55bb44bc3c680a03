"""What a page says about itself: headline, standfirst, byline, date, site, address, language."""

import json
import re
from datetime import datetime

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Blog\w*|Story)$")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](0[1-9]|1[0-2])[-/.](0[1-9]|[12]\d|3[01])(?!\d)")
_SITE = re.compile(r"\s+(?:[|–—·•»:]|-{1,2})\s+")
_BY = re.compile(r"^(?:by|von|por|par|door|di)\b:?\s+", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATED = re.compile(rf"\s{_MONTH}\.? \d.*$|\s\d{{1,4}}[/:.-]\d.*$", re.I)
_EARLIEST = 1600  # years: what a page gives below is a date left empty
_ADDRESS = re.compile(r"^(?:https?:|www\.|@)|[\w.]+@\w")
_WORD = re.compile(r"\w+")
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline", "sailthru.title"),
    "subtitle": ("og:description", "description", "twitter:description", "dc.description"),
    "byline": ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "twitter:creator"),
    "published": (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "dc.date",
        "dc.date.issued",
        "date",
        "pubdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
        "article:modified_time",
    ),
    "site": ("og:site_name", "application-name"),
    "url": ("og:url",),
}
_LONGEST = 2_000_000  # characters of one JSON-LD script


def facts(root, source=None):
    """What the page says of itself, a dict with the keys title, subtitle, byline, published, site, url, language and
    body (the text of the article where the page's own data has it); a key is missing where the page is silent."""
    metas, stated = _metas(root), _from_data(root)
    found = {
        name: stated.get(name) or next((metas[key] for key in keys if metas.get(key)), None)
        for name, keys in _META.items()
    }
    found["title"] = _title(root, found["title"], found["site"])
    found["byline"] = _byline(found["byline"]) or _byline(_shown(root, "author"))
    found["published"] = next(
        filter(None, (iso(value) for value in _dates(root, found["published"], source, found["url"]))), None
    )
    found["url"] = (
        next((link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)
        or found["url"]
    )
    found["language"] = (root.get("lang") or root.get("xml:lang") or metas.get("og:locale") or "")[:2].lower()
    found["body"] = stated.get("body")
    return {name: value for name, value in found.items() if value}


def _metas(root):
    found = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = _line(meta.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found


def _line(value):
    return " ".join(value.split()) if isinstance(value, str) else ""


def _from_data(root):
    """What the first article in the page's JSON-LD says."""
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "") or len(text) > _LONGEST:
            continue
        try:
            nodes = list(_nodes(json.loads(text, strict=False)))
        except (ValueError, RecursionError):
            continue
        for node in nodes:
            kinds = node.get("@type")
            if any(
                isinstance(kind, str) and _ARTICLE.search(kind)
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return _of_node(node)
    return {}


def _nodes(data):
    """The objects of JSON-LD data, graphs opened."""
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            yield item
            waiting[:0] = [item[key] for key in ("@graph", "mainEntity") if key in item]


def _of_node(node):
    body = node.get("articleBody")
    return {
        "title": _line(node.get("headline")),
        "subtitle": _line(node.get("description")),
        "byline": _people(node.get("author")),
        "published": _line(node.get("datePublished")),
        "site": _people(node.get("publisher")),
        "body": body if isinstance(body, str) else "",
    }


def _people(value):
    values = value if isinstance(value, list) else [value]
    names = (_line(each.get("name") if isinstance(each, dict) else each) for each in values)
    return ", ".join(dict.fromkeys(filter(None, names)))


def words(text):
    """The words of a text in lower case, as a set: what near-copies of a headline are compared by."""
    return frozenset(_WORD.findall(text.lower()))


def alike(first, second):
    """How much two sets of words share, 0 to 1."""
    return len(first & second) / max(1, len(first | second))


def _title(root, stated, site):
    """The headline: the shown heading that is most like what the page states, else the stated one without the site."""
    title = root.find(".//title")
    whole = _line("".join(title.itertext())) if title is not None else ""
    stated = stated or whole
    headings = [_line("".join(heading.itertext())) for heading in root.iter("h1")]
    likest = max(filter(None, headings), key=lambda heading: alike(words(heading), words(stated)), default="")
    if likest and (not stated or alike(words(likest), words(stated)) >= 0.5):
        return likest
    parts = _SITE.split(stated)
    told = [part for part in parts if part != site]
    return " ".join(told) if len(told) == 1 else max(parts, key=len) if len(parts[-1].split()) <= 5 else stated


def _shown(root, name):
    """The text of the first element that is marked as `name` by rel or itemprop."""
    for element in root.iter("a", "span", "p", "div", "address"):
        if name in (element.get("rel"), element.get("itemprop")):
            return _line("".join(element.itertext()))
    return ""


def _byline(said):
    said = _DATED.sub("", _BY.sub("", said or "")).strip(" ,|-–—·")
    return said if 2 <= len(said) <= 150 and not _ADDRESS.search(said) else None


def _dates(root, stated, source, url):
    yield stated
    for time in root.iter("time"):
        yield time.get("datetime")
    for address in (url, source):
        yield address if isinstance(address, str) else None


def iso(said):
    """A date or time as ISO 8601, or None where it is in no form that can be read for certain."""
    said = (said or "").strip()
    try:
        moment = datetime.fromisoformat(said)
        if moment.year < _EARLIEST:
            return None
        return moment.date().isoformat() if len(said) <= 10 else moment.isoformat(timespec="seconds")
    except ValueError:
        found = _DATE.search(said)
        return "-".join(found.groups()) if found else None
