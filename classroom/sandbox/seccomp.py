"""Calls that would pass by the limits: student code is refused them, by a filter of the kernel's (seccomp(2)).

What they make belongs to no process's memory or is found in none (memory files, System V objects), leaves the processor
that both sides of a session share, hides a process from who counts, or does all of that (io_uring).
"""

import ctypes
import errno
import os
import struct

from classroom.sandbox import linux

# By the names of machines that uname(2) gives: how seccomp calls the machine, and its numbers of the calls.
MACHINES = {
    "x86_64": (0xC000_003E, {"memfd_create": 319, "shmget": 29, "semget": 64, "msgget": 68, "sched_setaffinity": 203}),
    "aarch64": (
        0xC000_00B7,
        {"memfd_create": 279, "shmget": 194, "semget": 190, "msgget": 186, "sched_setaffinity": 122},
    ),
}
MACHINES["riscv64"] = (0xC000_00F3, MACHINES["aarch64"][1])  # both have the numbers of asm-generic/unistd.h
EVERYWHERE = {"memfd_secret": 447, "io_uring_setup": 425}
PRCTL = {"x86_64": 157, "aarch64": 167, "riscv64": 167}
X32 = 0x4000_0000  # from here on x86 has all calls once more

# Instructions of BPF (linux/filter.h, linux/bpf_common.h), and what lies where in what they look at (linux/seccomp.h).
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER, MACHINE, FIRST_ARGUMENT = 0, 4, 16
ALLOWED, REFUSED = 0x7FFF_0000, 0x0005_0000 | errno.EPERM
SET_SECCOMP, BY_FILTER = 22, 2


def refuse_calls() -> None:
    """For this process and all that it starts. There is no way back. OSError where the kernel has no filters, or nobody
    has written down the numbers that its calls have on this machine.
    """
    code = program(os.uname().machine)
    kept = ctypes.create_string_buffer(code)
    filter_ = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(kept)))
    linux.prctl(SET_SECCOMP, BY_FILTER, ctypes.addressof(filter_))


def program(machine: str) -> bytes:
    """The filter: what comes as a call of another machine is refused, for it would have other numbers."""
    if machine not in MACHINES:
        raise OSError(errno.ENOSYS, f"the numbers of calls are known for {', '.join(MACHINES)}, not for {machine}")
    known, numbers = MACHINES[machine]
    refused = [*numbers.values(), *EVERYWHERE.values()]
    steps = [(LOAD, 0, 0, MACHINE), (EQUAL, 1, 0, known), (RETURN, 0, 0, REFUSED), (LOAD, 0, 0, NUMBER)]
    if machine == "x86_64":
        steps += [(AT_LEAST, 0, 1, X32), (RETURN, 0, 0, REFUSED)]
    for number in refused:
        steps += [(EQUAL, 0, 1, number), (RETURN, 0, 0, REFUSED)]
    steps += [(EQUAL, 0, 3, PRCTL[machine]), (LOAD, 0, 0, FIRST_ARGUMENT)]
    steps += [(EQUAL, 0, 1, linux.PR_SET_DUMPABLE), (RETURN, 0, 0, REFUSED), (RETURN, 0, 0, ALLOWED)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
