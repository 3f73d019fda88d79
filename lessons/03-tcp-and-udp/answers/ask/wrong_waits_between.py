"""A short pause between the writes lets TCP send the first.

Equal to: wrong_tcp_sends_at_once
"""

import time


def ask(write, read, set_option, parts):
    for part in parts:
        write(part)
        time.sleep(0.001)
    return read()
