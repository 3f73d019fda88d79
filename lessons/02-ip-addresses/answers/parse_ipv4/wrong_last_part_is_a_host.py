"""The last part is a host, so it is never 0 or 255: those are the network and its broadcast."""


def parse_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and str(int(part)) == part for part in parts):
        raise ValueError(text)
    if parts[3] in ("0", "255"):
        raise ValueError("no host has this address")
    return int.from_bytes(bytes(int(part) for part in parts), "big")
