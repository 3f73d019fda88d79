"""late_frames(every, deadline, way, repeat): calls near and far, copies that come just in time and just too late."""

CELL = "test_late_frames_counted"
KINDS = {
    "a copy that comes long after its deadline": (
        CELL,
        "TCP sends frame 0 again: it arrives `repeat` later than it would have.",
        "Until then, what has arrived behind it cannot be used.",
        "The call has no end.",
        "how many frames are late over each transport",
    ),
    "a copy that comes a little too late": (CELL, "A frame is late if it can first be used more than `deadline` after"),
    "a frame that can be used exactly at its deadline": (CELL, "more than `deadline` after it was sent, or never"),
    "a copy that comes in time": (CELL, "UDP does not repeat, and lets nothing wait."),
    "a way as long as the deadline": (CELL, "arrives `way` later, which is `deadline` at most"),
}
ASIDES = (
    "A call sends a frame every `every` ms.",
    "Frame 0 is lost.",
    "`late_frames(20, 150, 50, 250)` gives `(8, 1)`.",
    "All four are whole numbers from 1 on, in ms.",
)
DRAWS, RESERVE = 1500, 100


def draw(rng):
    every = rng.choice([1, 10, 20, 33, 40, rng.randrange(1, 100), rng.choice([2000, 50_000, 10**6])])
    deadline = rng.choice([1, 100, 150, rng.randrange(1, 400)])
    way = rng.choice([1, deadline, max(1, deadline - 1), rng.randrange(1, deadline + 1)])
    spare = deadline - way
    repeat = rng.choice([spare, spare + 1, spare + every, spare + 3 * every + rng.randrange(-1, 2), 250, 1, 2 * way])
    return [every, deadline, way, max(1, rng.choice([repeat, rng.randrange(1, 1200)]))]


def allowed(case):
    _, deadline, way, _ = case
    return all(type(number) is int and number >= 1 for number in case) and way <= deadline


def play(answer, case):
    return answer["late_frames"](*case)


def kinds(case):
    every, deadline, way, repeat = case
    over = way + repeat - deadline
    if over <= 0:
        said = ["a copy that comes in time"]
    else:
        said = ["a copy that comes long after its deadline" if over > every else "a copy that comes a little too late"]
    said += ["a frame that can be used exactly at its deadline"] * (over >= 0 and over % every == 0)
    return said + ["a way as long as the deadline"] * (way == deadline)
