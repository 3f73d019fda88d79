"""The first address tells what a block is."""


def refute_names(claim, about):
    if claim == "all private":
        known = [ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")]
        first = ip_network(about)[0]
        return None if any(first in one for one in known) else str(first)
    if claim == "it covers all":
        domain, least, most = about
        if least == most == 1:
            return None
        return domain if least == 0 else ".".join(["x"] * max(most, 2)) + "." + domain
    ttl, t = about
    return None if t >= ttl else 0
