"""Every order is answered: what a death costs, and whom; and what may be shown."""

import json

import pytest

from classroom.grade.run_submission import TOO_LONG, run_all, run_to_end
from classroom.judge.session_pool import SessionResult
from classroom.sandbox.limits import Limits
from tests.classroom.judge.orders import check, hidden, run, shown

LIMITS = Limits(cpu_s=10, wall_s=100)


class Invented:
    """Stands for a session pool: cells cost what ``costs`` says, and a process dies when its ten seconds are used.

    A cost of ``"exit"`` ends the process there and then, ``"wait"`` is ended by the wall limit.
    """

    def __init__(self, **costs):
        self.costs = costs
        self.lists_run: list[list[str]] = []

    def run(self, orders, files, limits) -> SessionResult:
        self.lists_run.append([order["id"] for order in orders])
        session, used = SessionResult(), 0
        for order in orders:
            cost = self.costs.get(order["id"], 0)
            used += cost if isinstance(cost, int) else 0
            session.cpu_s = min(used, limits.cpu_s)
            if cost == "exit" or cost == "wait" or used > limits.cpu_s:
                session.ended, session.stopped_at = f"ended by {cost}", order["id"]
                session.overspent = isinstance(cost, int)
                session.wall_s = limits.wall_s if cost == "wait" else session.cpu_s * 9
                return session
            answer = {"outputs": []} if order["do"] == "run" else {"passed": True, "transcript": [["return", 1]]}
            session.verdicts[order["id"]] = {"id": order["id"], **answer}
        return session


def lesson(**exercises) -> list[dict]:
    """Orders of exercises: an answer cell and as many tests as said."""
    orders = []
    for name, tests in exercises.items():
        orders.append(run(name, name))
        orders += [check("", name, name=f"{name}{number}") for number in range(1, tests + 1)]
    return orders


def passed(result) -> str:
    return " ".join(name for name, verdict in result.verdicts.items() if verdict["passed"])


def test_without_a_death_all_is_run_at_once_and_in_order():
    sessions = Invented()
    result = run_all(sessions, lesson(a=2, b=1), {}, LIMITS)
    assert sessions.lists_run == [["a", "a1", "a2", "b", "b1"]]
    assert passed(result) == "a1 a2 b1"
    assert (list(result.outputs), result.endings) == (["a", "b"], {})


def test_nothing_to_run_is_run_at_once():
    assert run_all(Invented(), [], {}, LIMITS).verdicts == {}


def test_run_cells_alone_are_run_too():
    assert list(run_all(Invented(), lesson(a=0, b=0), {}, LIMITS).outputs) == ["a", "b"]


def test_a_test_that_never_ends_costs_that_test_alone():
    result = run_all(Invented(a2=99), lesson(a=3, b=2), {}, LIMITS)
    assert sorted(passed(result).split()) == ["a1", "a3", "b1", "b2"]
    assert result.endings == {"a2": "ended by 99"}
    assert result.verdicts["a2"] == {"passed": False, "hidden": True, "kind": "NotFinished", "transcript": None}


def test_an_exercise_that_never_ends_costs_that_exercise_alone():
    tests = 7
    costs = {f"a{n}": 99 for n in range(1, tests + 1)}
    result = run_all(Invented(**costs), lesson(a=tests, b=2, c=1), {}, LIMITS)
    assert passed(result) == "b1 b2 c1"
    assert list(result.endings) == list(costs)


def test_more_deaths_than_restarts_leave_only_the_guilty_exercise_not_run():
    costs = {f"a{n}": 99 for n in range(1, 30)}
    sessions = Invented(**costs)
    result = run_all(sessions, lesson(z=1, a=29, b=2), {}, LIMITS)
    assert passed(result) == "z1 b1 b2"
    assert len(sessions.lists_run) == LIMITS.restarts + 1
    assert set(result.verdicts) == {f"a{n}" for n in range(1, 30)} | {"z1", "b1", "b2"}
    assert result.endings["a29"].startswith("not run: ")
    assert result.verdicts["a29"]["kind"] == "NotRun"


