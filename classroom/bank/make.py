"""``classroom bank``: search an exercise's domain, write its bank and reserve, say what the author should look at."""

from collections.abc import Callable, Collection
from contextlib import nullcontext
from dataclasses import dataclass

from classroom.bank.bank import (
    BELIEVED,
    WANTED,
    Bank,
    Belief,
    Case,
    Reserve,
    domain,
    made_from,
    read_bank,
    read_reserve,
    reserve_path,
    write_bank,
    write_reserve,
)
from classroom.bank.search import Found, search
from classroom.bank.worker_pool import worker_pool
from classroom.errors import CourseError
from classroom.judge.domain import BadDomain
from classroom.lesson import Exercise, Lesson
from classroom.writing import one_at_a_time
from course.check._bank import digest


@dataclass(frozen=True)
class Made:
    """What ``classroom bank`` tells of one exercise."""

    exercise: str
    found: Found
    size: int


def make_banks(
    lesson: Lesson, only: Collection[str] = (), again: bool = False, told: Callable[[str], object] = lambda text: None
) -> list[Made]:
    """Make the banks that are missing or older than what they come from, or with ``again`` all of them.

    ``only`` names exercises; by default all that have a domain. What is there of no exercise any more is removed.
    """
    chosen = chosen_exercises(lesson, only)
    kept = _readable(read_reserve, lesson, {})
    reserves = {name: reserve for name, reserve in kept.items() if name in lesson.domains}
    made = []
    stale = [e for e in chosen if again or not is_fresh(lesson, e, reserves)]
    with worker_pool(lesson) if stale else nullcontext() as pool:
        for exercise in stale:
            told(exercise.name)
            try:
                found = search(pool, exercise, domain(lesson, exercise.name).tellings)
            except BadDomain as why:
                raise CourseError(f"{lesson.name}: {why}") from None
            made.append(_make(lesson, exercise, found, reserves))
    _remove_left_behind(lesson)
    lesson.forget()
    return made


def _make(lesson: Lesson, exercise: Exercise, found: Found, reserves: dict[str, Reserve]) -> Made:
    """Write what a search has found at once: a run that is broken off keeps what it has."""
    if not found.chosen:
        raise CourseError(f"{lesson.name}: no case of {exercise.name} counts: see domains/{exercise.name}.py")
    origin = made_from(lesson, exercise)
    path = write_bank(lesson, exercise.name, bank_of(found, origin))
    with one_at_a_time(reserve_path(lesson).parent):  # another run may search this lesson's other exercises meanwhile
        kept = _readable(read_reserve, lesson, {})
        reserves |= {name: reserve for name, reserve in kept.items() if name in lesson.domains}
        reserves[exercise.name] = reserve_of(found, origin)
        write_reserve(lesson, reserves)
    return Made(exercise.name, found, path.stat().st_size)


def bank_of(found: Found, origin: str) -> Bank:
    """The bank that a search has found."""
    places = {at: number for number, at in enumerate(found.chosen)}
    cases = [
        Case(number, repr(played.case), played.kinds, digest(played.wanted))
        for number, played in enumerate(found.ground_truth.cases[at] for at in found.chosen)
    ]
    beliefs = {
        told.rival.name: Belief(
            {f"b{places[at]}": said[:WANTED] for at, said in sorted(told.bank.items()) if at in places},
            told.visible,
        )
        for told in found.told
        if told.rival.group == "wrong"
    }
    return Bank(origin, cases, beliefs)


def reserve_of(found: Found, origin: str) -> Reserve:
    drawn = found.reserve.cases
    return Reserve(
        origin,
        {played.number: (played.kinds, digest(played.wanted)[:WANTED]) for played in drawn},
        {
            told.rival.name: {f"r{drawn[at].number}": said[:BELIEVED] for at, said in sorted(told.reserve.items())}
            for told in found.told
            if told.rival.group == "wrong"
        },
    )


def chosen_exercises(lesson: Lesson, only: Collection[str]) -> list[Exercise]:
    """The exercises with a domain, or those of them named in ``only``."""
    known = [exercise for exercise in lesson.written_exercises if lesson.has_domain(exercise.name)]
    names = [exercise.name for exercise in known]
    if strangers := ", ".join(sorted(set(only) - set(names))):
        listed = ", ".join(names) or "none yet"
        raise CourseError(f"{lesson.name} has no domain for {strangers}; it has domains for: {listed}")
    return [exercise for exercise in known if not only or exercise.name in only]


def is_fresh(lesson: Lesson, exercise: Exercise, reserves: dict[str, Reserve]) -> bool:
    """Whether bank and reserve on disk can be read and were made from what stands there now."""
    bank, reserve = _readable(read_bank, lesson, None, exercise.name), reserves.get(exercise.name)
    there = bank is not None and reserve is not None
    return there and bank.made_from == reserve.made_from == made_from(lesson, exercise)


def _readable(read: Callable, lesson: Lesson, otherwise, *rest):
    """What is on disk; ``otherwise`` where it is not there or is damaged, as it is made anew then."""
    try:
        return read(lesson, *rest)
    except CourseError:
        return otherwise


def _remove_left_behind(lesson: Lesson) -> None:
    for path in (lesson.folder / "bank").glob("*.json"):
        if path.stem not in lesson.domains:
            path.unlink()
    if not lesson.domains:
        reserve_path(lesson).unlink(missing_ok=True)


def lines_on(made: Made) -> list[str]:
    """What an author reads of a search: its size, and what it could not do."""
    found, lines = made.found, []
    counted = len(found.told)
    lines.append(
        f"{made.exercise}: {len(found.chosen)} cases of {len(found.ground_truth.cases)}, {made.size / 1000:.1f} kB; "
        f"{counted - len(found.untold)} of {counted} rivals told"
    )
    for name, case, wanted, got in found.ground_truth.contradicted[:3]:
        lines.append(f"  contradicts the reference: {name} on {case:.200}: {got:.120}, and not {wanted:.120}")
    if more := len(found.ground_truth.contradicted) - 3:
        lines += [f"  … and {more} cases more on which a right answer contradicts it"] if more > 0 else []
    lines += [f"  no case takes the branch {branch}" for branch in found.unreached]
    lines += [f"  untold {rival.group}: {rival.name}" for rival in found.untold if rival.group != "crossed"]
    if nonsense := sum(rival.group == "crossed" for rival in found.untold):
        lines.append(f"  untold: {nonsense} crossed answers, of which many are right: nothing to do")
    lines += [
        f"  told by {count} of the bank's cases, of {found.tellings} wanted: {rival.name}"
        for rival, count in found.hardly
        if rival.group in LISTED
    ]
    return lines


LISTED = ("wrong", "rival")  # of mutants and their like the untold ones are enough
