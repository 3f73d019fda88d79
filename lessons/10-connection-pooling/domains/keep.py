"""keep(connections, now, idle_s, age_s): times at both limits and beside them."""

KINDS = {
    "connections of any kind": (
        "test_keep_idle", "Keep what was last used less than `idle_s` seconds before `now`",
        "The result is the set of the `id`s that are kept.",
    ),
    "no connections": ("test_keep_idle", "which idle connections a pool keeps"),
    "used exactly as long ago as may be": ("test_keep_idle", "last used less than `idle_s` seconds"),
    "opened exactly as long ago as may be": ("test_keep_age", "opened less than `age_s` seconds before it"),
    "old, and used just now": ("test_keep_age", "opened less than `age_s` seconds before it"),
    "older than a day": (
        "test_keep_age", "in whole seconds", "opened less than `age_s` seconds before",
    ),
    "a limit on the age below that on idleness": ("test_keep_age", "opened less than `age_s` seconds before"),
}
ASIDES = (
    "`connections` is a list of `(id, opened, used)`",
    "`keep([(0, 0, 95), (1, 90, 90)], 100, 10, 60)` gives",
    "The list stays as it is.",
    "No `id` stands there twice, and nothing was used before it was opened, or after `now`. Both limits are 1 or more.",
)

LONG = (60, 3600, 86400, 7 * 86400)


def draw(rng):
    now = rng.choice([0, 100, 5000, 1764460800])
    idle, age = rng.choice([1, 5, 10, 60]), rng.choice([1, 5, 30, 60, 600, 3600])
    found = []
    for number in rng.sample([0, 1, 2, 7, 40, 10**9], rng.choice([0, 1, 2, 3, 5])):
        used = rng.choice([0, 0, idle - 1, idle, idle, idle + 1, age, rng.randrange(2 * idle + 2)])
        used += rng.choice([0, 0, 0, 0, *LONG])
        opened = max(used, rng.choice([used, age - 1, age, age, age + 1, idle, rng.randrange(2 * age + 2)]))
        opened += rng.choice([0, 0, 0, 0, *LONG])
        found.append((number, now - opened, now - used))
        if (alike := rng.random()) < 0.2:
            found[-1] = (number, min(now - opened, found[0][2]), found[0][2])
        elif alike < 0.4:
            found[-1] = (number, *found[0][1:])
    return (found, now, idle, age)


def allowed(case):
    found, now, idle, age = case
    fits = all(opened <= used <= now for _, opened, used in found)
    return fits and len({number for number, *_ in found}) == len(found) and min(idle, age) >= 1


def play(answer, case):
    given = list(case[0])
    return answer["keep"](given, *case[1:]), given == case[0]


def kinds(case):
    found, now, idle, age = case
    said = {
        "connections of any kind": bool(found),
        "no connections": not found,
        "used exactly as long ago as may be": any(now - used == idle for _, _, used in found),
        "opened exactly as long ago as may be": any(now - opened == age for _, opened, _ in found),
        "old, and used just now": any(now - opened > age and now == used for _, opened, used in found),
        "older than a day": any(now - opened > 86400 for _, opened, _ in found),
        "a limit on the age below that on idleness": bool(found) and age < idle,
    }
    return [kind for kind, so in said.items() if so]
