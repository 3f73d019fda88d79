"""A prefix lies in another one if its text begins alike."""


def rov(prefix, origin, roas):
    network = ip_network(prefix)
    covering = [roa for roa in roas if prefix.startswith(roa[0].split("::/")[0])]
    if any(number == origin and network.prefixlen <= length for _, length, number in covering):
        return "valid"
    return "invalid" if covering else "not-found"
