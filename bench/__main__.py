"""All measurements, one after the other: ``python -m bench``. Numbers go to ``build/bench/<name>.json``."""

from importlib import import_module
from pathlib import Path

NAMES = ["dns", "tcp", "versions", "routing", "cors", "pool", "deployment", "grading", "banks", "lessons"]


def main() -> None:
    folder = Path("build/bench")
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        print(f"\n{name}")
        import_module(f"bench.{name}").main(str(folder / f"{name}.json"))


if __name__ == "__main__":
    main()
