"""Searches ages and numbers."""


def refute_http(claim, about):
    if claim == "never asks":
        field, longest = about
        words = field.split(", ")
        shared = [word for word in words if "s-maxage" in word] or [word for word in words if "max-age" in word]
        fresh = range(0 if "no-cache" in words else int(shared[0].split("=")[1]))
        return next((age for age in (0, longest) if age not in fresh), None)
    if claim == "twice is once":
        operation, n = about

        def do(x):
            if operation == "set":
                return n
            if operation == "add":
                return x + n
            return max(x, n) if operation == "at least" else n - x

        return next((x for x in range(-3, 4) if do(do(x)) != do(x)), None)
    simple = {"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}
    sent = [asked for asked in about if asked[0] == "POST" and asked[1] in simple]
    return tuple(sent[-1]) if sent else None
