"""A real `jupyter lab` on loopback, in a folder like a student's, with nothing of this machine's settings in it."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

from tools import bootstrap

ROOT = Path(__file__).parents[2]
TRACKER = "@jupyterlab/notebook-extension/tracker.jupyterlab-settings"
GRACE = 30  # seconds that a server has for its end, which takes one; nothing that is tested hangs on it


class JupyterLab:
    """A server in ``folder``, whose ``work/`` holds the release as ``make lab`` puts it there.

    Notebooks run in ``python``'s environment, if one is given.
    """

    def __init__(self, folder: Path, config: str = "", python: Path | None = None):
        self.folder, self.work = folder, folder / "work"
        bootstrap.copy_notebooks(ROOT / "release", self.work)
        if config:
            (folder / "nbgrader_config.py").write_text(config)
        settings = folder / "settings"
        # Cells that are out of sight are drawn too: what is asked about a page is asked about all of it.
        (settings / TRACKER).parent.mkdir(parents=True)
        (settings / TRACKER).write_text(json.dumps({"windowingMode": "none"}))
        self.environment = {
            **os.environ,
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "HOME": str(folder),
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "JUPYTER_DATA_DIR": str(folder / "data"),
            "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(settings),
            "IPYTHONDIR": str(folder / "ipython"),
            "JUPYTER_PATH": str(folder / "kernels-of"),
        }
        if python:
            spec = folder / "kernels-of" / "kernels" / "python3" / "kernel.json"
            spec.parent.mkdir(parents=True)
            command = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            spec.write_text(json.dumps({"argv": command, "display_name": "Python 3", "language": "python"}))

    def __enter__(self) -> "JupyterLab":
        options = ["--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", "--IdentityProvider.token="]
        options += ["--LabApp.expose_app_in_browser=True", "--allow-root"]
        command = [sys.executable, "-m", "jupyterlab", *options]
        self.server = subprocess.Popen(
            command, cwd=self.folder, env=self.environment, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        )
        self.address = address_of(self.server)
        # A pipe that nobody reads would fill up and stop the server.
        self.reader = threading.Thread(target=self.server.stderr.read, daemon=True)
        self.reader.start()
        return self

    def __exit__(self, *exception) -> None:
        end(self.server)
        self.reader.join()
        self.server.stderr.close()


def end(server: subprocess.Popen) -> None:
    server.terminate()
    try:
        server.wait(GRACE)
    except subprocess.TimeoutExpired:
        # Its kernels have ended, and so has its loop: a thread of anyio's that waits for work keeps the process.
        server.kill()
        server.wait()


def address_of(server: subprocess.Popen) -> str:
    """Where a server that was just started listens, as its log on stderr says, once it does."""
    said = []
    for line in server.stderr:
        said.append(line)
        if found := re.search(r"http://(127\.0\.0\.1):(\d+)", line):
            break
    else:
        raise RuntimeError("jupyter lab did not start:\n" + "".join(said[-20:]))
    while server.poll() is None:
        try:
            socket.create_connection((found[1], int(found[2]))).close()
            return found[0]
        except ConnectionRefusedError:
            # The address is told before anybody listens there; nothing tells when that begins.
            os.sched_yield()
    raise RuntimeError("jupyter lab ended:\n" + "".join(said[-20:]))
