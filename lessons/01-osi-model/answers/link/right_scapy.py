"""Lets scapy take the frame apart, and counts the layers that are tags."""


def link(frame):
    from scapy.layers.l2 import Dot1AD, Dot1Q, Ether

    parts, layer = [("ethernet", 0, 14)], Ether(frame)
    while isinstance(layer.payload, (Dot1Q, Dot1AD)):
        layer, end = layer.payload, parts[-1][2]
        parts.append(("vlan", end, end + 4))
    return parts, layer.type
