"""Three levels below the root the path ends."""


def critical_path(spans):
    def path(span, level=0):
        until, steps = span["end"], []
        children = [child for child in spans if child["parent"] == span["id"]]
        while ended := [child for child in children if child["end"] <= until]:
            last = max(ended, key=lambda child: (child["end"], -child["start"]))
            steps = (path(last, level + 1) if level < 3 else [last["name"]]) + steps
            until = last["start"]
        return [span["name"], *steps]

    return path(next(span for span in spans if span["parent"] is None))
