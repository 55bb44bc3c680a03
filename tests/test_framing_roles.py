"""Roles, naming, agency and the functions of framing. All names are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab import framing
from newslab.framing import casting, portrayal

STORY = (
    "The firm Bolt Corp. poisoned the river and denied it. Families suffer, and children are at risk after Bolt Corp. dumped toxic waste. "
    "Activists vowed to protect the families."
)
ANY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" .,“”'\n")), max_size=200) | st.lists(
    st.sampled_from(
        "Ana Ruiz was killed by the group , . who said these monsters Bolt Corp. may must because we US attacked a is".split()
    ),
    max_size=40,
).map(" ".join)


@pytest.mark.parametrize(
    "entity, expected",
    [
        ("Bolt Corp.", "villain"),
        ("families", "victim"),
        ("children", "victim"),
        ("the river", "victim"),
    ],
)
def test_roles_in_a_story(entity, expected):
    assert framing.role(STORY, entity) == expected


def test_a_name_by_itself_says_nothing():
    one, other = (portrayal.described("Nothing is known here.", name) for name in ("Ada Quill", "Bo Lind"))
    assert one == other


def test_the_text_decides_over_the_name():
    good = "Ada Quill rescued the children. Families thanked Ada Quill, and the town praised Ada Quill for the plan."
    bad = "Ada Quill was accused of fraud. The town blamed Ada Quill, and a court convicted Ada Quill after she attacked families."
    weigh = [portrayal._weighed(text, "Ada Quill").weights for text in (good, bad)]
    assert weigh[0]["villain"] < weigh[1]["villain"]
    assert weigh[0]["hero"] > weigh[1]["hero"]


def test_roles_carry_evidence():
    found = framing.roles("Ada Quill rescued the town. The town thanked Ada Quill.")
    assert [each.name for each in found] == ["Ada Quill"]
    assert abs(sum(found[0].weights.values()) - 1) < 1e-9
    assert found[0].role == max(found[0].weights, key=found[0].weights.get)
    assert found[0].mentions == ((0, 9), (45, 54))


def test_a_role_without_words_for_it_is_unclear():
    from newslab import tables

    text = "Ada Quill met Bo Lind in Ostley. Bo Lind attacked the fishermen and destroyed the harbour."
    cast = dict(tables.roles(text)[["name", "role"]].values)
    assert cast["Bo Lind"] == "villain"
    assert cast["Ostley"] == "unclear"


@pytest.mark.parametrize(
    "text, name, role",
    [
        ("Ada Quill denied the claim. Ada Quill spoke to Bo Lind.", "Ada Quill", "unclear"),  # one weak word
        ("Marchetti dismissed the claim. The governor met Marchetti on Monday.", "Marchetti", "unclear"),
        ("Ada Quill abused the children. The court convicted Ada Quill.", "Ada Quill", "villain"),
    ],
)
def test_a_role_needs_more_than_one_weak_word(text, name, role):
    from newslab import tables

    assert dict(tables.roles(text)[["name", "role"]].values)[name] == role


def test_evidence_begins_with_what_is_done():
    text = "The threat is grave, states said, and the attack on the school is not forgotten. Seven states fight the Iron Hand."
    found = portrayal._weighed(text, "the Iron Hand")
    words = [text[start:end] for start, end in found.evidence]
    assert found.role == "villain"
    assert words[0] == "fight"
    assert "said" not in words


@pytest.mark.parametrize(
    "text, part",
    [
        ("Floods destroyed the port.", "object_harm"),
        ("The port was destroyed.", "undergoes_harm"),
        ("The port destroyed lives.", "does_harm"),
        ("They blamed the port.", "object_accuse"),
        ("The wreck was built by the port.", "after_by"),
        ("They joined the fight against the port.", "opposed"),
        ("The port was defeated.", "opposed"),
        ("Families fled from the port.", "opposed"),
        ("The port defeated them.", "opposes"),
        ("The port militants left.", "bears_arms"),
    ],
)
def test_parts_beside_a_mention(text, part):
    spans = casting.mentions(text, "the port")
    assert part in {cue.part for cue in casting.cues(text, spans)}


@pytest.mark.parametrize(
    "text, part",
    [
        ("They gave relief to the port.", "opposed"),
        ("Families fled to the port.", "opposed"),
        ("The port was rescued.", "opposed"),
        ("The port said that militants left.", "bears_arms"),
    ],
)
def test_parts_that_are_not_played(text, part):
    assert part not in {cue.part for cue in casting.cues(text, casting.mentions(text, "the port"))}


@pytest.mark.parametrize(
    "text, entity, expected",
    [
        (
            "Seven states joined the fight against the Iron Hand. The defeat of the Iron Hand is near.",
            "the Iron Hand",
            "villain",
        ),
        ("Iron Hand militants were killed. Victory over the Iron Hand was declared.", "the Iron Hand", "villain"),
        ("The allies defeated the Iron Hand and freed the hostages.", "The allies", "hero"),
        ("The allies defeated the Iron Hand and freed the hostages.", "the hostages", "victim"),
    ],
)
def test_who_is_fought_is_the_villain(text, entity, expected):
    assert framing.role(text, entity) == expected


def test_whole_words_are_mentions_before_parts():
    assert casting.mentions("IS rises in the isles of IS", "IS") == [(0, 2), (25, 27)]
    assert casting.mentions("arise", "is") == [(2, 4)]
    assert casting.mentions("arise", " ") == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Civilians were killed.", ("were killed", None, "Civilians")),
        ("Civilians were reportedly killed by two gunmen.", ("were reportedly killed", "two gunmen", "Civilians")),
        ("Rebels attacked the convoy.", ("attacked", "Rebels", "the convoy")),
        ("A bridge was destroyed by Monday's storm.", ("was destroyed", "Monday's storm", "A bridge")),
    ],
)
def test_acts(text, expected):
    (act,) = framing.acts(text)
    assert tuple(span and text[slice(*span)] for span in ((act.start, act.end), act.doer, act.sufferer)) == expected
    assert act.agentless == (act.voice == "passive" and expected[1] is None)


@pytest.mark.parametrize(
    "text, expected",
    [
        # what is tied to a noun is no subject of its own
        ("The union that represents workers in Ostley condemned the cut.", ("The union", "the cut")),
        ("A bursar who stole £412,000 from a fund was sentenced.", (None, "A bursar")),
        ("Poor families without a car are being abandoned.", (None, "Poor families without a car")),
        ("A good man with a gun stopped it.", ("A good man with a gun", "it")),
        ("People fleeing the war were attacked.", (None, "People fleeing the war")),
        (
            "A resolution on the talks was rejected by the council last year.",
            ("the council", "A resolution on the talks"),
        ),
        ("A hearing under the act is due to be cancelled.", (None, "A hearing under the act")),
        ("She said that shops in Ostley were looted.", (None, "shops in Ostley")),
        ("Now we work with our allies to destroy the militants.", ("our allies", "the militants")),
        ("They praised the brave men who freed the prisoners.", ("the brave men", "the prisoners")),
        # what stands between commas is passed over
        ("The officer, Kyle Brandt, was injured.", (None, "The officer")),
        ("Cora Vale, 52, of Odderby, was arrested.", (None, "Cora Vale")),
        ("On Friday, the clerk, a quiet man, was attacked.", (None, "the clerk")),
        ("The bill, he said, and the plan, were rejected.", None),
        # amounts, titles, nouns in -ly, two who suffer together
        ("At least 37 people were killed.", (None, "At least 37 people")),
        ("More than 20 were injured by up to 18,000 bees.", ("up to 18,000 bees", "More than 20")),
        ("Mr. Renner was hit.", (None, "Mr. Renner")),
        ("The family was evicted.", (None, "The family")),
        ("Storms threatened an unlikely ally.", ("Storms", "an unlikely ally")),
        ("Mothers and babies were abandoned.", (None, "Mothers and babies")),
        # the subject of the verb before "to", pronouns, what comes before the subject
        ("He vowed to destroy the rebels.", ("He", "the rebels")),
        ("After the raid she fought the firm.", ("she", "the firm")),
        ("The aid agency was accused of fraud.", (None, "The aid agency")),
        ("Aid groups accused both sides of war crimes.", ("Aid groups", "both sides")),
        ("Bo Lind hid wounded students.", ("Bo Lind", "wounded students")),
        ("The bridge must be closed by Friday.", (None, "The bridge")),
        ("The staff were overwhelmed by calls.", ("calls", "The staff")),
        ("The ‘caliphate’ has been defeated.", (None, "The ‘caliphate")),
        ("They called on the states to help the town.", ("the states", "the town")),
        ("The council intends to abandon the hospital.", ("The council", "the hospital")),
        # what follows "by" and does nothing
        ("Plans were approved by a single vote.", (None, "Plans")),
        ("The bridge was closed by the end of May.", (None, "The bridge")),
        ("The boy was rescued by helicopter.", (None, "The boy")),
        ("The boy was rescued by a helicopter.", ("a helicopter", "The boy")),
        ("The bridge was closed by the mayor.", ("the mayor", "The bridge")),
        ("Parents were lied to.", (None, "Parents")),
        ("A gunman shot at the crowd.", ("A gunman", None)),
        ("Activists cut the fence.", ("Activists", "the fence")),
        ("The firm has broken the law.", ("The firm", "the law")),
        ("Rebels attacked at dawn.", ("Rebels", None)),
    ],
)
def test_who_does_it_and_to_whom(text, expected):
    found = [tuple(span and text[slice(*span)] for span in (act.doer, act.sufferer)) for act in framing.acts(text)]
    assert expected is None or expected in found, found


@pytest.mark.parametrize(
    "text",
    [
        "The staff were exhausted.",
        "She will be back stronger.",
        "They are divided.",
        "He was tired.",
        "The attack on the port was large.",
        "The United States are large.",
        "Help is near.",
        "The board discussed an immediate quarter-point cut.",
        "He let a tame shot from Marsh slip.",
        "In minutes released on Tuesday they spoke of growth.",
        "Growth slowed to 0.1 percent.",
        "She climbed with two broken fingers.",
        "They asked for money in order to raise pigs.",
        "Her marriage ended in May.",
        "Her father drowned.",
        "Children saved for months.",
        "Officers found the tractors, some of them hidden under loads of potatoes.",
        "",
    ],
)
def test_no_acts(text):
    assert framing.acts(text) == []


def test_agency_counts_doing_and_suffering():
    found = {
        each.name: each for each in framing.agency("Ada Quill attacked Bo Lind. Bo Lind was injured by Ada Quill.")
    }
    assert (found["Ada Quill"].doer, found["Ada Quill"].sufferer) == (2, 0)
    assert (found["Bo Lind"].doer, found["Bo Lind"].sufferer) == (0, 2)


@pytest.mark.parametrize(
    "text, label, link",
    [
        ("Ada Quill, a ruthless speculator, bought the mill.", "a ruthless speculator", "apposition"),
        ("Ada Quill is a liar.", "a liar", "predicate"),
        ("Ada Quill smiled. Quill left.", "Quill", "name"),
        ("Ada Quill, 34, a retired nurse, left.", "a retired nurse", "apposition"),
        ("The mayor's brother shot an unarmed man, Ada Quill, 34, who fled.", "an unarmed man", "apposition"),
        ("It was said by her daughter, Ada Quill, who left.", "her daughter", "apposition"),
        ("Ada Quill spoke. These reckless thugs must go. This clown, he said.", "This clown", "description"),
    ],
)
def test_naming(text, label, link):
    assert (label, link) in {(each.text, each.link) for each in framing.naming(text) if each.name == "Ada Quill"}


@pytest.mark.parametrize(
    "text",
    [
        "Growth in Norbia is the result.",
        "Ada Quill, on Monday, left.",
        "Ada Quill is late.",
        "According to the police, Ada Quill left.",
        "After the verdict, Ada Quill, in tears, left.",
        "Ada Quill built it. We must sell this monstrosity. It may be that fools rush in.",
    ],
)
def test_no_label_beside_the_name(text):
    assert all(each.link in ("name", "description") for each in framing.naming(text))


def test_people_without_a_name_are_gathered_by_their_group():
    text = (
        "Rebels took Ostley. The insurgents, whom a minister calls terrorists, met fire fighters and the Rebels Band."
    )
    found = {each.text for each in framing.naming(text) if each.link == "group" and each.name == "armed group"}
    assert {"insurgents", "terrorists"} <= found
    assert "fighters" not in found
    assert not [each for each in framing.naming("A migrant moth and two rebel songs.") if each.link == "group"]


@pytest.mark.parametrize(
    "text, function",
    [
        ("The town faces a crisis.", "problem"),
        ("Floods came because of the dam.", "cause"),
        ("It is a disgrace.", "evaluation"),
        ("The council must act.", "remedy"),
        ("They not only proposed it.", "remedy"),
        ("Tensions rose.", "problem"),
        ("The row caused delay.", "cause"),
        ("It was a shocking story.", "evaluation"),
        ("They pushed for a bridge.", "remedy"),
        ("Protesters demand justice.", "remedy"),
        ("A vaccination campaign has begun.", "remedy"),
        ("Landslides cut off the town.", "problem"),
        ("The row fuelled the dispute.", "cause"),
        ("The gang is behind the raid.", "cause"),
        ("I blame the developers.", "cause"),
        ("They not only blame the weather.", "cause"),
        ("Experts urged a ban.", "remedy"),
        ("Corruption is rife.", "problem"),
        ("The mill should have filters.", "remedy"),
    ],
)
def test_functions(text, function):
    assert function in {each.function for each in framing.functions(text)}


@pytest.mark.parametrize(
    "text",
    [
        "No one was injured.",
        "There is no immediate threat.",
        "It was not a disaster.",
        "The vote is due to be held in June.",
        "They were dumping solvents.",
        "He was sent off for a late tackle on Bo Lind.",
        "Bo Lind pulled the trigger.",
        "She was paid damages.",
        "The hearing is due to resume in June.",
        "There is no easy solution.",
        "She did not call for prayers.",
        "They declined to comment.",
        "A harmless worm lives beside the emergency room.",
        "The vaccine was given in three doses.",
        "Revenue rose on strong demand for its ovens.",
        "The party won a landslide victory.",
        "He should have buried the rebound.",
        "It was written by the Tervanian Disaster Agency.",
        "Petrol, fuel and alcohol were on the list.",
        "The bank is behind the curve.",
        "Other experts urged caution.",
        "The teacher tackled him.",
        "I do not blame the developers.",
        "He proposed to my sister.",
        "She died of heart failure.",
        "He is an anti-corruption prosecutor.",
    ],
)
def test_no_function(text):
    assert not framing.functions(text)


def test_functions_belong_to_their_speaker():
    text = "The town sleeps. “The dam must go,” said Ana Ruiz."
    assert [(each.function, each.speaker) for each in framing.functions(text)] == [("remedy", "Ana Ruiz")]


@pytest.mark.parametrize(
    "text, kinds",
    [
        ("It may rain.", ["hedge"]),
        ("It is possible that it could rain.", ["hedge", "hedge"]),
        ("Those who could not pay came as soon as possible.", []),
        ("An unlikely guest appeared before a judge.", []),
        ("It will surely rain.", ["booster"]),
        ("The US left in May.", []),
        ("They fear us.", ["them", "us"]),
    ],
)
def test_markers(text, kinds):
    assert [each.kind for each in framing.markers(text)] == kinds


@settings(max_examples=60, deadline=None)
@given(text=ANY)
def test_any_text_gives_exact_spans(text):
    spans = [(each.start, each.end) for each in (*framing.acts(text), *framing.functions(text), *framing.markers(text))]
    spans += [span for act in framing.acts(text) for span in (act.doer, act.sufferer) if span]
    spans += [span for label in framing.naming(text) for span in label.spans]
    spans += [span for each in framing.roles(text) for span in each.mentions + each.evidence]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert framing.role(text, text[:12]) in portrayal.ROLES
