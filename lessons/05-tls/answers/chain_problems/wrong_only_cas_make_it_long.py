"""Only what may issue counts for a path length; what is no CA between does not."""


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
    for number, certificate in enumerate(path):
        if now > certificate["not_after"]:
            problems.add("expired")
        if now < certificate["not_before"]:
            problems.add("not-yet-valid")
        between = [c for c in path[1:number] if c["ca"] and c["subject"] != c["issuer"]]
        if number and not certificate["ca"]:
            problems.add("not-a-ca")
        elif certificate["path_length"] is not None and len(between) > certificate["path_length"]:
            problems.add("path-too-long")
    return problems
