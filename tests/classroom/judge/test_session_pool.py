"""Sessions in real processes: limits, endings, and nothing left behind."""

import base64
import gc
import json
import os
import signal
import socket
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from classroom.judge.channel import Channel
from classroom.judge.session import SessionResult, _take_verdicts
from classroom.judge.session_pool import SessionPool
from classroom.sandbox.limits import Limits
from tests.classroom.judge.conftest import soon
from tests.classroom.judge.orders import check, hidden, run, shown
from tests.classroom.processes import children, descendants, descriptors, end, fork_servers

LIMITS = Limits(cpu_s=5, wall_s=60)
BRIEF = Limits(cpu_s=1, wall_s=60)


@pytest.fixture(scope="session")
def unsealed():
    """Sessions without a sandbox, whose processes have ids of their own."""
    with SessionPool(None) as sessions:
        yield sessions


@pytest.fixture
def run_orders(sessions):
    return lambda *orders, files=None, limits=LIMITS: sessions.run(list(orders), files or {}, limits)


def test_cells_and_tests_are_answered_by_their_ids(run_orders):
    result = run_orders(
        run("print('setup')", "setup"),
        run("def f(x):\n    return 2 * x", "answer"),
        check("assert f(2) == 4", name="test_f"),
        check("assert f(2) == 5", name="test_f_more"),
    )
    assert list(result.verdicts) == ["setup", "answer", "test_f", "test_f_more"]
    assert shown(result.verdicts["setup"]["outputs"]) == "setup\n"
    assert [result.verdicts[name]["passed"] for name in ("test_f", "test_f_more")] == [True, False]
    assert (result.ended, result.stopped_at, result.overspent) == (None, None, False)


VALUES = {
    "namedtuple('Endpoint', 'host port')('a', 53)": "('a', 53)",
    "HTTPStatus.NOT_FOUND": "404",
    "HTTPMethod.GET": "'GET'",
    "Counter('aab')": "{'a': 2, 'b': 1}",
    "OrderedDict(a=HTTPStatus.OK)": "{'a': 200}",
    "defaultdict(list, {HTTPStatus.OK: [Counter('a')]})": "{200: [{'a': 1}]}",
    "bytearray(b'ab')": "b'ab'",
    "memoryview(b'ab')": "b'ab'",
    "frozenset({('a', frozenset({1}))})": "{('a', frozenset({1}))}",
    "67.0": "67",
    "{67.0: {3.0}}": "{67: {3}}",
    "numpy.int64(67)": "67",
}
MADE = """
import numpy
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from http import HTTPMethod, HTTPStatus
def f(take=None):
    value = %s
    return take(value) if take else value
"""

HANDED = """
from course.check import same
got = []
def take(value):
    got.append(value)
f(take)
assert same(got, [%s])
"""


@pytest.mark.parametrize(("value", "want"), VALUES.items(), ids=VALUES)
def test_what_counts_is_the_value_whether_judge_and_student_are_apart_or_one(run_orders, value, want):
    """Returned, or handed to a function of the test."""
    tests = {
        "test_f": f"from course.check import same\nassert same(f(), {want})",
        "test_f_handed": HANDED % want,
        "test_f_other": "from course.check import same\nassert not same(f(), 1) and not same(f(), True)",
    }
    apart = [check(source, name=name) for name, source in tests.items()]
    one = [run(source, f"{name} in one") for name, source in tests.items()]
    result = run_orders(run(MADE % value), *apart, *one)
    assert [result.verdicts[name]["passed"] for name in tests] == [True] * 3, result.verdicts
    assert [result.verdicts[f"{name} in one"]["outputs"] for name in tests] == [[]] * 3


OTHERS = ["True", "deque([1])", "range(3)", "HTTPStatus", "namedtuple('One', 'n')(1.5)", "[1]"]


