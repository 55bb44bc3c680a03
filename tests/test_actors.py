"""Actors: which capitalised words are names, of what kind, and whose; all names are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab import actors, article
from newslab.actors import chains, knowledge
from newslab.errors import ResourceError


def mentions(text, **options):
    return [(text[m.start : m.end], m.kind) for m in actors.find(text, **options)]


def named(text, **options):
    return {text[m.start : m.end]: m.name for m in actors.find(text, **options)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz spoke in Paris.", [("Ana Ruiz", "person"), ("Paris", "place")]),
        ("The committee heard Mr. Band.", [("Mr. Band", "person")]),
        ("They asked Senator Ada Quill about it.", [("Senator Ada Quill", "person")]),
        ("They met Norbian Prime Minister Jon Veld.", [("Norbian Prime Minister Jon Veld", "person")]),
        (
            "He studied at the University of Tarnow and at Velm College.",
            [("University of Tarnow", "organisation"), ("Velm College", "organisation")],
        ),
        ("She leads the Ministry of Fisheries.", [("Ministry of Fisheries", "organisation")]),
        ("It sued Veld & Sons Ltd. over the debt.", [("Veld & Sons Ltd.", "organisation")]),
        ("He runs the Food and Parks Administration.", [("Food and Parks Administration", "organisation")]),
        ("They flew from Syria and Iraq.", [("Syria", "place"), ("Iraq", "place")]),
        ("They swam in Lake Velm and in the Tarn River.", [("Lake Velm", "place"), ("Tarn River", "place")]),
        ("The mayor, Luis de la Vega, left.", [("Luis de la Vega", "person")]),
        ("It was written by John F. Quill.", [("John F. Quill", "person")]),
        ("She asked Omar al-Veldi to stay.", [("Omar al-Veldi", "person")]),
        ("We met Kim Tae-jun there.", [("Kim Tae-jun", "person")]),
        ("The U.S. and the UN agreed.", [("U.S.", "place"), ("UN", "organisation")]),
        ("It opened in Springfield, Ill., on Monday.", [("Springfield", "place"), ("Ill.", "place")]),
        ("It hit the town of Velm.", [("Velm", "place")]),
        ("Tom Veld, 42, was hurt.", [("Tom Veld", "person")]),
        ("The picture was taken by NASA Adam Veld.", [("NASA", "organisation"), ("Adam Veld", "person")]),
        ("Google's Amy Pope said so.", [("Google", "organisation"), ("Amy Pope", "person")]),
        ("Nobody trusts the Veld administration.", [("Veld", "person")]),
        ("It sold its stake in Tarn Dairy.", [("Tarn Dairy", "organisation")]),
        ("The investor Velm Partners, which owns a stake, said no.", [("Velm Partners", "organisation")]),
        ("It was paid for by Culturex, a company that sells drinks.", [("Culturex", "organisation")]),
        ("It bought Velmar, a drug maker based in Hull.", [("Velmar", "organisation"), ("Hull", "place")]),
        ("Ada Quill, a company lawyer, won.", [("Ada Quill", "person")]),
        ("They fished in the river Lenne.", [("Lenne", "place")]),
        ("The kingdom of Ilvane backed it.", [("Ilvane", "place")]),
        ("The premier of Norrland said no.", [("Norrland", "place")]),
        ("A fight split the Tarnow Senate on Tuesday.", [("Tarnow Senate", "organisation")]),
        ("Statistician Ada Quill said that they were wrong.", [("Ada Quill", "person")]),
        ("It fell when Ostia's parliament voted.", [("Ostia", "place")]),
        ("It fell when Ada Quill's army of fans came.", [("Ada Quill", "person")]),
        ("It hit Norbia. Under Norbian law three Norbians left.", [("Norbia", "place")]),
        ("Maria met Marian.", [("Maria", "person"), ("Marian", "person")]),
        ("They bought Skyline, which runs planes.", [("Skyline", "organisation")]),
        ("They gave to Farmers Without Frontiers.", [("Farmers Without Frontiers", "organisation")]),
        ("They gave to Bread Over Bombs, its head said.", [("Bread Over Bombs", "organisation")]),
        ("They saw Ada Quill In May and at home.", [("Ada Quill", "person")]),
        ("They saw Mayor Ada Quill In Velm.", [("Mayor Ada Quill", "person"), ("Velm", "place")]),
        (
            "They saw Ada Quill in Velm. In Hull it rained.",
            [("Ada Quill", "person"), ("Velm", "place"), ("Hull", "place")],
        ),
    ],
)
def test_names_and_kinds(text, expected):
    assert mentions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "It rained on Monday and in March.",
        "However, nobody came.",
        "Critics say that the plan is late.",
        "The American and Iraqi troops left.",
        "Many Americans, Iowans and Parisians stayed.",
        "I've seen it. We're late. They'll come.",
        "The Internet and the Christmas season are over.",
        "Hurricane Velda hit. Velda moved on.",
        "Space Shuttle Velda flew, and Velda came back.",
        "He drove a B-52 in the XIV century.",
        "The US-led effort failed.",
    ],
)
def test_no_actor_here(text):
    assert mentions(text) == []


def test_capitals_tell_a_name_from_a_verb():
    text = "What is the fight against IS about? IS is in retreat, and the IS threat is small."
    assert [m.start for m in actors.find(text)] == [26, 36, 62]
    assert {m.name for m in actors.find(text)} == {"Islamic State"}


def test_headline_gives_no_names_of_its_own():
    text = "Town Council Backs Ada Quill After Long Debate\n\nAda Quill won on Monday. The debate was long."
    assert mentions(text) == [("Ada Quill", "person"), ("Ada Quill", "person")]
    assert mentions(text.split("\n\n")[0].upper() + "\n\n" + text.split("\n\n")[1])[-1] == ("Ada Quill", "person")


def test_sentence_start_needs_evidence():
    assert mentions("Velda rose quickly.") == []
    assert [text for text, kind in mentions("Velda rose quickly. We saw Velda again.")] == ["Velda", "Velda"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Quill came. Quill left. Ms. Quill slept.",
            {"Ada Quill": "Ada Quill", "Quill": "Ada Quill", "Ms. Quill": "Ada Quill"},
        ),
        ("Mr. John F. Quill met John Quill.", {"Mr. John F. Quill": "John F. Quill", "John Quill": "John F. Quill"}),
        (
            "The Velm Harbour Council (VHC) met. The VHC agreed.",
            {"Velm Harbour Council": "Velm Harbour Council", "VHC": "Velm Harbour Council"},
        ),
        (
            "He works at the University of Southern Velm. The USV grew.",
            {"University of Southern Velm": "University of Southern Velm", "USV": "University of Southern Velm"},
        ),
        (
            "Daesh, ISIS and the Islamic State are one.",
            {"Daesh": "Islamic State", "ISIS": "Islamic State", "Islamic State": "Islamic State"},
        ),
        (
            "America and the United States and the U.S.",
            dict.fromkeys(("America", "United States", "U.S."), "United States"),
        ),
        (
            "It hit Norbia Steel Inc. and Norbia Steel.",
            {"Norbia Steel Inc.": "Norbia Steel Inc.", "Norbia Steel": "Norbia Steel Inc."},
        ),
        (
            "President Ada Quill came. The President left.",
            {"President Ada Quill": "Ada Quill", "President": "Ada Quill"},
        ),
        (
            "Foreign Minister Jon Veld met Prime Minister Ada Quill. The Prime Minister left.",
            {
                "Foreign Minister Jon Veld": "Jon Veld",
                "Prime Minister Ada Quill": "Ada Quill",
                "Prime Minister": "Ada Quill",
            },
        ),
        ("Iraq is calm. But Baghdad insists on talks in Baghdad.", {"Iraq": "Iraq", "Baghdad": "Baghdad"}),
        ("Iran is calm. Tehran's allies left.", {"Iran": "Iran", "Tehran": "Iran"}),
        (
            "The Iraqi authorities agreed. The US military left.",
            {"The Iraqi authorities": "Iraqi government", "The US military": "US military"},
        ),
        (
            "The French-led naval coalition met. Later the coalition left.",
            {
                "The French-led naval coalition": "French-led naval coalition",
                "the coalition": "French-led naval coalition",
            },
        ),
        ("Hamas said no, and Hamas left. The group is old.", {"Hamas": "Hamas", "The group": "Hamas"}),
        ("The Senate met, and the Senate left. The group is old.", {"Senate": "US Senate"}),
        ("Mr. Quill saw QUILL.", {"Mr. Quill": "Quill", "QUILL": "QUILL"}),
    ],
)
def test_one_name_for_one_actor(text, expected):
    assert named(text) == expected


def test_capital_that_acts_is_the_government():
    text = "Baghdad insists on it, although Baghdad is far."
    assert [(m.name, m.kind) for m in actors.find(text)] == [("Iraqi government", "organisation"), ("Baghdad", "place")]


def test_nominal_is_told():
    text = "President Ada Quill came. The President left."
    assert [m.nominal for m in actors.find(text)] == [False, True]


def test_own_aliases_as_dict_and_table(tmp_path):
    text = "The harbour folk met Ada Quill; the fishers left."
    assert named(text, aliases={"Velm Harbour Union": ["The harbour folk", "the fishers"]}) == {
        "The harbour folk": "Velm Harbour Union",
        "Ada Quill": "Ada Quill",
        "the fishers": "Velm Harbour Union",
    }
    table = tmp_path / "mine.tsv"
    table.write_text("name\tkind\taliases\nVelm\tplace\tthe old town, harbour folk\n", encoding="utf-8")
    assert mentions("We saw the old town.", aliases=table) == [("the old town", "place")]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("\tplace\tx", "'name' is empty"),
        ("Velm\tplanet\tx", "unknown kind 'planet'; known: person, organisation, place"),
        ("Velm\tplace\tx\ty", "4 cells for 3 columns"),
    ],
)
def test_faulty_row_is_named(tmp_path, row, fault):
    table = tmp_path / "mine.tsv"
    table.write_text(f"name\tkind\taliases\n{row}\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=fault):
        actors.find("Some text.", aliases=table)


def resolved(text, phrase, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(phrase, start + 1)
    return actors.resolver(text)(start, start + len(phrase))


STORY = (
    'Senator Ada Quill met Jon Veld, a lawyer, in Velm. She was late. He waited. "He is kind," Ms. Quill said. '
    "The senator left. The lawyer stayed. Veld, who was tired, slept. Quill's supporters sang. The Quill campaign paid."
)


@pytest.mark.parametrize(
    ("phrase", "occurrence", "expected"),
    [
        ("She", 0, "Ada Quill"),
        ("He", 0, "Jon Veld"),
        ("Ms. Quill", 0, "Ada Quill"),
        ("The senator", 0, "Ada Quill"),
        ("The lawyer", 0, "Jon Veld"),
        ("who", 0, "Jon Veld"),
        ("Quill's supporters", 0, None),
        ("The Quill campaign", 0, "Ada Quill campaign"),
        ("Jon Veld, a lawyer", 0, "Jon Veld"),
        ("Velm", 0, "Velm"),
    ],
)
def test_phrases_lead_to_actors(phrase, occurrence, expected):
    assert resolved(STORY, phrase, occurrence) == expected


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The mayor, Ada Quill, said no.", "The mayor, Ada Quill,", "Ada Quill"),
        ("Ada Quill and Jon Veld said no.", "Ada Quill and Jon Veld", None),
        ("Officials said no.", "Officials", None),
        ("He said no.", "He", None),
        ("Ada Quill herself said no.", "Ada Quill herself", "Ada Quill"),
        ("Nick Merl, a spokesman for Ada Quill, said no.", "Nick Merl, a spokesman for Ada Quill,", "Nick Merl"),
        ("Candidates like Ada Quill said no.", "Candidates like Ada Quill", None),
    ],
)
def test_heads_of_phrases(text, phrase, expected):
    assert resolved(text, phrase) == expected


def test_article_as_source():
    assert actors.find(article.Article("We met Ada Quill.")) == actors.find("We met Ada Quill.")


def test_chains_stay_short():
    """Work per chain is bounded: a chain never outgrows its limit, so that all steps are linear in the text."""
    text = "Velm Tarn " * 2000
    assert max(len(chain.tokens) for chain in chains.find(text, knowledge.known())) <= chains.LONGEST


ODD = [
    "a" * 200_000,
    "A" * 200_000,
    "A-" * 50_000,
    "A." * 50_000,
    "The President " * 5_000,
    "the group " * 10_000,
    "O'" * 50_000,
    "Ada Quill said " * 5_000,
    "AND SO IT GOES " * 5_000,
    "\n" * 100_000,
    "\ud800 Ada \udfff Quill",
    "عربي Ada 😀 Quill",
    "Ada of the " * 5_000,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts(text):
    check(text)


def check(text):
    found = actors.find(text)
    at = 0
    for mention in found:
        assert at <= mention.start < mention.end <= len(text)
        assert mention.kind in knowledge.KINDS and mention.name
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        at = mention.end
    who = actors.resolver(text)
    for mention in found[:20]:
        assert who(mention.start, mention.end) is None or isinstance(who(mention.start, mention.end), str)
    return found


WORDS = st.sampled_from(
    [
        "Ada",
        "Quill",
        "the",
        "The",
        "President",
        "of",
        "Velm",
        "Mr.",
        "U.S.",
        "IS",
        "is",
        ",",
        ".",
        "said",
        "he",
        "group",
        "and",
        "\n\n",
        "“",
        "”",
        "(VHC)",
        "al-",
        "Baghdad",
        "Iraqi",
        "authorities",
        "'s",
        "-",
        "Inc.",
        "March",
        "who",
        "University",
        "for",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text(text):
    assert check(text) == check(text)


def test_tables_are_whole():
    for name, words in vars(knowledge.words()).items():
        assert words, name
    assert all(kind in knowledge.KINDS for _, kind in knowledge.known().values())


@pytest.mark.parametrize("name", ["Radio Ardal", "Banco Norbia", "Harbour Rail", "Norbia Water", "Coastal Ferries"])
def test_firms_and_stations_are_organisations(name):
    assert [(m.name, m.kind) for m in actors.find(f"On Monday {name} said it was late.")] == [(name, "organisation")]


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("Velmar Foods was fined. Velmar denied it.", "Velmar", "Velmar Foods"),
        ("Grayrock Partners owns a stake. Grayrock said no.", "Grayrock", "Grayrock Partners"),
        ("Velmar Foods met Velmar Steel. Velmar said no.", "Velmar", "Velmar"),
        ("Ada Velmar met Velmar Foods. Velmar said no.", "Velmar", "Ada Velmar"),
        ("She studied at Lund University. Lund said so.", "Lund", "Lund"),
        ("The Velm Front denied it. Jon Veld said the Front was ready.", "Front", "Velm Front"),
    ],
)
def test_a_firm_goes_by_its_first_word(text, short, name):
    assert named(text)[short] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles, and nouns that stand like titles
        ("They met Agriculture Minister Smt. Lalitha Rao.", [("Agriculture Minister Smt. Lalitha Rao", "person")]),
        ("On the way there they heard Cllr Jane Quill and Maître Anne Roux.", [("Cllr Jane Quill", "person"), ("Maître Anne Roux", "person")]),
        ("Voter Maria Quill left.", [("Maria Quill", "person")]),
        ("Walter Maria Quill left.", [("Walter Maria Quill", "person")]),
        ("Rival Velmar AG left.", [("Velmar AG", "organisation")]),
        ("Neighbouring Norbia sent ships.", [("Norbia", "organisation")]),
        ("They heard Anne-Marie Quill.", [("Anne-Marie Quill", "person")]),
        # a rank inside a name
        ("He died at Mercy General Hospital.", [("Mercy General Hospital", "place")]),
        ("He met President Hall.", [("President Hall", "person")]),
        # what stands beside a name
        ("It said so in the journal Coastal Medicine.", [("Coastal Medicine", "organisation")]),
        ("Rain fell in the Suryan valley.", [("Suryan", "place")]),
        ("The Quills left, as Ada Quill said.", [("Quills", "person"), ("Ada Quill", "person")]),
        # no names
        ("It cost Rs 40 crore at 30 degrees Celsius.", []),
        ("Seismologists say it moved.", []),
        ("Veldings said it moved.", [("Veldings", "person")]),
        ("Velmar Motors (VLM.N) fell.", [("Velmar Motors", "organisation")]),
        ("KALINAGAR, Norbia (AW) — Rain fell.", [("KALINAGAR", "place"), ("Norbia", "organisation"), ("AW", "organisation")]),
    ],
)  # fmt: skip
def test_what_stands_before_and_beside_names(text, expected):
    assert mentions(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chief Minister Dr. Ravi Quill left. They met the Chief Minister.", {"Chief Minister": "Ravi Quill"}),
        ("Edith Quill wrote. Her son Bo Quill said Dame Edith slept.", {"Dame Edith": "Edith Quill"}),
        ("They met Ms. Ada Quill (IAS) and the Velm Aid Fund (VAF).", {"VAF": "Velm Aid Fund", "IAS": "IAS"}),
        ("TELMIK, Nov 3 (CNA) - Rain fell in Telmik.", {"TELMIK": "Telmik"}),
        ("A report from Norbia. The government said no. France gave aid, Norbia said, as did Spain in Velm.", {}),
        ("Rain fell in Velm, in Tarn and in Hull. France gave aid. The government said no.", {"The government": None}),
        ("France was hit. Rain fell in France. The government said no.", {"The government": "French government"}),
        ("ADA QUILL: It is late.\n\nAda Quill left.", {"ADA QUILL": "Ada Quill"}),
    ],
)
def test_what_takes_up_a_name(text, expected):
    found = named(text)
    assert {form: found.get(form) for form in expected} == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Quill died.\n\nHer son Bo Quill wept. Quill was ill.\n\nRain fell.", ["Bo Quill"]),
        ("Ada Quill died.\n\nHer son Bo Quill wept.\n\n“Late,” said Quill.", ["Bo Quill"]),
        ("Ada Quill died.\n\nHer son Bo Quill wept.\n\nThe books of Quill sold well.", ["Ada Quill"]),
        ("Ada Quill died.\n\nHer son Bo Quill wept. Bo Quill left.\n\nThe books of Quill sold.", ["Bo Quill"]),
    ],
)
def test_whom_a_shared_surname_means(text, names):
    assert [m.name for m in actors.find(text) if text[m.start : m.end] == "Quill"] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They went to St. Brannoc's Hospital.", [("St. Brannoc's Hospital", "place")]),
        ("The National Farmers’ Union agreed.", [("National Farmers’ Union", "organisation")]),
        ("He spoke at Velm Children's Hospital.", [("Velm Children's Hospital", "place")]),
        ("They backed the People's Party there.", [("People's Party", "organisation")]),
        ("They left Ada Quill's Hospital.", [("Ada Quill", "person")]),
        ("It was Norbia's Parliament that voted.", [("Norbia", "place")]),
        ("They met at Quill's Diner on Monday.", [("Quill's Diner", "place")]),
        ("It was said at Velm Coroner's Court.", [("Velm Coroner's Court", "organisation")]),
        ("The Manufacturers' Union of Norbia agreed.", [("Manufacturers' Union of Norbia", "organisation")]),
    ],
)
def test_possessives_inside_names(text, expected):
    assert mentions(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She runs the Centre for Grid Studies there.", [("Centre for Grid Studies", "organisation")]),
        ("He booked the Velm Stadium for Monday.", [("Velm Stadium", "place")]),
        ("Demand rose to 18,940 MW in May.", []),
        ("The MW group left.", [("MW", "organisation")]),
        ("On Monday the coroner, Philippa Lyle KC, asked why it had taken so long.", [("Philippa Lyle KC", "person")]),
        ("Its founder, Min-jun Seo, told me so over a cup of coffee.", [("Min-jun Seo", "person")]),
        ("A US-led force and a Hull-based firm left in May.", []),
        ("The police held a Norbian national on Friday.", []),
        ("The police held a Norbian dancer on Friday.", [("Norbian", "organisation")]),
        ("“Mum, they think so,” she told Dad on Friday.", []),
        ("Power cuts hurt, while Eastern Grid lost two per cent.", [("Eastern Grid", "place")]),
    ],
)
def test_what_capitals_stand_for(text, expected):
    assert mentions(text) == expected


def test_a_given_name_that_no_table_knows_takes_up_its_bearer():
    text = "Deji Olawale scored on Saturday. “I had no idea it would be Deji,” he said."
    assert [mention.name for mention in actors.find(text)] == ["Deji Olawale", "Deji Olawale"]
    text = "Deji Olawale and Deji Lund scored. “It is Deji,” Pike said."
    assert [mention.name for mention in actors.find(text)][2] not in ("Deji Olawale", "Deji Lund")
