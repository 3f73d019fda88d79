"""The UDP length in the pseudo-header is written as one byte behind a zero: too small for 248 bytes of data."""

def rewrite(packet, source, port):
    new = bytearray(packet)
    new[12:16] = IPv4Address(source).packed
    new[20:22] = port.to_bytes(2, "big")
    new[10:12] = bytes(2)
    new[10:12] = checksum(new[:20]).to_bytes(2, "big")
    if packet[26:28] != bytes(2):
        new[26:28] = bytes(2)
        pseudo = new[12:20] + bytes([0, 17, 0, len(packet) - 20])
        new[26:28] = (checksum(pseudo + new[20:]) or 0xFFFF).to_bytes(2, "big")
    return bytes(new)
