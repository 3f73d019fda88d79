"""Children in the order of their ends, from the last to the first; each is taken if it fits."""


def critical_path(spans):
    below = {}
    for at, one in enumerate(spans):
        below.setdefault(one["parent"], []).append((-one["end"], one["start"], at, one))
    for found in below.values():
        found.sort(key=lambda entry: entry[:3])

    def walk(one):
        until, taken = one["end"], []
        for _, _, _, child in below.get(one["id"], []):
            if child["end"] <= until:
                taken.append(child)
                until = child["start"]
        names = [one["name"]]
        for child in reversed(taken):
            names += walk(child)
        return names

    return walk(below[None][0][3])
