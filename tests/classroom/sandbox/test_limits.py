"""Limits hold for a process and all that it starts."""

import dataclasses

from classroom.sandbox.limits import Limits
from tests.classroom.judge.orders import run, shown

REPORT = b"""
import resource
print([resource.getrlimit(getattr(resource, f"RLIMIT_{name}")) for name in ("CPU", "AS", "FSIZE", "CORE")])
"""


def test_limits_are_set_on_the_students_process_and_its_children(warmth):
    limits = Limits(cpu_s=3, memory=3 << 30, file_size=1 << 20, wall_s=60)
    cells = [run("import report", "self"), run("import sys\n!{sys.executable} report.py", "child")]
    hearing = warmth.hear(cells, {"report.py": REPORT}, limits)
    for name in ("self", "child"):
        said = shown(hearing.verdicts[name]["outputs"]).strip()
        assert said == str([(3, 4), (3 << 30, 3 << 30), (1 << 20, 1 << 20), (0, 0)])


def test_limits_cannot_be_raised_again(warmth):
    raising = "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1000, 1000))"
    hearing = warmth.hear([run(raising)], {}, Limits(cpu_s=3, wall_s=60))
    assert hearing.verdicts["cell"]["outputs"][0]["ename"] in ("ValueError", "PermissionError")


def test_limits_are_plain_data():
    limits = Limits(cpu_s=3)
    assert Limits(**dataclasses.asdict(limits)) == limits == Limits(**vars(limits))
