"""Each rule for domains and banks: the smallest lesson with a bank keeps them all, and a seeded defect is found."""

import shutil

import pytest

from classroom.bank.bank import domain
from classroom.bank.mutants import Mutant
from classroom.gate import Finding, Runner, domains
from classroom.gate.answers import check_answers
from classroom.gate.diagnoses import check_named
from classroom.gate.domains import check_bank, check_domain, check_plays, rules_and_kinds, rules_of
from classroom.gate.files import check_unlisted
from classroom.gate.mutants import killed_by_bank
from classroom.gate.runner import SEEDS
from classroom.judge.session_pool import SessionResult
from tests.banked import SIGNATURE

DOMAIN, TEXT = "domains/larger.py", "tiny.py"


def read(lesson):
    return check_domain(lesson, lesson.exercise("larger"))


def test_a_tidy_domain_has_no_finding(banked):
    assert read(banked) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (DOMAIN, '("test_larger_limit"', '("test_larger_most"', "test_larger_most is no test cell of this exercise"),
        (DOMAIN, '("test_larger_limit"', '("test_total"', "test_total is no test cell of this exercise"),
        (DOMAIN, "is not above it.", "is above it.", "quotes what the task does not say: 'A size equal to"),
        (DOMAIN, '"For example', '"E.g.', "quotes what the task does not say: 'E.g."),
        (
            TEXT,
            "`sizes` stays as it is.",
            "No size is below 1. `sizes` stays as it is.",
            "no kind claims the rule: No size",
        ),
        (DOMAIN, "`sizes` stays as it is", "above `limit`", "no kind claims the rule: `sizes` stays as it is."),
    ],
)
def test_what_a_domain_says_of_its_task_is_held_against_it(redo, name, old, new, told):
    findings = read(redo(name, old, new))
    assert {(one.rule, one.where) for one in findings} == {("domain", "larger")}
    assert [one for one in findings if one.text.startswith(DOMAIN) and told in one.text]


def test_the_first_sentence_of_a_task_is_a_rule_too(redo):
    quotes = [
        ("in the order of `sizes`", "`sizes` stays as it is"),
        ("the sizes above `limit`", "`sizes` stays as it is"),
    ]
    for old, new in quotes:
        lesson = redo(DOMAIN, f'"{old}"', f'"{new}"')
    (finding,) = read(lesson)
    assert finding.text.startswith(
        f"{DOMAIN}: no kind claims the rule: Write `larger(sizes, limit) -> list`: the sizes"
    )


def test_rules_are_the_tasks_sentences_without_heading_minutes_hints_and_what_may_be_used(banked):
    assert rules_of(banked.exercise("larger")) == [
        "Write `larger(sizes, limit) -> list`: the sizes above `limit`, in the order of `sizes`.",
        "A size equal to `limit` is not above it.",
        "`sizes` stays as it is.",
        "For example `larger([7, 3, 9], 5)` gives `[7, 9]`.",
    ]


def test_rules_stand_beside_the_kinds_that_claim_them(banked):
    lines = list(rules_and_kinds(domain(banked, "larger"), banked.exercise("larger")))
    assert lines[3:5] == [
        "A size equal to `limit` is not above it.",
        "    test_larger_limit: a size that is the limit",
    ]


def test_two_right_answers_are_needed(banked):
    (banked.folder / "answers" / "larger" / "right_filter.py").unlink()
    (banked.folder / "answers" / "larger" / "right_comprehension.py").unlink()
    (finding,) = read(banked.course.lesson(banked.name))
    assert "needs 2 right answers" in finding.text


def test_a_domain_that_cannot_be_used_is_one_finding(banked):
    exercise = banked.exercise("larger")
    (banked.folder / DOMAIN).write_text("1 / 0\n")
    (finding,) = check_domain(banked, exercise)
    assert (finding.rule, finding.where) == ("domain", "larger")
    assert "cannot be loaded: ZeroDivisionError" in finding.text


def of_bank(lesson):
    return check_bank(lesson, lesson.exercise("larger"))


def test_a_fresh_bank_has_no_finding(banked):
    assert of_bank(banked) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (DOMAIN, "LEAST = 0", "LEAST = 1"),
        ("answers/larger/rival_set.py", "s > limit", "s > 1"),
        (TEXT, "larger, [4], 3", "larger, [5], 3"),
        ("bank/larger.json", '["made_from","', '["made_from","0'),
    ],
)
def test_a_stale_bank_is_found(redo, name, old, new):
    (finding,) = of_bank(redo(name, old, new))
    assert (finding.rule, finding.where) == ("bank", "larger")
    assert "run classroom bank 01-tiny --exercise larger" in finding.text


def test_a_reserve_that_is_gone_is_found(banked):
    (banked.folder / "bank" / "reserve.json.xz").unlink()
    assert [finding.rule for finding in of_bank(banked)] == ["bank"]


def test_a_kind_without_a_case_is_found(banked, monkeypatch):
    monkeypatch.setattr(domains, "is_fresh", lambda *given: True)
    path = banked.folder / DOMAIN
    path.write_text(
        path.read_text().replace("ASIDES", 'KINDS["no size at all"] = ("test_larger_limit", "size")\nASIDES')
    )
    (finding,) = of_bank(banked.course.lesson(banked.name))
    assert finding == Finding("bank", "larger", "has no case of the kind 'no size at all': draw some, or leave it out")


