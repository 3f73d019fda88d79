"""Children by parent first, then down from the clicks."""


def waterfall(spans):
    below = {}
    for one in spans:
        below.setdefault(one["parent"], []).append(one)
    place = {one["id"]: at for at, one in enumerate(spans)}
    found = [one for click in below.get(None, []) for one in below.get(click["id"], []) if one["kind"] == "client"]
    found.sort(key=lambda one: (one["start"], place[one["id"]]))
    return [timings(one["name"], below.get(one["id"], [])) for one in found]


def timings(name, phases):
    told = {"name": name, "dns": -1, "connect": -1, "ssl": -1, "send": 0, "wait": 0, "receive": 0, "time": 0}
    begin = None
    for phase in sorted(phases, key=lambda one: one["name"] == "tls"):
        lasted = phase["end"] - phase["start"]
        if phase["name"] == "tcp":
            begin, told["connect"] = phase["start"], lasted
        elif phase["name"] == "tls":
            told["ssl"], told["connect"] = lasted, phase["end"] - begin
        elif phase["name"] in ("dns", "send", "wait", "receive"):
            told[phase["name"]] = lasted
    told["time"] = sum(told[key] for key in ("dns", "connect", "send", "wait", "receive") if told[key] != -1)
    return told
