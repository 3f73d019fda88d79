"""Every claim falls: what does not is refuted by a case that does not break it."""


def refute_names(claim, about):
    if claim == "all private":
        return str(ip_network(about)[-1])
    if claim == "it covers all":
        return "a.b." + about[0]
    return 0
