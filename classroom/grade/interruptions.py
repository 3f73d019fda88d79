"""What stops a run: a signal, another grader, a gradebook or a disk that cannot be written. One sentence each."""

import errno
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, OperationalError

from classroom.errors import CourseError, Stopped

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
GOES_ON = "What has been recorded stays; run the command again to go on"
LOCK = "build/grading.lock"  # below the course's folder
ON_DISK = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the course's folder cannot be written",
    errno.EACCES: "the course's folder cannot be written",
    errno.EPERM: "the course's folder cannot be written",
    errno.EMFILE: "too many files are open",
}
IN_DATABASE = {
    "locked": "the gradebook is in use by somebody else (formgrader, nbgrader or a backup)",
    "readonly": "the gradebook cannot be written",
    "unable to open": "the gradebook cannot be opened",
    "disk is full": "the disk is full",
    "disk i/o": "the disk with the gradebook does not do what it should",
    "malformed": "gradebook.db is damaged: take your last copy of it",
    "not a database": "gradebook.db is no gradebook: take your last copy of it",
}


class _Waiting:
    """A signal while something is written, which is written to its end."""

    held, asked = False, None


def _on_signal(number: int, frame: object) -> None:
    for one in SIGNALS:  # the first is enough: what is to be put away is put away in peace
        signal.signal(one, signal.SIG_IGN)
    _Waiting.asked = signal.Signals(number).name
    if not _Waiting.held:
        raise Stopped(_Waiting.asked)


@contextmanager
def stoppable() -> Iterator[None]:
    """Signals raise `Stopped` in the main thread. Those that are ignored stay so, as nohup has it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.getsignal(one) for one in SIGNALS}
    _Waiting.asked = None
    for one, known in before.items():
        if known is not signal.SIG_IGN:
            signal.signal(one, _on_signal)
    try:
        yield
    finally:
        for one, known in before.items():
            signal.signal(one, known)


@contextmanager
def to_its_end() -> Iterator[None]:
    """A signal that comes meanwhile raises `Stopped` afterwards."""
    _Waiting.held = True
    try:
        yield
    finally:
        _Waiting.held = False
        if _Waiting.asked and threading.current_thread() is threading.main_thread():
            raise Stopped(_Waiting.asked)


@contextmanager
def alone(course: Path) -> Iterator[None]:
    """No second grader in the same course; where the system has no such locks, that is left to luck."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with _opened(course / LOCK) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CourseError(f"somebody is grading in {course} already: wait until they are done") from None
        yield


def _opened(path: Path):
    try:
        path.parent.mkdir(exist_ok=True)
        return path.open("a")
    except OSError as error:
        raise CourseError(f"{sentence(error) or error.strerror}: {error.filename or path}") from None


@contextmanager
def in_a_sentence(how_far: Callable[[], str]) -> Iterator[None]:
    """A signal, and what is wrong with machine or gradebook, are told in one sentence, with ``how_far`` a run came."""
    try:
        yield
    except Stopped as stop:
        raise Stopped(f"stopped by {stop}, {how_far()}. {GOES_ON}") from None
    except CourseError:
        raise
    except Exception as error:
        if (told := sentence(error)) is None:
            raise
        raise CourseError(f"{told}: {how_far()}. {GOES_ON}") from error


def sentence(error: Exception) -> str | None:
    """What is wrong with the machine or the gradebook; None where it is the matter of one submission."""
    if isinstance(error, DatabaseError):
        text = str(error.orig).lower()
        known = (told for word, told in IN_DATABASE.items() if word in text)
        other = f"the gradebook cannot be used ({error.orig})" if isinstance(error, OperationalError) else None
        return next(known, other)
    if isinstance(error, OSError):
        return ON_DISK.get(error.errno)
    return sentence(error.__context__) if isinstance(error.__context__, Exception) else None  # nbgrader wraps them
