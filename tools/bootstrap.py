"""Sets the course up in .venv, once, and starts a part of it: the Makefile calls this, and so does Windows.

Another Python than the one that .venv is made of gets a folder of its own beside it, such as .venv-3.13.

    python3 tools/bootstrap.py lab|test|fast|long|class|build|check|bench|lock|setup|cluster [what that command takes]

Standard library only, and no syntax newer than Python 3.6: a Python that is too old for the course must get
as far as the sentence that says so.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:
    fcntl = None


def folder_for(root, version):
    """Where the environment of this Python is: in .venv, unless another one made that and is still there."""
    usual = root / ".venv"
    try:
        settings = (usual / "pyvenv.cfg").read_text("utf-8")
    except OSError:
        return usual
    made_of = re.search(r"^version *= *(\d+)\.(\d+)", settings, re.MULTILINE)
    if not made_of or not (usual / PROGRAM).exists() or tuple(map(int, made_of.groups())) == tuple(version[:2]):
        return usual
    return root / (".venv-%d.%d" % tuple(version[:2]))


ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "Scripts/python.exe" if os.name == "nt" else "bin/python"
VENV = folder_for(ROOT, sys.version_info)
PYTHON = str(VENV / PROGRAM)
BIN = Path(PYTHON).parent
STAMP = VENV / "made-from"
LOCK = ROOT / "requirements.lock"
UV_LOCK = ROOT / "requirements-uv.lock"
LONG_LOCK = ROOT / "requirements-long.lock"
CLUSTER_LOCK = ROOT / "requirements-cluster.lock"
STUDENTS_LOCK = ROOT / "requirements-students.lock"
OLDEST = (3, 11)
NEWS = "@jupyterlab/apputils-extension:announcements"

# A worker for each processor, at most eight: more would wait for the longest of what tests/spread.py keeps together.
WORKERS = ["-n", "logical", "--maxprocesses", "8"]
MODULES = {
    "test": ["pytest", *WORKERS],
    "fast": ["pytest", "-m", "fast and not long", *WORKERS],
    "long": ["pytest", "-m", "long", *WORKERS],
    "class": ["classroom", "class"],
    "build": ["classroom", "build"],
    "check": ["classroom", "check"],
    "bench": ["bench"],
}


class Stop(Exception):
    """A sentence for the person at the keyboard, who can do something about it."""


def main(arguments):
    wish, rest = arguments[:1], arguments[1:]
    if wish not in [[name] for name in ("lab", "lock", "setup", "cluster", *MODULES)]:
        raise Stop(__doc__.strip())
    wrong = objection(sys.version_info, importlib.util.find_spec)
    if wrong:
        raise Stop(wrong)
    set_up()
    if wish == ["long"]:
        add(LONG_LOCK)
    if wish in (["long"], ["cluster"]):
        add(CLUSTER_LOCK)
    if wish == ["lock"]:
        lock()
    elif wish == ["lab"]:
        become([PYTHON, "-m", "jupyterlab", *lab_options(), *rest])
    elif wish not in (["setup"], ["cluster"]):
        become([PYTHON, "-m", *MODULES[wish[0]], *rest])


def objection(version, finds_module):
    """The sentence that says why this Python cannot make the environment, or None."""
    if tuple(version[:2]) < OLDEST:
        return (
            "This course needs Python %d.%d or newer and this is %d.%d: install a newer one and name it, "
            "as in `make lab PYTHON=python%d.%d`." % (OLDEST + tuple(version[:2]) + OLDEST)
        )
    if not (finds_module("venv") and finds_module("ensurepip")):
        return "This Python comes without venv: install it, as in `sudo apt install python3-venv`."
    return None


def set_up():
    """Makes the environment from the lock file unless it is there; its stamp goes first and comes last."""
    if is_ready():
        return
    with alone():
        if is_ready():
            return
        print("Setting up %s: once, for about a minute." % VENV.name, flush=True)
        try:
            make_environment()
        except BaseException:
            shutil.rmtree(str(VENV), ignore_errors=True)
            raise


def make_environment():
    if STAMP.exists():
        STAMP.unlink()
    # Called from inside .venv, python3 is the very file that is about to be replaced.
    run([getattr(sys, "_base_executable", sys.executable), "-m", "venv", "--clear", str(VENV)])
    install_packages(LOCK)
    run(pip("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)))
    run([PYTHON, "-m", "jupyter", "labextension", "disable", "--log-level=ERROR", NEWS])
    STAMP.write_text(fingerprint(), "utf-8")


def add(lock):
    """Adds what only some need, the long tests or many machines, once: a student's environment is smaller by it."""
    wanted, stamp = hashlib.sha256(lock.read_bytes()).hexdigest(), VENV / (lock.stem + "-made-from")
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    with alone():
        install_packages(lock)
        stamp.write_text(wanted, "utf-8")


