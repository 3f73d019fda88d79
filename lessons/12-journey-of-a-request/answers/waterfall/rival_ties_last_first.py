"""Of two requests with one start, the last in spans stands first."""


def waterfall(spans):
    clicks = {span["id"] for span in spans if span["parent"] is None}
    requests = [span for span in spans if (span["kind"], span["parent"] in clicks) == ("client", True)]
    rows = []
    for request in sorted(requests[::-1], key=lambda span: span["start"]):
        phases = {span["name"]: span for span in spans if span["parent"] == request["id"]}

        def lasts(first, last, missing, phases=phases):
            return phases[last]["end"] - phases[first]["start"] if first in phases else missing

        row = {"name": request["name"], "dns": lasts("dns", "dns", -1)}
        row["connect"] = lasts("tcp", "tls" if "tls" in phases else "tcp", -1)
        row["ssl"] = lasts("tls", "tls", -1)
        row |= {name: lasts(name, name, 0) for name in ("send", "wait", "receive")}
        row["time"] = sum(max(row[name], 0) for name in ("dns", "connect", "send", "wait", "receive"))
        rows.append(row)
    return rows
