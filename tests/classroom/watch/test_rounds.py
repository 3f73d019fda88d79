"""Rounds over a real exchange: what is new is graded and answered once, whatever stops a round."""

from contextlib import contextmanager
from itertools import islice

import pytest

from classroom.__main__ import main
from classroom.errors import CourseError
from classroom.grade.here import Here
from classroom.watch import attempts, exchange, keep_watching, rounds
from tests.classroom.grade.conftest import scores
from tests.tiny import NAME

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # nbgrader leaves timestamp.txt open
WRONG = "def total(numbers):\n    return 0"


def graded(done):
    return {one.student for one in done.graded}


def test_what_is_handed_in_is_graded_and_answered_once(term):
    watch = term.watch()
    assert watch.round().graded == []
    term.hand_in("ada")
    term.hand_in("ben", WRONG)
    assert graded(watch.round()) == {"ada", "ben"}
    assert scores(term.root)["ben"] < scores(term.root)["ada"]
    assert len(term.feedback()) == 2
    assert watch.round().graded == term.watch().round().graded == []


def test_a_round_that_grades_asks_a_cluster_for_its_workers_and_leaves_it_again(term):
    """Schedulers and workers come and go between rounds; one that has nothing to grade needs none."""
    asked = []

    @contextmanager
    def cluster():
        asked.append("joined")
        yield Here(1)
        asked.append("left")

    watch = term.watch(cluster=cluster)
    watch.round()
    assert asked == []
    for student in ("ada", "ben"):
        term.hand_in(student)
        assert graded(watch.round()) == {student}
        term.later(minutes=5)
    assert asked == ["joined", "left"] * 2


def test_watching_by_tcp_is_refused_in_a_sentence(term, capsys):
    term.hand_in("ada")
    with pytest.raises(SystemExit) as stopped:
        main(["watch", NAME, "--course", str(term.root), "--once", "--scheduler", "tcp://hub.example:8786"])
    assert stopped.value.code == 1
    assert "classroom: tcp://hub.example:8786 is refused" in capsys.readouterr().err


def test_only_who_handed_in_again_is_answered_again(term):
    watch = term.watch()
    term.hand_in("ada", WRONG)
    term.hand_in("ben")
    watch.round()
    before = term.feedback()
    term.later(minutes=5)
    term.hand_in("ada")
    assert graded(watch.round()) == {"ada"}
    assert scores(term.root)["ada"] == scores(term.root)["ben"]
    assert len(term.feedback()) == 3
    assert before.items() <= term.feedback().items()


def test_who_has_had_every_attempt_waits_and_then_the_newest_counts(term):
    term.hand_in("ada", WRONG)
    watch = term.watch(attempts=1)
    watch.round()
    free = term.time.replace(day=term.time.day + 1)
    for answer in (WRONG + "  # again", None):
        term.later(hours=1)
        term.hand_in("ada", answer)
        done = watch.round()
        assert (done.graded, done.waiting) == ([], {"ada": free})
    assert len(term.feedback()) == 1
    term.later(hours=22)
    low = scores(term.root)["ada"]
    assert graded(term.watch(attempts=1).round()) == {"ada"}
    assert scores(term.root)["ada"] > low


def test_a_neighbour_is_graded_while_one_waits(term):
    term.hand_in("ada")
    watch = term.watch(attempts=1)
    watch.round()
    term.later(hours=1)
    term.hand_in("ada", WRONG)
    term.hand_in("ben")
    done = watch.round()
    assert (graded(done), set(done.waiting)) == ({"ben"}, {"ada"})


@pytest.mark.parametrize("where", [(rounds, "write_feedback"), (exchange, "release_feedback"), (attempts, "enter")])
def test_a_round_that_was_killed_is_made_good(term, monkeypatch, where):
    def die(*arguments):
        raise KeyboardInterrupt

    term.hand_in("ada")
    with monkeypatch.context() as patched:
        patched.setattr(*where, die)
        with pytest.raises(KeyboardInterrupt):
            term.watch().round()
    done = term.watch(attempts=1).round()
    assert [(one.student, one.known) for one in done.graded] == [("ada", True)]
    assert len(term.feedback()) == 1
    assert term.watch().round().graded == []


def test_what_cannot_be_graded_is_told_once_and_stops_nobody(term):
    term.hand_in("ada")
    term.hand_in("ben")
    (term.root / "autograded" / "ben").mkdir(parents=True)
    (term.root / "autograded" / "ben" / NAME).write_text("in the way")
    watch = term.watch()
    done = watch.round()
    assert {one.student: bool(one.reason) for one in done.graded} == {"ada": False, "ben": True}
    assert watch.round().graded == []


def test_lines_say_who_was_graded_who_waits_and_once_what_is_wrong(term, monkeypatch):
    term.hand_in("ada")
    lines = keep_watching(term.watch(attempts=1), every=0.01)
    assert next(lines) == "ada: 3 of 3 tests passed, feedback is out"
    real, failing = exchange.collect, [True] * 3

    def collect(*arguments):
        if failing and failing.pop():
            raise CourseError("the exchange is away")
        return real(*arguments)

    monkeypatch.setattr(exchange, "collect", collect)
    term.later(hours=1)
    term.hand_in("ada", WRONG)
    told, waits = islice(lines, 2)
    assert told.endswith("the exchange is away")
    assert waits.startswith("ada: has had every attempt; the newest submission is graded at 2026-03-0")
    assert failing == []


def test_what_is_wrong_in_the_first_round_ends_it(term):
    (term.root / "nbgrader_config.py").write_text("c = get_config()\nc.Exchange.root = '/nowhere/at/all'\n")
    with pytest.raises(CourseError, match=f"nbgrader collect --update {NAME} fails:\n.*Unwritable directory"):
        next(keep_watching(term.watch(), every=None))


def test_the_command(term, capsys):
    term.hand_in("ada")
    with pytest.raises(SystemExit) as ended:
        main(["watch", NAME, "--once", "--course", str(term.root), "--cpu", "2"], prog_name="classroom")
    assert ended.value.code == 0
    assert capsys.readouterr().out == "ada: 3 of 3 tests passed, feedback is out\n"