@pytest.mark.parametrize("value", OTHERS)
def test_what_is_another_value_is_refused_both_ways(run_orders, value):
    source = "from course.check import same\nassert same(f(), 1) or same(f(), (1,))"
    result = run_orders(run(MADE % value), check(source), run(source, "in one"))
    assert not result.verdicts["test_f"]["passed"]
    assert result.verdicts["in one"]["outputs"][0]["ename"] == "AssertionError"


def test_an_object_of_a_students_class_stays_an_object_though_it_be_a_dict(run_orders):
    kept = """
from collections import OrderedDict
class Cache(OrderedDict):
    def put(self, name, value):
        self[name] = value
    def all(self):
        return self
"""
    source = """
from course.check import same
cache = Cache()
cache.put("a", 1)
assert same(cache.all(), {"a": 1})
assert same(Cache().all(), {})
"""
    result = run_orders(run(kept), check(source, "Cache"), run(source, "in one"))
    assert result.verdicts["test_f"]["passed"], result.verdicts
    assert result.verdicts["in one"]["outputs"] == []


def test_what_a_session_cost_is_told(run_orders):
    result = run_orders(run("x = sum(range(3_000_000)); y = bytearray(50 << 20)"))
    assert 0.01 < result.cpu_s < LIMITS.cpu_s
    assert result.memory > 50_000


def test_sessions_share_nothing(run_orders):
    run_orders(run("import builtins, math\nbuiltins.left = math.left = 5\nopen('left', 'w').close()"))
    result = run_orders(
        run("import os, math\nprint(hasattr(__builtins__, 'left'), hasattr(math, 'left'), os.listdir())"),
        check("import builtins\nassert not hasattr(builtins, 'left')"),
    )
    assert shown(result.verdicts["cell"]["outputs"]) == "False False []\n"
    assert result.verdicts["test_f"]["passed"]


def test_the_lessons_files_lie_in_the_working_folder(run_orders):
    files = {"data/zone.txt": b"shop.test", "helper.py": b"x = 5"}
    result = run_orders(run("import helper\nprint(open('data/zone.txt').read(), helper.x)"), files=files)
    assert shown(result.verdicts["cell"]["outputs"]) == "shop.test 5\n"


def test_the_cpu_limit_ends_an_endless_loop(run_orders):
    result = run_orders(run("def f():\n    while True: pass"), check("f()"), limits=BRIEF)
    assert result.ended == "did not finish: it used more than 1 s of processor time"
    assert (result.overspent, result.stopped_at) == (True, "test_f")
    assert list(result.verdicts) == ["cell"]


def test_the_cpu_limit_ends_a_loop_that_ignores_its_signal(run_orders):
    stubborn = "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass"
    result = run_orders(run(stubborn), limits=BRIEF)
    assert (result.overspent, result.stopped_at) == (True, "cell")
    assert result.ended == "did not finish: it used more than 1 s of processor time"


def test_the_wall_limit_ends_a_process_that_waits(run_orders):
    result = soon(run_orders, run("import time\ntime.sleep(1000)"), limits=Limits(cpu_s=5, wall_s=1))
    assert (result.ended, result.overspent) == ("did not finish in 1 s", False)


def test_the_wall_limit_ends_a_student_that_neither_answers_nor_reads(run_orders):
    """Its socket fills until the judge cannot write any more."""
    deaf = """
import gc, threading
from classroom.judge.agent import Agent
(agent,) = [o for o in gc.get_objects() if isinstance(o, Agent)]
agent.channel.receive = lambda: threading.Event().wait()
def f(x): pass
"""
    flood = """
import threading
for _ in range(50):
    threading.Thread(target=f, args=("x" * 100_000,), daemon=True).start()
f(1)
"""
    result = soon(run_orders, run(deaf), check(flood), limits=Limits(cpu_s=5, wall_s=1))
    assert (result.ended, result.stopped_at) == ("did not finish in 1 s", "test_f")


