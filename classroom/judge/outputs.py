"""Outputs that a student's process claims a cell had, rebuilt field by field as nbformat wants them."""

import json

MAX_OUTPUTS = 2_000
MAX_ALL = 16 << 20  # characters of all cells of a submission
KINDS = {"display_data", "execute_result"}


class Budget:
    """How much all cells of one submission may still put out."""

    def __init__(self, room: int = MAX_ALL):
        self.room = room

    def take(self, outputs: list[dict]) -> list[dict]:
        """These outputs, or in their place the word that there is no room for them."""
        size = len(json.dumps(outputs))
        if size <= self.room:
            self.room -= size
            return outputs
        return [_stream("stderr", f"[outputs cut: all cells together put out more than {MAX_ALL >> 20} MB]\n")]


def clean(claimed: list) -> list[dict]:
    """The outputs that are well formed; the rest is dropped, and what is cut off is said."""
    outputs = [made for output in claimed[:MAX_OUTPUTS] if (made := _clean(output))]
    if len(claimed) > MAX_OUTPUTS:
        outputs.append(_stream("stderr", f"[{len(claimed) - MAX_OUTPUTS} more outputs cut]\n"))
    return outputs


def _clean(output) -> dict | None:
    if type(output) is not dict:
        return None
    kind = output.get("output_type")
    if kind == "stream" and output.get("name") in ("stdout", "stderr"):
        return _stream(output["name"], _text(output.get("text")))
    if kind == "error":
        lines = output.get("traceback")
        traceback = [_text(line) for line in lines] if type(lines) is list else []
        return {
            "output_type": "error",
            "ename": _text(output.get("ename")),
            "evalue": _text(output.get("evalue")),
            "traceback": traceback,
        }
    if type(kind) is str and kind in KINDS and type(output.get("data")) is dict:
        data = {_text(mime): _text(body) for mime, body in output["data"].items()}
        made = {"output_type": kind, "data": data, "metadata": {}}
        return made | ({"execution_count": None} if kind == "execute_result" else {})
    return None


def _stream(name: str, text: str) -> dict:
    return {"output_type": "stream", "name": name, "text": text}


def _text(value) -> str:
    """Text that can be written as UTF-8."""
    return value.encode("utf-8", "replace").decode() if type(value) is str else ""
