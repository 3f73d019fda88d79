"""Packs headers by hand and sums them."""

import struct


def summed(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total ^ 0xFFFF


def data_and_fin(client, server, seq, ack, request, answer):
    raw = [bytes(map(int, host.split("."))) for host, _ in (client, server)]
    ports, next_one = (client[1], server[1]), [seq, ack]

    def made(side, flags, payload=b""):
        ends, other = raw[side] + raw[1 - side], 1 - side
        head = [ports[side], ports[other], next_one[side], next_one[other], 0x50, flags, 8192, 0, 0]
        form = "!HHIIBBHHH"
        pseudo = ends + struct.pack("!HH", 6, 20 + len(payload))
        head[7] = summed(pseudo + struct.pack(form, *head) + payload)
        ip = [0x45, 0, 40 + len(payload), 1, 0, 64, 6, 0]
        ip[7] = summed(struct.pack("!BBHHHBBH", *ip) + ends)
        next_one[side] = (next_one[side] + len(payload) + (flags & 1)) & 0xFFFFFFFF
        return struct.pack("!BBHHHBBH", *ip) + ends + struct.pack(form, *head) + payload

    return [made(0, 16, request), made(1, 24, answer), made(0, 17), made(1, 17), made(0, 16)]
