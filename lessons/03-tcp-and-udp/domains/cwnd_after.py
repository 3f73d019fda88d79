"""cwnd_after(events, cwnd, ssthresh): rows of few events, or of a thousand; windows near the threshold and near 2."""

ACKED, AGAIN = "test_cwnd_after_acked", "test_cwnd_after_again"
KINDS = {
    "more than a thousand events": (ACKED, "after each of the `events`"),
    "windows of more than 65535 segments": (ACKED, "whole numbers of segments from 1 on"),
    "no event": (ACKED, "after each of the `events`"),
    "a window below half of the threshold": (ACKED, "below `ssthresh` twice"),
    "a window that would double past the threshold": (ACKED, "but at most that"),
    "a window at the threshold": (ACKED, "else one more"),
    "a window above the threshold": (ACKED, "else one more"),
    "three duplicates": (ACKED, '`"duplicates"` | three duplicate acknowledgements, and the repair'),
    "a timeout": (ACKED, '`"timeout"` | nothing came back'),
    "half of an odd window": (AGAIN, "Half of the window is rounded down"),
    "half of a window of 1, 2 or 3": (AGAIN, "and at least 2"),
    "two losses with growth between them": (AGAIN, "half of the window"),
    "duplicates twice in a row": (AGAIN, "half of the window"),
    "a timeout right after duplicates": (AGAIN, "If the event right before a timeout was a timeout too"),
    "duplicates right after a timeout": (AGAIN, "half of the window"),
    "a timeout, something acknowledged, a timeout": (AGAIN, "If the event right before a timeout was a timeout too"),
    "two timeouts in a row": (AGAIN, "then `ssthresh` stays"),
    "three timeouts in a row": (AGAIN, "the same segment was lost again"),
}
ASIDES = (
    "Write `cwnd_after(events, cwnd, ssthresh) -> list`",
    "A whole window is always in flight",
    "| event | what happened | `ssthresh` | window |",
    "gives `[(41, 40), (42, 40)]`",
)
MIXES = ("aaad", "aaat", "aaaadt", "adt", "at", "dt", "ttad", "a", "aaaaaaat")
EVENTS = {"a": "acked", "d": "duplicates", "t": "timeout"}


def draw(rng):
    cwnd = rng.choice((1, 1, 2, 3, 4, 5, 10, 20, rng.randrange(1, 100), rng.randrange(1, 100), rng.randrange(1, 2000)))
    beside = (cwnd, cwnd + 1, max(1, cwnd - 1), 2 * cwnd, 2 * cwnd - 1, 2 * cwnd + 1, 3 * cwnd)
    ssthresh = rng.choice((*beside, 1, 2, 3, 64, rng.randrange(1, 200), rng.randrange(1, 5000)))
    if rng.random() < 0.08:
        cwnd, ssthresh = rng.choice(((40000, 10**6), (60000, 50000), (10**6, 2), (3, 10**6)))
    mix = rng.choice(MIXES)
    events = [EVENTS[rng.choice(mix)] for _ in range(rng.choice((0, 1, 2, 3, 4, 6, 9, 14)))]
    times = 1500 // len(events) if events and rng.random() < 0.03 else 1
    return [events, times, cwnd, ssthresh]


def allowed(case):
    events, times, cwnd, ssthresh = case
    whole = type(cwnd) is type(ssthresh) is int and min(cwnd, ssthresh) >= 1 and times > 0
    return whole and set(events) <= {"acked", "duplicates", "timeout"}


def play(answer, case):
    row, times, cwnd, ssthresh = case
    events = row * times
    found = [tuple(pair) for pair in answer["cwnd_after"](events, cwnd, ssthresh)]
    return found[:40], found[-5:], len(found), events == row * times


def kinds(case):
    events, times, cwnd, ssthresh = case
    said, before, lost = ["no event"] * (not events), None, False
    most = cwnd
    for event in events:
        half = max(2, cwnd // 2)
        halves = event == "duplicates" or (event == "timeout" and before != "timeout")
        found = {
            "a window below half of the threshold": event == "acked" and 2 * cwnd <= ssthresh,
            "a window that would double past the threshold": event == "acked" and cwnd < ssthresh < 2 * cwnd,
            "a window at the threshold": event == "acked" and cwnd == ssthresh,
            "a window above the threshold": event == "acked" and cwnd > ssthresh,
            "three duplicates": event == "duplicates",
            "a timeout": event == "timeout",
            "half of an odd window": halves and cwnd % 2 and cwnd > 3,
            "half of a window of 1, 2 or 3": halves and cwnd < 4,
            "two losses with growth between them": halves and before == "acked" and lost,
            "duplicates twice in a row": event == before == "duplicates",
            "a timeout right after duplicates": (before, event) == ("duplicates", "timeout"),
            "duplicates right after a timeout": (before, event) == ("timeout", "duplicates"),
            "two timeouts in a row": event == before == "timeout",
        }
        said += [kind for kind, holds in found.items() if holds]
        if halves:
            ssthresh = half
        if event == "acked":
            cwnd = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1
        else:
            cwnd = ssthresh if event == "duplicates" else 1
        before, lost, most = event, lost or event != "acked", max(most, cwnd)
    three = [tuple(events[at : at + 3]) for at in range(len(events))]
    said += ["three timeouts in a row"] * (("timeout",) * 3 in three)
    said += ["a timeout, something acknowledged, a timeout"] * (("timeout", "acked", "timeout") in three)
    said += ["more than a thousand events"] * (len(events) * times > 1000)
    said += ["windows of more than 65535 segments"] * (most > 65535)
    return [kind for kind in KINDS if kind in said]
