"""Every event makes a new dict from route to whether its place is full."""


def replay(events, needs):
    routes, drowning, told = {}, {}, []
    for what, prefix in events:
        network = ip_network(prefix)
        if what in ("full", "free"):
            drowning[network] = what == "full"
        else:
            routes[network] = what == "announce"

        def fine(wanted):
            for length in range(ip_network(wanted).prefixlen, -1, -1):
                route = ip_network(wanted).supernet(new_prefix=length)
                if routes.get(route):
                    return not drowning.get(route, False)
            return False

        told.append({name for name in needs if sum(map(fine, needs[name])) == len(needs[name])})
    return told
