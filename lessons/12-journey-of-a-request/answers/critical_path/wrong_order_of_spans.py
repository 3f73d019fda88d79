"""The path stands in the order in which the spans arrived."""


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
    return sorted(found, key=[span["name"] for span in spans].index)
