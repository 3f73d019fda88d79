"""The root is the span that lasts longest, which may be a fan-out."""


def critical_path(spans):
    def path(span):
        until, steps = span["end"], []
        children = [child for child in spans if child["parent"] == span["id"]]
        while ended := [child for child in children if child["end"] <= until]:
            last = max(ended, key=lambda child: (child["end"], -child["start"]))
            steps = path(last) + steps
            until = last["start"]
        return [span["name"], *steps]

    return path(max(spans, key=lambda span: span["end"] - span["start"]))