def test_the_wall_limit_ends_a_judge_that_does_not_come_back(run_orders):
    result = soon(run_orders, check("import threading\nthreading.Event().wait()"), limits=Limits(cpu_s=5, wall_s=1))
    assert result.ended == "did not finish in 1 s"


@pytest.mark.parametrize(
    ("code", "ending"),
    [
        ("import os\nos._exit(0)", "ended its own process (exit code 0)"),
        ("import os\nos._exit(3)", "ended its own process (exit code 3)"),
        ("import os\nos.kill(os.getpid(), 9)", "was ended by a signal (Killed)"),
        ("import os\nos.kill(os.getpid(), 15)", "was ended by a signal (Terminated)"),
        ("import os\nos.abort()", "was ended by a signal (Aborted)"),
        ("import ctypes\nctypes.string_at(0)", "was ended by a signal (Segmentation fault)"),
        ("import os\nos.kill(os.getpid(), 40)", "was ended by a signal (Real-time signal 6)"),
    ],
    ids=["exit 0", "exit 3", "kill", "term", "abort", "crash", "real-time"],
)
@pytest.mark.parametrize("where", ["cell", "test"])
def test_an_early_end_has_a_cause(run_orders, code, ending, where):
    if where == "cell":
        result = run_orders(run(code))
    else:
        body = "\n".join(f"    {line}" for line in code.splitlines())
        result = run_orders(run(f"def f():\n{body}"), check("try:\n    f()\nexcept Exception:\n    pass", name="cell"))
    assert (result.ended, result.stopped_at, result.overspent) == (ending, "cell", False)


def test_a_process_that_ends_by_a_thread_of_its_own_has_a_cause(run_orders):
    later = "import os, threading\nthreading.Thread(target=os._exit, args=[7]).start()\ndef f(): pass"
    result = run_orders(run(later), check("while True: f()"))
    assert result.ended == "ended its own process (exit code 7)"


def test_a_process_that_cannot_go_on_says_so(run_orders):
    result = run_orders(run("from classroom.judge.agent import Agent\nAgent._handle = None"), check("f()"))
    assert result.ended.startswith("left its process unable to go on (exit code 70)")
    assert result.stopped_at == "test_f"


def test_outputs_that_memory_has_no_room_for_are_an_error_of_their_cell(run_orders):
    """They fit in pieces, and not in one, once a cell has taken nearly all the rest."""
    fill = """
kept, size = [], 1 << 26
for n in range(200):
    print(f"{n} " * 1000)
while size > 1 << 17:
    try:
        kept.append(bytearray(size))
    except MemoryError:
        size //= 2
"""
    result = run_orders(
        run(fill), run("kept.clear()\nprint('goes on')", "next"), limits=Limits(cpu_s=5, memory=1 << 30)
    )
    assert result.ended is None
    (error,) = result.verdicts["cell"]["outputs"]
    assert (error["ename"], error["evalue"]) == ("MemoryError", "the outputs of this cell could not be gathered")
    assert shown(result.verdicts["next"]["outputs"]) == "goes on\n"


def test_what_threads_reserve_does_not_grow_with_the_machines_processors(run_orders):
    source = """
import re, threading
def reserved():
    return int(re.search(r"VmSize:\\s+(\\d+)", open("/proc/self/status").read())[1]) >> 10
def work():
    bytearray(2000)
    done.wait()
threading.stack_size(1 << 20)
done, before = threading.Event(), reserved()
threads = [threading.Thread(target=work) for _ in range(100)]
for thread in threads: thread.start()
print(reserved() - before)
done.set()
"""
    assert 100 <= int(shown(run_orders(run(source)).verdicts["cell"]["outputs"])) < 400  # MB


def test_a_judge_that_breaks_is_not_the_students_fault(run_orders):
    result = run_orders(check("import os\nos._exit(1)"))
    assert (result.ended, result.stopped_at) == ("could not be judged to its end", "test_f")