def is_ready():
    return STAMP.exists() and Path(PYTHON).exists() and STAMP.read_text("utf-8") == fingerprint()


def fingerprint():
    """What the environment is made from. The folder counts, as an environment cannot move; a patch release does not."""
    packages = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return "%s\nPython %d.%d\n%s\n" % (packages, sys.version_info[0], sys.version_info[1], ROOT)


@contextmanager
def alone():
    """Lets one set-up of this folder run at a time; where the system has no such locks, trusts to luck."""
    if fcntl is None:
        yield
        return
    turn = os.open(str(ROOT), os.O_RDONLY)
    try:
        # Inherited, so that a download that outlives a killed set-up keeps the next one waiting.
        os.set_inheritable(turn, True)
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
    finally:
        os.close(turn)


def install_packages(lock):
    """With uv, which takes seconds; with pip, which takes minutes, where uv cannot be had."""
    pinned = ["--require-hashes", "--requirement", str(lock)]
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    if fetch_uv() and succeeds(uv("install", "--python", PYTHON, "--compile-bytecode", *quiet, *pinned)):
        return
    print("Doing it with pip instead of uv: this takes some minutes.", flush=True)
    run(pip("--no-deps", "--use-pep517", *pinned))


def fetch_uv():
    fetch = pip("--retries", "1", "--require-hashes", "--requirement", str(UV_LOCK))
    return succeeds(fetch, stderr=subprocess.DEVNULL)


def uv(*arguments):
    # An institution's own certificate authority stands in the system's store.
    return [PYTHON, "-m", "uv", "--system-certs", "pip", *arguments]


def pip(*arguments):
    return [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]


def succeeds(command, **options):
    return subprocess.run(command, cwd=str(ROOT), close_fds=False, **options).returncode == 0


def run(command):
    if not succeeds(command):
        raise Stop("This stopped for the reason above; when it is put right, give the same command again.")


def lab_options():
    """Options of JupyterLab, after the notebooks it is to show have been put in place."""
    new = copy_notebooks(ROOT / "release", ROOT / "work")
    if new:
        print("New files in work/: %d." % len(new), flush=True)
    options = ["--ServerApp.ip=127.0.0.1", "--log-level=WARN"]
    if (ROOT / "work" / "index.ipynb").exists():
        options.append("--LabApp.default_url=/lab/tree/work/index.ipynb")
    if not has_display(sys.platform, os.environ):
        options.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    return options


def copy_notebooks(release, work):
    """Copies to ``work`` what it lacks of ``release`` and returns that; what it has is the student's."""
    new = []
    for source in sorted(path for path in release.rglob("*") if path.is_file()):
        target = work / source.relative_to(release)
        if target.exists() or ".ipynb_checkpoints" in source.parts:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        # A copy cut short must not pass for the student's own the next time.
        partial = target.with_name(target.name + ".partial")
        shutil.copyfile(str(source), str(partial))
        partial.replace(target)
        new.append(target)
    return new


def has_display(system, environment):
    if environment.get("BROWSER") == "none":
        return False
    return not system.startswith("linux") or any(map(environment.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def lock():
    """Pins the newest versions that fit, for every system, with all their hashes and no addresses."""
    pins = uv("compile", "--quiet", "--upgrade", "--universal", "--generate-hashes", "--no-emit-index-url")
    # pip before 23.3 takes a pin without the extra that somebody asks for as no pin at all.
    pins += ["--python-version", "%d.%d" % OLDEST, "--no-annotate", "--no-header", "--no-strip-extras"]
    run([*pins, "pyproject.toml", "--extra", "instructor", "--extra", "dev", "--output-file", LOCK.name])
    run([*pins, "--group", "setup", "--output-file", UV_LOCK.name])
    same = ["--constraint", LOCK.name]
    run([*pins, "pyproject.toml", "--group", "students", *same, "--output-file", STUDENTS_LOCK.name])
    run([*pins, "--group", "cluster", *same, "--output-file", CLUSTER_LOCK.name])
    # The long tests have both, so what both stand on has one version.
    run([*pins, "--group", "long", *same, "--constraint", CLUSTER_LOCK.name, "--output-file", LONG_LOCK.name])


def become(command):
    """Hands this terminal over to the command, so that Ctrl-C reaches it and nobody else."""
    # nbgrader looks for alembic on the path.
    os.environ["PATH"] = str(BIN) + os.pathsep + os.environ.get("PATH", "")
    os.chdir(str(ROOT))
    if os.name != "nt":
        os.execv(command[0], command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.call(command))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Stop as sentence:
        sys.exit(str(sentence))
    except KeyboardInterrupt:
        sys.exit("\nStopped; the same command starts over.")
