"""refute_names(claim, about): blocks around the private ones, hosts of no to many labels, copies at their end."""

from ipaddress import IPv4Network, ip_address, ip_network

BLOCKS, HOSTS, COPIES = (f"test_refute_names_{what}" for what in ("private", "certificates", "copies"))
KINDS = {
    "a block that holds others than private addresses": (
        BLOCKS,
        "each address in it is private by RFC 1918; case: an address in it, as text",
        "one case that breaks the claim",
    ),
    "a block of private addresses only": (BLOCKS, "each address in it is private", "`None` if there is none"),
    "a special block that is not private": (BLOCKS, "each address in it is private by RFC 1918"),
    "a block that begins or ends in private addresses": (BLOCKS, "each address in it is private by RFC 1918"),
    "hosts of which some are not covered": (
        HOSTS,
        "holds for each host that is `domain` with `least` to `most` labels in front",
    ),
    "hosts that are all covered": (HOSTS, "`None` if there is none"),
    "the domain itself among the hosts": (HOSTS, "Ages, `least` and `t` are 0 or more."),
    "a copy that is still used": (COPIES, "A copy is used until it is `ttl`", "no copy of a record is used any more"),
    "no copy that is still used": (COPIES, "`None` if there is none"),
    "a second before the last copy ends, or just then": (COPIES, "A copy is used until it is `ttl` seconds old."),
}
ASIDES = (
    "The list says for each claim what `about` is.",
    '`refute_names("it covers all", ("w.test", 0, 1))` gives `"w.test"`.',
    "`ttl` is 1 or more.",
    "All blocks and domains are well written.",
)
DRAWS, RESERVE = 2000, 150
PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]
OTHERS = ["127.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "192.0.2.0/24", "198.18.0.0/15", "8.8.8.0/24"]


def draw(rng):
    claim = rng.choice(["all private", "it covers all", "all moved"])
    if claim == "all private":
        near = IPv4Network(rng.choice([*PRIVATE, *PRIVATE, *OTHERS]))
        one = next(near.subnets(new_prefix=32))
        block = rng.choice([near, near.supernet(), near.supernet(2), *near.subnets(3), one])
        if rng.random() < 0.25:  # private at one end only
            longer = rng.choice(["10.0.0.0", "192.168.0.0"]), rng.choice(["172.0.0.0/11", "172.16.0.0/11", "0.0.0.0/4"])
            block = IPv4Network(rng.choice([f"{longer[0]}/{rng.randrange(4, 8)}", longer[1]]), strict=False)
        elif rng.random() < 0.3:  # a neighbour
            block = IPv4Network((min(int(near[-1]) + 1, 2**32 - 256), rng.choice([24, 30, 32])), strict=False)
        return [claim, str(block)]
    if claim == "it covers all":
        least = rng.choice([0, 0, 1, 1, 1, 2, 3])
        return [claim, (rng.choice(["w.test", "a.b.test", "shop.test"]), least, least + rng.choice([0, 0, 0, 1, 2, 3]))]
    ttl = rng.choice([1, 60, 300, 86400, 172_800, 604_800, rng.randrange(1, 5000)])
    return [claim, (ttl, max(0, rng.choice([0, 1, ttl - 1, ttl, ttl + 1, 2 * ttl, rng.randrange(ttl + 1)])))]


def allowed(case):
    claim, about = case
    if claim == "all private":
        return bool(ip_network(about))
    if claim == "it covers all":
        domain, least, most = about
        return 0 <= least <= most <= 9 and domain.endswith(".test")
    return claim == "all moved" and about[0] >= 1 and about[1] >= 0


def breaks(claim, about, case):
    if claim == "all private":
        address = ip_address(case)
        inside = [ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")]
        return address in ip_network(about) and not any(address in block for block in inside)
    if claim == "it covers all":
        domain, least, most = about
        labels = case.removesuffix(domain).split(".")[:-1]
        letters = all(label.isascii() and label.isalpha() for label in labels)
        sound = case in (domain, ".".join([*labels, domain])) and letters
        return sound and least <= len(labels) <= most and len(labels) != 1
    return 0 <= case < about[0] - about[1]


def play(answer, case):
    found = answer["refute_names"](*case)
    wanted = int if case[0] == "all moved" else str
    return "none" if found is None else type(found) is wanted and breaks(*case, found)


def kinds(case):
    claim, about = case
    if claim == "all private":
        block = ip_network(about)
        ends = [any(end in ip_network(known) for known in PRIVATE) for end in (block[0], block[-1])]
        held = any(block.subnet_of(ip_network(known)) for known in PRIVATE)
        said = ["a block of private addresses only" if held else "a block that holds others than private addresses"]
        said += ["a special block that is not private"] * any(block.overlaps(ip_network(o)) for o in OTHERS)
        return said + ["a block that begins or ends in private addresses"] * (any(ends) and not held)
    if claim == "it covers all":
        said = ["hosts that are all covered" if about[1:] == (1, 1) else "hosts of which some are not covered"]
        return said + ["the domain itself among the hosts"] * (about[1] == 0)
    said = ["a copy that is still used" if about[1] < about[0] else "no copy that is still used"]
    return said + ["a second before the last copy ends, or just then"] * (about[1] in (about[0], about[0] - 1))
