"""A part of a prefix that has a ROA of its own origin needs none."""


def roas_for(announced):
    def within(prefix, origin):
        network = ip_network(prefix)
        return any(o == origin and p != prefix and network.subnet_of(ip_network(p)) for p, o in announced)

    return {(p, int(p.split("/")[1]), o) for p, o in announced if not within(p, o)}
