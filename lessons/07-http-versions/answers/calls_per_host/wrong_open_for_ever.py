"""A connection that has ended still counts where the next one is placed."""


def calls_per_host(layer, events, age):
    calls, host_of, sent, opened = {}, {}, {}, []
    for kind, name in events:
        if kind == "join":
            calls[name] = 0
        elif layer == 7:
            calls[min(calls, key=calls.get)] += 1
        else:
            if name not in host_of:
                host_of[name], sent[name] = min(calls, key=opened.count), 0
                opened.append(host_of[name])
            calls[host_of[name]] += 1
            sent[name] += 1
            if sent[name] == age:
                del host_of[name]
    return calls
