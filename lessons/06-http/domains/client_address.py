"""client_address(peer, x_forwarded_for, trusted): rows of our proxies, strangers and what is no address."""

from ipaddress import ip_address, ip_network

PEER, ROW = "test_client_address_peer", "test_client_address_row"
STRANGER = "An address that is in none of the networks is the client's, as far as we can know."
OURS, END = "and we believe what it added", "At the left end of the list, or if the next entry is no IP address"
KINDS = {
    "a peer that is no proxy of ours": (PEER, STRANGER),
    "no field": (PEER, "the field's value or None", END),
    "no trusted network": (PEER, STRANGER),
    "a proxy of ours alone": (PEER, "One that is in a network is a proxy of ours", OURS),
    "a proxy of ours, and strangers in a row": (PEER, OURS, STRANGER),
    "several proxies of ours": (ROW, "Go on from there."),
    "nobody but proxies of ours": (ROW, END),
    "an entry that is no address": (ROW, END, "A port, brackets or a netmask make an entry no IP address"),
    "an entry that is no address, left of a stranger": (ROW, STRANGER),
    "an empty field or entry": (ROW, END),
    "no blanks, or several": (ROW, "Entries are separated by commas, with spaces and tabs around them."),
    "a blank that is no space or tab": (ROW, "with spaces and tabs around them"),
    "IPv6": (ROW, "IPv6 occurs, too"),
    "an address that could be written otherwise": (ROW, "Give addresses as they were written."),
    "the first or last address of a network, or one beyond": (ROW, "One that is in a network is a proxy of ours"),
    "an IPv4 address within IPv6": (ROW, "It counts as 10.0.0.7 alone."),
}
ASIDES = (
    "the address for which the server has somebody's word that it trusts",
    "`peer` is the address that the connection came from",
    "Networks are well written.",
    "zones such as `%eth0` do not occur",
    '`client_address("10.0.0.7", "198.51.100.1, 203.0.113.9"',
    "Who stood before it only claims",
)
NETWORKS = ["10.0.0.0/8", "192.0.2.128/25", "198.51.100.64/26", "172.16.0.0/12", "203.0.113.7/32"]
NETWORKS += ["2001:db8:1::/48", "2001:db8:2::5/128", "fd00::/8"]
BAD = ["unknown", "_hidden", "10.0.0", "203.0.113.9:80", "10.0.0.8:443", "[2001:db8:1::9]", "10.0.0.8/8", "010.0.0.8"]
BAD += ["167772167", "10.0.0.256", '"10.0.0.8"', "for=10.0.0.8", "2001:db8:1::9::1", "10.0.0.8;", "10.0.0.8 10.0.0.9"]


def address(rng, networks):
    network = ip_network(rng.choice(networks))
    first, last = int(network[0]), int(network[-1])
    number = rng.choice([first, last, first - 1, last + 1, *[rng.randint(first, last)] * 6])
    return ip_address(number)


def written(rng, address):
    if address.version == 4:
        number = int(address)
        mapped = [f"::ffff:{address}", f"::FFFF:{address}", f"::ffff:{number >> 16:x}:{number & 65535:x}"]
        return rng.choice([str(address)] * 10 + mapped)
    return rng.choice([str(address), str(address), str(address).upper(), address.exploded])


def draw(rng):
    trusted = rng.sample(NETWORKS, rng.choice([0, 1, 2, 2, 3, 4]))
    others = [network for network in NETWORKS if network not in trusted]
    mine = trusted or others
    peer = written(rng, address(rng, mine if rng.random() < 0.85 else others))
    if rng.random() < 0.08:
        return peer, rng.choice([None, None, "", " ", ","]), trusted
    entries = []
    for _ in range(rng.choice([1, 1, 2, 2, 3, 4, 5])):
        some = rng.random()
        entries.append(written(rng, address(rng, mine if some < 0.55 else others)))
        if some > 0.93:
            entries[-1] = rng.choice([*BAD, "", ""])
        elif some > 0.91:
            entries[-1] = rng.choice("\xa0\x0b\x0c") + entries[-1]
    between = rng.choice([", ", ", ", ", ", ",", " ,", "\t,\t", ",  "])
    text = between.join(entries)
    return peer, rng.choice([text] * 6 + [f" {text}\t", f"{text},"]), trusted


def plain(text):
    """The address in the text, that within IPv6 in its own form; None where there is none."""
    try:
        found = ip_address(text.strip(" \t"))
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def allowed(case):
    peer, field, trusted = case
    networks = [ip_network(network) for network in trusted]
    return plain(peer) is not None and "%" not in f"{peer}{field}" and len(set(networks)) == len(trusted)


def play(answer, case):
    trusted = list(case[2])
    return answer["client_address"](case[0], case[1], trusted), trusted == case[2]


def kinds(case):
    peer, field, trusted = case
    networks = [ip_network(network) for network in trusted]
    entries = [] if field is None else field.split(",")
    row = [plain(text) for text in [*entries, peer]][::-1]
    ours = [one is not None and any(one in network for network in networks) for one in row]
    stops = next((n for n, mine in enumerate(ours) if not mine), len(row))
    seen = [text.strip(" \t") for text in [peer, *entries[::-1]][: stops + 1]]
    ends = [end for network in networks for end in (int(network[0]), int(network[-1]) + 1)]
    reached, whole = row[: stops + 1], len(row) == stops
    found = {
        "a peer that is no proxy of ours": stops == 0,
        "no field": field is None,
        "no trusted network": trusted == [],
        "a proxy of ours alone": len(row) == 1 and stops == 1,
        "a proxy of ours, and strangers in a row": stops > 0 and len(row) > stops + 1 and row[stops] is not None,
        "several proxies of ours": stops > 1,
        "nobody but proxies of ours": whole and stops > 1,
        "an entry that is no address": not whole and stops > 0 and row[stops] is None,
        "an entry that is no address, left of a stranger": not whole and row[stops] is not None and None in row,
        "an empty field or entry": any(not text.strip(" \t") for text in entries),
        "no blanks, or several": len(entries) > 1 and (", " not in field or ",  " in field),
        "a blank that is no space or tab": any(text != text.strip() for text in seen),
        "IPv6": any(one is not None and one.version == 6 for one in reached),
        "an address that could be written otherwise": any(
            one is not None and one.version == 6 and str(one) != text
            for one, text in zip(reached, seen, strict=True)
        ),
        "the first or last address of a network, or one beyond": any(
            one is not None and (int(one) in ends or int(one) + 1 in ends) for one in reached
        ),
        "an IPv4 address within IPv6": any(
            one is not None and one.version == 4 and ":" in text for one, text in zip(reached, seen, strict=True)
        ),
    }
    return [kind for kind, holds in found.items() if holds] or ["a proxy of ours alone"]
