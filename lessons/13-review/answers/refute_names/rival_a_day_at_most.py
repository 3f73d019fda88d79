"""Nothing is kept for longer than a day: ("all moved", (172800, 100000)) gives None."""

PRIVATE = [ip_network(block) for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")]


def refute_names(claim, about):
    if claim == "all private":
        net = ip_network(about)
        for address in (net[0], net[-1]):
            if not any(address in block for block in PRIVATE):
                return str(address)
        return None
    if claim == "it covers all":
        domain, least, most = about
        for labels in (least, most):
            if labels != 1:
                return "a." * labels + domain
        return None
    ttl, t = about
    ttl = min(ttl, 86400)
    return 0 if t < ttl else None
