"""FRR's bgpd in a private network: one daemon a router, without zebra, changed and read through its vty socket.

It needs no rights: told to skip its change of user, to leave the kernel alone and to do without zebra, it takes every
next hop for reachable. What it cannot be asked without more than Debian's ``frr`` is origin validation: its ROAs come
from a server of the RPKI-to-router protocol only (RFC 8210), by a module of another package.
"""

import json
import socket
from pathlib import Path

from tests.course.lab.routing.bird import KINDS
from tests.course.lab.routing.private import DEADLINE, PrivateNetwork
from tests.tools import which

Session = tuple[list[str], list[str]]  # lines of a router, and of its address family
END = b"\0\0\0"  # before the byte that says how a command went


def address(at: int) -> str:
    """Of the router with that number, counted from 1."""
    return f"127.0.0.{at}"


class Frrs(PrivateNetwork):
    """``configurations`` in FRR's language by name, each a router with an address of its own on loopback."""

    def __init__(self, folder: Path, configurations: dict[str, str]):
        lines = []
        for at, (name, text) in enumerate(configurations.items(), 1):
            (folder / name).mkdir()
            (folder / f"{name}.conf").write_text(text)
            apart = f"--skip_runas --no_kernel --no_zebra --listenon {address(at)} --vty_port 0"
            files = f"-f {name}.conf -i {name}.pid --vty_socket {name} --log stdout"
            lines.append(f"{which('bgpd')} {apart} {files} >{name}.log 2>&1 &")
        super().__init__(folder, lines)
        self.names = list(configurations)

    def __enter__(self):
        super().__enter__()
        self.until(lambda: all(self._listens(name) for name in self.names), "vty sockets")
        return self

    def _listens(self, name: str) -> bool:
        """Whether the daemon answers: its socket is in the folder a moment before it listens there."""
        try:
            return bool(self.ask(name, "show version"))
        except (FileNotFoundError, ConnectionRefusedError):
            return False

    def ask(self, name: str, *commands: str) -> str:
        """What the daemon says to the last of these commands, given one after the other."""
        with socket.socket(socket.AF_UNIX) as vty:
            vty.settimeout(DEADLINE)
            vty.connect(str(self.folder / name / "bgpd.vty"))
            for command in ("enable", *commands):
                vty.sendall(command.encode() + b"\0")
                said, status = _answer(vty)
                if status:
                    raise ValueError(f"bgpd does not take {command!r}: {said}")
        return said

    def tell(self, name: str, number: int, command: str) -> None:
        """Change what the router does in its address family of IPv6."""
        self.ask(name, "configure terminal", f"router bgp {number}", "address-family ipv6 unicast", command)

    def established(self, sessions: int) -> bool:
        """Whether so many ends of sessions are up, over all routers."""
        found = [json.loads(self.ask(name, "show bgp ipv6 unicast summary json")) for name in self.names]
        peers = [peer for one in found for peer in one.get("peers", {}).values()]
        return sum(peer["state"] == "Established" for peer in peers) == sessions

    def counts(self) -> list[tuple[int, int]]:
        """How many updates have gone out and come in on each session."""
        found = [json.loads(self.ask(name, "show bgp neighbors json")) for name in self.names]
        stats = [peer["messageStats"] for one in found for peer in one.values()]
        return [(one["updatesSent"], one["updatesRecv"]) for one in stats]

    def heard(self, name: str) -> dict[str, list[dict]]:
        """All routes of each prefix in the daemon's table, as it tells them."""
        return json.loads(self.ask(name, "show bgp ipv6 unicast json") or "{}").get("routes", {})

    def chosen(self, name: str) -> dict[str, tuple[int, ...]]:
        """The path of each prefix in the daemon's table."""
        best = {prefix: one for prefix, found in self.heard(name).items() for one in found if one.get("bestpath")}
        return {prefix: tuple(map(int, one["path"].split())) for prefix, one in best.items()}


def _answer(vty: socket.socket) -> tuple[str, int]:
    said = b""
    while said[-4:-1] != END:
        more = vty.recv(65536)
        if not more:
            raise ConnectionError("bgpd has hung up")
        said += more
    return said[:-4].decode(), said[-1]


def router(at: int, number: int, sessions: list[Session], *, maps: str = "", by_age: bool = False) -> str:
    """A router with its ``sessions`` and the route maps that they and its own prefixes name.

    ``by_age`` is FRR's own way with routes that are alike: it keeps the one that came first.
    """
    plain, activated = [line for one in sessions for line in one[0]], [line for one in sessions for line in one[1]]
    return "\n".join(
        [
            "frr defaults traditional",
            f"router bgp {number}",
            f" bgp router-id 10.0.0.{at}",
            " no bgp ebgp-requires-policy",
            " no bgp network import-check",
            " no bgp default ipv4-unicast",
            " bgp deterministic-med",
            *([] if by_age else [" bgp bestpath compare-routerid"]),
            " coalesce-time 0",
            *plain,
            " address-family ipv6 unicast",
            *activated,
            " exit-address-family",
            maps,
        ]
    )


def session(here: int, at: int, number: int, *, mapped: bool = False) -> Session:
    """The session with a neighbour, and how its routes are taken and told: by route maps of its number, if any."""
    there = f"neighbor {address(at)}"
    plain = [f"remote-as {number}", "ebgp-multihop 255", f"update-source {address(here)}", "timers connect 1"]
    maps = [f"route-map in{at} in", f"route-map out{at} out"] if mapped else []
    plain = [f" {there} {line}" for line in (*plain, "advertisement-interval 0")]
    return plain, [f"  {there} {line}" for line in ("activate", *maps)]


KEPT = "".join(f"bgp community-list standard kept permit 0:{KINDS[is_a]}\n" for is_a in ("peer", "provider"))


def neighbour_maps(at: int, is_a: str, *, local_pref: int, med: int | None = None) -> str:
    """How routes of a neighbour are taken, and told to it, by the rules of customers, peers and providers."""
    taken = [f"route-map in{at} permit 10", f" set local-preference {local_pref}", f" set community 0:{KINDS[is_a]}"]
    kept = [] if is_a == "customer" else [f"route-map out{at} deny 5", " match community kept"]
    told = [f"route-map out{at} permit 10", *([f" set metric {med}"] if med is not None else [])]
    return "\n".join([*taken, *kept, *told, ""])
