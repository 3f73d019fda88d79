"""finish_times(protocol, packets, lost, repeat): few objects on few connections, with up to all packets lost."""

import copy

LINES, REPEATS = "test_finish_times_lines", "test_finish_times_repeats"
KINDS = {
    "nothing lost": (LINES, "packet i, counted from 0, arrives at tick i"),
    "HTTP/1.1 with a loss": (LINES, "all before it on its connection", "What was handed in stays as it is."),
    "HTTP/2 with a loss": (
        LINES,
        '| `"h2"` | all before it |',
        'For `"h2"` and `"h3"` the connections in the list do not matter.',
    ),
    "HTTP/3 with a loss": (LINES, "all before it of its object"),
    "several losses": (REPEATS, "No repetition is lost, and none delays another packet."),
    "a repetition that comes before later packets": (REPEATS, "its repetition arrives `repeat` ticks later"),
    "the last packet of an object lost": (REPEATS, "An object is whole when all of its packets have been handed over."),
    "an object on several connections": (REPEATS, 'An object may lie on several, for `"h1"`, too.'),
}
ASIDES = (
    "the tick at which each object is whole",
    '`finish_times("h3", [(0, "a"),',
    'with `"h2"` both are whole at 10',
    "| protocol | a packet is handed to the application",
    "`repeat` is at least 1.",
)


def draw(rng):
    objects = ["a", "b", "c", "d"][: rng.choice([1, 2, 2, 3, 4])]
    lines = rng.choice([[0], [0, 1], [0, 1, 2], range(6), [0, 6, 12], [1, 7, 255, 256, 10**6]])
    on = {thing: rng.choice(lines) for thing in objects}
    spread, packets = rng.random() < 0.2, []
    for _ in range(rng.choice([0, 1, 2, 4, 6, 8, 12])):
        thing = rng.choice(objects)
        packets.append((rng.randrange(3) if spread else on[thing], thing))
    if rng.random() < 0.2:
        packets.sort(key=lambda packet: packet[1])
    count = min(len(packets), rng.choice([0, 1, 1, 1, 1, 2, 2, 3, 12]))
    return [
        rng.choice(["h1", "h2", "h3"]),
        packets,
        rng.sample(range(len(packets)), count),
        rng.choice([1, 2, 3, 5, 10, 40]),
    ]


def allowed(case):
    protocol, packets, lost, repeat = case
    return protocol in ("h1", "h2", "h3") and all(0 <= i < len(packets) for i in lost) and repeat >= 1


def play(answer, case):
    protocol, packets, lost, repeat = copy.deepcopy(case)
    lost = set(lost)
    got = answer["finish_times"](protocol, packets, lost, repeat)
    return got, packets == case[1], lost == set(case[2])


def kinds(case):
    protocol, packets, lost, repeat = case
    last = {thing: i for i, (_, thing) in enumerate(packets)}
    said = {
        "nothing lost": not lost,
        "HTTP/1.1 with a loss": protocol == "h1" and lost != [],
        "HTTP/2 with a loss": protocol == "h2" and lost != [],
        "HTTP/3 with a loss": protocol == "h3" and lost != [],
        "several losses": len(lost) > 1,
        "a repetition that comes before later packets": any(i + repeat < len(packets) for i in lost),
        "the last packet of an object lost": any(i in lost for i in last.values()),
        "an object on several connections": len(set(packets)) > len(last),
    }
    return [kind for kind, so in said.items() if so]
