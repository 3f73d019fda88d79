"""names_match(sans, host): hosts of all sorts, and certificates' names that are theirs, or nearly."""

import copy
import re
from ipaddress import ip_address

NAMES, STARS = "test_names_match_names", "test_names_match_stars"
OTHERS = "test_names_match_alphabets_and_addresses"
KINDS = {
    "names alone": (
        NAMES,
        "A host matches an equal name",
        "Other characters are no obstacle: `_x.shop.test` is a host.",
    ),
    "capitals": (NAMES, "Letters A to Z are the same as a to z"),
    "a dot at the end of the host": (
        NAMES,
        "One dot at the end of a host is no part of it: `shop.test.` is the host `shop.test`.",
    ),
    "a star as the first label": (STARS, "covers **exactly one** label of a host"),
    "a star elsewhere, or a second one": (STARS, "makes the name match nothing"),
    "a host that is none": (STARS, "Nothing matches a host with an empty label or a `*`"),
    "a host of another alphabet": (OTHERS, "A host of another alphabet is brought into ASCII form first"),
    "a host that has no ASCII form": (OTHERS, "Where that gives `None`, nothing matches"),
    "an address": (
        OTHERS,
        "An address matches an equal address only, however both are written",
        "No name and no wildcard holds for an address",
    ),
}
ASIDES = (
    "Write `names_match(sans, host) -> bool`: does a certificate hold for the host that the client",
    "`sans` is the certificate's list of names and addresses",
    '`names_match(["shop.test", "*.shop.test"], "www.shop.test")` gives',
    "These are the rules (RFC 9525 §6.3 and §6.4):",
    "In the tests no name in `sans` and no address ends with a dot",
)
LABELS = ["a", "www", "w", "xn--bcher-kva", "_x", "ab--cd", "-a", "0", "w-w", "k" * 64, "i", "s"]
ZONES = ["shop.test", "b.test", "w.shop.test", "a.b.shop.test", "10.test"]
ALPHABETS = {"bücher": "xn--bcher-kva", "Bücher": "xn--bcher-kva", "KÖLN": "xn--kln-sna", "例え": "xn--r8jz45g"}
ALPHABETS |= {"faß": "xn--fa-hia", "Ｗww": "www", "βόλος": "xn--nxasmm1c"}
REFUSED = ["ü" * 64, "_ü", "ü*", "*.ü", "ü.", "-ü", "☺"]
ADDRESSES = ["192.0.2.10", "192.0.2.1", "10.0.2.192", "2001:db8::1", "2001:DB8:0:0:0:0:0:1", "2001:db8::10", "::1"]
ADDRESSES += ["2001:0db8::0001", "2001:db8:0:0:1::", "0:0:0:0:0:0:0:1"]


def draw(rng):
    which = rng.choice(["name"] * 5 + ["alphabet"] * 3 + ["refused"] + ["address"] * 3 + ["none"])
    if which == "address":
        host = rng.choice(ADDRESSES)
        return [rng.sample([*ADDRESSES, *near(host), "*.0.2.10", "shop.test"], rng.choice([0, 1, 2, 3])), host]
    first, zone = rng.choice(LABELS), rng.choice(ZONES)
    host = name = rng.choice([f"{first}.{zone}"] * 4 + [zone, "localhost", f"w.{first}.{zone}"])
    if which == "alphabet":
        written = rng.choice(list(ALPHABETS))
        front = rng.choice(["", "", "a."])
        host, name = f"{front}{written}.{zone}", f"{front}{ALPHABETS[written]}.{zone}"
        host = rng.choice([host, host, host.replace(".", "。", 1)])
    elif which == "refused":
        host = name = f"{rng.choice(REFUSED)}.{zone}"
    elif which == "none":
        host = rng.choice(
            [f".{name}", f"{name}..", f"{name}..", f"{first}..{zone}", f"*.{zone}", f"{first}.*.{zone}", ""]
        )
    like = [*near(name), *[host, host, f"*.{name}", f"*.{zone}"] * 2 * (which == "none")]
    host = rng.choice([host] * 4 + [host.upper(), host.title(), host + "."])
    sans = rng.sample(like, rng.choice([0, 1, 1, 2, 3]))
    return [[rng.choice([san, san, san, san.upper()]) for san in sans if good(san)], host]


def near(name):
    """Names that are a host's, or nearly."""
    first, _, rest = name.partition(".")
    second, _, end = rest.partition(".")
    found = [name, name, name.title(), f"*.{rest}", f"*.{rest}", f"*.{name}", f"*.{end}", f"x.{name}", rest, f"x{name}"]
    found += [
        f"{name}x",
        f"{first}x.{rest}",
        f"*x.{rest}",
        f"{first[:1]}*.{rest}",
        f"*{first[1:]}.{rest}",
        f"{first}*.{rest}",
    ]
    found += [
        f"{first}.*.{end}",
        f"*.*.{end}",
        f"*.{second}.*",
        f"**.{rest}",
        f"{first}.{second}.*",
        f"*.{rest}x",
        f"*.x{rest}",
    ]
    found += [
        f"$a.{rest}",
        f"?{first[1:]}.{rest}",
        f"[{first[:1]}]{first[1:]}.{rest}",
        name.replace(".", "-", 1),
        f"*.x.{rest}",
    ]
    return [*found, f"xn--*.{rest}", "xn--*.shop.test", "192.0.2.10", "fass.shop.test", f"{first}.x.{end}"]


def good(san):
    labels = san.split(".")
    return san.isascii() and "" not in labels and (labels[0] != "*" or len(labels) > 2) and not odd(san)


def odd(text):
    return bool(re.fullmatch(r"[0-9.]*", text)) and not is_address(text)


def is_address(text):
    try:
        return bool(ip_address(text))
    except ValueError:
        return False


def allowed(case):
    sans, host = case
    for text in sans:
        if not text or not text.isascii() or text.endswith(".") or ".." in text or text.startswith("."):
            return False
        if text.startswith("*.") and text.count(".") < 2:
            return False
    return ("%" not in host and not is_address(host.removesuffix("."))) or is_address(host)


def play(answer, case):
    before = copy.deepcopy(case)
    return answer["names_match"](*case), case == before


def kinds(case):
    sans, host = case
    plain = host.removesuffix(".")
    stars = [san.split(".") for san in sans if "*" in san]
    said = ["names alone"]
    said += ["capitals"] * any(text != text.lower() for text in [host, *sans])
    said += ["a dot at the end of the host"] * (plain != host)
    said += ["a star as the first label"] * any(san[0] == "*" and "*" not in "".join(san[1:]) for san in stars)
    said += ["a star elsewhere, or a second one"] * any("*" in "".join(san[1:]) or len(san[0]) > 1 for san in stars)
    said += ["a host that is none"] * ("" in plain.split(".") or "*" in host)
    if not host.isascii():
        refused = any(host.lower().startswith(start.lower()) for start in REFUSED)
        said += ["a host that has no ASCII form" if refused else "a host of another alphabet"]
    return said + ["an address"] * is_address(host)
