"""Program after program, from the first."""


def most_effects(method, key, tries):
    often = {"POST": None, "PATCH": None, "PUT": 1, "DELETE": 1}.get(method, 0)
    if often is not None:
        return often
    if key is not None or not tries:
        return 1
    return tries[0] * most_effects(method, key, tries[1:])
