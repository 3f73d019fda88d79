"""Cases, from what only one transport can do."""


def choose(needs):
    if needs & {"no waiting", "many receivers"}:
        return "UDP", needs - {"no waiting", "many receivers", "messages"}
    if needs <= {"messages"}:
        return "UDP", set()
    if "independent streams" in needs or "secrecy" in needs:
        return "QUIC", needs & {"messages"}
    return "TCP", needs & {"messages"}
