"""Limits hold for a process and all that it starts."""

import dataclasses

from classroom.sandbox.limits import Limits
from tests.classroom.judge.orders import run, shown

REPORT = b"""
import resource
print([resource.getrlimit(getattr(resource, f"RLIMIT_{name}")) for name in ("CPU", "AS", "FSIZE", "CORE", "NOFILE")])
"""


def test_limits_are_set_on_the_students_process_and_its_children(sessions):
    limits = Limits(cpu_s=3, memory=3 << 30, file_size=1 << 20, open_files=100, wall_s=60)
    cells = [run("import report", "self"), run("import sys\n!{sys.executable} report.py", "child")]
    result = sessions.run(cells, {"report.py": REPORT}, limits)
    for name in ("self", "child"):
        said = shown(result.verdicts[name]["outputs"]).strip()
        assert said == str([(3, 4), (3 << 30, 3 << 30), (1 << 20, 1 << 20), (0, 0), (100, 100)])


def test_limits_cannot_be_raised_again(sessions):
    raising = "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1000, 1000))"
    result = sessions.run([run(raising)], {}, Limits(cpu_s=3, wall_s=60))
    assert result.verdicts["cell"]["outputs"][0]["ename"] in ("ValueError", "PermissionError")


def test_limits_are_plain_data():
    limits = Limits(cpu_s=3)
    assert Limits(**dataclasses.asdict(limits)) == limits == Limits(**vars(limits))


UNWAITED = """
import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for _ in range(100):
    read, write = os.pipe()
    if os.fork() == 0:
        while time.process_time() < 0.4: pass
        os._exit(0)
    os.close(write)
    os.read(read, 1)
    os.close(read)
"""


def test_time_of_children_that_nobody_waits_for_counts(sessions):
    result = sessions.run([run(UNWAITED)], {}, Limits(cpu_s=2, wall_s=200))
    assert result.ended == "did not finish: it used more than 2 s of processor time"


WAITED = """
import os, time
for _ in range(6):
    if (child := os.fork()) == 0:
        while time.process_time() < 0.25: pass
        os._exit(0)
    os.waitpid(child, 0)
print("done")
"""


def test_time_of_children_counts_once(sessions):
    result = sessions.run([run(WAITED)], {}, Limits(cpu_s=3, wall_s=200))
    assert (result.ended, shown(result.verdicts["cell"]["outputs"])) == (None, "done\n")


# A program that its owner may run and not read has files in /proc that nobody may read either.
UNREADABLE = """
import os, shutil, subprocess, sys
shutil.copy(os.path.realpath(sys.executable), "mine")
os.chmod("mine", 0o111)
eats = "import time; data = bytearray(b'x') * (300 << 20); time.sleep(1000)"
there = {"PYTHONHOME": sys.base_prefix}
eaters = [subprocess.Popen(["./mine", "-c", eats], env=there) for _ in range(4)]
for eater in eaters:
    eater.wait()
"""


def test_memory_of_processes_that_cannot_be_looked_into_counts(sessions):
    result = sessions.run([run(UNREADABLE)], {}, Limits(cpu_s=30, memory=1 << 30, wall_s=100))
    assert result.ended == "did not finish: it used more than 1024 MB of memory"


# Each end of a pair keeps what is written to it in the kernel, and what is on its way in a message is in no process.
PAIRS = """
import os, signal, socket
for _ in range({children}):
    if os.fork() == 0:
        kept = [socket.socketpair() for _ in range(40)]
        signal.pause()
print("all there")
{then}
"""


def test_sockets_of_all_processes_count(sessions):
    result = sessions.run([run(PAIRS.format(children=8, then="signal.pause()"))], {}, Limits(open_together=600))
    assert result.ended == "did not finish: it had more than 600 files, sockets and pipes open"


def test_as_many_sockets_as_are_allowed_are_no_reason_to_end(sessions):
    few = PAIRS.format(children=4, then="import time\nwhile time.process_time() < 1: pass")
    result = sessions.run([run(few)], {}, Limits(open_together=600))
    assert (result.ended, shown(result.verdicts["cell"]["outputs"])) == (None, "all there\n")
