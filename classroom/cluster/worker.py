"""What runs at a worker: it is asked whether it would grade as the grader does, and runs jobs. It has no lesson."""

import asyncio
import base64
import hashlib
import json
import threading
from collections.abc import Callable
from pathlib import Path

from classroom.cluster.likeness import difference
from classroom.errors import CourseError
from classroom.grade.grader import grader
from classroom.grade.job import end_idle, warm_up
from classroom.sandbox.mounts import in_sight

ASKING = threading.Lock()
AGREED: set[str] = set()  # to these questions


class NotAsked(Exception):
    """A worker that has not been asked, or has begun anew since."""


def question(lesson: str, orders: str, files: tuple[tuple[str, bytes], ...]) -> bytes:
    """What a worker is asked before it gets a job: all that it must have, and the lesson's own answers to run."""
    packed = [[name, base64.b64encode(data).decode()] for name, data in files]
    return json.dumps({"grader": grader(), "lesson": lesson, "orders": orders, "files": packed}).encode()


def name_of(asked: bytes) -> str:
    return hashlib.sha256(asked).hexdigest()


async def ask(asked: bytes, dask_worker) -> str | None:
    """`objection`, from a Dask worker, which meanwhile goes on to answer its scheduler."""
    return await asyncio.to_thread(objection, asked, Path(dask_worker.security.tls_worker_key))


def objection(asked: bytes, key: Path) -> str | None:
    """Why jobs of this grader are not for this process, or None. Whoever has the private ``key`` is master of all.

    Its sandbox is made, looked at from inside and warmed up.
    """
    told = json.loads(asked)
    if found := difference(told["grader"], grader()):
        return found
    if place := in_sight(key):
        return f"its private key lies in {place}, which student code can read: move {key}"
    files = tuple((name, base64.b64decode(data)) for name, data in told["files"])
    with ASKING:
        try:
            warm_up(told["lesson"], told["orders"], files, True)
        except CourseError as error:
            return str(error)
        AGREED.add(name_of(asked))
    return None


def run_job(known: str, work: Callable[[bytes], bytes], job: bytes) -> bytes:
    """One job's result, from a process that has agreed to the question with this name."""
    if known not in AGREED:
        raise NotAsked
    return work(job)


def rest() -> None:
    """End what was kept for jobs to come."""
    end_idle()
