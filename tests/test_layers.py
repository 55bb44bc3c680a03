"""Data flows one way: a module imports only from layers below its own."""

import ast
import re
from pathlib import Path

import newslab

PACKAGE = Path(newslab.__file__).parent
LAYERS = [  # lowest first; parts of one layer do not import each other
    {"errors"},
    {"lexicons", "tensors"},
    {"contextual", "language", "markup", "sentences", "vectors"},
    {"article"},
    {"cleaning"},
    {"pages"},
    {"reading"},
    {"actors"},
    {"quotes"},
    {"sentiment", "framing", "claims"},
    {"tables"},
    {"charts"},
    {"report", "corpus", "coding", "notebooks"},
    {"cli"},
    {"__main__"},
]
LEVEL = {part: level for level, parts in enumerate(LAYERS) for part in parts}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "base", "common", "manager", "misc"}


def part_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "newslab":
            rest = node.module.split(".")[1:]
            yield from [rest[0]] if rest else [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("newslab."):
                    yield alias.name.split(".")[1]


def modules():
    return sorted(path for path in PACKAGE.rglob("*.py") if "resources" not in path.parts)


def test_imports_point_downwards():
    wrong = []
    for path in modules():
        part = part_of(path)
        if part == "__init__":
            continue
        for other in imported_parts(ast.parse(path.read_text(encoding="utf-8"))):
            if other in LEVEL and other != part and LEVEL[other] >= LEVEL[part]:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {other}")
    assert not wrong


def test_every_part_has_its_layer():
    assert {part_of(path) for path in modules()} - {"__init__"} <= set(LEVEL)


def test_no_module_without_a_noun():
    assert not [path for path in modules() if path.stem.strip("_") in FORBIDDEN_NAMES]


def test_no_group_is_repeated_possessively():
    """Python before 3.11.5 matches `(...)*+` wrongly where the group may backtrack; single characters are safe."""
    wrong = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+|\(\?>")
    assert not [path for path in modules() if wrong.search(path.read_text(encoding="utf-8"))]
