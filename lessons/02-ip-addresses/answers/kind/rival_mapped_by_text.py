"""Whatever begins with ::ffff: is taken for mapped, and nothing else: "0:0:0:0:0:ffff:a00:1", "::ffff:0:10.0.0.1"."""

from ipaddress import ip_address, ip_network


def kind(address):
    if address.lower().startswith("::ffff:"):
        rest = address[7:]
        if "." in rest:
            address = rest.rpartition(":")[2]
        elif rest.count(":") == 1:
            high, low = (int(group, 16) for group in rest.split(":"))
            address = str(ip_address(high << 16 | low))
    ip = ip_address(address)
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")
