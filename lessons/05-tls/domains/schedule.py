"""schedule(not_before, not_after): lifetimes at ten days, near them and far from them, from any time on."""

LIFE = "test_schedule_lifetimes"
LONG, SHORT = "when a third of the lifetime is left", "half of it if the lifetime is shorter than ten days"
KINDS = {
    "a lifetime of more than ten days": (LIFE, LONG),
    "a lifetime of a year or more": (LIFE, LONG),
    "a lifetime of less than ten days": (LIFE, SHORT),
    "a lifetime of less than a day": (LIFE, SHORT),
    "a lifetime that begins at 0": (LIFE, "All three are seconds since 1970."),
    "a lifetime that begins later": (LIFE, "The lifetime is `not_after - not_before`."),
    "a moment between two seconds": (LIFE, "The answer is not rounded."),
    "ten days, to the second": (LIFE, SHORT),
    "a second less or more than ten days": (LIFE, SHORT, "A day has 86 400 seconds."),
    "a lifetime between nine days and ten": (LIFE, SHORT),
}
ASIDES = (
    "when a certificate has to be renewed",
    "Use the rule of the ACME client certbot",
    "`schedule(0, 90 * 86_400)`",
)
DAY = 86_400


def draw(rng):
    days = rng.choice([1, 3, 4, 6, 7, 8, 9, 11, 12, 20, 30, 31, 45, 47, 60, 90, 100, 200, 365, 398, 825, 3650])
    life = rng.choice([days * DAY, days * DAY - 1, days * DAY + 1, rng.randrange(1, days * DAY)])
    near = [10 * DAY, 10 * DAY - 1, 10 * DAY + 1, 10 * DAY + rng.randrange(-DAY, DAY), rng.randrange(1, DAY)]
    life = rng.choice(near) if rng.random() < 0.4 else life
    begin = rng.choice([0, DAY, rng.randrange(DAY), rng.randrange(1_700_000_000, 1_900_000_000), 1_792_224_000])
    return begin, begin + life


def allowed(case):
    begin, end = case
    return type(begin) is type(end) is int and 0 <= begin < end


def play(answer, case):
    return round(float(answer["schedule"](*case)), 3)


def kinds(case):
    begin, end = case
    life = end - begin
    found = {
        "a lifetime of more than ten days": life > 10 * DAY,
        "a lifetime of a year or more": life >= 365 * DAY,
        "a lifetime of less than ten days": life < 10 * DAY,
        "a lifetime of less than a day": life < DAY,
        "a lifetime that begins at 0": begin == 0,
        "a lifetime that begins later": begin > 0,
        "a moment between two seconds": life % (2 if life < 10 * DAY else 3) > 0,
        "ten days, to the second": life == 10 * DAY,
        "a second less or more than ten days": abs(life - 10 * DAY) == 1,
        "a lifetime between nine days and ten": 9 * DAY < life < 10 * DAY,
    }
    return [kind for kind, holds in found.items() if holds]
