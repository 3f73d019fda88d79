"""One record for each connection, in a list."""


def calls_per_host(layer, events, age):
    hosts, open_ones = [], []
    for what, who in events:
        if what == "join":
            hosts.append([who, 0])
            continue
        if layer == 7:
            least = min(n for _, n in hosts)
            next(host for host in hosts if host[1] == least)[1] += 1
            continue
        mine = [one for one in open_ones if one["client"] == who]
        if not mine:
            loads = [sum(one["host"] is host for one in open_ones) for host in hosts]
            mine = [{"client": who, "host": hosts[loads.index(min(loads))], "left": age}]
            open_ones.append(mine[0])
        mine[0]["host"][1] += 1
        if age is not None:
            mine[0]["left"] -= 1
            if not mine[0]["left"]:
                open_ones.remove(mine[0])
    return dict(map(tuple, hosts))
