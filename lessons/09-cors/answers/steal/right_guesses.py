"""A list of guesses for each test, looked at one by one."""


def steal(api):
    if not api["credentials"]:
        return None

    def owned(origin):
        parts = urlsplit(origin)
        host = parts.hostname or ""
        named = all(host.split(".")) and not set(host) - set("abcdefghijklmnopqrstuvwxyz0123456789-.")
        whole = parts.scheme == "https" and f"https://{parts.netloc}" == origin
        return (
            whole
            and not origin.endswith(":443")
            and re.fullmatch("[^:]+(:[0-9]+)?", parts.netloc) is not None
            and named
            and host != "shop.test"
            and not host.endswith(".shop.test")
        )

    begins = ["", "h", "ht", "htt", "http", "https", "https:", "https:/", "https://"]
    guesses = {
        "any": lambda text: ["https://thief.example"],
        "is": lambda text: [text],
        "begins with": lambda text: (
            [text, text + "thief.example", text + ".thief.example", text + "s://thief.example", text + "1"]
            + ["https://thief.example"] * "https://thief.example".startswith(text)
        ),
        "ends with": lambda text: ["https://thief" + text, *(begin + text for begin in begins)],
        "contains": lambda text: (
            [
                start + text + end
                for start in [*begins, "https://thief"]
                for end in ("", ".example", "example", "1")
            ]
            + ["https://thief" + text + "1", "https://thief.example"]
        ),
    }
    null = {"page": "https://thief.example", "sandboxed": True, "credentials": True}
    for how, text in api["allow"]:
        if TESTS[how]("null", text):
            return null
        for origin in guesses[how](text):
            if owned(origin) and TESTS[how](origin, text):
                return {"page": origin, "sandboxed": False, "credentials": True}
