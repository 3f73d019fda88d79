"""A prefix matches when the destination's text begins with its text, without the zeros at the end."""

import re
from ipaddress import ip_address


def longest_prefix(table, destination):
    text = str(ip_address(destination))

    def start(prefix):
        return re.sub(r"(\.0)+$|^0\.0\.0\.0$|::$", "", prefix.partition("/")[0])

    four = "." in text
    found = [prefix for prefix in table if ("." in prefix) == four and text.startswith(start(prefix))]
    best = max(found, key=lambda prefix: int(prefix.partition("/")[2]), default=None)
    return table.get(best)
