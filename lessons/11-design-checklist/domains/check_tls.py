"""check_tls(config, probe): sound deployments with none, one or two faults of TLS, and faults of other items."""

from course.lab import draw_deployment, modelled_probe

OLD, NEW = ("TLSv1.0", "TLSv1.1"), ("TLSv1.2", "TLSv1.3")
KINDS = {
    "nothing is wrong with TLS": ("test_check_tls_several", "An edge has a fault if one of these is true"),
    "another item's fault": ("test_check_tls_several", "such as its certificate, belongs to other items"),
    "the file names an old version": (
        "test_check_tls_several",
        'the file names `"TLSv1.0"` or `"TLSv1.1"` in its `versions`',
        "For a line of the file it is",
    ),
    "several faults": (
        "test_check_tls_several",
        "Each such edge has one finding, in any order of edges",
        "Which of its faults you name is up to you",
    ),
    "a machine takes an old version": (
        "test_check_tls_probed",
        "a client that offers only one of these two, or only the two, gets a handshake at one of its `addresses`",
        "its answer shows the fault",
    ),
    "a machine refuses new clients": (
        "test_check_tls_probed",
        'a client that offers `"TLSv1.2"` and `"TLSv1.3"` gets none at one of its `addresses`',
    ),
}
ASIDES = (
    "`config` stays as it is",
    "Write `check_tls(config, probe) -> list`: the edges with a fault in their TLS versions, each as a finding",
    "is what comes of a client that offers these versions, a dict, or `None` if it is refused",
    "Where `2001:db8:2::10` of the edge `edge-us` takes TLS 1.0,",
    "A client offers a list of versions without a gap",
)
DRAWS = 1200
RESERVE = 30
SEVERAL = [[OLD[0], *NEW], [OLD[1], *NEW], [*OLD, *NEW], [*OLD], [OLD[0]], [OLD[1]], [OLD[1], NEW[0]], [*OLD, NEW[0]]]


def draw(rng):
    sound, said, drift = {"edges": draw_deployment(rng)["edges"]}, [], []
    for n, told in enumerate(sound["edges"].values()):
        told["versions"] = rng.choice([told["versions"], told["versions"], [NEW[0]], [NEW[1], NEW[0]]])
        told["addresses"] += [f"198.51.100.{10 * n + k}" for k in range(rng.choice([0, 0, 0, 0, 1, 2]))]
    for _ in range(rng.choice([0, 1, 1, 1, 2, 2])):
        edge = rng.choice([*sound["edges"]])
        address, keys = rng.choice(sound["edges"][edge]["addresses"]), ["edges", edge, "versions"]
        versions = rng.choice(SEVERAL)
        versions = rng.sample(versions, len(versions))
        match rng.choice(["machine", "machine", "machine", "file", "both", "edge"]):
            case "machine":
                drift.append(
                    [
                        ["edges", edge, "at", address, "versions"],
                        rng.choice([versions, versions, versions, [], [NEW[0]], [NEW[1]]]),
                    ]
                )
            case "file":
                said.append([keys, versions])
                drift.append([keys, [*NEW]])
            case "both":
                said.append([keys, versions])
            case "edge":
                drift.append([keys, versions])
    if rng.random() < 0.3:
        edge = rng.choice([*sound["edges"]])
        other = rng.choice([["chain", "expired"], ["days", 3], ["protocols", ["http/1.1"]], ["protocols", []]])
        drift.append([["edges", edge, other[0]], other[1]])
    return [sound, said, drift]


def allowed(case):
    sound, said, drift = case
    known = {"TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"}
    return all(
        keys[0] == "edges" and keys[1] in sound["edges"] and (keys[-1] != "versions" or set(value) <= known)
        for keys, value in said + drift
    )


def changed(config, changes):
    made = {**config, "edges": {edge: dict(told) for edge, told in config["edges"].items()}}
    for keys, value in changes:
        made["edges"][keys[1]][keys[2]] = value
    return made


def play(answer, case):
    sound, said, drift = case
    config = changed(sound, said)
    probe, before = modelled_probe(config, drift), repr(config)
    found = answer["check_tls"](config, probe)
    shown = [(item, place, shows(config["edges"][place], place, probe, *call)) for item, place, call in found]
    return sorted(shown), repr(config) == before


def shows(edge, place, probe, name, *asked):
    """Whether a call is about this edge, and its answer a fault."""
    if name == "file":
        return asked == ("edges", place, "versions") and bool({*OLD} & {*edge["versions"]})
    address, offered = asked
    told = probe[name](address, offered)
    fault = told["version"] in OLD if told else {*NEW} <= {*offered}
    return name == "handshake" and address in edge["addresses"] and fault


def kinds(case):
    _, said, drift = case
    machines = [value for keys, value in drift if keys[-1] == "versions"]
    told = ["the file names an old version"] * bool(said)
    told += ["several faults"] * (
        len({keys[1] for keys, value in said + drift if keys[-1] == "versions" and set(value) != set(NEW)}) > 1
    )
    told += ["a machine takes an old version"] * any(set(OLD) & set(value) for value in machines)
    told += ["a machine refuses new clients"] * any(not set(NEW) & set(value) for value in machines)
    told = told or ["nothing is wrong with TLS"]
    return told + ["another item's fault"] * any(keys[-1] in ("chain", "days", "protocols") for keys, _ in drift)
