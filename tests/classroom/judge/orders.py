"""Orders for a session, as grading makes them."""

from classroom.lesson import hidden_regions


def run(source: str, name: str = "cell") -> dict:
    return {"do": "run", "id": name, "source": source}


def check(source: str, *names: str, name: str = "test_f", seed: str = "a seed") -> dict:
    order = {"do": "test", "id": name, "source": source, "names": list(names) or ["f"]}
    return order | {"hidden": hidden_regions(source), "seed": seed}


def hidden(source: str) -> str:
    return f"### BEGIN HIDDEN TESTS\n{source}\n### END HIDDEN TESTS"


def shown(outputs: list[dict]) -> str:
    """The text of streams and the last lines of errors."""
    return "".join(o.get("text", o.get("evalue", "")) for o in outputs)
