"""A parent waits for all its children, also for those that end after it."""


def critical_path(spans):
    def path(span):
        steps = []
        children = [child for child in spans if child["parent"] == span["id"]]
        until = max([child["end"] for child in children], default=0)
        while ended := [child for child in children if child["end"] <= until]:
            last = max(ended, key=lambda child: (child["end"], -child["start"]))
            steps = path(last) + steps
            until = last["start"]
        return [span["name"], *steps]

    return path(next(span for span in spans if span["parent"] is None))
