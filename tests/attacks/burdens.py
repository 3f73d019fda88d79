"""Submissions that want to use up the machine or cannot be read: what is said of each, None where nothing ends."""

import json

import nbformat
from nbformat import v3

from tests.attacks.attack import Attack
from tests.attacks.lesson import HONEST, TESTS

ALL = frozenset(TESTS)
TOTAL = frozenset({"test_total"})


def cell(name: str, source: str) -> Attack:
    """All answers are right; the burden is a cell of the student's own."""
    return Attack(name, cells=(source,), answers=HONEST, earns=ALL)


def answer(name: str, source: str) -> Attack:
    """The burden is in the answer to `double`."""
    return Attack(name, answers={"double": source, "half": HONEST["half"]}, earns=ALL - {"test_double"})


def unread(name: str, content: bytes) -> Attack:
    return Attack(name, raw=lambda _: content, earns=frozenset())


def of_format_3(content: bytes) -> bytes:
    """As notebooks were written until 2014: cells in worksheets, code as `input`."""
    cells = json.loads(content)["cells"]
    code = [v3.new_code_cell(c["source"], metadata=c["metadata"]) for c in cells if c["cell_type"] == "code"]
    return v3.writes_json(v3.new_notebook(worksheets=[v3.new_worksheet(cells=code)])).encode()


def with_many_cells(content: bytes) -> bytes:
    notebook = json.loads(content)
    notebook["cells"] += [nbformat.v4.new_code_cell(f"{n}", id=f"many-{n}") for n in range(5_000)]
    return json.dumps(notebook).encode()


CPU = "did not finish: it used more than 2 s of processor time"
LOST = r"a hidden test did not pass \(did not come back\)"  # how, a student could choose by the hidden input
BURDENS = {
    answer("infinite_loop", "def double(x):\n    while True: pass\n"): LOST,
    answer(
        "loop_that_swallows_interrupts",
        "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\ndef double(x):\n    while True:\n"
        "        try:\n            while True: pass\n        except BaseException: pass\n",
    ): LOST,
    cell("infinite_loop_of_its_own", "while True: pass"): CPU,
    cell("fork_bomb", "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"): CPU,
    cell(
        "threads_without_end",
        "import threading\nthreading.stack_size(1 << 16)\ndef spin():\n    while True:\n"
        "        try: threading.Thread(target=spin).start()\n        except RuntimeError: pass\nspin()",
    ): CPU,
    cell("memory_of_one_process", "data = bytearray(8 << 30)"): "MemoryError",
    cell(
        "memory_of_many_processes",
        "import os, signal\nfor _ in range(12):\n    if os.fork() == 0:\n        "
        "data = bytearray(os.urandom(1 << 20)) * 200\n"
        "        signal.pause()\nsignal.pause()",
    ): "did not finish: it used more than 1024 MB of memory",
    cell(
        "disk", "with open('full', 'wb') as file:\n    while True: file.write(bytes(1 << 20))"
    ): "No space left|File too large",
    cell("many_files", "for n in range(100_000): open(f'{n}', 'w').close()"): "No space left",
    cell("one_line_of_500_MB", "print('x' * 500_000_000)"): "output cut here",
    cell("output_without_end", "while True: print('x' * 1000)"): f"output cut here|{CPU}",
    cell(
        "figures_without_end", "from IPython.display import HTML, display\nwhile True: display(HTML('x' * 10_000))"
    ): f"output cut here|{CPU}",
    answer("deep_recursion", "def double(x): return double(x)\n"): "RecursionError",
    answer("own_process_ended", "import os\ndef double(x): os._exit(3)\n"): LOST,
    answer(
        "every_process_killed",
        "import os\ndef double(x):\n    for pid in range(1, 40_000):\n        try: os.kill(pid, 9)\n"
        "        except OSError: pass\n",
    ): LOST,
    cell("everybody_killed_at_once", "import os\ntry: os.kill(-1, 9)\nexcept OSError as error: print(error)"): None,
    unread("notebook_of_110_MB", b'{"cells": [' + b" " * 110_000_000 + b"]}"): "more than 100 MB are not read",
    unread("not_utf_8", b'{"cells": ["\xff"]}'): "byte 12 is not UTF-8",
    unread("no_bytes", b""): "it is not JSON",
    Attack("format_of_the_past", answers=HONEST, raw=of_format_3, earns=ALL): None,
    Attack("five_thousand_cells", answers=HONEST, raw=with_many_cells, earns=ALL): None,
    Attack(
        "callbacks_without_end",
        answers=HONEST
        | {
            "total": "def total(fetch, count):\n    while True:\n        try: fetch(0)\n"
            "        except BaseException: pass\n"
        },
        earns=ALL - TOTAL,
    ): "more than 10000 calls",
}
