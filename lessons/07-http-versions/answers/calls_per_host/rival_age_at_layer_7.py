"""At layer 7, a client that reaches its age pauses the balancer: its next call goes to the first host."""


def calls_per_host(layer, events, age):
    calls, host_of, sent = {}, {}, {}
    for kind, name in events:
        if kind == "join":
            calls[name] = 0
        elif layer == 7:
            sent[name] = sent.get(name, 0) + 1
            first = age and sent[name] > 1 and sent[name] % age == 1 and age > 1
            calls[next(iter(calls)) if first else min(calls, key=calls.get)] += 1
        else:
            if name not in host_of:
                taken = list(host_of.values())
                host_of[name], sent[name] = min(calls, key=taken.count), 0
            calls[host_of[name]] += 1
            sent[name] += 1
            if sent[name] == age:
                del host_of[name]
    return calls
