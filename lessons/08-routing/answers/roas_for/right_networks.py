"""The length comes from ip_network, and a loop fills the set."""


def roas_for(announced):
    found = set()
    for prefix, origin in announced:
        found.add((prefix, ip_network(prefix).prefixlen, origin))
    return found