def test_exiting_the_cell_does_not_end_the_process(run_orders):
    result = run_orders(
        run("import sys\nsys.exit(0)", "a"),
        run("exit()", "b"),
        run("raise KeyboardInterrupt", "c"),
        run("raise GeneratorExit", "d"),
        run("def f(): return 1", "e"),
        check("assert f() == 1"),
    )
    assert result.ended is None
    assert result.verdicts["test_f"]["passed"]


def test_memory_is_limited(run_orders):
    limits = Limits(cpu_s=5, wall_s=60, memory=1 << 30)
    result = run_orders(run("x = bytearray(2 << 30)", "a"), run("print('goes on')", "b"), limits=limits)
    assert result.verdicts["a"]["outputs"][0]["ename"] == "MemoryError"
    assert shown(result.verdicts["b"]["outputs"]) == "goes on\n"


def test_memory_of_a_call_is_limited(run_orders):
    limits = Limits(cpu_s=5, wall_s=60, memory=1 << 30)
    result = run_orders(run("def f(): return len(bytearray(2 << 30))"), check("f()"), limits=limits)
    assert (result.ended, result.verdicts["test_f"]["kind"]) == (None, "MemoryError")


def test_the_size_of_files_is_limited(run_orders):
    limits = Limits(cpu_s=5, wall_s=60, file_size=1 << 20)
    result = run_orders(run("with open('big', 'wb') as f: f.write(bytes(2 << 20)), f.flush()"), limits=limits)
    assert "File too large" in str(result.verdicts["cell"]["outputs"])


def test_a_cell_of_a_megabyte_is_run(run_orders):
    """Source is no value: the cap on values does not hold for it."""
    source = f"x = '{'é' * (1 << 20)}'\nprint(len(x))"
    assert shown(run_orders(run(source)).verdicts["cell"]["outputs"]) == f"{1 << 20}\n"


def test_hostile_messages_end_the_session_with_a_reason(run_orders):
    rogue = """
import gc
from classroom.judge.agent import Agent
(agent,) = [o for o in gc.get_objects() if isinstance(o, Agent)]
def f():
    agent.channel.send(%s)
    return 1
"""
    for message in (
        "b'garbage'",
        "b'[]'",
        "b'[' * 100_000",
        "b'\\\"' + b'\\\\\\\\\\\"' * 400_000",
        "b'[\"ran\",1,[[' + b'[],' * 200_000 + b'0]]]'",
    ):
        result = run_orders(run(rogue % message), check("f()"), limits=Limits(cpu_s=5, wall_s=20))
        assert result.ended == "sent what the judge could not read"


def test_a_hidden_input_does_not_come_out_through_a_verdict(run_orders):
    keep = "kept = []\ndef f(x):\n    kept.append(x)\n    raise ValueError(f'given {kept}')"
    result = run_orders(run(keep), check(hidden("assert f('secret-7151'), 'it is true'")))
    verdict = result.verdicts["test_f"]
    verdict.pop("transcript")
    assert "7151" not in json.dumps(verdict)


def test_what_student_code_prints_during_a_test_is_not_shown_later(run_orders):
    chatty = """
import sys
import matplotlib.pyplot as plt
from IPython.display import display
out = sys.stdout
def f(x):
    print(x)
    sys.stdout.write(x)
    out.write(x)
    display(x)
    plt.title(x)
    plt.plot([1, 2])
"""
    result = run_orders(run(chatty), check("f('secret')"), run("pass", "next"))
    assert result.verdicts["test_f"]["passed"]
    assert result.verdicts["next"]["outputs"] == []


def test_sessions_may_overlap(sessions):
    def one(n):
        orders = [run(f"def f(): return {n}"), check(f"assert f() == {n}")]
        return sessions.run(orders, {"n": b"%d" % n}, LIMITS).verdicts["test_f"]["passed"]

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(one, range(12)))


