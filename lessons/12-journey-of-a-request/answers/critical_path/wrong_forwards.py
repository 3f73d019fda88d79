"""One can as well go forwards, from each end to the next child that begins."""


def critical_path(spans):
    def path(span):
        now, steps = span["start"], []
        children = [child for child in spans if child["parent"] == span["id"]]
        while ended := [child for child in children if child["start"] >= now and child["end"] <= span["end"]]:
            last = min(ended, key=lambda child: (child["start"], -child["end"]))
            steps = steps + path(last)
            now = last["end"]
        return [span["name"], *steps]

    return path(next(span for span in spans if span["parent"] is None))
