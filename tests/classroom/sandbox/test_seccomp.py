"""What passes by the limits is refused, on each machine by its own numbers, and nothing else is."""

import errno
import os
import struct

import pytest

from classroom.sandbox.limits import Limits
from classroom.sandbox.linux import PR_SET_DUMPABLE, PR_SET_PDEATHSIG
from classroom.sandbox.seccomp import ALLOWED, EVERYWHERE, MACHINES, PRCTL, REFUSED, program
from tests.classroom.judge.orders import run, shown

LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
LIMITS = Limits(cpu_s=5, wall_s=60)
ASKED = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def asks(name, *given):
    ctypes.set_errno(0)
    return getattr(libc, name)(*given) >= 0 or ctypes.get_errno()
print(asks(*{}))
"""


def answer(code: bytes, machine: int, number: int, first: int = 0) -> int:
    """What the kernel does with a call, by the program alone."""
    data = struct.pack("IIQ6Q", number, machine, 0, first, *[0] * 5)
    steps, at, loaded = [*struct.iter_unpack("HBBI", code)], 0, 0
    while True:
        kind, yes, no, value = steps[at]
        at += 1
        if kind == RETURN:
            return value
        if kind == LOAD:
            (loaded,) = struct.unpack_from("I", data, value)
        else:
            holds = loaded == value if kind == EQUAL else loaded >= value
            at += yes if holds else no


@pytest.mark.parametrize("name", MACHINES)
def test_the_filter_refuses_what_it_names_and_calls_of_another_machine(name):
    code, (machine, numbers) = program(name), MACHINES[name]
    refused = {*numbers.values(), *EVERYWHERE.values()}
    assert {number for number in range(600) if answer(code, machine, number) == REFUSED} == refused
    assert {answer(code, machine, number) for number in {*range(600)} - refused} == {ALLOWED}
    assert {answer(code, 0x4000_0003, number) for number in range(600)} == {REFUSED}  # i386
    assert answer(code, machine, PRCTL[name], PR_SET_DUMPABLE) == REFUSED
    assert answer(code, machine, PRCTL[name], PR_SET_PDEATHSIG) == ALLOWED


def test_calls_of_x32_are_refused():
    code, (machine, _) = program("x86_64"), MACHINES["x86_64"]
    assert {answer(code, machine, 0x4000_0000 + number) for number in range(600)} == {REFUSED}


def test_a_machine_whose_numbers_nobody_knows_is_named():
    with pytest.raises(OSError, match="are known for x86_64, aarch64, riscv64, not for pdp11"):
        program("pdp11")


@pytest.mark.parametrize(
    "call",
    [
        ("memfd_create", b"x", 0),
        ("shmget", 0, 4096, 0o1600),
        ("semget", 0, 1, 0o1600),
        ("msgget", 0, 0o1600),
        ("sched_setaffinity", 0, 8, b"\xff" * 8),
        ("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0),
        ("syscall", EVERYWHERE["io_uring_setup"], 8, None),
        ("syscall", EVERYWHERE["memfd_secret"], 0),
    ],
    ids=lambda call: f"{call[0]} {call[1]}" if call[0] == "syscall" else call[0],
)
def test_student_code_and_what_it_starts_are_refused(sessions, call):
    source = ASKED.format(call)
    child = f"import subprocess, sys\nprint(subprocess.check_output([sys.executable, '-c', {source!r}]).decode())"
    verdicts = sessions.run([run(source, "self"), run(child, "child")], {}, LIMITS).verdicts
    assert [shown(verdicts[name]["outputs"]).strip() for name in ("self", "child")] == [str(errno.EPERM)] * 2


def test_programs_run_as_ever(sessions):
    source = "!sh -c 'sleep 0 & wait; echo $(echo one | cat)'\nimport socket, threading\nprint(*socket.socketpair())"
    verdict = sessions.run([run(source)], {}, LIMITS).verdicts["cell"]
    assert shown(verdict["outputs"]).startswith("one")
    assert os.uname().machine in MACHINES
