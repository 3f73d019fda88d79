"""held_up(protocol, packets, lost): few objects, the loss at the beginning, at the end, between two of one object."""

import copy

CELL = "test_held_up_objects"
KINDS = {
    "HTTP/1.1": (CELL, "each object has a TCP connection of its own"),
    "HTTP/2": (CELL, "all share one TCP connection", "What arrives behind a gap is not handed on"),
    "HTTP/3": (CELL, "all share one QUIC connection", "Gaps count within a stream only"),
    "an object that is complete before the loss": (CELL, "the objects that are not complete before it arrives"),
    "the last packet is lost": (CELL, "one is lost: it arrives after all the others", "Write `held_up"),
}
ASIDES = (
    "Packets of several objects are sent, one after the other,",
    "one is lost:",
    "`packets` is a list with the object of each packet, `lost` an index into it.",
    '`held_up("3", ["a", "b", "a", "c"], 1)` gives `{"b"}`.',
)
DRAWS, RESERVE = 1000, 100


def draw(rng):
    protocol, names = rng.choice(["1.1", "2", "2", "3"]), [f"photo-{number}" for number in range(9)]
    if rng.random() < 0.15:  # more objects than a browser opens connections
        return [protocol, rng.sample(names, 9), rng.randrange(3)]
    objects = ["a", "b", "c", "style.css", "app.js"][: rng.choice([1, 2, 3, 5])]
    packets = [rng.choice(objects) for _ in range(rng.choice([1, 2, 3, 5, 8]))]
    return [protocol, packets, rng.choice([0, len(packets) - 1, rng.randrange(len(packets))])]


def allowed(case):
    protocol, packets, lost = case
    return protocol in ("1.1", "2", "3") and 0 <= lost < len(packets)


def play(answer, case):
    before = copy.deepcopy(case)
    return answer["held_up"](*case), case == before


def kinds(case):
    protocol, packets, lost = case
    said = [f"HTTP/{protocol}"]
    said += ["an object that is complete before the loss"] * bool(set(packets[:lost]) - set(packets[lost:]))
    return said + ["the last packet is lost"] * (lost == len(packets) - 1)
