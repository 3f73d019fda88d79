"""Only the ROA with the longest prefix that covers is asked, as in forwarding."""

def rov(prefix, origin, roas):
    net = ip_network(prefix)
    covering = [(ip_network(p), longest, number) for p, longest, number in roas if net.subnet_of(ip_network(p))]
    if not covering:
        return "not-found"
    deepest = max(p.prefixlen for p, _, _ in covering)
    matching = [n for p, longest, n in covering if p.prefixlen == deepest and net.prefixlen <= longest]
    return "valid" if origin in matching else "invalid"
