"""The docs name every public thing, and every public thing says what it gives back."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import newslab

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODULES = [import_module(f"newslab.{name}") for name in newslab._MODULES]


def public(module):
    names = getattr(module, "__all__", None) or [
        n for n, v in vars(module).items() if not n.startswith("_") and getattr(v, "__module__", "") == module.__name__
    ]
    return [(f"{module.__name__}.{name}", getattr(module, name)) for name in names]


def test_every_public_name_exists_and_is_listed():
    assert all(getattr(newslab, name) is not None for name in newslab.__all__)
    assert set(dir(newslab)) == set(newslab.__all__)


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(AttributeError, match=r"newslab has no 'pars'; it has .*parse"):
        newslab.pars  # noqa: B018


@pytest.mark.parametrize(
    "name, thing",
    [pair for module in MODULES for pair in public(module)],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_every_public_thing_has_a_docstring(name, thing):
    if callable(thing):
        assert (thing.__doc__ or "").strip(), name


@pytest.mark.parametrize("name", [name for name in newslab.__all__ if not name.startswith("_")])
def test_readme_names_every_public_name(name):
    assert re.search(rf"\b{name}\b", README), f"README does not mention {name}"


def test_readme_script_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", README, re.S)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def test_readme_shows_what_its_script_prints(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    script, shown = re.search(r"```python\n(.*?)```\n+```text\n(.*?)```", README, re.S).groups()
    exec(compile(script, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    first, last = shown.split("…\n")
    assert printed.startswith(first) and printed.endswith(last)


@pytest.mark.parametrize("line", re.findall(r"^newslab (report|analyse) (\S+) --out (\S+)", README, re.M))
def test_readme_commands_run(line, tmp_path):
    from newslab.cli import main

    command, article, out = line
    assert main([command, str(ROOT / article), "--out", str(tmp_path / out)]) == 0
    assert (tmp_path / out).exists()


def test_readme_lists_every_notebook_and_links_lead_somewhere():
    assert all(path.name in README for path in (ROOT / "notebooks").glob("*.ipynb"))
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
