"""A parent for each id, and a phase for each pair of request and name."""


def waterfall(spans):
    parents = {one["id"]: one["parent"] for one in spans}
    phase = {(one["parent"], one["name"]): (one["start"], one["end"]) for one in spans}
    rows = []
    for one in spans:
        if one["kind"] != "client" or one["parent"] is None or parents[one["parent"]] is not None:
            continue

        def length(name, otherwise, own=one["id"]):
            start, end = phase.get((own, name), (0, otherwise))
            return end - start

        tcp, tls = phase.get((one["id"], "tcp")), phase.get((one["id"], "tls"))
        connect = (tls or tcp)[1] - tcp[0] if tcp else -1
        row = {"name": one["name"], "dns": length("dns", -1), "connect": connect, "ssl": length("tls", -1)}
        row.update((name, length(name, 0)) for name in ("send", "wait", "receive"))
        row["time"] = row["send"] + row["wait"] + row["receive"] + max(row["dns"], 0) + max(connect, 0)
        rows.append((one["start"], row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]