@pytest.mark.parametrize(
    ("limit", "told"), [("BANK_BYTES", "draw smaller cases"), ("RESERVE_BYTES", "the reserve has")]
)
def test_what_is_too_large_is_found(banked, monkeypatch, limit, told):
    monkeypatch.setattr(domains, limit, 100)
    (finding,) = of_bank(banked)
    assert told in finding.text


@pytest.fixture
def playing(staged, in_this_process):
    """``playing(lesson)``: findings on its answers, played here, on the banks as they are."""
    return lambda lesson: check_plays(staged(lesson), in_this_process)


def put(lesson, name, body):
    (lesson.folder / "answers" / "larger" / f"{name}.py").write_text(f'"""A."""{SIGNATURE}{body}\n')
    return lesson.course.lesson(lesson.name)


def test_answers_that_are_what_they_should_be_have_no_finding(banked, playing):
    assert playing(banked) == []


def test_a_right_answer_that_contradicts_is_found(banked, playing):
    (finding,) = playing(put(banked, "right_capped", "return [s for s in sizes if s > limit][:3]"))
    assert (finding.rule, finding.where) == ("bank", "larger/right_capped")
    assert "has another outcome on" in finding.text


def test_a_right_answer_that_fails_in_sight_is_found(banked, playing):
    body = "return [s for s in sizes if s > limit] if sizes != [7, 3, 9] else []"
    texts = [finding.text for finding in playing(put(banked, "right_not_shown", body))]
    assert "fails in plain sight: test_larger" in texts


@pytest.mark.parametrize("name", ["wrong_at_forty", "rival_at_forty"])
def test_what_no_case_of_the_bank_tells_is_found(banked, playing, name):
    (finding,) = playing(put(banked, name, "return [s for s in sizes if s > limit and s < 40]"))
    assert (finding.where, finding.rule) == (f"larger/{name}", "bank")
    assert "no case of the bank tells it" in finding.text


def test_a_mutant_is_killed_by_the_bank_or_in_sight(banked, playing, in_this_process):
    playing(banked)
    bodies = ["return [s for s in sizes if s >= limit]", "return [s for s in sizes if not s <= limit]"]
    made = [Mutant(f"{SIGNATURE}{body}", body) for body in bodies]
    assert killed_by_bank(banked.exercise("larger"), in_this_process)(made) == [True, False]


def test_domains_and_banks_are_of_the_lesson_and_others_are_strangers(banked):
    assert check_unlisted(banked) == []
    for name in ("domains/nothing.py", "bank/nothing.json", "bank/larger.txt", "answers/larger/rivalry.py"):
        (banked.folder / name).write_text("")
    found = {finding.where.removeprefix("lessons/01-tiny/") for finding in check_unlisted(banked)}
    assert found == {"domains/nothing.py", "bank/nothing.json", "bank/larger.txt", "answers/larger/rivalry.py"}


def test_a_reserve_without_a_domain_is_a_stranger(banked):
    shutil.rmtree(banked.folder / "domains")
    found = {finding.where for finding in check_unlisted(banked.course.lesson(banked.name))}
    assert found == {"lessons/01-tiny/bank/larger.json", "lessons/01-tiny/bank/reserve.json.xz"}


def test_banked_answers_are_run_and_named(banked, sessions):
    exercise, runner = banked.exercise("larger"), Runner(banked, sessions)
    assert check_answers(exercise, runner) == []
    ran = {answer.name: runner.split(exercise, answer.source, SEEDS[:1]) for answer in exercise.wrong}
    assert check_named(exercise, banked, ran) == []
    ran["wrong_equal"], ran["wrong_sorted"] = ran["wrong_sorted"], ran["wrong_sorted"]
    (finding,) = check_named(exercise, banked, ran)
    assert (finding.rule, finding.where) == ("diagnosis", "larger/wrong_equal")
    assert "is taken for" in finding.text
    ran["wrong_equal"] = runner.split(exercise, exercise.right[0].source, SEEDS[:1])
    (finding,) = check_named(exercise, banked, ran)
    assert "is never named: in the cases that it plays it does nothing of its own" in finding.text
    verdict = {"passed": False, "hidden": False}
    ran["wrong_equal"] = SessionResult(verdicts={f"{exercise.tests[0]}@{SEEDS[0]}": verdict})
    (finding,) = check_named(exercise, banked, ran)
    assert f"is never named: in sight it fails {exercise.tests[0]}, whose cases are not played then" in finding.text


def test_four_parts_run_each_banked_wrong_answer_in_one_kernel_once_and_right_ones_always(
    banked, sessions, seeds_alone
):
    exercise, ran = banked.exercise("larger"), []

    class Listening(Runner):
        def together(self, exercise, source, *arguments):
            ran.append(source)
            return super().together(exercise, source, *arguments)

    runner = Listening(banked, sessions)
    for part in [(which, 4) for which in range(4)]:
        assert check_answers(exercise, runner, part) == []
    assert [ran.count(answer.source) for answer in exercise.right] == [4] * len(exercise.right)
    assert [ran.count(answer.source) for answer in exercise.wrong] == [1] * len(exercise.wrong)
