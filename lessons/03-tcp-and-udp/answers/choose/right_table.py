"""Reads the rows of the table as texts and counts down the columns."""


ROWS = """every byte|yes yes yes left
order|yes yes left left
pace|yes yes yes left
secrecy|left yes yes left
messages|left left yes yes
no waiting|never never yes yes
many receivers|never never never yes"""


def choose(needs):
    table = {name: cells.split() for name, cells in (row.split("|") for row in ROWS.splitlines())}
    best = None
    for at, transport in enumerate(("TCP", "QUIC", "QUIC", "UDP")):
        said = {need: table[need][at] for need in needs}
        left = {need for need, word in said.items() if word == "left"}
        if "never" not in said.values() and (best is None or len(left) < len(best[1])):
            best = transport, left
    return best
