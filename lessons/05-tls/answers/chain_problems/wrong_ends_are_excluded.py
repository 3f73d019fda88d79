"""A certificate is not valid any more, or not yet, at its own ends."""


def chain_problems(chain, host, now, roots):
    path, problems = [chain[0]], set()
    while path[-1] not in roots:
        last = path[-1]
        fitting = (c for c in roots + chain if (c["subject"], c["key"]) == (last["issuer"], last["signed_by"]))
        following = next(fitting, None)
        if following is None or following in path:
            problems.add("unknown-issuer")
            break
        path.append(following)
    if not names_match(chain[0]["sans"], host):
        problems.add("wrong-host")
    if now >= min(certificate["not_after"] for certificate in path):
        problems.add("expired")
    if now <= max(certificate["not_before"] for certificate in path):
        problems.add("not-yet-valid")
    if not all(certificate["ca"] for certificate in path[1:]):
        problems.add("not-a-ca")
    return problems
