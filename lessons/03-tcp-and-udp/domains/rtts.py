"""rtts(size, …): sizes at and beside the edges of windows, new connections and warm ones, with and without a pause."""

NEW, THRESHOLD, WARM = "test_rtts_new_connection", "test_rtts_threshold", "test_rtts_warm"
KINDS = {
    "a new connection without a threshold": (
        NEW, "A new connection spends one round trip on its handshake", "Then each window takes one",
        "The first window is `iw`", "The next is twice as large",
    ),
    "an answer that fills a window": (NEW, "Windows count segments"),
    "an answer of a byte too many for a window": (NEW, "Each has `mss` bytes, only the last may have fewer"),
    "a dozen windows or more": (NEW, "The next is twice as large"),
    "segments of another size": (NEW, "Each has `mss` bytes"),
    "a new connection that is told of an old window or a pause": (NEW, "To a new connection `cwnd`, `idle_s` and"),
    "a first window below the threshold": (THRESHOLD, "but at most `ssthresh`"),
    "a first window at the threshold or above": (THRESHOLD, "at or above `ssthresh` it is one larger"),
    "a window that would double past the threshold": (THRESHOLD, "but at most `ssthresh`"),
    "a warm connection with its window": (WARM, "A `warm` connection needs no handshake", "It begins with `cwnd`"),
    "a warm connection whose window nobody knows": (WARM, "or with `iw` if that is None"),
    "a warm connection after a short pause": (WARM, "After a pause longer than the RTO, `idle_s > rto_s`"),
    "a pause just as long as the RTO": (WARM, "`idle_s > rto_s`"),
    "a pause longer than the RTO": (WARM, "a larger window gives way to `iw`"),
    "a long pause, and a window smaller than iw": (WARM, "a larger window gives way to `iw`"),
    "a warm connection with a threshold": (THRESHOLD, "None is no threshold"),
}  # fmt: skip
ASIDES = (
    "the round trips until an answer of `size` bytes is there",
    "`rtts(14600)` gives `2`",
    "Sizes and windows are whole numbers from 1 on, seconds any numbers from 0 on",
)
RESERVE = 120


def draw(rng):
    mss = rng.choice((1460, 1460, 1460, 1000, 536, 1220, 8960, 1, 2, rng.randrange(1, 9001)))
    iw = rng.choice((10, 10, 10, 1, 2, 3, 4, rng.randrange(1, 60)))
    warm = rng.random() < 0.55
    given = {"warm": True} if warm else {}
    if rng.random() < (0.8 if warm else 0.2):
        beside = (iw, iw + 1, max(1, iw - 1))
        given["cwnd"] = rng.choice((40, 5, 1, *beside, rng.randrange(1, 200), rng.randrange(1, 2000)))
    first = given.get("cwnd", iw) if warm else iw
    if rng.random() < 0.55:
        edges = (first, first + 1, max(1, first - 1), 2 * first, 2 * first + 1, 4 * first - 1, 1, 2, iw)
        given["ssthresh"] = rng.choice((*edges, rng.randrange(1, 200)))
    if rng.random() < (0.6 if warm else 0.2):
        given["rto_s"] = rng.choice((1, 3, 0.2, 0.25, 1.5, 0, rng.randrange(1, 60)))
    if rng.random() < (0.7 if warm else 0.2):
        rto = given.get("rto_s", 1)
        given["idle_s"] = rng.choice((rto, rto, rto + 0.5, rto + 1, 9 * rto + 1, rto / 2, rto + 0.01, 0.9, 3600))
    given |= {"mss": mss} if mss != 1460 else {}
    given |= {"iw": iw} if iw != 10 else {}
    window, total = min(first, iw) if rng.random() < 0.4 else first, 0
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 5, 7, 13))):
        total += window
        limit = given.get("ssthresh", 10**9)
        window = min(2 * window, limit) if window < limit else window + 1
    size = total * mss + rng.choice((0, 0, 1, 1, -1, mss, -mss, -mss + 1, rng.randrange(mss)))
    if rng.random() < 0.1:
        size = rng.choice((1, mss, rng.randrange(1, 10**6), rng.randrange(1, 10**9) if "ssthresh" not in given else 5))
    return [max(1, size), dict(sorted(given.items()))]


def allowed(case):
    size, given = case
    whole = [size, *(given[name] for name in ("mss", "iw", "cwnd", "ssthresh") if name in given)]
    seconds = [given.get("idle_s", 0), given.get("rto_s", 1)]
    return all(type(n) is int and n >= 1 for n in whole) and all(s >= 0 for s in seconds)


def play(answer, case):
    return answer["rtts"](case[0], **case[1])


def kinds(case):
    size, given = case
    warm, had, iw, limit = "warm" in given, given.get("cwnd"), given.get("iw", 10), given.get("ssthresh")
    idle, rto, mss = given.get("idle_s", 0), given.get("rto_s", 1), given.get("mss", 1460)
    paused = warm and idle > rto
    first = iw if not warm or had is None else had
    first = min(first, iw) if paused else first
    window, total, capped, rounds = first, first, False, 1
    while total * mss < size:
        capped = capped or (limit is not None and window < limit < 2 * window)
        window = 2 * window if limit is None else min(2 * window, limit) if window < limit else window + 1
        total, rounds = total + window, rounds + 1
    told = {"cwnd", "idle_s", "rto_s"} & {*given}
    several = size > first * mss
    found = {
        "a new connection without a threshold": not warm and limit is None,
        "an answer that fills a window": size == total * mss,
        "an answer of a byte too many for a window": size == (total - window) * mss + 1,
        "a dozen windows or more": rounds > 11,
        "segments of another size": not warm and mss != 1460,
        "a new connection that is told of an old window or a pause": told and not warm,
        "a first window below the threshold": limit and several and first < limit,
        "a first window at the threshold or above": limit and several and first >= limit,
        "a window that would double past the threshold": capped,
        "a warm connection with its window": had and warm and not paused,
        "a warm connection whose window nobody knows": warm and had is None,
        "a warm connection after a short pause": warm and 0 < idle < rto,
        "a pause just as long as the RTO": warm and idle == rto,
        "a pause longer than the RTO": paused and (had is None or had >= iw),
        "a long pause, and a window smaller than iw": paused and had is not None and had < iw,
        "a warm connection with a threshold": warm and limit,
    }
    return [kind for kind, holds in found.items() if holds] or ["a first window below the threshold"]
