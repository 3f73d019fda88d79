"""refute_transport(claim, about): numbers at, just below and just above where a claim begins to fall."""

NAGLE, WINDOW, COST = (f"test_refute_transport_{what}" for what in ("nagle", "window", "handshake"))
KINDS = {
    "a time at which the write waits longer": (
        NAGLE,
        "a small write waits for `limit` ms at most, at each time from 1 to `longest`",
        "Nagle's algorithm holds a small write until what was sent before is acknowledged.",
        "one write has just been sent, and the peer acknowledges at once",
        "a round trip time in whole milliseconds that breaks the claim",
    ),
    "no time at which the write waits longer": (NAGLE, "`None` if there is none"),
    "a time at which the window is too small": (
        WINDOW,
        "so many bytes fill a link of `mbit` Mbit/s, at each time from 1 to `longest`",
        "One window of bytes goes through in a round trip.",
    ),
    "no time at which the window is too small": (WINDOW, "`None` if there is none"),
    "a window that just fills the link, or just not": (WINDOW, "One window of bytes goes through in a round trip."),
    "a time at which opening costs less": (
        COST,
        "to open TCP and TLS takes `least` ms or more, at each time from `shortest` on",
        '`version` is `"1.2"` or `"1.3"`.',
        "The handshake is a full one, and ends when the request may be sent.",
    ),
    "no time at which opening costs less": (COST, "`None` if there is none"),
    "costs that are just reached, or just not": (COST, "to open TCP and TLS takes `least` ms or more"),
}
ASIDES = (
    '`refute_transport("Nagle waits", (200, 201))` gives `201`.',
    "The list says for each claim what `about` is.",
)
DRAWS, RESERVE = 2000, 150


def draw(rng):
    claim = rng.choice(["Nagle waits", "it fills", "it costs"])
    if claim == "Nagle waits":
        limit = rng.choice([1, 40, 200, 500, 1500, rng.randrange(1, 600)])
        return [claim, (limit, max(1, limit + rng.choice([-100, -1, 0, 1, 2, 50, 300])))]
    if claim == "it fills":
        mbit, longest = rng.choice([1, 10, 100, 1000]), rng.choice([1, 2, 3, 40, 150, 1500, rng.randrange(1, 300)])
        just = 125 * mbit * longest
        return [claim, (max(1, rng.choice([just - 1, just, just + 1, just // 8, 8 * just, 65535])), mbit, longest)]
    version, shortest = rng.choice(["1.2", "1.3"]), rng.choice([1, 2, 5, 50, 1500, rng.randrange(1, 200)])
    just = shortest * rng.choice([1, 2, 3, 4])
    return [claim, (version, max(1, just + rng.choice([-1, 0, 1])), shortest)]


def allowed(case):
    claim, about = case
    numbers = about[1:] if claim == "it costs" else about
    named = claim != "it costs" or about[0] in ("1.2", "1.3")
    return named and all(type(number) is int and number >= 1 for number in numbers)


def breaks(claim, about, rtt):
    if claim == "it costs":
        version, least, shortest = about
        tcp, tls = 1, {"1.2": 2, "1.3": 1}[version]
        return rtt >= shortest and (tcp + tls) * rtt < least
    if claim == "it fills":
        window, mbit, longest = about
        return 1 <= rtt <= longest and window * 8 * 1000 < mbit * 1_000_000 * rtt
    limit, longest = about
    return limit < rtt <= longest


def play(answer, case):
    found = answer["refute_transport"](*case)
    return "none" if found is None else type(found) is int and breaks(*case, found)


def kinds(case):
    claim, about = case
    if claim == "Nagle waits":
        return [f"{'a' if about[1] > about[0] else 'no'} time at which the write waits longer"]
    if claim == "it fills":
        window, full = about[0], 125 * about[1] * about[2]
        said = [f"{'a' if window < full else 'no'} time at which the window is too small"]
        return said + ["a window that just fills the link, or just not"] * (abs(window - full) <= 1)
    least = about[2] * (3 if about[0] == "1.2" else 2)
    said = [f"{'a' if least < about[1] else 'no'} time at which opening costs less"]
    return said + ["costs that are just reached, or just not"] * (abs(least - about[1]) <= 1)
