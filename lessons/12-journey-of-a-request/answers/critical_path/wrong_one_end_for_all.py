"""All that ended before the moment reached so far counts, whosever child it is."""


def critical_path(spans):
    root = next(span for span in spans if span["parent"] is None)
    until, steps = root["end"], []
    while ended := [span for span in spans if span is not root and span["end"] <= until]:
        last = max(ended, key=lambda span: (span["end"], -span["start"]))
        steps.insert(0, last["name"])
        until = last["start"]
    return [root["name"], *steps]
