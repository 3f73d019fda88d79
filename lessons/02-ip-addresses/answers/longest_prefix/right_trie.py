"""A binary trie of nested dicts for each family, walked down bit by bit; the last hop that was seen counts."""
import socket


def _bits(text):
    family = socket.AF_INET6 if ":" in text else socket.AF_INET
    packed = socket.inet_pton(family, text)
    return family, "".join(f"{byte:08b}" for byte in packed)


def longest_prefix(table, destination):
    tries = {}
    for prefix, hop in table.items():
        address, length = prefix.split("/")
        family, bits = _bits(address)
        node = tries.setdefault(family, {})
        for bit in bits[: int(length)]:
            node = node.setdefault(bit, {})
        node["hop"] = hop
    family, bits = _bits(destination)
    node, best = tries.get(family), None
    for bit in bits + "$":
        if node is None:
            break
        best = node.get("hop", best)
        node = node.get(bit)
    return best
