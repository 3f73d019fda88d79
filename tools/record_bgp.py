"""Record the session of lesson 8: two BIRDs, and between them a relay that notes each message of both.

    python tools/record_bgp.py [FILE]

AS 64500 tells AS 65551, then withdraws one of its prefixes. Writes a JSON list of {"from": AS number, "message": hex},
by default into the data of lesson 8. Needs Linux that lets you make network namespaces, and Debian's bird2, iproute2
and util-linux.
"""

import json
import os
import selectors
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "lessons" / "08-routing" / "data" / "session.json"
SHOP, REST = 64500, 65551
ADDRESSES = {SHOP: "2001:db8:ffff::1", REST: "2001:db8:ffff::2"}
BETWEEN = "2001:db8:ffff::9"  # both take the relay for their neighbour
PORT = 179
UPDATE = 2
WITHDRAWN = "2001:db8:2::/48"
CONFIGURATION = """
router id 10.0.0.{at};
protocol device {{ }}
protocol static near {{ ipv6; route 2001:db8:ffff::/64 via "lo"; }}
protocol static kept {{ ipv6; {kept} }}
protocol static given_up {{ ipv6; {given_up} }}
protocol bgp neighbour {{
    local {local} as {own};
    neighbor {between} as {other};
    strict bind yes;
    multihop;
    {passive}
    connect delay time 1;
    connect retry time 1;
    ipv6 {{
        next hop self;
        import all;
        export filter {{ if net = 2001:db8:ffff::/64 then reject; bgp_med = 10; accept; }};
    }};
}}
"""


def main(arguments):
    file = Path(arguments[0] if arguments else FILE).resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    alone = ["unshare", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"]
    sys.exit(subprocess.run([*alone, sys.executable, __file__, "--alone", str(file)], check=False).returncode)


def record(file):
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    for address in (*ADDRESSES.values(), BETWEEN):
        subprocess.run(["ip", "address", "add", f"{address}/128", "dev", "lo", "nodad"], check=True)
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with tempfile.TemporaryDirectory() as folder, listening() as door:
        birds = [start(Path(folder), number) for number in ADDRESSES]
        try:
            noted = relay(door, Path(folder))
        finally:
            for bird in birds:
                bird.kill()
                bird.wait()
    lines = ",\n".join(json.dumps({"from": number, "message": message.hex()}) for number, message in noted)
    file.write_text(f"[\n{lines}\n]\n")


def listening():
    door = socket.create_server((BETWEEN, PORT), family=socket.AF_INET6)
    door.settimeout(60)
    return door


def start(folder, number):
    other = REST if number == SHOP else SHOP
    ours = number == SHOP
    text = CONFIGURATION.format(
        at=1 if ours else 2,
        local=ADDRESSES[number],
        own=number,
        between=BETWEEN,
        other=other,
        passive="" if ours else "passive;",
        kept="route 2001:db8:1::/48 blackhole; route 2001:db8:8000::/33 blackhole;" if ours else "",
        given_up=f"route {WITHDRAWN} blackhole;" if ours else "",
    )
    (folder / f"{number}.conf").write_text(text)
    return subprocess.Popen(["bird", "-f", "-c", f"{number}.conf", "-s", f"{number}.ctl", "-P", "pid"], cwd=folder)


def relay(door, folder):
    """Messages as they come by, until the withdrawal has; it is ordered when both have said all that they had."""
    near, _ = door.accept()
    far = connected(ADDRESSES[REST])
    ends = {near: (SHOP, far), far: (REST, near)}
    waiting, noted, ordered = {near: b"", far: b""}, [], None
    with selectors.DefaultSelector() as selector:
        for end in ends:
            selector.register(end, selectors.EVENT_READ)
        while not (ordered and any(message[18] == UPDATE for _, message in noted[ordered:])):
            for key, _ in selector.select(60):
                number, other = ends[key.fileobj]
                data = key.fileobj.recv(65536)
                other.sendall(data)
                found, waiting[key.fileobj] = messages(waiting[key.fileobj] + data)
                noted += [(number, message) for message in found]
            if not ordered and len(ended(noted)) == 2:
                ordered = len(noted)
                subprocess.run(["birdc", "-s", f"{SHOP}.ctl", "disable", "given_up"], cwd=folder, check=True)
    return noted


def connected(address):
    """A connection from the relay to a BIRD, which may only just begin to listen."""
    end = time.monotonic() + 60
    while True:
        try:
            return socket.create_connection((address, PORT), timeout=60, source_address=(BETWEEN, 0))
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise


def messages(data):
    """Whole messages, and the rest (RFC 4271 §4.1)."""
    found = []
    while len(data) >= 19 and len(data) >= (size := int.from_bytes(data[16:18], "big")):
        found.append(data[:size])
        data = data[size:]
    return found, data


def ended(noted):
    """Who has said that it has no more to tell: an UPDATE with nothing in it but the family (RFC 4724 §2)."""
    return {number for number, message in noted if message[18] == UPDATE and len(message) <= 30}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        record(Path(sys.argv[2]))
    else:
        main(sys.argv[1:])
