"""The set of pages that may read, held against the set that is meant."""


def check_cors(config, probe):
    findings = []
    for origin, told in config["origins"].items():
        cors = told["cors"]
        friends = set(cors["origins"]) - {"*"}
        pages = friends | {"null", "https://nobody.example"}
        pages |= {friend + "x" for friend in friends} | {"https://x" + friend.split("//")[1] for friend in friends}
        everybody = "*" in cors["origins"] and cors["credentials"] is False
        meant = pages if everybody else friends
        faults = []
        for path in config["pages"]:
            answers = {page: probe["get"](origin, path, {"origin": page})["headers"] for page in sorted(pages)}
            for page, headers in answers.items():
                shown = headers.get("access-control-allow-origin", "")
                lent = not cors["credentials"] and "access-control-allow-credentials" in headers
                if (shown in {page, "*"}) is not (page in meant) or lent:
                    faults.append(("get", origin, path, {"origin": page}))
        findings += [("cors", origin, fault) for fault in faults[:1]]
    return findings
