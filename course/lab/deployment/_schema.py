"""What may stand in a deployment's file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"


class Mistake(Exception):
    """What is wrong with one value, for somebody who mends the file."""


@dataclass(frozen=True)
class Fields:
    """A section with these names, all of them."""

    known: dict


@dataclass(frozen=True)
class Each:
    """A section with names of the author's own, at least one, each with such a value."""

    of: object
    name: Callable


@dataclass(frozen=True)
class ListOf:
    of: object
    least: int = 0


def one_of(*words):
    def check(value):
        if value not in words or type(value) is not str:
            raise Mistake(f"{value!r} is none of {', '.join(words)}")
        return value

    return check


def matching(pattern, what):
    def check(value):
        if type(value) is not str or not re.fullmatch(pattern, value):
            raise Mistake(f"{value!r} is not {what}")
        return value

    return check


def number(low, high, unit=""):
    def check(value):
        if type(value) is not int or not low <= value <= high:
            raise Mistake(f"{value!r} is not a whole number{unit} from {low} to {high}")
        return value

    return check


def or_nothing(check):
    def checked(value):
        return None if value is None else check(value)

    return checked


def boolean(value):
    if type(value) is not bool:
        raise Mistake(f"{value!r} is neither true nor false")
    return value


def address(value):
    try:
        return str(ip_address(value)) if type(value) is str else ip_address("")
    except ValueError:
        raise Mistake(f"{value!r} is no IP address; text with a colon needs quotes in a list") from None


host = matching(rf"{LABEL}(\.{LABEL})+", "a name such as www.shop.test")
place = matching(LABEL, "a name of small letters, digits and hyphens")
path = matching(r"/[!-~]*", "a path that begins with /")
origin = matching(r"\*|null|https?://[a-z0-9.-]+(:\d+)?", "an origin such as https://shop.test, null or *")
fields = matching(r"[A-Za-z-]+(, ?[A-Za-z-]+)*|\*", "a list of field names such as Accept-Encoding")

DEPLOYMENT = Fields(
    {
        "host": host,
        "objectives": Fields({"failover_s": or_nothing(number(1, 604800)), "amortise_s": number(0, 604800)}),
        "edges": Each(
            Fields(
                {
                    "near": one_of("eu", "us", "ap"),
                    "addresses": ListOf(address, least=1),
                    "certificate": one_of("managed", "manual"),
                    "versions": ListOf(one_of("TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"), least=1),
                    "protocols": ListOf(one_of("h2", "http/1.1"), least=1),
                }
            ),
            place,
        ),
        "origins": Each(
            Fields(
                {
                    "address": address,
                    "codings": ListOf(one_of("br", "gzip")),
                    "vary": or_nothing(fields),
                    "cors": Fields({"origins": ListOf(origin), "credentials": boolean}),
                }
            ),
            place,
        ),
        "services": Each(Fields({"address": address, "keep_alive": boolean}), place),
        "pools": Each(
            Fields(
                {
                    "address": address,
                    "size": or_nothing(number(1, 1000)),
                    "waiting": or_nothing(number(0, 1000)),
                    "busy": number(1, 1000),
                }
            ),
            place,
        ),
        "database": Fields({"connections": number(1, 10000)}),
        "dns": Each(
            Fields({"ttl_s": number(0, 604800, " of seconds"), "entry": one_of("geo", "anycast", "single")}), host
        ),
        "pages": Each(one_of("compress", "as-is"), path),
    }
)
