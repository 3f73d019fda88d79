"""A ROA covers if the first address of the announced prefix lies in it."""

def rov(prefix, origin, roas):
    announced = ip_network(prefix)
    covering = [roa for roa in roas if announced.network_address in ip_network(roa[0])]
    if not covering:
        return "not-found"
    if any(number == origin and announced.prefixlen <= longest for _, longest, number in covering):
        return "valid"
    return "invalid"
