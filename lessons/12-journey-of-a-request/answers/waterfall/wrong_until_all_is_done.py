"""A request lasts until the last work for it is done, the fan-out included."""


def waterfall(spans):
    clicks = {span["id"] for span in spans if span["parent"] is None}
    requests = [span for span in spans if span["kind"] == "client" and span["parent"] in clicks]
    rows = []
    for request in sorted(requests, key=lambda span: span["start"]):
        phases = {span["name"]: span for span in spans if span["parent"] == request["id"]}

        def lasts(first, last, missing, phases=phases):
            return phases[last]["end"] - phases[first]["start"] if first in phases else missing

        row = {"name": request["name"], "dns": lasts("dns", "dns", -1)}
        row["connect"] = lasts("tcp", "tls" if "tls" in phases else "tcp", -1)
        row["ssl"] = lasts("tls", "tls", -1)
        row |= {name: lasts(name, name, 0) for name in ("send", "wait", "receive")}
        family, size = {request["id"]}, 0
        while len(family) > size:
            size = len(family)
            family |= {span["id"] for span in spans if span["parent"] in family}
        last = max([span["end"] for span in spans if span["id"] in family - {request["id"]}], default=0)
        row["time"] = sum(max(row[name], 0) for name in ("dns", "connect", "send", "wait", "receive"))
        row["time"] += max(0, last - max((span["end"] for span in phases.values()), default=last))
        rows.append(row)
    return rows
