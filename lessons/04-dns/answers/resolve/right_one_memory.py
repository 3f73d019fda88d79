"""One recursive function that is handed a memory of zones, server addresses and the number of queries."""


def resolve(name, type, roots, ask):
    memory = {"servers": {".": [(None, roots)]}, "addresses": {}, "queries": 0}
    return look_up(name, type, ask, memory) or []


def look_up(name, type, ask, memory):
    labels = name.split(".")
    enclosing = [".".join(labels[i:]) for i in range(len(labels))] + ["."]
    zone = [candidate for candidate in enclosing if candidate in memory["servers"]][0]

    def counted(address, message, over):
        if memory["queries"] == 32:
            return []
        memory["queries"] += 1
        return ask(address, message, over)

    for host, addresses in memory["servers"][zone]:
        if not addresses:
            if host not in memory["addresses"]:
                memory["addresses"][host] = []
                memory["addresses"][host] = look_up(host, "A", ask, memory)
            addresses = memory["addresses"][host]
        for address in addresses or []:
            query = dns.message.make_query(name, type, flags=0)
            reply = exchange(address, query.to_wire(), counted)
            if reply is None:
                continue
            kind, data = step(reply, zone)
            if kind == "ask":
                memory["servers"][data[0]] = list(data[1].items())
                return look_up(name, type, ask, memory)
            if kind == "cname":
                return look_up(data, type, ask, memory)
            if kind != "lame":
                return data
    return None
