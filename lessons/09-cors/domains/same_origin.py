"""same_origin(a, b): a URL and another that differs from it in one or two parts, or in their spelling."""

PARTS, SPELLING = "test_same_origin_parts", "test_same_origin_spelling"
KINDS = {
    "URLs that differ in scheme, host or port": (PARTS, "Scheme, host and port must be the same"),
    "URLs that differ behind the origin": (PARTS, "Nor do path, query and fragment"),
    "a port that the scheme implies": (PARTS, "Without a port, it is 80 for `http` and 443 for `https`"),
    "capital letters": (SPELLING, "Capital and small letters make no difference in scheme and host"),
    "a final dot": (SPELLING, "A final dot belongs to the host"),
    "a user's name": (SPELLING, "is a user's name, and does not count"),
    "an address in brackets": (SPELLING, "IPv6 addresses stand in brackets"),
    "a sandbox": (SPELLING, '`"null"` stands for the origin of a page in a sandbox', "It is the same as nothing"),
}
ASIDES = (
    "Write `same_origin(a, b) -> bool`: whether two URLs have the same origin.",
    '`same_origin("https://a.test", "https://a.test:443/x")` gives `True`.',
    "All other URLs are well written, with `http` or `https`.",
    "Ports are numbers from 1 on, without zeros in front.",
)
SCHEMES = ["http", "https", "https"]
HOSTS = ["a.test", "app.a.test", "a.test.evil.test", "xa.test", "localhost", "127.0.0.1", "[2001:db8::a]",
         "[2001:db8::b]", "[::1]", "null", "www.a.test"]
PORTS = ["", "", ":80", ":443", ":8443", ":4430", ":8080", ":1"]
USERS = ["", "", "", "", "user@", "user:pass@", "a.test:443@", "USER:8443@", "null@"]
TAILS = ["", "/", "/x", "/x?y=1", "?u=@b.test", "/@b.test", "#https://b.test:80", "/X", "?null", "/a:80/b"]


def draw(rng):
    if rng.random() < 0.08:
        return rng.sample(["null", rng.choice(["null", url(rng, *parts(rng))])], 2)
    one = parts(rng)
    other = list(one)
    for at in rng.sample(range(5), rng.choice([0, 0, 1, 1, 1, 2])):
        other[at] = rng.choice([SCHEMES, USERS, HOSTS, PORTS, TAILS][at])
    if rng.random() < 0.06:  # of one owner, or alike in front
        one[2], other[2] = rng.sample(rng.choice([["a.test", "www.a.test"], ["[2001:db8::a]", "[2001:db8::b]"]]), 2)
    if rng.random() < 0.15:  # the port of one scheme on both sides
        one[3], other[3] = rng.sample(["", rng.choice([":80", ":443"])], 2)
    other[4] = rng.choice([one[4], rng.choice(TAILS)])
    return [url(rng, *one), url(rng, *other)]


def parts(rng):
    return [rng.choice(SCHEMES), rng.choice(USERS), rng.choice(HOSTS), rng.choice(PORTS), rng.choice(TAILS)]


def url(rng, scheme, user, host, port, tail):
    dot = "." * (rng.random() < 0.08 and host[0] != "[" and host != "127.0.0.1")
    if rng.random() < 0.15:
        scheme = rng.choice([scheme.upper(), scheme.title()])
    if rng.random() < 0.15:
        host = rng.choice([host.upper(), host.title()])
    return f"{scheme}://{user}{host}{dot}{port}{tail}"


def allowed(case):
    for text in case:
        scheme, _, rest = text.partition("://")
        well = scheme.lower() in ("http", "https") and rest.isascii() and " " not in rest and "\\" not in rest
        if text != "null" and not well:
            return False
    return len(case) == 2


def play(answer, case):
    return answer["same_origin"](*case)


def kinds(case):
    if "null" in case:
        return ["a sandbox"]
    rests = [text.partition("://")[2] for text in case]
    heads = [rest.split("/")[0].split("?")[0].split("#")[0] for rest in rests]
    schemes = [text.partition("://")[0] for text in case]
    hosts = [head.rpartition("@")[2] for head in heads]
    said = [list(KINDS)[schemes == schemes[::-1] and heads == heads[::-1]]]
    implied = {("http", ":80"), ("https", ":443")}
    said += ["a port that the scheme implies"] * any(
        host.endswith(port) and scheme.lower() == name
        for scheme, host in zip(schemes, hosts, strict=True)
        for name, port in implied
    )
    said += ["capital letters"] * any(text != text.lower() for text in schemes + hosts)
    said += ["a final dot"] * any(host.endswith(".") or ".:" in host for host in hosts)
    said += ["a user's name"] * any("@" in head for head in heads)
    return said + ["an address in brackets"] * any("[" in host for host in hosts)
