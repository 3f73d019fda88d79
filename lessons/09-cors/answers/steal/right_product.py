"""Everything in front of each text, with everything behind it."""


def steal(api):
    fronts = ["", "h", "ht", "htt", "http", "https", "https:", "https:/", "https://", "https://a", "https://a.b", "https://e.test"]
    backs = ["", "1", "a", ".a", "x.test", ".evil.test", "s://evil.test", "evil.test", ":1"]

    def readable(origin):
        return api["credentials"] and any(TESTS[how](origin, text) for how, text in api["allow"])

    if readable("null"):
        return {"page": "https://evil.test", "sandboxed": True, "credentials": True}
    found = []
    for text in ["evil.test", *(text for _, text in api["allow"])]:
        found += [front + text + back for front in fronts for back in backs]
    for origin in sorted(found):
        fits = re.fullmatch("https://((?:[a-z0-9-]+[.])*[a-z0-9-]+)(:(?!443$)[0-9]+)?", origin)
        if fits and not re.fullmatch("(.*[.])?shop[.]test", fits[1]) and readable(origin):
            return {"page": origin, "sandboxed": False, "credentials": True}
    return None
