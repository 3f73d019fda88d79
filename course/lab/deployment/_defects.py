"""What can be wrong with a deployment, item by item: what is changed in the file, and what on its machines."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from course.lab.deployment._drawn import draw_deployment
from course.lab.deployment._model import running

PUBLIC = "198.51.100.7"


@dataclass(frozen=True)
class Defect:
    """``changes(config, place)`` gives pairs of keys and values; ``where`` says who has it: file, machines or both."""

    item: str
    section: str
    where: str
    changes: Callable

    def place_of(self, place: str) -> str:
        return "objectives" if self.section == "objectives" else "database" if self.section == "database" else place


def here(*values, **fields):
    """Changes of fields of the place itself."""
    return lambda config, place: [((place,), values[0])] if values else [((place, key), v) for key, v in fields.items()]


def machine(**fields):
    """Changes of the last machine of an edge."""
    return lambda config, place: [((place, "at", config["edges"][place]["addresses"][-1]), fields)]


def page(**fields):
    """Changes of the last page that an origin compresses."""

    def changes(config, place):
        wanted = [path for path, kind in config["pages"].items() if kind == "compress"]
        return [((place, "at", wanted[-1]), fields)]

    return changes


def grown(config, place):
    return [((place, "size"), config["pools"][place]["size"] + 3)]


def queue(config, place):
    return [((place, "waiting"), config["pools"][place]["waiting"] + 5)]


def needs_more(config, _):
    sizes = sum(pool["size"] for pool in config["pools"].values()) * len(config["origins"])
    return [(("connections",), sizes - 1)]


def too_long(config, place):
    return [((place, "ttl_s"), 10 * config["objectives"]["failover_s"])]


STRANGERS = ["https://shop.test", "*"]
DEFECTS = {
    "a service on a public address": Defect("private", "services", "both", here(address=PUBLIC)),
    "a service that outside can reach": Defect("private", "services", "machines", here(open=True)),
    "a pool on a public address behind a filter": Defect("private", "pools", "file", here(address=PUBLIC)),
    "a certificate renewed by hand": Defect("certificate", "edges", "file", here(certificate="manual")),
    "a certificate that has expired": Defect("certificate", "edges", "machines", machine(days=-3)),
    "a machine with another host's certificate": Defect(
        "certificate", "edges", "machines", machine(chain="wrong-host")
    ),
    "an intermediate that is not sent": Defect(
        "certificate", "edges", "machines", machine(chain="missing-intermediate")
    ),
    "an edge without HTTP/2": Defect("http", "edges", "both", here(protocols=["http/1.1"])),
    "a machine without HTTP/2": Defect("http", "edges", "machines", machine(protocols=["http/1.1"])),
    "a pool without a size": Defect("pool", "pools", "both", here(size=None)),
    "a pool that grows": Defect("pool", "pools", "machines", grown),
    "a queue without an end": Defect("pool", "pools", "machines", here(waiting=None)),
    "a queue that is longer than the file says": Defect("pool", "pools", "machines", queue),
    "pools that do not fit the database": Defect("pool", "database", "file", needs_more),
    "a service that closes connections": Defect("keep-alive", "services", "both", here(keep_alive=False)),
    "a service that closes though it should not": Defect("keep-alive", "services", "machines", here(keep_alive=False)),
    "a lifetime too long for the failover": Defect("ttl", "dns", "both", too_long),
    "a lifetime of a second": Defect("ttl", "dns", "machines", here(ttl_s=1)),
    "no objective for the failover": Defect("ttl", "objectives", "file", lambda config, _: [(("failover_s",), None)]),
    "one entry for the world": Defect("entry", "dns", "both", here(entry="single")),
    "GeoDNS that is switched off": Defect("entry", "dns", "machines", here(entry="single")),
    "everybody reads with credentials": Defect(
        "cors", "origins", "both", here(cors={"origins": STRANGERS, "credentials": True})
    ),
    "an origin that gives back what it is asked": Defect(
        "cors", "origins", "machines", here(cors={"origins": ["*"], "credentials": True})
    ),
    "an edge that allows TLS 1.0": Defect("tls", "edges", "both", here(versions=["TLSv1.0", "TLSv1.1", "TLSv1.2"])),
    "a machine that takes TLS 1.1": Defect("tls", "edges", "machines", machine(versions=["TLSv1.1", "TLSv1.2"])),
    "a plain answer without Vary": Defect("vary", "origins", "machines", page(varies="coded")),
    "a Vary that names another field": Defect("vary", "origins", "both", here(vary="Accept-Language")),
    "a page that is not compressed": Defect("vary", "origins", "machines", page(codings=[])),
}


def with_defect(config: dict, name: str, rng: Random) -> tuple[dict, list, str]:
    """The file and the drift of ``config`` with a defect at a place drawn by ``rng``, and the place."""
    defect = DEFECTS[name]
    whole = defect.section in ("objectives", "database")
    place = defect.section if whole else rng.choice([*config[defect.section]])
    changes = [((defect.section, *keys), value) for keys, value in defect.changes(config, place)]
    said = running(config, changes) if defect.where != "machines" else config
    drift = changes if defect.where == "machines" else []
    if defect.section == "pools" and defect.where == "file":
        drift = [(("pools", place, "open"), False)]
    return said, drift, place


def unseen(seed: int) -> tuple[dict, list]:
    """A deployment that nobody has seen: its file, and how its machines differ from it; two or three defects."""
    rng = Random(f"deployment {seed}")
    config = draw_deployment(rng)
    while len(config["edges"]) < 2 or len(config["origins"]) < 2 or "compress" not in config["pages"].values():
        config = draw_deployment(rng)
    drift, items = [], set()
    for name in rng.sample([*DEFECTS], len(DEFECTS)):
        if DEFECTS[name].item not in items and len(items) < 3 and can_be_mended(config, name):
            config, more, _ = with_defect(config, name, rng)
            drift, items = drift + more, items | {DEFECTS[name].item}
    return config, drift


def can_be_mended(config, name):
    """A database that is too small is mended by smaller pools, and no pool can be smaller than what is busy."""
    pools = config["pools"].values()
    return DEFECTS[name].section != "database" or any(pool["size"] > pool["busy"] for pool in pools)