LEAVES = """
import subprocess
process = subprocess.Popen(["sleep", "1000"])
print(process.pid)
open("file", "w").close()
"""
ENDS = ["pass", "import os; os._exit(1)", "import os; os.kill(os.getpid(), 9)", "raise SystemExit"]


def test_nothing_is_left_behind_by_twenty_sessions(sessions, run_orders):
    run_orders(run("pass"))
    servers = fork_servers(sessions.sandbox.process.pid)
    folders = {*Path(sessions.scratch).iterdir()}
    gc.collect()  # what other tests have left to it would be closed in between
    before = [descriptors(pid) for pid in ("self", *servers)]
    threads = threading.active_count()
    for n in range(20):
        result = run_orders(run(LEAVES, "left"), run(ENDS[n % 4]), check("f()"))
        assert "left" in result.verdicts
    assert end(descendants(servers[0]) + descendants(servers[1]))
    assert not children(servers[0]) + children(servers[1])
    assert [descriptors(pid) for pid in ("self", *servers)] == before
    assert threading.active_count() <= threads
    assert {*Path(sessions.scratch).iterdir()} == folders


def test_nothing_is_left_behind_by_an_exception_of_the_caller(sessions, run_orders):
    run_orders(run("pass"))
    before, scratch = descriptors(), set(Path(tempfile.gettempdir()).glob("student-*"))
    with pytest.raises(TypeError, match="not JSON serializable"):
        run_orders(run("import time"), {"id": "odd", "do": object()})
    assert descriptors() == before
    assert end([pid for servers in fork_servers(sessions.sandbox.process.pid) for pid in descendants(servers)])
    assert set(Path(tempfile.gettempdir()).glob("student-*")) == scratch
    assert run_orders(run("pass")).ended is None


@pytest.mark.parametrize(
    "mess",
    [
        "import os\nfolder = os.getcwd()\nos.rmdir(folder)\nos.symlink('/', folder)",
        "import os, shutil\nshutil.rmtree(os.getcwd())",
        "import os\nos.makedirs('a/b')\nfor name in ('a/b', 'a', '.'): os.chmod(name, 0)",
        "for n in range(2000): open(str(n), 'w').close()",
    ],
    ids=["replaced by a link", "removed", "closed", "filled"],
)
def test_a_folder_that_resists_being_removed_does_not_stop_grading(run_orders, mess):
    assert run_orders(run(mess)).ended is None
    assert run_orders(run("pass")).ended is None


def test_a_student_cannot_lay_a_module_in_the_way_of_judge_or_others(run_orders):
    trap = "from pathlib import Path\nfor folder in ('..', '.', '/tmp', '/run', '/dev/shm'):\n    try:\n"
    trap += "        Path(folder, 'trap.py').write_text('x = 1')\n    except OSError:\n        pass"
    run_orders(run(trap), run("pass"))
    result = run_orders(run("import trap", "student"), check("import trap"))
    assert result.verdicts["student"]["outputs"][0]["ename"] == "ModuleNotFoundError"
    assert result.verdicts["test_f"]["kind"] == "ModuleNotFoundError"


def test_a_closed_pool_leaves_no_process_and_no_folder():
    with SessionPool() as sessions:
        pids = descendants(sessions.sandbox.process.pid)
        student, _ = fork_servers(sessions.sandbox.process.pid)
        folder = Path(sessions.scratch)
        channel, other = socket.socketpair()
        with channel, other:
            line, network, _ = sessions.student.fork([other], {"folder": None, "files": {}, "limits": vars(LIMITS)})
        started = descendants(student)
        assert started
        os.kill(started[0], signal.SIGSTOP)
    line.close()
    os.close(network)
    assert end([*pids, *started])
    assert not folder.exists()


