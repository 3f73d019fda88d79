"""Knows IPv6 blocks by the beginning of the text: "ff::1" is not multicast, "febf::1" is link-local."""

from ipaddress import ip_address, ip_network


def kind(address):
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if ip.version == 6:
        text = str(ip)
        beginnings = {
            "2001:db8:": "documentation",
            "3fff:": "documentation",
            "fc": "unique local",
            "fd": "unique local",
            "fe8": "link-local",
            "fe9": "link-local",
            "ff": "multicast",
        }
        whole = {"::": "unspecified", "::1": "loopback"}
        found = [name for begin, name in beginnings.items() if text.startswith(begin)]
        return whole.get(text) or (found or ["public"])[0]
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")
