"""Cases, from what only one column can do."""


def choose(needs):
    if "many receivers" in needs:
        return "UDP", {need for need in needs if need in ("every byte", "order", "pace", "secrecy")}
    if "no waiting" in needs:
        return "QUIC", needs & {"order"}
    if "messages" in needs and "order" not in needs:
        return "QUIC", set()
    if "secrecy" in needs:
        return "QUIC", needs & {"messages"}
    return "TCP", needs & {"messages"}
