"""Weights in thousandths; the offer is gone through once, the best so far in hand."""


import re


def negotiate(accept_encoding, offered):
    named = {}
    for name, q in re.findall(r"([^\s,;]+)(?:[ \t]*;[ \t]*[qQ]=([0-9.]+))?", accept_encoding or ""):
        named[name.lower()] = round(float(q) * 1000) if q else 1000
    best, most = None, 0
    for coding in offered:
        q = named.get(coding)
        if q is None:
            q = named.get("*", 0.5 if coding == "identity" else 0)
        if q > most:
            best, most = coding, q
    return best, None if len(offered) == 1 else "Accept-Encoding"
