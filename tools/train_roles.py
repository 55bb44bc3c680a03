"""Learn the weights of framing.role from the Narrative Frames Corpus (Frermann et al. 2023, MIT licence) and from
roles_examples.tsv.

    python tools/train_roles.py LABELLED.jsonl.gz [--check]

Each line of the data is an object with doc, entity, text and labels (one role); a line with no entity gives the text of
its doc.
Writes newslab/resources/framing_roles_weights.tsv; with --check it only reports macro F1 over five folds by document.
"""

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path

from newslab import lexicons
from newslab.framing import casting, portrayal

HEADER = """# Weights of the features of framing.role for each role: multinomial logistic regression.
# Origin: learned by tools/train_roles.py from the Narrative Frames Corpus (Frermann et al. 2023), MIT licence,
# and from invented examples (tools/roles_examples.tsv). Licence: MIT.
# feature: bias, a part played beside a mention, or kind_ and the nearness to a kind of actor; hero, villain, victim: log-odds.
"""
STRENGTH = 1.0
SHARE = 0.5  # an invented example counts half: they are many on war and crime, that villains may be told there too
RAREST = 8


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    articles = {line["doc"]: line["text"] for line in lines if line.get("track") == "generic"}
    return [dict(line, text=articles[line["doc"]]) for line in lines if line.get("track") == "roles"]


def examples():
    """Our own stories, in the same shape."""
    return [dict(row, labels=[row["role"]]) for row in lexicons.read(Path(__file__).with_name("roles_examples.tsv"))]


def described(item):
    spans = portrayal.mentions(item["text"], item["entity"])
    cues = casting.cues(item["text"], spans[: casting.MOST])
    return portrayal.features(item["text"], item["entity"], spans, cues)


def fit(found, gold, own):
    """{feature: {role: weight}} with the bias, from labelled entities and our own."""
    shares = [1.0] * len(found) + [SHARE] * len(own)
    found, gold = found + [features for features, _ in own], gold + [role for _, role in own]
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    count = Counter(name for each in found for name in each)
    vectorizer = DictVectorizer(sparse=False)
    matrix = vectorizer.fit_transform(
        [{name: value for name, value in each.items() if count[name] >= RAREST} for each in found]
    )
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000)
    model.fit(matrix, gold, sample_weight=shares)
    place = {name: list(model.classes_).index(name) for name in portrayal.ROLES}
    table = {"bias": {name: model.intercept_[place[name]] for name in portrayal.ROLES}}
    for number, feature in enumerate(vectorizer.get_feature_names_out()):
        table[feature] = {name: model.coef_[place[name], number] for name in portrayal.ROLES}
    return table


def told(table, found):
    odds = {
        name: table["bias"][name] + sum(value * table[key][name] for key, value in found.items() if key in table)
        for name in portrayal.ROLES
    }
    return max(portrayal.ROLES, key=odds.get)


def check(items, found, own):
    folds = [hashlib.sha256(item["doc"].split("_DOC")[0].encode()).digest()[0] % 5 for item in items]
    gold = [item["labels"][0] for item in items]
    said = [""] * len(items)
    for fold in range(5):
        inside = [n for n in range(len(items)) if folds[n] != fold]
        table = fit([found[n] for n in inside], [gold[n] for n in inside], own)
        for n in range(len(items)):
            if folds[n] == fold:
                said[n] = told(table, found[n])
    scores = []
    for name in portrayal.ROLES:
        both = sum(s == g == name for s, g in zip(said, gold, strict=True))
        scores.append(2 * both / (said.count(name) + gold.count(name)))
    print(
        f"macro F1 {sum(scores) / 3:.3f}:",
        ", ".join(f"{name} {score:.2f}" for name, score in zip(portrayal.ROLES, scores, strict=True)),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    items = read(options.data)
    found = [described(item) for item in items]
    own = [(described(item), item["labels"][0]) for item in examples()]
    check(items, found, own)
    if options.check:
        return
    table = fit(found, [item["labels"][0] for item in items], own)
    lines = [
        "\t".join((feature, *(f"{weights[name]:.4f}" for name in portrayal.ROLES)))
        for feature, weights in table.items()
    ]
    path = lexicons.RESOURCES / "framing_roles_weights.tsv"
    path.write_text(
        HEADER + "\t".join(("feature", *portrayal.ROLES)) + "\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
