"""The cells of a submission, whatever was handed in. Of what they claim to be nothing is trusted."""

import json
from dataclasses import dataclass

MAX_FILE = 100 << 20  # bytes, outputs included
MAX_BYTES = 20 << 20  # characters of all cells: what a student wrote
MAX_SOURCE = 1 << 20  # characters of one cell
KINDS = ("code", "markdown", "raw")


@dataclass(frozen=True)
class Cell:
    """A submitted cell: its text, and what it claims to be."""

    kind: str
    source: str
    grade_id: str | None = None
    id: str | None = None


def read_cells(submitted: bytes | None) -> tuple[list[Cell], list[str]]:
    """The cells of a submission that can be read, of any nbformat, and notes on what cannot."""
    if submitted is None:
        return [], ["No notebook was handed in."]
    if len(submitted) > MAX_FILE:
        told = f"The notebook has {len(submitted) >> 20} MB; more than {MAX_FILE >> 20} MB are not read"
        return [], [f"{told}: clear its outputs (Edit > Clear Outputs of All Cells)."]
    try:
        found = json.loads(submitted.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return [], [f"The notebook could not be read: byte {error.start} is not UTF-8."]
    except json.JSONDecodeError as error:
        return [], [f"The notebook could not be read: it is not JSON (line {error.lineno}: {error.msg})."]
    except (ValueError, RecursionError):
        return [], ["The notebook could not be read: its JSON is too deep or holds too large a number."]
    raw = _raw_cells(found)
    if raw is None:
        return [], ["The notebook could not be read: it has no list of cells."]
    cells = [cell for cell in map(_cell, raw) if cell]
    if (written := sum(len(cell.source) for cell in cells)) > MAX_BYTES:
        return [], [f"The cells of the notebook hold {written >> 20} MB; more than {MAX_BYTES >> 20} MB are not read."]
    notes = [f"{len(raw) - len(cells)} of its cells could not be read."] if len(cells) < len(raw) else []
    return cells, notes if raw else ["The notebook has no cells."]


def _raw_cells(found) -> list | None:
    if not isinstance(found, dict):
        return None
    if "cells" not in found and isinstance(found.get("worksheets"), list):  # nbformat 3 and before
        sheets = [_raw_cells(sheet) for sheet in found["worksheets"]]
        return [cell for sheet in sheets for cell in sheet or []]
    return found["cells"] if isinstance(found.get("cells"), list) else None


def _cell(raw) -> Cell | None:
    if not isinstance(raw, dict) or raw.get("cell_type") not in KINDS:
        return None
    source = raw.get("source", raw.get("input"))
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str) or len(source) > MAX_SOURCE:
        return None
    writable = source.encode("utf-8", "replace").decode()  # JSON can hold half of a surrogate pair
    claimed = _entry(_entry(raw, "metadata", dict), "nbgrader", dict)
    return Cell(raw["cell_type"], writable, _entry(claimed, "grade_id", str), _entry(raw, "id", str))


def _entry(known: dict | None, key: str, kind: type):
    found = known.get(key) if known else None
    return found if isinstance(found, kind) else None
