"""Both checksums are only corrected, word by word, as RFC 1624 equation 3 says; nothing is made anew."""
import socket


def _corrected(check, old, new):
    total = check ^ 0xFFFF
    for at in range(0, len(old), 2):
        total += (int.from_bytes(old[at : at + 2], "big") ^ 0xFFFF) + int.from_bytes(new[at : at + 2], "big")
    while total >> 16:
        total = (total >> 16) + (total & 0xFFFF)
    return total ^ 0xFFFF


def rewrite(packet, source, port):
    address, number = socket.inet_aton(source), port.to_bytes(2, "big")
    ip_check = _corrected(int.from_bytes(packet[10:12], "big"), packet[12:16], address)
    udp_check = int.from_bytes(packet[26:28], "big")
    if udp_check != 0:
        udp_check = _corrected(udp_check, packet[12:16] + packet[20:22], address + number)
        if udp_check == 0:
            udp_check = 0xFFFF
    return b"".join(
        [
            packet[:10],
            ip_check.to_bytes(2, "big"),
            address,
            packet[16:20],
            number,
            packet[22:26],
            udp_check.to_bytes(2, "big"),
            packet[28:],
        ]
    )
