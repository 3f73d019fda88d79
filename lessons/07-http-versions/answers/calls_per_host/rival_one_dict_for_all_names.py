"""Counts the calls of hosts and those of clients under their names in one dict: a client with a host's name."""

from collections import Counter


def calls_per_host(layer, events, age):
    hosts, count, open_now, home = [], Counter(), Counter(), {}
    for what, name in events:
        if what == "join":
            hosts.append(name)
            continue
        count[name] += 1
        if layer == 7:
            host = min(hosts, key=lambda host: count[host])
        else:
            if name not in home:
                home[name] = min(hosts, key=lambda host: open_now[host])
                open_now[home[name]] += 1
            host = home[name]
            if age and count[name] % age == 0:
                open_now[host] -= 1
                del home[name]
        count[host] += 1
    return {host: count[host] for host in hosts}
