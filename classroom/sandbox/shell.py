"""IPython without a kernel: runs a cell and gives its outputs as a notebook stores them."""

import base64
import io
import sys

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

MAX_OUTPUT = 4 << 20  # characters of all outputs of one cell
CUT = "\n[output cut here]\n"


class Outputs(list):
    """The outputs of one cell, streams merged as nbclient merges them, cut at `MAX_OUTPUT`."""

    room = MAX_OUTPUT

    def take(self, size: int) -> bool:
        had_room = self.room > 0
        self.room -= size
        return had_room

    def stream(self, name: str, text: str) -> None:
        if not text or not self.take(len(text)):
            return
        if self.room < 0:
            text = text[: self.room] + CUT
        if self and self[-1]["output_type"] == "stream" and self[-1]["name"] == name:
            self[-1]["text"] += text
        else:
            self.append({"output_type": "stream", "name": name, "text": text})

    def data(self, kind: str, data: dict, metadata: dict, **more) -> None:
        data = {mime: _text(value) for mime, value in data.items()}
        if self.take(sum(map(len, data.values()))):
            self.append({"output_type": kind, "data": data, "metadata": metadata or {}, **more})


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
        self.shell.outputs.data("display_data", data, metadata)

    def clear_output(self, wait=False):
        self.shell.outputs.clear()


class Hook(DisplayHook):
    def start_displayhook(self):
        pass

    def write_output_prompt(self):
        pass

    def write_format_data(self, format_dict, md_dict=None):
        count = self.shell.execution_count
        self.shell.outputs.data("execute_result", format_dict, md_dict, execution_count=count)

    def finish_displayhook(self):
        pass


class Shell(InteractiveShell):
    """Made once in the warm process; `run` is called in its forks."""

    display_pub_class = Publisher
    displayhook_class = Hook

    def __init__(self, **kwargs):
        self.outputs = Outputs()
        super().__init__(**kwargs)

    @property
    def names(self) -> dict:
        return self.user_ns

    def run(self, source: str) -> list[dict]:
        self.outputs = Outputs()
        before = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = Stream(self, "stdout"), Stream(self, "stderr")
        try:
            self.run_cell(source, store_history=True, silent=False)
        finally:
            sys.stdout, sys.stderr = before
        return list(self.outputs)

    def _showtraceback(self, etype, evalue, stb):
        self.outputs.append(
            {"output_type": "error", "ename": etype.__name__, "evalue": str(evalue)[:2000], "traceback": list(stb)}
        )

    def system(self, cmd):
        return self.system_piped(cmd)


def warm_shell() -> Shell:
    """The shell, with figures drawn inline; no history file, no thread of its own."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "NoColor"
    config.InteractiveShell.banner1 = ""
    shell = Shell.instance(config=config)
    from matplotlib_inline.backend_inline import configure_inline_support

    configure_inline_support(shell, "inline")
    return shell
