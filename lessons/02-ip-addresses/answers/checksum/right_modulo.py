"""One large number modulo 65535: there carries go round by themselves, but for a sum that is 65535."""


def checksum(data):
    number = int.from_bytes(bytes(data) + b"\x00" * (len(data) & 1), "big")
    rest = number % 0xFFFF
    if rest == 0 and number:
        rest = 0xFFFF
    return rest ^ 0xFFFF