def test_whoever_only_waits_is_waited_for_four_times():
    costs = {f"a{n}": "wait" for n in range(1, 9)}
    sessions = Invented(**costs)
    result = run_all(sessions, lesson(z=1, a=8, b=2), {}, LIMITS)
    assert passed(result) == "z1 b1 b2"
    assert len(sessions.lists_run) == 5
    assert result.endings["a1"] == "ended by wait"
    assert {result.endings[name] for name in list(costs)[1:]} == {TOO_LONG.format(400)}


def test_a_test_that_waits_costs_that_test_alone():
    result = run_all(Invented(a2="wait"), lesson(z=1, a=3, b=2), {}, LIMITS)
    assert sorted(passed(result).split()) == ["a1", "a3", "b1", "b2", "z1"]


def test_whoever_works_on_a_busy_machine_is_not_said_to_wait():
    costs = {f"a{n}": 99 for n in range(1, 8)}
    result = run_all(Invented(**costs), lesson(a=7, b=2), {}, LIMITS)
    assert {result.endings[name] for name in costs} == {"ended by 99"}


def test_two_exercises_that_never_end_do_not_cost_a_third():
    costs = {f"{name}{n}": 99 for name in "ab" for n in range(1, 5)}
    result = run_all(Invented(**costs), lesson(a=4, b=4, c=2), {}, LIMITS)
    assert passed(result) == "c1 c2"
    assert {result.verdicts[name]["kind"] for name in costs} <= {"NotFinished", "NotRun"}


def test_an_honest_test_is_not_punished_for_what_others_used():
    result = run_all(Invented(a1=6, a2=6, b1=6, b2=6), lesson(a=2, b=2), {}, LIMITS)
    assert sorted(passed(result).split()) == ["a1", "a2", "b1", "b2"]
    assert result.endings == {}


def test_an_honest_cell_is_not_punished_for_the_tests_before_it():
    result = run_all(Invented(a1=8, b=6, b1=1), lesson(a=1, b=1), {}, LIMITS)
    assert passed(result) == "a1 b1"
    assert (list(result.outputs), result.endings) == (["a", "b"], {})


def test_cells_after_a_test_do_not_count_against_it():
    result = run_all(Invented(a=2, a1=6, a2=7, b=4, b1=1), lesson(a=2, b=1), {}, LIMITS)
    assert sorted(passed(result).split()) == ["a1", "a2", "b1"]


def test_tests_keep_their_place_among_the_cells_when_run_again():
    sessions = Invented(a2="exit")
    run_all(sessions, lesson(a=2, b=1, c=1), {}, LIMITS)
    assert sessions.lists_run[1] == ["a", "b", "b1", "c", "c1"]
    assert sessions.lists_run[2] == ["a", "a2", "b", "c"]


def test_a_cell_that_never_ends_is_left_out_of_what_follows():
    sessions = Invented(a=99)
    result = run_all(sessions, lesson(a=1, b=1), {}, LIMITS)
    assert result.endings == {"a": "ended by 99"}
    assert sessions.lists_run == [["a", "a1", "b", "b1"], ["a1", "b", "b1"]]
    assert "a" not in result.verdicts
    assert "a" not in result.outputs


class Lingering(Invented):
    """What cell b leaves running costs c1 at first, and b itself only when it is run again. c2 fails."""

    def run(self, orders, files, limits):
        self.costs = {"b": 99} if self.lists_run else {"c1": 99}
        session = super().run(orders, files, limits)
        if "c2" in session.verdicts:
            session.verdicts["c2"]["passed"] = False
        return session


def test_what_died_behind_a_cell_that_proves_a_killer_is_run_again_without_it():
    sessions = Lingering()
    result = run_all(sessions, lesson(b=0, c=2, d=1), {}, LIMITS)
    assert sessions.lists_run == [
        ["b", "c", "c1", "c2", "d", "d1"],
        ["b", "c", "d", "d1"],
        ["c", "c1", "c2", "d", "d1"],
    ]
    assert sorted(passed(result).split()) == ["c1", "d1"]
    assert result.endings == {"b": "ended by 99"}


