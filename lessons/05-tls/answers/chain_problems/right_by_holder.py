"""Holders are looked up by name and key; roots are put in last, so that they come first."""


def chain_problems(chain, host, now, roots):
    holders = {(c["subject"], c["key"]): (c, False) for c in chain}
    holders |= {(c["subject"], c["key"]): (c, True) for c in roots}
    certificate, path, ended = chain[0], [], False
    while certificate is not None and certificate not in path:
        path.append(certificate)
        if ended:
            break
        certificate, ended = holders.get((certificate["issuer"], certificate["signed_by"]), (None, False))
    told = {
        "unknown-issuer": not ended or path[-1] not in roots,
        "wrong-host": not names_match(chain[0]["sans"], host),
        "expired": any(c["not_after"] < now for c in path),
        "not-yet-valid": any(now < c["not_before"] for c in path),
        "not-a-ca": any(not c["ca"] for c in path[1:]),
    }
    return {problem for problem, is_so in told.items() if is_so}
