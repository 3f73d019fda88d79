"""What is acceptable is gathered and sorted; the body as it is waits at the end."""
def negotiate(accept_encoding, offered):
    vary = "Accept-Encoding" if len(offered) > 1 else None
    named = {}
    for entry in (accept_encoding or "").split(","):
        words = [word.strip().lower() for word in entry.split(";")]
        if not words[0]:
            continue
        named[words[0]] = 1.0
        for word in words[1:]:
            if word.replace(" ", "").startswith("q="):
                named[words[0]] = float(word.split("=")[1])
    found = []
    for place, coding in enumerate(offered):
        q = named[coding] if coding in named else named.get("*", -1)
        if q > 0:
            found.append((-q, place, coding))
        elif q == -1 and coding == "identity":
            found.append((0, place, coding))
    return (min(found)[2] if found else None), vary
