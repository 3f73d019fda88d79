"""An exercise's domain: each rule of its task is claimed by a kind of case, and its bank is what it should be."""

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import partial

from classroom.bank.bank import bank_path, domain, reserve_path
from classroom.bank.make import is_fresh
from classroom.bank.replay import Replayed, replay_right, replay_wrong
from classroom.errors import CourseError
from classroom.gate.finding import Finding
from classroom.judge.domain import Domain
from classroom.lesson import STEP, Exercise, Lesson
from classroom.minutes import DETAILS

BANK_BYTES, RESERVE_BYTES = 40_000, 300_000
RIGHTS = 2
SENTENCE = re.compile(r"(?:(?<=[.:!?])|(?<=[.!?]\)))\s+(?=[A-Z`*])|\n\s*\n|\n\s*[-|]\s")
ASIDE = re.compile(r"(?ms)^### [^\n]*|^\d+\. |^May be used:.*?(?=\n\s*\n|\Z)")


def check_domain(lesson: Lesson, exercise: Exercise) -> list[Finding]:
    """What reading the domain's file decides. Without a fresh bank nothing more is looked at."""
    where = f"domains/{exercise.name}.py"
    try:
        known = domain(lesson, exercise.name)
    except CourseError as error:
        return [Finding("domain", exercise.name, str(error))]
    texts = [f"{kind.words!r}: {kind.test} is no test cell of this exercise" for kind in _astray(known, exercise)]
    texts += [f"quotes what the task does not say: {quote!r}" for quote in _misquoted(known, exercise)]
    texts += [f"no kind claims the rule: {rule}" for rule in unclaimed(known, exercise)]
    if len(exercise.right) < RIGHTS:
        texts.append(f"needs {RIGHTS} right answers: a case counts where they and the reference agree")
    return [Finding("domain", exercise.name, f"{where}: {text}") for text in texts]


def _astray(known: Domain, exercise: Exercise) -> list:
    return [kind for kind in known.known if kind.test not in exercise.tests]


def _misquoted(known: Domain, exercise: Exercise) -> list[str]:
    task = _plain(exercise.task)
    return [quote for quote in _quotes(known) if _plain(quote) not in task]


def _quotes(known: Domain) -> list[str]:
    return [*(quote for kind in known.known for quote in kind.rules), *known.asides]


def rules_of(exercise: Exercise) -> list[str]:
    """The sentences of a task that may be rules: without heading, minutes, what may be used, and hints."""
    task = STEP.sub("", ASIDE.sub("", DETAILS.sub("", exercise.task))).strip()
    sentences = (_plain(part) for part in SENTENCE.split(task))
    return [sentence for sentence in sentences if re.search(r"\w", sentence)]


def unclaimed(known: Domain, exercise: Exercise) -> list[str]:
    """Rules of which no word is quoted by a kind, nor set aside."""
    return [rule for rule in rules_of(exercise) if not _claimed(rule, _quotes(known))]


def rules_and_kinds(known: Domain, exercise: Exercise) -> Iterator[str]:
    """Side by side, for the author: each rule, and below it the kinds that claim it."""
    for rule in rules_of(exercise):
        yield rule
        yield from (f"    {kind.test}: {kind.words}" for kind in known.known if _claimed(rule, kind.rules))


def _claimed(rule: str, quotes: Iterable[str]) -> bool:
    """Whether a quote lies in the rule, or holds it and more."""
    return any(quote in rule or rule in quote for quote in map(_plain, quotes))


def _plain(text: str) -> str:
    return " ".join(text.replace("\n", " ").split())


def check_bank(lesson: Lesson, exercise: Exercise) -> list[Finding]:
    """The bank is there, made from what stands there now, and small."""
    remedy = f"run classroom bank {lesson.name} --exercise {exercise.name}"
    written = lesson.written_exercise(exercise.name)
    if not is_fresh(lesson, written, lesson.banks.reserves):
        return [Finding("bank", exercise.name, f"is damaged, or older than domain, answers, tests or text: {remedy}")]
    known, bank = lesson.banks.known[exercise.name].domain, lesson.banks.known[exercise.name].bank
    used = {number for case in bank.cases for number in case.kinds}
    found = [
        Finding("bank", exercise.name, f"has no case of the kind {kind.words!r}: draw some, or leave it out")
        for number, kind in enumerate(known.known)
        if number not in used
    ]
    size, all_size = bank_path(lesson, exercise.name).stat().st_size, reserve_path(lesson).stat().st_size
    if size > BANK_BYTES:
        found.append(Finding("bank", exercise.name, f"has {size} bytes, wanted ≤ {BANK_BYTES}: draw smaller cases"))
    if all_size > RESERVE_BYTES:
        found.append(Finding("bank", exercise.name, f"the reserve has {all_size} bytes, wanted ≤ {RESERVE_BYTES}"))
    return found


def check_plays(exercise: Exercise, pool: Executor) -> list[Finding]:
    """Right answers have the wanted outcome on every case of bank and reserve, each wrong one and rival has not."""
    rights = {"reference": exercise.cell.source} | {answer.name: answer.source for answer in exercise.right}
    wrongs = {answer.name: answer.source for answer in exercise.wrong + exercise.rivals}
    played = zip(rights, pool.map(partial(replay_right, exercise.name), rights.values()), strict=True)
    found = [finding for name, told in played for finding in _missed(exercise, name, told)]
    tried = zip(wrongs, pool.map(partial(replay_wrong, exercise.name), wrongs.values()), strict=True)
    told = "no case of the bank tells it from the reference: let the domain draw one"
    return found + [Finding("bank", f"{exercise.name}/{name}", told) for name, replayed in tried if not replayed.bank]


def _missed(exercise: Exercise, name: str, told: Replayed) -> list[Finding]:
    where = f"{exercise.name}/{name}"
    found = [Finding("bank", where, f"fails in plain sight: {', '.join(told.visible)}")] if told.visible else []
    if keys := told.bank + told.reserve:
        text = f"has another outcome on {len(keys)} cases, the first is {keys[0]}: text, answer or domain is wrong"
        found.append(Finding("bank", where, text))
    return found
