"""Let scapy take the packet apart and write the checksums."""

from scapy.layers.inet import IP, UDP


def rewrite(packet, source, port):
    layers = IP(packet)
    layers.src, layers[UDP].sport = source, port
    del layers.chksum
    if layers[UDP].chksum:
        del layers[UDP].chksum
    return bytes(layers)
