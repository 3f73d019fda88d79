"""caller_identity(peer_cert, headers): certificates of few entries, and headers that claim something."""

KNOWN = "test_caller_identity_known"
FIRST = 'The identity is the value of the first entry of kind `"DNS"` under `"subjectAltName"`.'
KINDS = {
    "one name": (KNOWN, FIRST),
    "several names": (KNOWN, FIRST),
    "a name that is more than small letters": (KNOWN, FIRST),
    "entries of other kinds": (KNOWN, 'There may be entries of other kinds, and a `"subject"`: they do not count.'),
    "a name of another kind in front": (KNOWN, FIRST),
    "a subject": (KNOWN, 'There may be entries of other kinds, and a `"subject"`: they do not count.'),
    "no name among the entries": (KNOWN, "Without such an entry,"),
    "no entries at all": (KNOWN, 'or without `"subjectAltName"`, it is `None`'),
    "no certificate": (KNOWN, "(`peer_cert` is `None` or `{}`) has no identity"),
    "a header that claims a caller": (KNOWN, "`headers` may name a caller, too"),
    "a header, and nothing in the certificate": (KNOWN, "`headers` may name a caller, too"),
}
ASIDES = (
    "who calls?",
    "Ask yourself who can write them.",
    "`peer_cert` is what `getpeercert()` of a TLS connection gives",
    '`caller_identity({"subjectAltName"',
)
NAMES = ["orders.test", "billing.test", "Search.Test", "*.shop.test", "a", "xn--caf-dma.test", "10.test", "edge.test."]
OTHERS = [("URI", "spiffe://shop.test/orders"), ("IP Address", "192.0.2.7"), ("email", "ops@shop.test")]
OTHERS += [("DirName", ((("commonName", "billing.test"),),)), ("Registered ID", "1.2.3")]
OTHERS += [("othername", "<unsupported>")]
HEADERS = ["X-Client-Cert", "x-client-cert", "X-Forwarded-Client-Cert", "Host", "From", "X-Forwarded-For", "SSL_DN"]


def draw(rng):
    told = {name: rng.choice(NAMES) for name in rng.sample(HEADERS, rng.choice([0, 1, 2]))}
    if rng.random() < 0.15:
        return rng.choice([None, {}]), told
    entries = [("DNS", name) for name in rng.sample(NAMES, rng.choice([0, 1, 1, 2, 3]))]
    entries += rng.sample(OTHERS, rng.choice([0, 0, 1, 2]))
    rng.shuffle(entries)
    certificate = {"subjectAltName": tuple(entries)} if entries or rng.random() < 0.3 else {}
    if rng.random() < 0.5 or not certificate:
        certificate["subject"] = ((("organizationName", "Shop"),), (("commonName", rng.choice(NAMES)),))
    if rng.random() < 0.3:
        certificate["issuer"] = ((("commonName", "shop CA"),),)
    return certificate, told


def allowed(case):
    certificate, headers = case
    entries = (certificate or {}).get("subjectAltName", ())
    return all(name for kind, name in entries) and all(type(value) is str for value in headers.values())


def play(answer, case):
    certificate, headers = case
    given = None if certificate is None else dict(certificate), dict(headers)
    return answer["caller_identity"](*given), given == (certificate, headers)


def kinds(case):
    certificate, headers = case
    entries = (certificate or {}).get("subjectAltName", ())
    names = [name for kind, name in entries if kind == "DNS"]
    found = {
        "one name": len(names) == 1,
        "several names": len(names) > 1,
        "a name that is more than small letters": names and not names[0].replace(".", "").isalpha(),
        "entries of other kinds": len(entries) > len(names),
        "a name of another kind in front": names and entries[0][0] != "DNS",
        "a subject": "subject" in (certificate or {}),
        "no name among the entries": entries and not names,
        "no entries at all": certificate and not entries,
        "no certificate": not certificate,
        "a header that claims a caller": headers != {},
        "a header, and nothing in the certificate": headers and not names,
    }
    return [kind for kind, holds in found.items() if holds]
