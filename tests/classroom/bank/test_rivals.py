"""All that a bank is to tell: what people wrote, and what a machine makes of it by hunks of lines."""

from classroom.bank.rivals import FEW_CHANGES, MOST_CROSSED, crossed, rivals
from tests.banked import ANSWERS, write_banked

REFERENCE = "def f(a):\n    b = 1\n    c = 2\n    d = 3\n    e = 4\n    return a, b, c, d, e\n"


def changed(*places):
    """The reference with other numbers on lines that begin with these letters."""
    lines = [f"    {line[4]} = 0" if line[4:5] in places else line for line in REFERENCE.splitlines()]
    return "\n".join(lines) + "\n"


def test_two_beliefs_are_crossed_by_their_changes():
    assert crossed(REFERENCE, {"one": changed("b"), "two": changed("d")}) == {"one and two": changed("b", "d")}


def test_a_belief_of_two_changes_is_tried_with_each_alone():
    made = crossed(REFERENCE, {"one": changed("b", "d")})
    assert made["change 0 of one"] == made["one without change 1"] == changed("b")
    assert made["change 1 of one"] == changed("d")


def test_changes_that_meet_are_not_crossed():
    other = REFERENCE.replace("b = 1", "b = 9")
    assert crossed(REFERENCE, {"one": changed("b"), "two": other}) == {}


def test_what_is_no_python_is_left_out():
    broken = REFERENCE.replace("    return a, b, c, d, e", "    return (a,\n            b)").replace("b = 1", "b = 2")
    assert all(compile(source, "crossed", "exec") for source in crossed(REFERENCE, {"one": broken}).values())
    torn = {"one": REFERENCE.replace("    b = 1\n", "    if a:\n").replace("    c = 2\n", "        c = 0\n")}
    assert "change 0 of one" not in crossed(REFERENCE, torn | {"two": changed("e")})


def test_answers_that_are_quite_different_are_not_crossed():
    lines = [f"x{n} = {n}" for n in range(4 * FEW_CHANGES)]
    reference = "\n".join(lines) + "\n"
    far = "\n".join(line + "0" if n % 2 else line for n, line in enumerate(lines)) + "\n"
    assert not [name for name in crossed(reference, {"far": far, "near": reference + "y = 1\n"}) if " and " in name]


def test_there_are_not_too_many_and_always_the_same():
    lines = [f"x{n} = {n}" for n in range(60)]
    wrong = {f"w{n}": "\n".join([*lines[:n], f"x{n} = -1", *lines[n + 1 :]]) + "\n" for n in range(0, 60, 2)}
    made = crossed("\n".join(lines) + "\n", wrong)
    assert len(made) == MOST_CROSSED
    assert made == crossed("\n".join(lines) + "\n", wrong)


def test_every_group_is_there_and_each_text_once(tmp_path):
    exercise = write_banked(tmp_path).written_exercise("larger")
    found = rivals(exercise)
    assert {rival.group for rival in found} >= {"wrong", "rival", "mutant", "deletion"}
    assert [rival.name for rival in found if rival.group == "rival"] == ["rival_set"]
    assert {r.name: r.source for r in found if r.group == "wrong"} == {
        name: source for name, source in ANSWERS.items() if name.startswith("wrong_")
    }
    machine = [rival.source.strip() for rival in found if rival.group not in ("wrong", "rival")]
    assert len(machine) == len(set(machine))
    assert exercise.cell.source.strip() not in machine
