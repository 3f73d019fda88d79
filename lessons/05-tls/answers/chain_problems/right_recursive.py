"""The path is found step by step from the leaf, each step judged where it is made."""


def chain_problems(chain, host, now, roots):
    found = set() if names_match(chain[0]["sans"], host) else {"wrong-host"}
    return found | judged(chain[0], [], chain, now, roots)


def judged(certificate, below, chain, now, roots):
    problems = set()
    if below and not certificate["ca"]:
        problems.add("not-a-ca")
    if certificate["not_before"] > now:
        problems.add("not-yet-valid")
    if certificate["not_after"] < now:
        problems.add("expired")
    if certificate in roots:
        return problems
    path = [*below, certificate]
    for one in [*roots, *chain]:
        if one["subject"] == certificate["issuer"] and one["key"] == certificate["signed_by"]:
            if one in path:
                break
            return problems | judged(one, path, chain, now, roots)
    return problems | {"unknown-issuer"}
