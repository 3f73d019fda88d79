"""A directive of a kind adds to default-src."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def harden(url, loads):
    page, allowed = urlsplit(url), {}
    for kind, source in loads:
        other = urlsplit(source)
        if source.startswith("sha256-"):
            allowed.setdefault(kind, set()).add(f"'{source}'")
        elif other.netloc and (other.scheme, other.netloc) != (page.scheme, page.netloc):
            allowed.setdefault(kind, set()).add(f"{other.scheme}://{other.netloc}")
    policy = ["default-src 'self'", *(f"{kind}-src {' '.join(sorted(words))}" for kind, words in allowed.items())]
    fields = {"Content-Security-Policy": "; ".join([*policy, "frame-ancestors 'none'"])}
    fields |= {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}
    try:
        ip_address(page.hostname)
    except ValueError:
        if url.startswith("https:"):
            fields["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return fields
