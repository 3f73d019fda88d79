"""Labels with digits, where letters are wanted: ("w.test", 2, 2) gives "h0.h1.w.test"."""

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
                return "".join(f"h{i}." for i in range(labels)) + domain
        return None
    ttl, t = about
    return 0 if t < ttl else None
