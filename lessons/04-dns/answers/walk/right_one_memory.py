"""One recursive function that is handed a memory of zones, server addresses and the number of queries."""


def walk(name, type, roots, ask):
    memory = {"servers": {".": [(None, roots)]}, "addresses": {}, "queries": 0}
    return resolve(name, type, ask, memory) or []


def resolve(name, type, ask, memory):
    labels = name.split(".")
    enclosing = [".".join(labels[i:]) for i in range(len(labels))] + ["."]
    zone = [candidate for candidate in enclosing if candidate in memory["servers"]][0]
    for host, addresses in memory["servers"][zone]:
        if not addresses:
            if host not in memory["addresses"]:
                memory["addresses"][host] = []
                memory["addresses"][host] = resolve(host, "A", ask, memory)
            addresses = memory["addresses"][host]
        for address in addresses or []:
            if memory["queries"] >= 50:
                return None
            memory["queries"] += 1
            query = dns.message.make_query(name, type, flags=0)
            reply = exchange(address, query.to_wire(), ask)
            if reply is None:
                continue
            kind, data = step(reply, zone)
            if kind == "ask":
                memory["servers"][data[0]] = list(data[1].items())
                return resolve(name, type, ask, memory)
            if kind == "cname":
                return resolve(data, type, ask, memory)
            if kind != "lame":
                return data
    return None
