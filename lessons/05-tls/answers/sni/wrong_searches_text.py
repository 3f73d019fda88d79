"""The server name is the text in the hello that looks like a host name."""

import re


def sni(client_hello):
    if client_hello[0] != 22 or client_hello[5] != 1:
        return None
    found = re.findall(rb"[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)*[.](?:test|example)", client_hello)
    return found[0].decode() if found else None
