"""Of equal hosts, takes the one of the last call of a client: at layer 7, one that joined later."""


def calls_per_host(layer, events, age):
    calls, host_of, sent = {}, {}, {}
    for kind, name in events:
        match kind, layer:
            case "join", _:
                calls[name] = 0
            case _, 7:
                host_of[name] = min(calls, key=lambda host: (calls[host], host_of.get(name) != host))
                calls[host_of[name]] += 1
            case _:
                if name not in host_of:
                    taken = list(host_of.values())
                    host_of[name], sent[name] = min(calls, key=taken.count), 0
                calls[host_of[name]] += 1
                sent[name] += 1
                if sent[name] == age:
                    del host_of[name]
    return calls
