"""Record the ClientHello that real programs send for www.shop.test: the data of lesson 5.

    python tools/record_hellos.py [FOLDER [PROGRAM...]]

Writes one file a program, curl, openssl and chromium, or of the named ones only: the bytes from the first record to
the end of the hello, as they came. Needs these programs; no root, no right to capture, no network.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "lessons" / "05-tls" / "data"
NAME = "www.shop.test"
LARGEST = 8000  # bytes of one hello
WAIT = 60  # seconds until a program has connected: a browser takes its time


def main(arguments):
    folder, wanted = Path(arguments[0] if arguments else FOLDER).resolve(), arguments[1:] or list(COMMANDS)
    if missing := [program for program in wanted if shutil.which(program) is None]:
        sys.exit(f"recording needs {', '.join(missing)}, which this system does not have")
    folder.mkdir(parents=True, exist_ok=True)
    for program in wanted:
        with tempfile.TemporaryDirectory() as scratch:
            hello = record(COMMANDS[program], scratch)
        (folder / f"{program}.hello").write_bytes(hello)
        print(f"{program}: {len(hello)} bytes")


def record(command, scratch):
    """What the program sends first to a server that says nothing and then hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(WAIT)
        running = [*map(str, command(listening.getsockname()[1], scratch))]
        said = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        with subprocess.Popen(running, start_new_session=True, **said) as program:
            try:
                connection, _ = listening.accept()
                with connection, connection.makefile("rb") as stream:
                    return read_hello(stream)
            finally:
                # a browser is many processes, and each writes in scratch: its output ends with the last of them
                os.killpg(program.pid, signal.SIGKILL)
                program.communicate()


def read_hello(stream):
    """Whole records, until the message in them is complete (RFC 9846: its length is in its first four bytes)."""
    records = message = b""
    while len(message) < 4 or len(message) < 4 + int.from_bytes(message[1:4], "big"):
        head = stream.read(5)
        if len(head) < 5 or head[0] != 22 or len(records) > LARGEST:
            raise RuntimeError("this is no ClientHello")
        content = stream.read(int.from_bytes(head[3:5], "big"))
        records, message = records + head + content, message + content
    return records


def curl(port, _):
    return ["curl", "-s", "--noproxy", "*", "--resolve", f"{NAME}:{port}:127.0.0.1", f"https://{NAME}:{port}/"]


def openssl(port, _):
    return ["openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-servername", NAME]


def chromium(port, scratch):
    rules = f"MAP {NAME} 127.0.0.1:{port}, MAP * ~NOTFOUND"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-proxy-server", f"--user-data-dir={scratch}"]
    return ["chromium", *options, f"--host-resolver-rules={rules}", "--dump-dom", f"https://{NAME}/"]


COMMANDS = {"curl": curl, "openssl": openssl, "chromium": chromium}

if __name__ == "__main__":
    main(sys.argv[1:])