def test_figures_cross_whole(run_orders):
    result = run_orders(run("import matplotlib.pyplot as plt\nplt.plot([1, 2]);"))
    (output,) = result.verdicts["cell"]["outputs"]
    assert base64.b64decode(output["data"]["image/png"]).startswith(b"\x89PNG")


IMPORTED = "import sys\nprint('filecmp' in sys.modules, 'sched' in sys.modules)"


def test_what_a_warm_up_imports_later_sessions_find_loaded():
    """Each lineage what its own side had loaded: what hidden tests import stays out of the student's."""
    with SessionPool() as sessions:
        orders = [run("import filecmp\ndef f(): return 1"), check("import sched\nf()")]
        assert shown(sessions.run([run(IMPORTED)], {}, LIMITS).verdicts["cell"]["outputs"]) == "False False\n"
        rehearsed = sessions.warm_up(orders, {}, LIMITS)
        assert list(rehearsed.verdicts) == ["cell", "test_f"]
        asked = [run(IMPORTED), check("import sys\nassert 'sched' in sys.modules and 'filecmp' not in sys.modules")]
        result = sessions.run(asked, {}, LIMITS)
        assert shown(result.verdicts["cell"]["outputs"]) == "True False\n"
        assert result.verdicts["test_f"]["passed"]


def test_a_lessons_own_module_is_not_kept_from_a_warm_up(sessions):
    orders = [run("import helper\nprint(helper.x)")]
    for x in (5, 6):
        result = sessions.warm_up(orders, {"helper.py": f"x = {x}".encode()}, LIMITS)
        assert shown(result.verdicts["cell"]["outputs"]) == f"{x}\n"


def test_a_warm_up_that_ends_early_says_so(sessions):
    result = sessions.warm_up([run("import os\nos._exit(3)")], {}, LIMITS)
    assert (result.ended, result.stopped_at) == ("ended its own process (exit code 3)", "cell")


def test_what_is_defined_is_there_for_tests_and_shows_nothing(run_orders):
    orders = [
        {"do": "define", "id": "first", "source": "print('unseen')\ndef f(): return 1\nundefined"},
        check("assert f() == 1"),
        {"do": "define", "id": "second", "source": "def f(): return 2"},
        check("assert f() == 2", name="test_g"),
    ]
    result = run_orders(*orders)
    assert result.verdicts["first"]["outputs"] == []
    assert result.verdicts["test_f"]["passed"]
    assert result.verdicts["test_g"]["passed"]


def test_both_processes_of_a_session_share_a_processor_and_two_sessions_do_not(sessions):
    both = threading.Barrier(2, timeout=20)

    def processor() -> str:
        with sessions._one_cpu() as cpu:
            both.wait()
            return cpu

    with ThreadPoolExecutor(2) as pool:
        cpus = [future.result() for future in [pool.submit(processor) for _ in range(2)]]
    assert len(set(cpus)) == min(2, len(os.sched_getaffinity(0)))
    judged = check("import os\nassert os.sched_getaffinity(0) == f(), os.sched_getaffinity(0)")
    result = sessions.run([run("import os\ndef f():\n    return set(os.sched_getaffinity(0))"), judged], {}, LIMITS)
    assert result.verdicts["test_f"]["passed"], result.verdicts
    assert set(sessions.open_sessions.values()) == {0}


def test_a_warm_up_compiles_tests_for_the_judge_alone():
    source = "assert f() == 1"
    held = "import sys\nprint('classroom.judge.trial' in sys.modules)"  # where they are kept
    compiled = "from classroom.judge.trial import prepared\nassert prepared.cache_info().currsize == 2"
    with SessionPool() as sessions:
        sessions.warm_up([run("def f():\n    return 1"), check(source)], {}, LIMITS)
        result = sessions.run([run(held), check(compiled)], {}, LIMITS)
    assert shown(result.verdicts["cell"]["outputs"]) == "False\n"
    assert result.verdicts["test_f"]["passed"], result.verdicts


