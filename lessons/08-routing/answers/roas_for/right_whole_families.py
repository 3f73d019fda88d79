"""Where both halves of a prefix are announced with it, one ROA with a larger maximum length says the same."""


def roas_for(announced):
    pairs = {(ip_network(prefix), origin) for prefix, origin in announced}
    found = set()
    for network, origin in pairs:
        most = network.prefixlen
        while most < 128 and all((half, origin) in pairs for half in network.subnets(new_prefix=most + 1)):
            most += 1
        found.add((str(network), most, origin))
    return found
