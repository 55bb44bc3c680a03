"""What newslab knows about names: its tables, turned once into sets and dictionaries."""

from functools import cache
from types import SimpleNamespace

from newslab import lexicons


def _cells(cell, separator):
    return [part.strip().replace("_", " ") for part in cell.split(separator) if part.strip()]


@cache
def words():
    """The word classes of actors_words.tsv: .role, .organisation, .human_verb and so on, each a frozenset."""
    classes = {
        row["class"].replace(" ", "_"): frozenset(_cells(row["words"], " "))
        for row in lexicons.rows("actors_words.tsv")
    }
    classes["honorific"] = classes["honorific_m"] | classes["honorific_f"] | classes["honorific_x"]
    classes["personal"] = classes["honorific"] | classes["role"]
    classes["head"] = classes["organisation"] | classes["site"]
    classes["head_or_role"] = classes["head"] | classes["role"]
    classes["head_or_opener"] = classes["organisation"] | classes["opener"]
    # parts of names that are none alone
    classes["lone"] = (
        classes["area"] | classes["site"] | classes["before"] | classes["opener"] | classes["rank"]
    ) - classes["organisation"]
    classes["lead"] = classes["before"] | classes["rank"] | classes["role"] | classes["honorific"] | classes["belief"]
    classes["no_actor"] = (
        classes["time"] | classes["belief"] | classes["thing"] | classes["function"] | classes["honorific"]
    )
    return SimpleNamespace(**classes)


def says_a_person(word):
    """Whether a noun in small letters says what somebody is: "mayor", "brother"."""
    classes = words()
    return word.capitalize() in classes.role or word in classes.man or word in classes.woman


@cache
def unnamed():
    """Nouns, in one or many, for sources whom articles leave without a name: "villager", "neighbours"."""
    found = {row["noun"] for row in lexicons.rows("quotes_sources.tsv") if row["kind"] == "unnamed"}
    return frozenset(found | {noun + "s" for noun in found})


@cache
def given_names():
    """Given name -> (gender f, m or x, whether it is an everyday word too)."""
    found = {}
    for row in lexicons.rows("actors_given_names.tsv"):
        for name in row["names"].split():
            gender, also = found.get(name, (row["gender"], False))
            found[name] = (gender if gender == row["gender"] else "x", also or row["also"] == "yes")
    return found


@cache
def countries():
    """.adjective: country -> its adjective; .country_of: adjective -> country; .capital_of: capital -> country."""
    adjective, country_of, capital_of, plurals = {}, {}, {}, {}
    for row in lexicons.rows("actors_countries.tsv"):
        name, adjectives = row["name"], _cells(row["adjectives"], ",")
        if adjectives:
            adjective[name] = adjectives[0]
        country_of.update((word, name) for word in adjectives)
        plurals.update((word[:-3] + "men" if word.endswith("man") else word + "s", name) for word in adjectives)
        if row["capital"]:
            capital_of[row["capital"]] = name
    return SimpleNamespace(adjective=adjective, country_of=country_of, capital_of=capital_of, plurals=plurals)


@cache
def known():
    """Surface form of a well-known actor or place -> (canonical name, kind)."""
    found = {}
    for row in lexicons.rows("actors_places.tsv"):
        found.update((name, (name, "place")) for name in _cells(row["names"], ","))
    for row in lexicons.rows("actors_countries.tsv"):
        for name in (row["name"], row["capital"], *_cells(row["aliases"], ",")):
            found[name] = (row["name"] if name != row["capital"] else name, "place")
    found.pop("", None)
    for row in lexicons.rows("actors_known.tsv"):
        found.update((name, (row["name"], row["kind"])) for name in (row["name"], *_cells(row["aliases"], ",")))
    return found


KINDS = ("person", "organisation", "place")
