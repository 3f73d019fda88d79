"""A balancer with two ways to choose."""


from collections import Counter


class Balancer:
    def __init__(self):
        self.calls, self.open = Counter(), Counter()

    def join(self, host):
        self.calls[host], self.open[host] = 0, 0

    def least(self, load):
        return sorted(load, key=load.__getitem__)[0]


def calls_per_host(layer, events, age):
    balancer, connections = Balancer(), {}
    for kind, name in events:
        if kind == "join":
            balancer.join(name)
            continue
        if layer == 7:
            balancer.calls[balancer.least(balancer.calls)] += 1
            continue
        host, used = connections.pop(name, (None, 0))
        if host is None:
            host = balancer.least(balancer.open)
            balancer.open[host] += 1
        balancer.calls[host] += 1
        if used + 1 == age:
            balancer.open[host] -= 1
        else:
            connections[name] = host, used + 1
    return dict(balancer.calls)
