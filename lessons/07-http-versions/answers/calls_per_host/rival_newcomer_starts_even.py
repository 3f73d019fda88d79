"""At layer 7 a host that joins counts as having had as many calls as the fewest before."""


def calls_per_host(layer, events, age):
    calls, host_of, sent, begun = {}, {}, {}, {}
    for kind, name in events:
        if kind == "join":
            begun[name] = min((calls[h] + begun[h] for h in calls), default=0)
            calls[name] = 0
        elif layer == 7:
            calls[min(calls, key=lambda host: calls[host] + begun[host])] += 1
        else:
            if name not in host_of:
                taken = list(host_of.values())
                host_of[name], sent[name] = min(calls, key=taken.count), 0
            calls[host_of[name]] += 1
            sent[name] += 1
            if sent[name] == age:
                del host_of[name]
    return calls
