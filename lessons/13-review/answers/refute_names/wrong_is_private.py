"""`is_private` is what RFC 1918 says."""


def refute_names(claim, about):
    if claim == "all private":
        block = ip_network(about)
        return next((str(end) for end in (block[0], block[-1]) if not end.is_private), None)
    if claim == "it covers all":
        domain, least, most = about
        if least == most == 1:
            return None
        return domain if least == 0 else ".".join(["x"] * max(most, 2)) + "." + domain
    ttl, t = about
    return None if t >= ttl else 0
