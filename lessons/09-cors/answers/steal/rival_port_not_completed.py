"""A text that ends in a colon gets no number: begins with https://partner.example: and no more."""


MINE = re.compile(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::[0-9]+)?")


def mine(page):
    found = MINE.fullmatch(page)
    return found is not None and not ("." + found[1]).endswith(".shop.test")


def lets_in(api, origin):
    return any(TESTS[how](origin, text) for how, text in api["allow"])


def steal(api):
    if not api["credentials"]:
        return None
    if lets_in(api, "null"):
        return {"page": "https://evil.test", "sandboxed": True, "credentials": True}
    tried = ["https://evil.test"]
    for _, text in api["allow"]:
        for front in ("", "h", "ht", "htt", "http", "https", "https:", "https:/", "https://", "https://evil", "https://evil."):
            for back in ("", ".evil.test", "evil.test", "x", "/evil.test", "//evil.test", "://evil.test"):
                tried.append(front + text + back)
    for page in tried:
        if mine(page) and lets_in(api, page):
            return {"page": page, "sandboxed": False, "credentials": True}
    return None
