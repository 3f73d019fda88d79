"""The path is found step by step, by a function that calls itself, and then judged."""


def chain_problems(chain, host, now, roots):
    def path_from(certificate, seen):
        if certificate in roots:
            return [certificate], set()
        for pool in (roots, chain):
            for other in pool:
                fits = other["subject"] == certificate["issuer"] and other["key"] == certificate["signed_by"]
                if fits and other not in seen:
                    path, broken = path_from(other, [*seen, other])
                    return [certificate, *path], broken
        return [certificate], {"unknown-issuer"}

    (leaf, *above), problems = path_from(chain[0], [chain[0]])
    problems |= set() if names_match(leaf["sans"], host) else {"wrong-host"}
    problems |= {"expired" for c in [leaf, *above] if c["not_after"] < now}
    problems |= {"not-yet-valid" for c in [leaf, *above] if c["not_before"] > now}
    problems |= {"not-a-ca" for c in above if not c["ca"]}
    authorities = [c["subject"] != c["issuer"] for c in above]
    limits = [(sum(authorities[:n]), c["path_length"]) for n, c in enumerate(above) if c["ca"]]
    problems |= {"path-too-long" for below, most in limits if most is not None and below > most}
    return problems
