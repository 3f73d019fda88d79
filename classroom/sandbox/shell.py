"""IPython without a kernel: runs a cell and gives its outputs as a notebook stores them."""

import ast
import base64
import contextlib
import io
import sys

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from matplotlib import pyplot
from matplotlib_inline.backend_inline import configure_inline_support
from traitlets.config import Config

MAX_OUTPUT = 4 << 20  # characters of all outputs of one cell
EACH = 1000  # what an output costs on top of its characters, so that there are not too many
CUT = "\n[output cut here]\n"

# Line magics that a notebook's kernel has and a plain shell lacks, or that wait for somebody at a terminal.
KERNELS_OWN = ("autosave", "clear", "connect_info", "debug", "edit", "less", "man", "more", "pastebin", "qtconsole")
KERNELS_OWN += ("store", "subshell")


class Outputs:
    """The outputs of one cell, streams merged as nbclient merges them, cut at `MAX_OUTPUT`."""

    def __init__(self):
        self.clear()

    def clear(self) -> None:
        self.kept: list[dict] = []
        self.room, self.full = MAX_OUTPUT, False

    def as_list(self) -> list[dict]:
        """In nbformat's shape. The parts of a stream are joined here, once: there may be very many."""
        return [{**o, "text": "".join(o["text"])} if o["output_type"] == "stream" else o for o in self.kept]

    def stream(self, name: str, text: str) -> None:
        last = self.kept[-1] if self.kept else {}
        goes_on = last.get("name") == name
        text = self._take(text, 0 if goes_on else EACH)
        if text and goes_on:
            last["text"].append(text)
        elif text:
            self.kept.append({"output_type": "stream", "name": name, "text": [text]})

    def data(self, kind: str, data: dict, **more) -> None:
        data = {str(mime): _text(value) for mime, value in data.items()}
        size = EACH + sum(map(len, data.values()))
        if size <= self.room:
            self.room -= size
            self.kept.append({"output_type": kind, "data": data, "metadata": {}, **more})
        else:
            self.room = 0
            self.stream("stderr", CUT)

    def error(self, name: str, text: str, traceback: str) -> None:
        traceback = self._take(traceback, EACH)
        if traceback:
            error = {"ename": name[:64], "evalue": text[:2000], "traceback": [traceback]}
            self.kept.append({"output_type": "error", **error})

    def _take(self, text: str, cost: int) -> str:
        """As much of ``text`` as there is room for; the first one that is cut says so."""
        if self.full:
            return ""
        self.room -= cost + len(text)
        self.full = self.room < 0
        return text[: self.room] + CUT if self.full else text


def _text(value) -> str:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)


class Stream(io.TextIOBase):
    def __init__(self, shell, name):
        self.shell, self.name = shell, name

    def writable(self):
        return True

    def write(self, text):
        self.shell.outputs.stream(self.name, text)
        return len(text)


class Publisher(DisplayPublisher):
    def publish(self, data, metadata=None, **_):
        self.shell.outputs.data("display_data", data)

    def clear_output(self, wait=False):
        self.shell.outputs.clear()


class Hook(DisplayHook):
    def start_displayhook(self):
        pass

    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.outputs.data("execute_result", format_dict, execution_count=self.shell.execution_count)

    def finish_displayhook(self):
        pass


class Shell(InteractiveShell):
    """Made once in the fork server; `run` is called in its forks."""

    display_pub_class = Publisher
    displayhook_class = Hook

    def __init__(self, **kwargs):
        self.outputs = Outputs()
        super().__init__(**kwargs)
        self.transformers = self._transformers()
        self.db = {}  # what magics remember: the profile's folder cannot be written
        for name in KERNELS_OWN:
            self.register_magic_function(_nothing, magic_name=name)

    @property
    def names(self) -> dict:
        return self.user_ns

    def run(self, source: str) -> list[dict]:
        self.outputs = Outputs()
        pyplot.close("all")  # figures that a test has made are not shown
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = Stream(self, "stdout"), Stream(self, "stderr")
        try:
            self.run_cell(source, store_history=True, silent=False)
        finally:
            sys.stdout, sys.stderr = before
        return self.outputs.as_list()

    def define(self, source: str) -> list[dict]:
        """Run a cell of plain Python, faster than `run`: no magics, no history, and nothing is shown."""
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, "<define>", "exec"), self.user_ns)
        return []

    def transform_cell(self, raw_cell: str) -> str:
        """IPython looks in every line for magics and prompts. In what is Python there are none, which is seen sooner.

        Not so in a single line, which may call without parentheses; nor where a cell before has put in a transformer.
        """
        if self._transformers() == self.transformers and _is_python(raw_cell):
            return raw_cell if raw_cell.endswith("\n") else raw_cell + "\n"
        return super().transform_cell(raw_cell)

    def should_run_async(self, raw_cell: str, *, transformed_cell=None, preprocessing_exc_tuple=None) -> bool:
        text = transformed_cell or ""
        return ("await" in text or "async" in text) and super().should_run_async(
            raw_cell, transformed_cell=transformed_cell, preprocessing_exc_tuple=preprocessing_exc_tuple
        )

    def enable_gui(self, gui=None):
        """There is no window system, as in most kernels, and nothing asks for one: figures are drawn inline."""

    def _transformers(self) -> list[list]:
        manager = self.input_transformer_manager
        lists = manager.cleanup_transforms, manager.line_transforms, manager.token_transformers
        return [[*found] for found in (*lists, self.input_transformers_post)]

    def _showtraceback(self, etype, evalue, stb):
        try:
            text = str(evalue)
        except Exception:
            text = ""
        self.outputs.error(etype.__name__, text, "\n".join(stb))


def _nothing(line: str) -> None:
    """A magic that does nothing here."""


def _is_python(cell: str) -> bool:
    """Whether a cell of several lines is as it is: an annotation such as ``In [1]: int`` looks like a prompt."""
    first, _, rest = cell.partition("\n")
    if not first.strip() or not rest.strip() or "In [" in cell:
        return False
    try:
        ast.parse(cell)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def make_shell() -> Shell:
    """The shell, with figures drawn inline; no history file, no thread of its own."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "NoColor"
    config.InteractiveShell.banner1 = ""
    shell = Shell.instance(config=config)
    pyplot.ion()  # or figures without plt.show() are not drawn
    configure_inline_support(shell, "inline")
    return shell
