"""Processes of their own for code that may not end: one order of hashes, little memory, the lesson's folder."""

import contextlib
import functools
import os
import resource
import signal
import sys
import warnings
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from pathlib import Path

from classroom.bank.bank import domain
from classroom.bank.case_runner import Stage
from classroom.fixed_hash_seed import fixed_hash_seed
from classroom.lesson import Course, Lesson
from classroom.sandbox import linux

MEMORY = 3 << 30  # of address space

_lesson: Lesson


@contextlib.contextmanager
def worker_pool(lesson: Lesson, workers: int | None = None) -> Iterator[Executor]:
    """A pool in which `stage_of` gives the stages of this lesson's exercises; one process for each processor."""
    count = workers or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)
    given = str(lesson.course.root), lesson.name
    with fixed_hash_seed(), ProcessPoolExecutor(count, get_context("spawn"), _prepare, given) as pool:
        yield pool


def _prepare(root: str, lesson: str) -> None:
    global _lesson
    warnings.simplefilter("ignore")
    _end_with_parent()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    _lesson = Course(Path(root)).lesson(lesson)
    os.chdir(_lesson.folder)


def _end_with_parent() -> None:
    """What is played may not end, and whoever waited for it may be killed."""
    if sys.platform == "linux":
        linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent_process().pid:  # it had ended before
            os._exit(1)


def this_lesson() -> Lesson:
    """The lesson of this process, which is one of `worker_pool`."""
    return _lesson


@functools.cache
def stage_of(exercise: str) -> Stage:
    return Stage(_lesson, _lesson.written_exercise(exercise), domain(_lesson, exercise))
