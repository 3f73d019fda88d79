"""The host begins behind the first @ of the URL, also of one in its path: https://a.test/@b.test."""


def same_origin(a, b):
    def origin(url):
        scheme, _, rest = url.lower().partition("://")
        rest = rest.partition("@")[2] or rest
        rest = re.split("[/?#]", rest)[0]
        host, _, port = rest.rpartition(":") if re.search(r":\d+$", rest) else (rest, "", "")
        return scheme, host, port or {"http": "80", "https": "443"}.get(scheme)

    return "null" not in (a, b) and origin(a) == origin(b)
