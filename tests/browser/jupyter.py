"""A real `jupyter lab` on loopback, in a folder like a student's, with nothing of this machine's settings in it."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from tools import bootstrap

ROOT = Path(__file__).parents[2]
TRACKER = "@jupyterlab/notebook-extension/tracker.jupyterlab-settings"


class JupyterLab:
    """A server in ``folder``, whose ``work/`` holds the release as ``make lab`` puts it there."""

    def __init__(self, folder: Path, config: str = ""):
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
        }

    def __enter__(self) -> "JupyterLab":
        options = ["--no-browser", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", "--IdentityProvider.token="]
        options += ["--LabApp.expose_app_in_browser=True", "--allow-root"]
        command = [sys.executable, "-m", "jupyterlab", *options]
        self.server = subprocess.Popen(
            command, cwd=self.folder, env=self.environment, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        )
        self.said: list[str] = []
        for line in self.server.stderr:
            self.said.append(line)
            if "http://127.0.0.1:" in line:
                self.address = line.split()[-1].removesuffix("/lab")
                break
        else:
            raise RuntimeError("jupyter lab did not start:\n" + "".join(self.said[-20:]))
        # A pipe that nobody reads would fill up and stop the server.
        self.reader = threading.Thread(target=lambda: self.said.extend(self.server.stderr), daemon=True)
        self.reader.start()
        return self

    def __exit__(self, *exception) -> None:
        self.server.terminate()
        self.server.wait()
        self.reader.join()
        self.server.stderr.close()
