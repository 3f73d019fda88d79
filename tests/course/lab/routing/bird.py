"""BIRD 2 in a private network: one daemon a router, driven and read through its control socket."""

import re
import socket
from pathlib import Path

from tests.course.lab.routing.private import DEADLINE, PrivateNetwork
from tests.tools import which

BEYOND = "2001:db8:ffff:1::"  # a gateway here leads to all: an address of one's own is none to BIRD
KINDS = {"customer": 1, "peer": 2, "provider": 3}


def address(at: int) -> str:
    """Of the router with that number, counted from 1: as `AsGraph` has them."""
    return f"2001:db8:ffff::{at:x}"


class Birds(PrivateNetwork):
    """``configurations`` in BIRD's language by name, each a router with an address of its own on loopback."""

    def __init__(self, folder: Path, configurations: dict[str, str]):
        lines = [f"ip addr add {BEYOND}1/64 dev lo nodad"]
        for at, (name, text) in enumerate(configurations.items(), 1):
            (folder / f"{name}.conf").write_text(text)
            lines.append(f"ip addr add {address(at)}/128 dev lo nodad")
        for name in configurations:
            files = f"-c {name}.conf -s {name}.ctl -P {name}.pid"
            lines.append(f"{which('bird')} -f {files} >{name}.log 2>&1 &")
        super().__init__(folder, lines)
        self.names = list(configurations)

    def __enter__(self):
        super().__enter__()
        self.until(lambda: all(map(self._listens, self.names)), "control sockets")
        return self

    def _listens(self, name: str) -> bool:
        try:
            return "up and running" in self.ask(name, "show status")
        except (FileNotFoundError, ConnectionRefusedError):
            return False

    def ask(self, name: str, command: str) -> str:
        """What the daemon says to a command of birdc, without its codes."""
        with socket.socket(socket.AF_UNIX) as control:
            control.settimeout(DEADLINE)
            control.connect(str(self.folder / f"{name}.ctl"))
            stream = control.makefile("rw", encoding="utf-8", newline="\n")
            _answer(stream)
            print(command, file=stream, flush=True)
            return _answer(stream)

    def established(self, sessions: int) -> bool:
        """Whether so many ends of sessions are up, over all routers."""
        return sum(self.ask(name, "show protocols").count("Established") for name in self.names) == sessions

    def counts(self) -> list[str]:
        """How many updates and withdrawals have come in and gone out on all sessions."""
        said = "".join(self.ask(name, "show protocols all") for name in self.names)
        return re.findall(r"(?:Import|Export) (?:updates|withdraws):.*", said)

    def sender(self, name: str) -> dict[str, str]:
        """The peer address from which the chosen route of each prefix has come, "" for its own."""
        lines = self.ask(name, "show route table master6 primary").split("\n")
        found = [re.match(r"(2001:db8:\S*/\d+)\s.*?\[\w+ \S+(?: from ([0-9a-f:]+))?\]", line) for line in lines]
        return {one[1]: one[2] or "" for one in found if one and not one[1].startswith("2001:db8:ffff:")}

    def chosen(self, name: str) -> dict[str, tuple[int, ...]]:
        """The path of each prefix in the daemon's table that is not its own network."""
        found = {}
        for block in re.split(r"\n(?=\S)", self.ask(name, "show route table master6 primary all")):
            prefix = re.match(r"(2001:db8:\S*/\d+)", block)
            if prefix and not prefix[1].startswith("2001:db8:ffff:"):
                path = re.search(r"BGP\.as_path:([ \d]*)", block)
                found[prefix[1]] = tuple(map(int, path[1].split())) if path else ()
        return found


def _answer(stream) -> str:
    """Lines up to the one that ends an answer: its code begins with 0, 8 or 9, and a space follows."""
    lines = []
    while True:
        line = stream.readline()
        if not line:
            raise ConnectionError("BIRD has hung up")
        lines.append(line[5:] if line[:4].isdigit() else line[1:])
        if line[:4].isdigit() and line[4] == " " and line[0] in "089":
            return "".join(lines)


def origin(name: str, prefix: str, behind: tuple[int, ...] = ()) -> str:
    """A prefix of a router's own, which `disable` takes away; ``behind`` is what it claims to be on the way to it."""
    path = "".join(f"bgp_path.prepend({number}); " for number in reversed(behind))
    taken = f"import filter {{ learned = 0; {path}accept; }};"
    return f"protocol static {name} {{ disabled; ipv6 {{ {taken} }}; route {prefix} unreachable; }}\n"


NEAR = f"route 2001:db8:ffff::/64 via {BEYOND}2;"


def router(
    at: int,
    number: int,
    sessions: str,
    *,
    origins: str = "",
    roas: str = "",
    near: str = NEAR,
    deterministic: bool = True,
) -> str:
    """A router with its sessions, its prefixes, and the ROAs that it knows while ``signed`` is enabled.

    ``near`` is how it reaches the addresses of the others.
    """
    return f"""\
router id 10.0.0.{at};
attribute int learned;
roa6 table papers {{ min settle time 1 ms; max settle time 2 ms; }};
protocol device {{ }}
protocol static nexthops {{ ipv6; {near} }}
protocol static signed {{ disabled; roa6 {{ table papers; }}; {roas} }}
{origins}
template bgp plain {{
    local {address(at)} as {number};
    strict bind yes;
    multihop;
    connect delay time 1;
    connect retry time 1;
    error wait time 1, 1;
    deterministic med {"on" if deterministic else "off"};
}}
{sessions}"""


def session(at: int, number: int, taken: str, told: str, *, table: bool = True) -> str:
    """The session with a neighbour: filters of what is taken from it and of what is told to it."""
    return f"""\
protocol bgp n{at} from plain {{
    neighbor {address(at)} as {number};
    ipv6 {{
        {"import table on;" if table else ""}
        next hop self;
        gateway recursive;
        import filter {{ {taken} accept; }};
        export filter {{ if net ~ [2001:db8:ffff::/48+] then reject; {told} accept; }};
    }};
}}
"""


def neighbour(
    at: int, number: int, is_a: str, *, local_pref: int, med: int | None = None, drops: bool = False, table: bool = True
) -> str:
    """A session by the rules of customers, peers and providers."""
    check = "if roa_check(papers, net, bgp_path.last) = ROA_INVALID then reject;" if drops else ""
    taken = f"{check} bgp_local_pref = {local_pref}; learned = {KINDS[is_a]};"
    kept = "" if is_a == "customer" else "if learned > 1 then reject;"
    wish = f"bgp_med = {med};" if med is not None else "unset(bgp_med);"
    return session(at, number, taken, f"{kept} {wish}", table=table)
