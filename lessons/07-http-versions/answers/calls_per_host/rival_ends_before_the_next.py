"""The connection ends only when its client calls again, and counts until then."""


def calls_per_host(layer, events, age):
    calls, host_of, sent = {}, {}, {}
    for kind, name in events:
        if kind == "join":
            calls[name] = 0
        elif layer == 7:
            calls[min(calls, key=calls.get)] += 1
        else:
            if sent.get(name) == age and name in host_of:
                del host_of[name]
            if name not in host_of:
                taken = list(host_of.values())
                host_of[name], sent[name] = min(calls, key=taken.count), 0
            calls[host_of[name]] += 1
            sent[name] += 1
    return calls
