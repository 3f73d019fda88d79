"""A new connection goes to the host that has had the fewest calls."""


def calls_per_host(layer, events, age):
    calls, host_of, sent = {}, {}, {}
    for kind, name in events:
        if kind == "join":
            calls[name] = 0
        elif layer == 7:
            calls[min(calls, key=calls.get)] += 1
        else:
            if name not in host_of:
                taken = list(host_of.values())
                host_of[name], sent[name] = min(calls, key=calls.get), 0
            calls[host_of[name]] += 1
            sent[name] += 1
            if sent[name] == age:
                del host_of[name]
    return calls
