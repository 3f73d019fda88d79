"""playout(arrivals, deadline_ms, ordered): frames in time, at the moment, a moment late, very late and never."""

import copy

TIME, ORDER = "test_playout_in_time", "test_playout_ordered"
SKIPS, WAITS = "a frame that is in time is shown, any other is skipped", "For one that is not in time playback waits"
KINDS = {
    "UDP, all in time": (TIME, "Frame `n` arrived `ms` after the start", "a frame that is in time is shown"),
    "UDP, a frame that never arrives": (TIME, "or never if that is None", SKIPS),
    "UDP, a frame that is late": (TIME, SKIPS),
    "UDP, a frame at the moment when it is due": (TIME, "and in time if it arrives at that moment"),
    "UDP, a frame one millisecond late": (TIME, "and in time if it arrives at that moment"),
    "UDP, frames out of order": (TIME, "in any order", "`arrivals` stays as it is"),
    "UDP, frame 0 is not shown": (TIME, "with each frame from 0 on once"),
    "UDP, several are skipped": (TIME, 'The dict has `"shown"` and `"skipped"`, numbers of frames'),
    "TCP, all in time": (ORDER, "all frames are shown in order"),
    "TCP, a frame that is late": (ORDER, WAITS, 'and `"stall_ms"`, the whole time that playback waited'),
    "TCP, a frame at the moment when it is due": (ORDER, "and in time if it arrives at that moment"),
    "TCP, frames out of order": (ORDER, "in any order"),
    "TCP, playback waits for frame 0": (ORDER, WAITS),
    "TCP, a late frame that the stall before has made good": (ORDER, "and all behind it are due later by as much"),
    "TCP, a second stall that adds to the first": (ORDER, "and all behind it are due later by as much"),
    "fractions of a millisecond": (TIME, "Frame `n` arrived `ms` after the start"),
    "more than a hundred frames": (ORDER, "with each frame from 0 on once"),
    "one frame": (TIME, "and at least frame 0"),
}
ASIDES = (
    "what a viewer sees",
    "It is due at `deadline_ms + 40 * n`",
    '`playout([(0, 50), (1, 90), (2, 130)], 100, False)` gives',
    "playback waits for frame 1 from 140 to 190",
    '`"stall_ms"` is 50',
    "no `ms` is None",
)  # fmt: skip


def draw(rng):
    deadline = rng.choice((100, 0, 40, 60, 300, rng.randrange(500), rng.randrange(500)))
    count, ordered = rng.choice((1, 2, 3, 4, 5, 8, 12, 25, 45)), rng.random() < 0.55
    few, part = rng.random() < 0.98, rng.choice((0, 0, 0, 0.5))
    fates = rng.choice(("iiiiii", "iiiiil", "iiiin", "iiiilnme", "em", "lm", "iiie", "iiiin", "eeeem", "iiiiiiv"))
    fates = fates.replace("n", "l") if ordered else fates
    arrivals = []
    for frame in range(count):
        due = deadline + 40 * frame
        ms = {
            "i": max(0, due - rng.choice((1, 2, 20, deadline, rng.randrange(deadline + 1), rng.randrange(due + 1)))),
            "e": due,
            "m": due + 1,
            "l": due + rng.choice((1, 2, 20, 40, 41, 80, 100, rng.randrange(1, 400), rng.randrange(1, 400))),
            "v": due + rng.randrange(1000, 3000),
            "n": None,
        }[rng.choice(fates)]
        arrivals.append((frame, ms + part if ms and part else ms))
    if not few:
        last = len(arrivals)
        arrivals += [(last + n, max(0, deadline + 40 * (last + n) + rng.choice((0, -3, -3, 9)))) for n in range(130)]
    if ordered and rng.random() < 0.5:
        latest = 0
        for frame, ms in arrivals:
            latest = max(latest, ms)
            arrivals[frame] = (frame, latest)
    way = rng.random()
    if way < 0.35:
        rng.shuffle(arrivals)
    elif way < 0.6:
        arrivals.sort(key=lambda pair: (pair[1] is None, pair[1] or 0))
    elif way < 0.7:
        arrivals.reverse()
    return arrivals, deadline, ordered


def allowed(case):
    arrivals, deadline, ordered = case
    every = sorted(frame for frame, _ in arrivals) == list(range(len(arrivals)))
    times = [deadline, *(ms for _, ms in arrivals if ms is not None)]
    lost = any(ms is None for _, ms in arrivals)
    return len(arrivals) > 0 and every and all(ms >= 0 for ms in times) and not (ordered and lost)


def play(answer, case):
    before = copy.deepcopy(case[0])
    return answer["playout"](*case), case[0] == before


def kinds(case):
    arrivals, deadline, ordered = case
    late = [None if ms is None else ms - deadline - 40 * frame for frame, ms in sorted(arrivals)]
    missed = [ms is None or ms > 0 for ms in late]
    waited, good, adds = 0, False, False
    for ms in late if ordered else []:
        good, adds = good or 0 < ms <= waited, adds or ms > waited > 0
        waited = max(waited, ms)
    found = {
        "UDP, all in time": not ordered and not any(missed),
        "UDP, a frame that never arrives": None in late,
        "UDP, a frame that is late": not ordered and any(ms is not None and ms > 1 for ms in late),
        "UDP, a frame at the moment when it is due": not ordered and 0 in late,
        "UDP, a frame one millisecond late": not ordered and 1 in late,
        "UDP, frames out of order": not ordered and arrivals != sorted(arrivals),
        "UDP, frame 0 is not shown": not ordered and missed[0],
        "UDP, several are skipped": not ordered and sum(missed) > 1,
        "TCP, all in time": ordered and not any(missed),
        "TCP, a frame that is late": ordered and any(missed),
        "TCP, a frame at the moment when it is due": ordered and 0 in late,
        "TCP, frames out of order": ordered and arrivals != sorted(arrivals),
        "TCP, playback waits for frame 0": ordered and missed[0],
        "TCP, a late frame that the stall before has made good": good,
        "TCP, a second stall that adds to the first": adds,
        "fractions of a millisecond": any(ms is not None and ms % 1 for _, ms in arrivals),
        "more than a hundred frames": len(arrivals) > 100,
        "one frame": len(arrivals) == 1,
    }
    return [kind for kind, holds in found.items() if holds]
