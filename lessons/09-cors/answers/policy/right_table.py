"""All rows in a list, each with the condition for it."""


def policy(request, status):
    two = {"https://app.shop.test", "https://admin.shop.test"}
    origin = request["origin"]
    friend = origin in two
    asking = request["method"] == "OPTIONS" and bool(request["asks"])
    rows = [
        ("Vary", "Origin", True),
        ("Access-Control-Allow-Origin", origin, friend),
        ("Access-Control-Allow-Credentials", "true", friend),
        ("Access-Control-Allow-Methods", "PUT, DELETE", friend and asking),
        ("Access-Control-Allow-Headers", "Content-Type, Authorization", friend and asking),
        ("Access-Control-Max-Age", "7200", friend and asking),
        ("Access-Control-Expose-Headers", "ETag", friend and not asking),
    ]
    return {name: value for name, value, said in rows if said}
