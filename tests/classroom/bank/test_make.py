"""``classroom bank`` from end to end: what is missing or old is made, what is there stays, what nobody needs goes."""

from functools import partial

import pytest
from click.testing import CliRunner

from classroom.__main__ import main
from classroom.bank.bank import read_bank, read_reserve, write_reserve
from classroom.bank.ground_truth import BANK, GroundTruth, Played
from classroom.bank.make import Made, is_fresh, lines_on, make_banks
from classroom.bank.rivals import Rival
from classroom.bank.search import TELLINGS, Found, Told
from classroom.bank.worker_pool import worker_pool
from classroom.errors import CourseError
from tests.banked import DOMAIN


@pytest.fixture(autouse=True)
def one_player(monkeypatch):
    """Each takes longer to start than all plays of this lesson; the bank that is compared with was made by several."""
    monkeypatch.setattr("classroom.bank.make.worker_pool", partial(worker_pool, workers=1))


def bank(lesson, *options):
    return CliRunner().invoke(main, ["bank", lesson.name, "--course", str(lesson.course.root), *options])


def files(lesson):
    return {path.name: path.read_bytes() for path in (lesson.folder / "bank").iterdir()}


def test_what_another_run_finds_meanwhile_stays(banked):
    """Two authors, or two windows, search exercises of one lesson; the reserves of all are in one file."""
    (banked.folder / "domains" / "total.py").write_text(DOMAIN)
    others = {"total": read_reserve(banked)["larger"]}
    make_banks(banked, ["larger"], again=True, told=lambda name: write_reserve(banked, others))
    assert read_reserve(banked) == {"larger": others["total"], "total": others["total"]}


def test_a_bank_tells_every_answer_and_knows_what_each_belief_does(banked):
    made, reserve = read_bank(banked, "larger"), read_reserve(banked)["larger"]
    assert set(made.beliefs) == set(reserve.beliefs) == {"wrong_equal", "wrong_sorted", "wrong_in_place"}
    assert all(len(belief.told) >= TELLINGS for belief in made.beliefs.values())
    assert [name for name, belief in made.beliefs.items() if belief.visible] == ["wrong_in_place"]
    assert {number for case in made.cases for number in case.kinds} == {0, 1, 2, 3}
    assert len(reserve.cases) > 90
    assert all(len(wanted) == 6 for _, wanted in reserve.cases.values())
    assert made.made_from == reserve.made_from
    assert len(made.cases) < 20


def test_a_second_run_makes_nothing_and_says_so(banked):
    before = files(banked)
    result = bank(banked)
    assert (result.exit_code, result.output.strip()) == (0, "01-tiny: nothing to search anew")
    assert files(banked) == before


def test_again_gives_the_same_bytes_and_a_bank_that_nobody_needs_goes(banked):
    before = files(banked)
    (banked.folder / "bank" / "gone.json").write_text("[]")
    result = bank(banked, "--again")
    assert result.exit_code == 0
    assert "rivals told" in result.output
    assert files(banked) == before


@pytest.mark.parametrize("name", ["larger.json", "reserve.json.xz"])
def test_a_damaged_file_is_made_anew(banked, name):
    before = files(banked)
    (banked.folder / "bank" / name).write_bytes(b"<<<<<<< ours")
    lesson = banked.course.lesson(banked.name)
    assert [made.exercise for made in make_banks(lesson)] == ["larger"]
    assert files(lesson) == before


def test_what_has_changed_is_made_anew(redo):
    lesson = redo("answers/larger/wrong_equal.py", ">= limit", ">= limit - 1")
    exercise = lesson.written_exercise("larger")
    assert not is_fresh(lesson, exercise, read_reserve(lesson))
    before = read_bank(lesson, "larger")
    (made,) = make_banks(lesson)
    assert is_fresh(lesson, exercise, read_reserve(lesson))
    assert read_bank(lesson, "larger").made_from != before.made_from
    assert made.found.untold == []


def test_with_the_last_domain_its_bank_and_reserve_go(banked):
    (banked.folder / "domains" / "larger.py").unlink()
    assert bank(banked).exit_code == 0
    assert files(banked) == {}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("def draw(", "def drawn(", "domains/larger.py lacks the function draw"),
        ("limit in sizes else", "limit in sizes else ['no kind'] or", "kinds() names 'no kind'"),
        ("rng.randrange(1, 7)", "rng.choice([])", "draw() raises IndexError"),
        ("return all(", "return 1 > 2 and all(", "no case of larger counts: see domains/larger.py"),
    ],
)
def test_a_bad_domain_is_one_sentence_and_exit_1(redo, old, new, told):
    lesson = redo("domains/larger.py", old, new)
    before = files(lesson)
    result = bank(lesson)
    assert result.exit_code == 1
    assert result.stderr.startswith("classroom: 01-tiny")
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert files(lesson) == before


def test_an_exercise_without_a_domain_is_one_sentence(banked):
    result = bank(banked, "--exercise", "total")
    assert result.exit_code == 1
    assert result.stderr.strip() == "classroom: 01-tiny has no domain for total; it has domains for: larger"


def test_an_exercise_needs_its_lesson(banked):
    result = CliRunner().invoke(main, ["bank", "--course", str(banked.course.root), "--exercise", "larger"])
    assert (result.exit_code, result.output) != (0, "")


def test_an_answer_that_cannot_be_loaded_is_one_sentence(banked):
    (banked.folder / "answers" / "larger" / "right_more.py").write_text('"""More."""\n1 / 0\n')
    with pytest.raises(CourseError, match="larger: right_more cannot be loaded"):
        make_banks(banked.course.lesson(banked.name))


def test_an_author_reads_what_the_search_could_not_do():
    rivals = [Rival(group, f"{group} answer", "") for group in ("wrong", "rival", "mutant", "crossed")]
    told = [Told(rival) for rival in rivals] + [Told(Rival("rival", "seldom", ""), {0: "x"})]
    contradicted = [("right_one", "([1], 2)", "(a, True)", "(b, True)")] * 5
    on = GroundTruth([Played(0, 0, [0], "")], contradicted)
    lines = lines_on(Made("larger", Found(on, GroundTruth(), told, [0], ["line 3 → line 4"]), 1234))
    assert lines == [
        "larger: 1 cases of 1, 1.2 kB; 1 of 5 rivals told",
        *["  contradicts the reference: right_one on ([1], 2): (b, True), and not (a, True)"] * 3,
        "  … and 2 cases more on which a right answer contradicts it",
        "  no case takes the branch line 3 → line 4",
        "  untold wrong: wrong answer",
        "  untold rival: rival answer",
        "  untold mutant: mutant answer",
        "  untold: 1 crossed answers, of which many are right: nothing to do",
        "  told by 1 of the bank's cases, of 4 wanted: seldom",
    ]


def test_the_domain_of_these_tests_is_what_is_searched(banked):
    assert banked.domain("larger") == DOMAIN
    assert BANK == "bank"
