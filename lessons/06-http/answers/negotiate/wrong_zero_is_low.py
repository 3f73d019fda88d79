"""A weight of 0 means: if nothing else is there."""


def negotiate(accept_encoding, offered):
    weights = {}
    for entry in (accept_encoding or "").lower().split(","):
        coding, _, rest = entry.partition(";")
        if coding.strip():
            weights[coding.strip()] = float(rest.partition("=")[2].strip() or "1")
    weight = {coding: weights.get(coding, weights.get("*")) for coding in offered}
    if "*" not in weights and "identity" not in weights:
        weight["identity"] = 0.0001
    accepted = [coding for coding in offered if weight[coding] is not None]
    vary = "Accept-Encoding" if offered[1:] else None
    return max(accepted, key=weight.get, default=None), vary
