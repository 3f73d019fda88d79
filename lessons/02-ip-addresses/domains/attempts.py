"""attempts(answers, rtts, delay_ms): answers of both families; successes just before, at and after a start."""

ORDER, CLOCK = "test_attempts_order", "test_attempts_clock"
KINDS = {
    "one family alone": (ORDER, "Within a family the order stays"),
    "a delay above 100": (CLOCK, "The first attempt starts at 0, every other one `delay_ms` after"),
    "no delay given": (ORDER, "`attempts(answers, rtts, delay_ms=250) -> list[(ms, address)]`"),
    "both families, IPv6 first": (ORDER, "First the order: the families take turns"),
    "both families, IPv4 first": (ORDER, "beginning with the family of the first answer"),
    "a delay of 100 or one beside it": (CLOCK, "the least that RFC 8305 §8 recommends"),
    "more answers of one family than of the other": (ORDER, "the rest of the other follows (RFC 8305 §4)"),
    "no answer that ever succeeds": (ORDER, "If no answer ever succeeds, all are started"),
    "a success that ends the starting": (ORDER, "As soon as one has succeeded, none is started any more"),
    "a delay below 100": (CLOCK, "A delay below 100 is taken as 100"),
    "an attempt that overtakes an earlier one": (ORDER, "Attempts run beside each other; starting a new one ends none"),
    "a success in the millisecond of a start": (CLOCK, "not in the same millisecond either"),
    "a success one millisecond after a start": (CLOCK, "As soon as one has succeeded, none is started any more"),
    "a success at once": (CLOCK, "after how many milliseconds, 0 or more, its attempt succeeds"),
    "no answers": (CLOCK, "Without answers the list is empty"),
}
ASIDES = (
    "which connection attempts a client starts, and when, in milliseconds",
    "`answers` are addresses as texts, both families mixed, the best first",
    'gives `[(0, "2001:db8::1"), (250, "192.0.2.1")]`',
    "when none of them ever succeeds, the IPv4 address is the second",
)

DELAYS = (250, 250, 100, 99, 101, 0, 1, 50, 150, 200, 300, 500, 1000, 2000, 2001, 5000, 60_000)


def draw(rng):
    sixes = [f"2001:db8::{n:x}" for n in rng.sample(range(1, 40), rng.randrange(5))]
    fours = [f"192.0.2.{n}" for n in rng.sample(range(1, 250), rng.randrange(5))]
    answers = sixes + fours if rng.random() < 0.3 else fours + sixes
    if rng.random() < 0.7:
        rng.shuffle(answers)
    delay = rng.choice((None, None, *DELAYS, rng.randrange(2500)))
    step, rtts = max(100, 250 if delay is None else delay), []
    chance = rng.choice((0, 0.2, 0.5, 1))
    for address in sorted(answers):
        near = step * rng.randrange(1, 6) + rng.choice((-1, 0, 0, 1))
        ms = rng.choice((near, near, rng.randrange(3 * step), rng.choice((0, 1, 20, 99))))
        rtts.append((address, ms if rng.random() < chance else None))
    rng.shuffle(rtts)
    return answers, rtts, delay


def allowed(case):
    answers, rtts, delay = case
    whole = all(type(ms) is int and ms >= 0 for ms in (delay, *(ms for _, ms in rtts)) if ms is not None)
    return whole and len(set(answers)) == len(answers) and sorted(answers) == sorted(address for address, _ in rtts)


def play(answer, case):
    answers, rtts, delay = list(case[0]), dict(case[1]), case[2]
    found = answer["attempts"](answers, rtts) if delay is None else answer["attempts"](answers, rtts, delay)
    return found, answers == case[0] and list(rtts.items()) == [tuple(pair) for pair in case[1]]


def kinds(case):
    answers, rtts, delay = case[0], dict(case[1]), case[2]
    step = max(100, 250 if delay is None else delay)
    own = [address for address in answers if (":" in address) == (":" in answers[0])]
    others = [address for address in answers if address not in own]
    order = sorted(answers, key=lambda a: (own.index(a), 0) if a in own else (others.index(a), 1))
    ends = [n * step + rtts[address] for n, address in enumerate(order) if rtts[address] is not None]
    starts = [n * step for n in range(1, len(order)) if min(ends, default=n * step) >= n * step]
    found = {
        "one family alone": own and not others,
        "both families, IPv6 first": others and ":" in answers[0],
        "both families, IPv4 first": others and "." in answers[0],
        "more answers of one family than of the other": others and len(own) != len(others),
        "no answer that ever succeeds": answers and not ends,
        "a success that ends the starting": ends and len(starts) < len(order) - 1,
        "an attempt that overtakes an earlier one": ends != sorted(ends),
        "no delay given": answers and delay is None,
        "a delay above 100": answers and step > 101,
        "a delay of 100 or one beside it": answers and delay in (99, 100, 101),
        "a delay below 100": answers and delay is not None and delay < 99,
        "a success in the millisecond of a start": ends and min(ends) in range(step, len(order) * step, step),
        "a success one millisecond after a start": ends and min(ends) - 1 in range(step, len(order) * step, step),
        "a success at once": 0 in ends,
        "no answers": not answers,
    }
    return [kind for kind, holds in found.items() if holds]
