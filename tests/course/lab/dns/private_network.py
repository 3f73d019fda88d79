"""A network namespace in which the ready-made internet has its own addresses and well-known ports.

`run` starts this file inside it; there, an `Internet` serves while a stranger's client walks it. dig and
unbound follow delegations to port 53, which is why they cannot be tested against ports chosen by the system.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.tools import is_promised, which

REPOSITORY = Path(__file__).parents[3]
UNBOUND_PORT = "5300"
EMPTY = bytes.fromhex("0007 0000 0000 0000 0000 0000")  # a header and no question

UNBOUND = """
server:
    directory: "{directory}"
    chroot: ""
    username: ""
    pidfile: ""
    use-syslog: no
    verbosity: 1
    num-threads: 1
    interface: 127.0.0.1
    port: {port}
    access-control: 127.0.0.0/8 allow
    module-config: "iterator"
    root-hints: "{hints}"
    do-not-query-localhost: no
    local-zone: "test." nodefault
remote-control:
    control-enable: no
"""


def run(client: str, questions: list, faults=()) -> dict:
    """What ``client`` (a key of `CLIENTS`) found for ``questions``, and the queries that took."""
    _needs_namespaces()
    task = json.dumps({"client": client, "questions": questions, "faults": list(faults)})
    command = ["unshare", "--user", "--map-root-user", "--net", "--mount", sys.executable, __file__, task]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(REPOSITORY), *filter(None, sys.path)])}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _needs_namespaces():
    if subprocess.run(["unshare", "--user", "--map-root-user", "--net", "--mount", "true"], check=False).returncode:
        (pytest.fail if is_promised() else pytest.skip)("needs user namespaces, which this system forbids")


def _inside(client: str, questions: list, faults: list) -> dict:
    from course.lab import Internet
    from course.lab.dns import _world

    _own_addresses()
    _world.read_ahead()  # a first answer that takes long is what a client gives a server up for
    with Internet(bind="as-is") as net, tempfile.TemporaryDirectory() as scratch:
        for server, kind in faults:
            net.fault(server, kind)
        found = CLIENTS[client](net, Path(scratch), questions)
        return {"found": found, "queries": net.queries(), "roots": net.roots}


def _own_addresses():
    from course.lab.dns import _world

    owned = [address for _, addresses, _ in _world.SERVERS for address in addresses]
    commands = ["link set lo up", *(f"address add {address} dev lo" for address in [*owned, _world.SILENT])]
    subprocess.run([which("ip"), "-batch", "-"], input="\n".join(commands), text=True, check=True)


def _ask(net, scratch, questions):
    """For each address and transport: where it is bound, and how many replies an empty question gets there."""
    return [[*net.endpoint(address, over), len(net.ask(address, EMPTY, over))] for address, over in questions]


def _late(net, scratch, addresses):
    """For name servers that are added now: the size of the reply to a datagram that comes out of the blue."""
    sizes = []
    for address in addresses:
        net.name_server(f"late {address}", address)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.settimeout(10)
            client.sendto(EMPTY, (address, 53))
            sizes.append(len(client.recv(512)))
    return sizes


def _trace(net, scratch, questions):
    """dig asks the system for the addresses of name servers: give it a hosts file and no resolver."""
    from course.lab.dns import _world

    lines = [f"{address} {name}" for name, addresses, _ in _world.SERVERS for address in addresses]
    for path, text in (
        ("/etc/hosts", "\n".join(lines) + "\n"),
        ("/etc/resolv.conf", f"nameserver {net.roots[0]}\n"),
    ):
        (scratch / "mounted").write_text(text)
        private = (scratch / "mounted").rename(scratch / Path(path).name)
        subprocess.run(["mount", "--bind", str(private), path], check=True)
    return [_output("dig", "-r", "+trace", "+tries=1", *question) for question in questions]


def _resolve(net, scratch, questions):
    hints, config = scratch / "root.hints", scratch / "unbound.conf"
    names = {address: f"{letter}.root-servers.test." for letter, address in zip("aab", net.roots, strict=True)}
    hints.write_text(
        "".join(f". NS {name}\n{name} {'AAAA' if ':' in at else 'A'} {at}\n" for at, name in names.items())
    )
    config.write_text(UNBOUND.format(directory=scratch, port=UNBOUND_PORT, hints=hints))
    unbound = subprocess.Popen([which("unbound"), "-d", "-c", config], stderr=subprocess.PIPE, text=True)
    try:
        started = any("start of service" in line for line in unbound.stderr)
        assert started, "unbound did not start"
        return [_answered(question) for question in questions]
    finally:
        unbound.terminate()
        unbound.communicate()


def _answered(question):
    text = _output("dig", "-r", "@127.0.0.1", "-p", UNBOUND_PORT, "+tries=1", "+time=60", *question)
    status = text.partition("status: ")[2].partition(",")[0]
    answer = text.partition("ANSWER SECTION:\n")[2].partition("\n\n")[0]
    return [status, sorted(" ".join([line.split()[0], *line.split()[3:]]) for line in answer.splitlines())]


def _output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


CLIENTS = {"ask": _ask, "late": _late, "dig": _trace, "unbound": _resolve}

if __name__ == "__main__":
    print(json.dumps(_inside(**json.loads(sys.argv[1]))))
