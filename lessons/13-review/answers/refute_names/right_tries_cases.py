"""Makes candidates, and keeps one that breaks the claim."""


def refute_names(claim, about):
    def private(address):
        first, second, *_ = map(int, address.split("."))
        return first == 10 or (first, second) == (192, 168) or (first == 172 and 16 <= second < 32)

    if claim == "all private":
        block = ip_network(about)
        candidates = [str(block.network_address), str(block.broadcast_address)]
        return next((text for text in candidates if not private(text)), None)
    if claim == "it covers all":
        domain, least, most = about
        for labels in range(least, most + 1):
            if labels != 1:
                return "www." * labels + domain
        return None
    ttl, t = about
    for age in (0, 1):
        if age + t < ttl:
            return age
    return None
