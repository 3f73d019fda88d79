"""The number is taken from one ROA and the maximum length from another."""

def rov(prefix, origin, roas):
    announced = ip_network(prefix)
    covering = [roa for roa in roas if announced.subnet_of(ip_network(roa[0]))]
    if not covering:
        return "not-found"
    allowed = {number for _, _, number in covering}
    longest = max(max_length for _, max_length, _ in covering)
    return "valid" if origin in allowed and announced.prefixlen <= longest else "invalid"
