"""Whatever the test is, the shop's name in front of one's own will do."""


def steal(api):
    def mine(page):
        found = re.fullmatch(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::[0-9]+)?", page)
        return found and not f".{found[1]}".endswith(".shop.test")

    pages = [("https://evil.test", False), ("https://evil.test", True)]
    for _, text in api["allow"]:
        after = [text + ".evil.test", text + "evil.test"]
        pages += [(page, False) for page in after + ["https://" + page for page in after]]
    for page, sandboxed in pages:
        origin = "null" if sandboxed else page
        allowed = any(TESTS[how](origin, text) for how, text in api["allow"])
        if allowed and api["credentials"] and mine(page):
            return {"page": page, "sandboxed": sandboxed, "credentials": True}
    return None