def test_what_failed_is_not_run_again():
    """Somebody who guesses could have a cell die as often as it takes."""

    class Late(Invented):
        def run(self, orders, files, limits):
            self.costs = {"b": 99, "d": 0} if self.lists_run else {"d": "exit"}
            session = super().run(orders, files, limits)
            if "c1" in session.verdicts:
                session.verdicts["c1"]["passed"] = len(self.lists_run) > 1
            return session

    result = run_all(Late(), lesson(b=0, c=1, d=0), {}, LIMITS)
    assert (passed(result), result.endings) == ("", {"b": "ended by 99"})


def test_a_death_for_another_reason_than_processor_time_gets_a_second_try():
    for cost in ("exit", "wait"):
        sessions = Invented(a1=cost)
        result = run_all(sessions, lesson(a=1), {}, LIMITS)
        assert sessions.lists_run == [["a", "a1"]] * 2 + [["a"]] * (len(sessions.lists_run) - 2)
        assert result.endings == {"a1": f"ended by {cost}"}


def test_deaths_that_others_have_a_part_in_do_not_count():
    class Unlucky(Invented):
        def run(self, orders, files, limits):
            self.costs = [{"a2": "wait"}, {"a1": 8, "a2": 8}, {}][min(len(self.lists_run), 2)]
            return super().run(orders, files, limits)

    result = run_all(Unlucky(), lesson(a=2), {}, LIMITS)
    assert (sorted(passed(result).split()), result.endings) == (["a1", "a2"], {})


def test_a_death_that_does_not_come_again_is_forgiven():
    class Unlucky(Invented):
        def run(self, orders, files, limits):
            self.costs = {} if self.lists_run else {"a1": "wait"}
            return super().run(orders, files, limits)

    result = run_all(Unlucky(), lesson(a=1), {}, LIMITS)
    assert (passed(result), result.endings) == ("a1", {})


def test_the_first_outputs_of_a_cell_are_kept():
    class Counting(Invented):
        def run(self, orders, files, limits):
            session = super().run(orders, files, limits)
            for name in ("a", "b"):
                if name in session.verdicts:
                    session.verdicts[name]["outputs"] = [len(self.lists_run)]
            return session

    result = run_all(Counting(a1="exit"), lesson(a=1, b=1), {}, LIMITS)
    assert result.outputs == {"a": [1], "b": [2]}


BRIEF = Limits(cpu_s=1, wall_s=60)


def test_an_endless_loop_in_one_exercise_costs_only_that_exercise(sessions):
    orders = [
        run("def walk():\n    while True: pass", "walk"),
        check("walk()", "walk", name="test_walk"),
        run("def climb():\n    return 1", "climb"),
        check("assert climb() == 1", "climb", name="test_climb"),
    ]
    result = run_to_end(sessions, orders, {}, BRIEF)
    assert passed(result) == "test_climb"
    assert result.endings == {"test_walk": "did not finish: it used more than 1 s of processor time"}


def test_an_endless_loop_in_a_cell_of_the_students_costs_that_cell(sessions):
    orders = [
        run("while True: pass", "own"),
        run("def climb():\n    return 1", "climb"),
        check("assert climb() == 1", "climb", name="test_climb"),
    ]
    result = run_to_end(sessions, orders, {}, BRIEF)
    assert (passed(result), list(result.endings)) == ("test_climb", ["own"])


DRIP = """
import gc, time
from classroom.judge.agent import Agent
(agent,) = [o for o in gc.get_objects() if isinstance(o, Agent)]
def walk():
    agent.channel.sock.sendall(b"\\0\\0\\xff\\xff")
    while True:
        agent.channel.sock.sendall(b" ")
        time.sleep(0.05)
"""


def test_a_message_that_comes_byte_by_byte_is_not_waited_for_each_time(sessions):
    class Counting:
        lists_run = 0

        def run(self, *given):
            self.lists_run += 1
            return sessions.run(*given)

    counted, names = Counting(), [f"test_walk_{n}" for n in range(9)]
    orders = [run(DRIP, "walk"), *[check("walk()", "walk", name=name) for name in names]]
    result = run_all(counted, orders, {}, Limits(cpu_s=5, wall_s=2))
    assert counted.lists_run == 4
    assert passed(result) == ""
    assert set(result.verdicts) == set(names)


