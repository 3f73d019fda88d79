"""format_ipv6(number): any number of 128 bits that is no IPv4-mapped address; zeros stand in every pattern."""

from itertools import groupby

RUNS, EDGES = "test_format_ipv6_runs", "test_format_ipv6_edges"
KINDS = {
    "eight groups without zeros": (RUNS, "Eight groups of 16 bits, the highest first, in hexadecimal"),
    "letters": (RUNS, "with small letters"),
    "groups of fewer than four digits": (RUNS, "without leading zeros, with colons between them"),
    "one run": (RUNS, "The longest run becomes `::`"),
    "a single group that is 0": (EDGES, "A single group that is 0 stays `0`"),
    "a zero at the end of a group, before a group that is 0": (EDGES, "neighbouring groups that are 0"),
    "a run at the beginning": (EDGES, "`number` is from 0 to 2¹²⁸ − 1"),
    "a run at the end": (EDGES, '`format_ipv6(0x20010db8000000000000000000000001)` gives `"2001:db8::1"`'),
    "a run of just two groups": (RUNS, "A run is two or more neighbouring groups"),
    "a run and a single group that is 0": (EDGES, "A single group that is 0 stays `0`"),
    "several runs, one of them the longest": (RUNS, "The longest run becomes `::`"),
    "several longest runs": (RUNS, "Of several longest runs it is the first"),
    "nothing but the last 32 bits": (EDGES, "IPv4-mapped addresses get no dots here"),
}
ASIDES = (
    "`ipaddress` knows the rules and is accepted",
    "Write `format_ipv6(number) -> str`: the address in the form of RFC 5952 §4",
    'gives `"2001:db8::1:0:0:1"`',
)

FEW = (1, 1, 2, 9, 10, 15, 16, 0x80, 0xAB, 0x100, 0x10, 0x1000, 0xA000, 0xFFF0, 0xFFFF, 0xF00, 0x8000, 0xFFFE)
RUN, PATTERNS = (2, 2, 2, 3, 3, 4), (0b11111100, 0b01110110, 0b11000011, 0b11011000, 0b00110111, 0b11111111)


def draw(rng):
    zeros = rng.choice((rng.getrandbits(8), rng.getrandbits(8), 0, 1 << rng.randrange(8), rng.choice(PATTERNS)))
    if rng.random() < 0.5:
        zeros = 0
        for length in rng.sample(RUN, rng.randrange(1, 4)):
            zeros |= ((1 << length) - 1) << rng.randrange(9 - length)
    groups = [rng.choice((rng.choice(FEW), rng.randrange(1, 2**16))) * (1 - (zeros >> at & 1)) for at in range(8)]
    number = sum(group << 16 * at for at, group in enumerate(groups))
    return number if number >> 32 != 0xFFFF else 0


def allowed(case):
    return isinstance(case, int) and 0 <= case < 2**128 and not 0xFFFF << 32 <= case < 1 << 48


def play(answer, case):
    return answer["format_ipv6"](case)


def kinds(case):
    groups = [case >> 16 * at & 0xFFFF for at in reversed(range(8))]
    rows = [len(list(row)) for group, row in groupby(groups) if group == 0]
    runs = [*sorted((row for row in rows if row > 1), reverse=True), 0, 0]
    found = {
        "eight groups without zeros": not rows,
        "letters": any(letter in f"{case:x}" for letter in "abcdef"),
        "groups of fewer than four digits": any(0 < group < 0x1000 for group in groups),
        "one run": runs[0] > 0 == runs[1],
        "a single group that is 0": rows and not runs[0],
        "a zero at the end of a group, before a group that is 0": any(
            group and group % 16 == 0 and groups[at] == 0 for at, group in enumerate(groups[:7], start=1)
        ),
        "a run at the beginning": runs[0] and not any(groups[: runs[0]]),
        "a run at the end": runs[0] and not any(groups[-runs[0] :]),
        "a run of just two groups": runs[0] == 2,
        "a run and a single group that is 0": runs[0] and 1 in rows,
        "several runs, one of them the longest": runs[0] > runs[1] > 0,
        "several longest runs": runs[0] > 0 and runs[0] == runs[1],
        "nothing but the last 32 bits": 1 << 16 <= case < 1 << 32,
    }
    return [kind for kind, holds in found.items() if holds]
