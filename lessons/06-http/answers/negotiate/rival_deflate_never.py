"""deflate is never sent."""


def negotiate(accept_encoding, offered):
    weights = {}
    for entry in (accept_encoding or "").lower().split(","):
        coding, _, rest = entry.partition(";")
        if coding.strip():
            weights[coding.strip()] = float(rest.partition("=")[2].strip() or "1")
    weight = {coding: weights.get(coding, weights.get("*")) for coding in offered}
    accepted = [coding for coding in offered if weight[coding] and coding != "deflate"]
    last_resort = None if {"*", "identity"} & weights.keys() else "identity"
    vary = "Accept-Encoding" if offered[1:] else None
    return max(accepted, key=weight.get, default=last_resort), vary
