"""Below the children of the root nobody goes deeper."""


def critical_path(spans):
    def path(span):
        until, steps = span["end"], []
        children = [child for child in spans if child["parent"] == span["id"]]
        while ended := [child for child in children if child["end"] <= until]:
            last = max(ended, key=lambda child: (child["end"], -child["start"]))
            steps = ([last["name"]] if span["parent"] else path(last)) + steps
            until = last["start"]
        return [span["name"], *steps]

    return path(next(span for span in spans if span["parent"] is None))
