"""The two names that would hold for the host are looked for among the certificate's."""

import ipaddress


def names_match(sans, host):
    def normal(text):
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return text.lower()

    held = {normal(san) for san in sans}
    wanted = normal(host)
    if not isinstance(wanted, str):
        return wanted in held
    name = ascii_form(host)
    if name is None or "*" in name:
        return False
    labels = name.lower().split(".")
    if labels[-1] == "" and len(labels) > 1:
        labels.pop()
    if not all(labels):
        return False
    return not held.isdisjoint({".".join(labels), ".".join(["*", *labels[1:]])})
