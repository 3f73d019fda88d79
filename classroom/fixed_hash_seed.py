"""An environment for processes whose results must be the same every time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def fixed_hash_seed() -> Iterator[None]:
    """Processes started inside hash texts alike, so that sets come in one order."""
    before = os.environ.get("PYTHONHASHSEED")
    os.environ["PYTHONHASHSEED"] = "0"
    try:
        yield
    finally:
        os.environ.pop("PYTHONHASHSEED") if before is None else os.environ.update(PYTHONHASHSEED=before)
