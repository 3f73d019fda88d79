"""Attacks on the machine that grades: its files, its processes, its other users."""

import contextlib
import os
import socket
import sqlite3

from tests.attacks.attack import Attack
from tests.attacks.kernel import WRONG


def harm(name: str, cell: str, done, **more) -> Attack:
    return Attack(name, "harms", cells=(cell,), answers=WRONG, harm=done, **more)


def has_stranger(place) -> bool:
    with contextlib.closing(sqlite3.connect(place.course / "gradebook.db")) as database:
        return bool(database.execute("select count(*) from student where id = 'stranger'").fetchone()[0])


def shadow_course(folder, place):
    """A package of the same name beside the notebook, found first."""
    (folder / "course").mkdir()
    (folder / "course" / "__init__.py").write_text("")
    (folder / "course" / "check.py").write_text(
        "class Call:\n    def gives(self, *a, **k): return self\n"
        "same = lambda *a, **k: True\ncalling = lambda *a, **k: Call()\n"
    )


def pipe(folder, place):
    os.mkfifo(folder / "pipe")


def unix_socket(folder, place):
    # The name of a socket has to be short.
    with contextlib.chdir(folder), socket.socket(socket.AF_UNIX) as sock:
        sock.bind("socket")


def link_instead_of_a_notebook(folder, place):
    (folder / "target.ipynb").unlink()
    (folder / "target.ipynb").symlink_to(place.course / "submitted" / "neighbour" / "01-target" / "target.ipynb")


ATTACKS = [
    harm(
        "student_entered_into_the_gradebook",
        "import sqlite3\ntry:\n    with sqlite3.connect('$COURSE/gradebook.db') as base:\n"
        "        base.execute(\"insert into student (id) values ('stranger')\")\n"
        "except sqlite3.Error as error:\n    print(error)",
        has_stranger,
    ),
    harm(
        "source_overwritten",
        "try: open('$COURSE/source/01-target/planted', 'w').write('x')\nexcept OSError as error: print(error)",
        lambda place: (place.course / "source" / "01-target" / "planted").exists(),
    ),
    harm(
        "submission_of_a_neighbour_overwritten",
        "try: open('$COURSE/submitted/neighbour/01-target/planted', 'w').write('x')\n"
        "except OSError as error: print(error)",
        lambda place: (place.course / "submitted" / "neighbour" / "01-target" / "planted").exists(),
    ),
    harm(
        "start_up_file_for_the_next_kernel",
        "from pathlib import Path\npath = Path('$HOME/.ipython/profile_default/startup/planted.py')\ntry:\n"
        "    path.parent.mkdir(parents=True, exist_ok=True)\n    path.write_text('')\n"
        "except OSError as error: print(error)",
        lambda place: (place.home / ".ipython" / "profile_default" / "startup" / "planted.py").exists(),
    ),
    harm(
        "file_written_at_exit",
        "import atexit\natexit.register(lambda: open('$HOME/at-exit', 'w').close())",
        lambda place: (place.home / "at-exit").exists(),
    ),
    harm(
        "child_that_hides_behind_two_forks",
        "import os\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
        "        os.execvp('sh', ['sh', '-c', 'echo > $HOME/from-a-child'])\n    os._exit(0)\n",
        lambda place: (place.home / "from-a-child").exists(),
    ),
    Attack("course_handed_in_beside_the_notebook", "scores", files=shadow_course, answers=WRONG),
    Attack("pipe_handed_in", "aborts", files=pipe, answers=WRONG),
    Attack("socket_handed_in", "aborts", files=unix_socket, answers=WRONG),
    Attack(
        "notebook_is_a_link_to_a_neighbours",
        "scores",
        files=link_instead_of_a_notebook,
        answers=WRONG,
        earns=frozenset(),
    ),
    Attack(
        "parent_killed",
        "aborts",
        cells=("import os\ntry: os.kill(os.getppid(), 9)\nexcept OSError as e: print(e)",),
        answers=WRONG,
    ),
    Attack("own_process_ended", "aborts", answers={"double": "import os\ndef double(x): os._exit(0)\n"}),
    Attack(
        "traced_processes",
        layer="processes",
        cells=(
            "import os\nothers = [n for n in os.listdir('/proc') if n.isdigit() and int(n) > 2]\n"
            "print('reached', len(others)) if others else print('alone')",
        ),
        answers=WRONG,
    ),
    Attack(
        "grader_of_the_same_user_read",
        layer="files",
        cells=(
            "import classroom\nfrom pathlib import Path\nfolder = Path(classroom.__file__).parent\n"
            "print('reached' if (folder / 'grade' / 'plan.py').exists() else 'nothing')",
        ),
        answers=WRONG,
    ),
    Attack(
        "namespace_of_users_for_itself",
        layer="capabilities",
        cells=(
            "import os, subprocess\ngot = subprocess.run(['unshare', '--user', '--map-root-user', 'true'])\n"
            "print('reached' if got.returncode == 0 else 'refused')",
        ),
        answers=WRONG,
    ),
    Attack(
        "fork_bomb",
        layer="limits",
        cells=(
            "import os, signal\nborn = []\nfor _ in range(200):\n    try: pid = os.fork()\n    except OSError: break\n"
            "    if pid == 0: signal.pause()\n    born.append(pid)\nprint('reached' if len(born) == 200 else 'held')\n"
            "for pid in born: os.kill(pid, 9)",
        ),
        answers=WRONG,
    ),
    Attack(
        "memory_that_is_a_file",
        layer="limits",
        cells=(
            "import os\ntry: os.write(os.memfd_create('hoard'), bytes(1 << 20)); print('reached')\n"
            "except OSError as error: print(error)",
        ),
        answers=WRONG,
    ),
    Attack(
        "processor_of_another",
        layer="limits",
        cells=(
            "import os\ntry: os.sched_setaffinity(0, range(os.cpu_count())); print('reached')\n"
            "except OSError as error: print(error)",
        ),
        answers=WRONG,
    ),
    Attack(
        "listener_of_the_grader_reached",
        layer="network",
        cells=(
            "import socket\ntry:\n    socket.create_connection(('127.0.0.1', $PORT)).close()\n    print('reached')\n"
            "except OSError as error: print(error)",
        ),
        answers=WRONG,
    ),
]
