"""Which part of what could be tried is tried this time: another quarter of mutants and seeds after each commit."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

PARTS = 4
Part = tuple[int, int]  # which, of how many
WHOLE: Part = (0, 1)


def part_in_turn(root: Path) -> Part:
    """Another quarter after each commit; the first where there is no repository."""
    asked = subprocess.run(["git", "-C", str(root), "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    return (int(asked.stdout.strip() or "0", 16) % PARTS, PARTS)


def share(things: Sequence, part: Part) -> Sequence:
    """That part of ``things``."""
    which, of = part
    return things[which::of]
