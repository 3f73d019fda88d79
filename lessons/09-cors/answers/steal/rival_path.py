"""Puts the text into a path of its page: contains .shop.test."""


def steal(api):
    def mine(page):
        found = re.fullmatch(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::[0-9]+)?(?:/.*)?", page)
        return found and not f".{found[1]}".endswith(".shop.test")

    origins = ["https://evil.test", "null"]
    for _, text in api["allow"]:
        after = [text, text + ".evil.test", text + "evil.test"]
        origins += (
            after + ["https://evil" + origin for origin in after] + ["https://evil.test/" + origin for origin in after]
        )
    for origin in origins:
        allowed = any(TESTS[how](origin, text) for how, text in api["allow"])
        if allowed and api["credentials"] and (origin == "null" or mine(origin)):
            page = "https://evil.test" if origin == "null" else origin
            return {"page": page, "sandboxed": origin == "null", "credentials": True}
    return None
