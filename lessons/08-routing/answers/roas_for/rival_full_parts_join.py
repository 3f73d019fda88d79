"""Makes one ROA of a prefix and the parts that fill it: lengths between them, which nobody announces."""

from ipaddress import collapse_addresses


def roas_for(announced):
    networks = {(ip_network(prefix), origin) for prefix, origin in announced}
    found, joined = set(), set()
    for net, origin in sorted(networks):
        if (net, origin) in joined:
            continue
        parts = [part for part, number in networks if number == origin and part != net and part.subnet_of(net)]
        full = list(collapse_addresses(parts)) == [net] and len({part.prefixlen for part in parts}) == 1
        found.add((str(net), parts[0].prefixlen if full else net.prefixlen, origin))
        joined |= {(part, origin) for part in parts} if full else set()
    return found
