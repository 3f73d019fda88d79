"""The body as it is can always be sent."""


def negotiate(accept_encoding, offered):
    weights = {}
    for entry in (accept_encoding or "").lower().split(","):
        coding, _, rest = entry.partition(";")
        if coding.strip():
            weights[coding.strip()] = float(rest.partition("=")[2].strip() or "1")
    last_resort = dict.fromkeys(offered, 0.0) | {"identity": 0.0001}
    weight = {coding: weights.get(coding, weights.get("*", last_resort[coding])) for coding in offered}
    best = max(offered, key=weight.get)
    return best if weight[best] > 0 else "identity", "Accept-Encoding" if offered[1:] else None
