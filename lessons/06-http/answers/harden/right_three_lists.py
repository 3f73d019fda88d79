"""A list for each kind, written where it holds more than the page itself."""
import ipaddress
import re
from urllib.parse import urlsplit


def harden(url, loads):
    page = urlsplit(url)
    own = page.scheme, page.hostname, page.port
    sources = {"img": ["'self'"], "script": ["'self'"], "style": ["'self'"]}
    for kind, source in loads:
        if re.match("sha256-", source):
            word = f"'{source}'"
        else:
            other = urlsplit(source)
            if not other.hostname or (other.scheme, other.hostname, other.port) == own:
                continue
            word = source[: source.index("/", source.index("//") + 2)]
        if word not in sources[kind]:
            sources[kind].append(word)
    lines = [f"{kind}-src {' '.join(words)}" for kind, words in sources.items() if len(words) > 1]
    fields = {
        "Content-Security-Policy": "; ".join(["frame-ancestors 'none'", "default-src 'self'", *lines]),
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
    }
    if page.scheme == "https" and not is_address(page.hostname):
        fields["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return fields


def is_address(host):
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False
