"""One attack for each test, untried: ends with .shop.test."""


def steal(api):
    for how, text in api["allow"]:
        if text == "null":
            return {"page": "https://evil.test", "sandboxed": True, "credentials": True}
        if how == "any":
            return {"page": "https://evil.test", "sandboxed": False, "credentials": True}
        if how == "begins with":
            return {"page": text + ".evil.test", "sandboxed": False, "credentials": True}
        if how == "ends with":
            return {"page": "https://evil" + text, "sandboxed": False, "credentials": True}
        if how == "contains":
            return {"page": "https://" + text + ".evil.test", "sandboxed": False, "credentials": True}
    return None
