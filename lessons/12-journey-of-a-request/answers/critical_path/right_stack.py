"""A stack in place of a function that calls itself; names are collected from the last to the first."""


def critical_path(spans):
    root = [one for one in spans if one["parent"] is None][0]
    todo, backwards = [(root, root["end"])], []
    while todo:
        one, until = todo.pop()
        best = None
        for child in spans:
            if child["parent"] == one["id"] and child["end"] <= until:
                if best is None or (child["end"], -child["start"]) > (best["end"], -best["start"]):
                    best = child
        if best is None:
            backwards.append(one["name"])
        else:
            todo.append((one, best["start"]))
            todo.append((best, best["end"]))
    return backwards[::-1]
