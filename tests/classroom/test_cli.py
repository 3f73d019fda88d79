"""The command line: help with an example, errors as one sentence, exit codes."""

import pytest
from click.testing import CliRunner

from classroom.__main__ import main
from tests.tiny import write_tiny


def run(*arguments):
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("command", sorted(main.commands))
def test_help_shows_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: classroom {command}" in result.output


@pytest.mark.parametrize(
    "arguments",
    [("build", "99-none"), ("check", "99-none"), ("grade", "99-none"), ("class", "--lesson", "99-none")],
    ids=lambda a: a[0],
)
def test_an_unknown_lesson_is_one_sentence_and_exit_1(arguments, tmp_path):
    write_tiny(tmp_path)
    result = run(*arguments, "--course", str(tmp_path))
    assert result.exit_code == 1
    assert result.stderr.strip() == "classroom: there is no lesson '99-none'; the lessons are: 01-tiny"


def test_grading_what_was_never_built_says_what_to_run(tmp_path):
    write_tiny(tmp_path)
    result = run("grade", "01-tiny", "--course", str(tmp_path))
    assert result.exit_code == 1
    assert "run classroom build 01-tiny" in result.stderr
    assert not (tmp_path / "gradebook.db").exists()
