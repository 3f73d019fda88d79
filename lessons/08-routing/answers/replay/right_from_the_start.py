"""For each moment, look back for the last word about each prefix."""


def replay(events, needs):
    def last(prefix, words, moment):
        said = [what for what, about in events[: moment + 1] if about == prefix and what in words]
        return said[-1] if said else words[1]

    def serves(prefix, moment):
        best = None
        for route in {about for _, about in events}:
            if last(route, ("announce", "withdraw"), moment) == "announce":
                if ip_network(prefix).subnet_of(ip_network(route)):
                    if best is None or ip_network(route).prefixlen > ip_network(best).prefixlen:
                        best = route
        return best is not None and last(best, ("full", "free"), moment) == "free"

    return [
        {name for name, prefixes in needs.items() if all(serves(prefix, moment) for prefix in prefixes)}
        for moment in range(len(events))
    ]
