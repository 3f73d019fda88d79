"""172.16.0.0 is private to the next dot: a /16."""


def refute_names(claim, about):
    if claim == "all private":
        block = ip_network(about)
        known = [ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/16", "192.168.0.0/16")]
        if any(block.subnet_of(one) for one in known):
            return None
        return next(str(end) for end in (block[0], block[-1]) if not any(end in one for one in known))
    if claim == "it covers all":
        domain, least, most = about
        if least == most == 1:
            return None
        return domain if least == 0 else ".".join(["x"] * max(most, 2)) + "." + domain
    ttl, t = about
    return None if t >= ttl else 0