PID = "import os\ndef pid():\n    return os.getpid()"


def told_pid(sessions, base, limits=LIMITS, files=None) -> str:
    """Which process has been asked: what one of the student's functions says of it, as a failure's text."""
    order = check("assert False, pid()", "pid")
    return sessions.run_on(base, [order], files or {}, limits).verdicts["test_f"]["text"]


def test_who_comes_with_the_same_base_meets_the_same_processes_until_they_have_served_enough(unsealed, monkeypatch):
    monkeypatch.setattr("classroom.judge.session_pool.MOST_ON_ONE", 3)
    pids = [told_pid(unsealed, [run(PID)]) for _ in range(6)]
    assert pids[0] == pids[1] == pids[2] != pids[3] == pids[4] == pids[5]
    assert not unsealed.kept


@pytest.mark.parametrize("other", [{"base": [run(PID + "\n")]}, {"files": {"x": b"1"}}, {"limits": Limits(cpu_s=4)}])
def test_who_comes_with_another_base_meets_other_processes(unsealed, other):
    first = told_pid(unsealed, [run(PID)])
    assert told_pid(unsealed, **{"base": [run(PID)]} | other) != first == told_pid(unsealed, [run(PID)])
    unsealed.end_idle()


def test_what_stays_is_ended_with_the_rest_or_before():
    held = descriptors()
    with SessionPool() as sessions:
        told_pid(sessions, [run(PID)])
        before = descendants(sessions.sandbox.process.pid)
        sessions.end_idle()
        assert soon(lambda: len(descendants(sessions.sandbox.process.pid)) < len(before))
        told_pid(sessions, [run(PID)])
    assert descriptors() == held


def test_a_process_that_ends_on_the_way_does_not_stay(sessions):
    sessions.end_idle()
    base = [run("import os\ndef f(how):\n    return how if how else os._exit(3)")]
    assert sessions.run_on(base, [check("assert f(1) == 1")], {}, LIMITS).verdicts["test_f"]["passed"]
    ended = sessions.run_on(base, [check("f(0)")], {}, LIMITS)
    assert (ended.ended, ended.stopped_at, sessions.kept) == ("ended its own process (exit code 3)", "test_f", {})
    assert sessions.run_on(base, [check("assert f(1) == 1")], {}, LIMITS).verdicts["test_f"]["passed"]
    sessions.end_idle()


def test_orders_and_verdicts_larger_than_what_lies_between_the_processes_all_come_through(run_orders):
    """Each side would wait for the other, if so many orders were sent ahead that a verdict found nobody to read it."""
    lengthy = "#" * 60_000 + "\nfor n in range(900):\n    assert f('x' * 300) == 'x' * 300"
    result = run_orders(run("def f(x):\n    return x"), *[check(lengthy, name=f"test_{n}") for n in range(12)])
    assert result.ended is None
    assert [verdict["passed"] for name, verdict in result.verdicts.items() if name != "cell"] == [True] * 12
    assert len(json.dumps(result.verdicts)) > 3_000_000


def test_very_many_small_orders_all_come_through(run_orders):
    """A socket counts what lies in it by far more than its bytes."""
    result = run_orders(*[run("1", f"cell-{n}") for n in range(1500)])
    assert (result.ended, len(result.verdicts)) == (None, 1500)


def test_what_a_judge_has_said_before_it_died_is_heard():
    """Also when the orders that were to be sent ahead do not reach it any more."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        for n in range(3):
            Channel(theirs).send(json.dumps({"id": f"cell-{n}", "outputs": []}).encode())
        theirs.close()
        result = SessionResult()
        _take_verdicts(Channel(ours), [run("1", f"cell-{n}") for n in range(6)], result, until_failure=False)
    assert (list(result.verdicts), result.stopped_at) == (["cell-0", "cell-1", "cell-2"], "cell-3")
    assert result.ended == "could not be judged to its end"