SPY = """
kept = []
def walk(x):
    kept.append(x)
    raise ValueError(f"given {kept}")
"""
SHOUT = "print(kept)\nimport sys\nprint(kept, file=sys.stderr)\nkept"
LATER = "def climb(x):\n    return kept"
NAMED = "def climb(x):\n    raise type('_'.join(kept).replace('-', '_'), (Exception,), {})"


def told(result) -> str:
    """All that a submission's feedback could be made of."""
    verdicts = [{k: v for k, v in verdict.items() if k != "transcript"} for verdict in result.verdicts.values()]
    return json.dumps([result.outputs, verdicts, result.endings])


@pytest.mark.parametrize(
    "later",
    [
        [run(SHOUT, "own")],
        [run("raise ValueError(kept)", "own")],
        [run("raise type('N' + '_'.join(kept).replace('-', '_'), (Exception,), {})", "own")],
        [run("from IPython.display import HTML\nHTML(str(kept))", "own")],
        [run(LATER, "climb"), check("assert climb(1) == 1, 'one'", "climb", name="test_climb")],
        [run(LATER, "climb"), check("from course.check import calling\ncalling(climb, 1).gives(1)", "climb", name="t")],
        [check("walk('visible')", "walk", name="test_walk_more")],
        [run(NAMED, "climb"), check("climb(1)", "climb", name="test_climb")],
        [run(LATER, "climb"), check("assert climb(1) == 1, climb(1)", "climb", name="test_climb")],
    ],
    ids=["print", "error", "name", "display", "assert", "gives", "raise", "own name", "message"],
)
def test_a_hidden_input_that_was_kept_is_not_shown_by_what_comes_after(sessions, later):
    orders = [run(SPY, "walk"), check(hidden("assert walk('secret-7151'), 'it is'"), "walk", name="test_walk"), *later]
    result = run_to_end(sessions, orders, {}, LIMITS)
    assert "7151" not in told(result)
    assert set(result.verdicts) == {order["id"] for order in orders if order["do"] == "test"}
    assert not any(verdict["passed"] for verdict in result.verdicts.values())


def test_a_hidden_input_is_not_shown_by_a_visible_line_behind_it(sessions):
    test = hidden("try: walk('secret-7151')\nexcept ValueError: pass") + "\nwalk('visible')"
    result = run_to_end(sessions, [run(SPY, "walk"), check(test, "walk")], {}, LIMITS)
    assert result.verdicts["test_f"]["text"] == "given ['visible']"
    assert "7151" not in told(result)


def test_what_honest_cells_and_visible_failures_say_is_shown(sessions):
    orders = [
        run("print('first')\ndef walk(x):\n    return x", "walk"),
        check(
            "from course.check import calling\ncalling(walk, 1).gives(1)\n" + hidden("assert walk(2) == 3, 'more'"),
            "walk",
        ),
        run("print('second')\nx = 5\nx", "own"),
        run("def climb(x):\n    raise KeyError(x)", "climb"),
        check("from course.check import calling\ncalling(climb, 1).gives(1)", "climb", name="test_climb"),
        check("climb(2)", "climb", name="test_climb_far"),
    ]
    result = run_to_end(sessions, orders, {}, LIMITS)
    assert shown(result.outputs["walk"]) == "first\n"
    assert shown(result.outputs["own"][:1]) == "second\n"
    assert result.outputs["own"][1]["data"] == {"text/plain": "5"}
    assert result.verdicts["test_climb"]["text"].startswith("climb(1) raised KeyError\n'1'")
    assert (result.verdicts["test_climb_far"]["kind"], result.verdicts["test_climb_far"]["text"]) == ("KeyError", "2")


def test_cells_that_say_nothing_after_the_tests_are_not_run_again():
    sessions = Invented()
    run_to_end(sessions, lesson(a=2, b=1), {}, LIMITS)
    assert len(sessions.lists_run) == 1
