"""Hold lesson 7's `decode` against a copy of http2jp/hpack-test-case, what 14 encoders made of the same fields:

    git clone https://github.com/http2jp/hpack-test-case
    python tools/try_hpack_cases.py hpack-test-case

Prints how many blocks of each encoder were unpacked as they should be, and ends with 1 at the first that was not.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LESSON = "07-http-versions"
TABLE = 4096  # what decode starts with


def reference():
    """The lesson's own answer, with what its set-up gives it."""
    sys.path.insert(0, str(ROOT))
    from tests.notebooks.references import references

    return references(LESSON)["decode"]


def unpacked(decode, path: Path) -> int:
    """How many blocks of one story, which share a table, are right. Raises ValueError with the first that is not."""
    entries, limit, cases = [], TABLE, json.loads(path.read_text(encoding="utf-8"))["cases"]
    for case in cases:
        fields, entries, limit = decode(bytes.fromhex(case["wire"]), entries, limit)
        got = [tuple(text.encode("latin-1").decode() for text in field) for field in fields]
        wanted = [field for pair in case["headers"] for field in pair.items()]
        if got != wanted:
            raise ValueError(f"block {case['seqno']} is {got}, not {wanted}")
    return len(cases)


def main(folder: str) -> None:
    stories = [path for path in sorted(Path(folder).glob("*/story_*.json")) if path.parent.name != "raw-data"]
    if not stories:
        sys.exit(f"{folder} holds no stories: clone http2jp/hpack-test-case and name its folder")
    decode, counts = reference(), {}
    for path in stories:
        try:
            counts[path.parent.name] = counts.get(path.parent.name, 0) + unpacked(decode, path)
        except ValueError as wrong:
            sys.exit(f"{path}: {wrong}")
    for name, count in counts.items():
        print(f"{name:<32} {count:>6} blocks")
    print(f"{'all':<32} {sum(counts.values()):>6} blocks")


if __name__ == "__main__":
    main(*sys.argv[1:] or ["."])
