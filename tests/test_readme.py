"""README and docs show what is there: files, targets, commands."""

import re
from pathlib import Path

import pytest

from classroom.__main__ import main
from course.__main__ import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = ["README.md", "CONTRIBUTING.md", "docs/teaching.md", "docs/scaling.md"]


def page(name):
    return (ROOT / name).read_text("utf-8")


def code_of(text: str) -> list[str]:
    return [indented or quoted for indented, quoted in re.findall(r"^ {4,}(.*)$|`([^`\n]+)`", text, re.MULTILINE)]


def unknown(text: str) -> list[str]:
    """Commands of ours that a text shows and that do not exist."""
    shown = "\n".join(code_of(text))
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    known = {"make": set(targets), "classroom": set(main.commands), "python -m course": set(COMMANDS)}
    return [
        f"{program} {word}"
        for program, words in known.items()
        for word in re.findall(rf"(?:^|&& |; ){program} ([a-z]+)", shown, re.MULTILINE)
        if word not in words
    ]


@pytest.mark.parametrize("name", PAGES)
def test_every_command_shown_exists(name):
    assert unknown(page(name)) == []


def test_a_command_that_does_not_exist_is_found():
    text = "Do `make labs`, or\n\n    classroom grades 04-dns\n    python -m course rest 04-dns walk   # again\n"
    assert unknown(text) == ["make labs", "classroom grades", "python -m course rest"]


@pytest.mark.parametrize("name", PAGES)
def test_every_file_that_is_linked_or_shown_is_there(name):
    text = page(name)
    linked = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'(?:src|srcset)="([^":]+)"', text)
    assert [file for file in linked if not ((ROOT / name).parent / file).exists()] == []


@pytest.mark.parametrize("heading", ["Students", "Instructors", "Authors"])
def test_each_reader_finds_three_commands(heading):
    (section,) = re.findall(rf"^## {heading}\n(.*?)^## ", page("README.md"), re.MULTILINE | re.DOTALL)
    first = re.search(r"(?:^ {4}\S.*\n)+", section, re.MULTILINE)[0]
    assert len(first.splitlines()) == 3
