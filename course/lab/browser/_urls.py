"""Addresses of pages and sites: their parts, their origin and their site."""

from functools import lru_cache
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

PORTS = {"http": 80, "https": 443}


class Url(NamedTuple):
    """``origin`` and ``site`` are texts: ``https://api.shop.test`` is an origin of the site ``https://shop.test``."""

    text: str
    scheme: str
    host: str
    port: int
    path: str
    query: str
    origin: str
    site: str
    named: bool  # whether it brings a user name or a password

    @property
    def target(self) -> str:
        """What a request asks the site for."""
        return f"{self.path}?{self.query}" if self.query else self.path


@lru_cache(maxsize=4096)
def parse(text: str) -> Url:
    """Without its fragment. Raises ValueError for what is no address of http or https."""
    found = urlsplit(text)
    if found.scheme not in PORTS or not found.hostname or any(ord(letter) <= 32 for letter in text):
        raise ValueError(f"an address is http://… or https://… with a name and without spaces, not {text!r}")
    port = PORTS[found.scheme] if found.port is None else found.port
    shown = f"[{found.hostname}]" if ":" in found.hostname else found.hostname
    usual = port == PORTS[found.scheme]
    origin = f"{found.scheme}://{shown}" if usual else f"{found.scheme}://{shown}:{port}"
    path, query = found.path or "/", found.query
    whole = f"{origin}{path}?{query}" if query else f"{origin}{path}"
    site = f"{found.scheme}://{registrable(shown)}"
    named = found.username is not None or found.password is not None
    return Url(whole, found.scheme, found.hostname, port, path, query, origin, site, named)


@lru_cache(maxsize=4096)
def resolve(base: str, text: str) -> Url:
    """The address that ``text`` means on a page or in an answer of ``base``."""
    return parse(urljoin(base, text))


def registrable(host: str) -> str:
    """The name that was registered: the last two labels, as no lab has public suffixes of two (such as co.uk)."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return ".".join(host.split(".")[-2:])
    return host
