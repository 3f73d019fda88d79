"""The path is sorted by start: a child of the same start as its parent may come first."""


def critical_path(spans):
    def path(span):
        until, steps = span["end"], []
        children = [child for child in spans if child["parent"] == span["id"]]
        while ended := [child for child in children if child["end"] <= until]:
            last = max(ended, key=lambda child: (child["end"], -child["start"]))
            steps = path(last) + steps
            until = last["start"]
        return [span["name"], *steps]

    found = path(next(span for span in spans if span["parent"] is None))
    starts = {span["name"]: span["start"] for span in spans}
    return sorted(found, key=lambda name: (starts[name], name))
