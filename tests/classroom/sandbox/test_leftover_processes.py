"""What student code has left running ends before the next test cell; its own process goes on."""

from classroom.sandbox.limits import Limits
from tests.classroom.judge.conftest import soon
from tests.classroom.judge.orders import check, run

LIMITS = Limits(cpu_s=5, wall_s=60)
LEAVES = """
import os, subprocess
kept = []
def leave():
    kept.append(subprocess.Popen(["sleep", "1000"]))
    subprocess.run("setsid sleep 1000 &", shell=True)
def living():
    stats = [open(f"/proc/{name}/stat").read() for name in os.listdir("/proc") if name.isdigit()]
    return len([stat for stat in stats if stat.rpartition(")")[2].split()[0] not in "ZX"]) - 2
def remembers():
    return len(kept)
"""
NAMES = ("leave", "living", "remembers")


def test_processes_end_between_two_test_cells_and_the_students_own_goes_on(sessions):
    orders = [
        run(LEAVES),
        check("leave()\nassert living() >= 2, living()", *NAMES, name="one"),
        check("assert living() == 0, living()\nassert remembers() == 1", *NAMES, name="two"),
    ]
    verdicts = sessions.run(orders, {}, LIMITS).verdicts
    assert verdicts["one"]["passed"], verdicts
    assert verdicts["two"]["passed"], verdicts


def test_a_server_of_a_cell_may_serve_until_the_first_test(sessions):
    orders = [run(LEAVES), run("leave()\nprint(living())", "server"), check("assert living() == 0", *NAMES)]
    verdicts = sessions.run(orders, {}, LIMITS).verdicts
    assert int(verdicts["server"]["outputs"][0]["text"]) >= 2
    assert verdicts["test_f"]["passed"]


SWARM = """
import os
def swarm():
    if os.fork() == 0:
        os.setsid()
        while True:
            try:
                if os.fork():
                    os._exit(0)
            except OSError:
                pass
"""


def test_a_swarm_that_flees_from_process_to_process_does_not_stop_the_session(sessions):
    orders = [run(SWARM), check("swarm()", "swarm", name="one"), check("pass", "swarm", name="two")]
    result = soon(sessions.run, orders, {}, LIMITS)
    fled = "started processes faster than they could be ended"
    assert result.verdicts["one"]["passed"]
    assert result.ended == fled or result.overspent or result.verdicts["two"]["passed"], result
