"""As long as possible: a breath before the server, and nearly all of the deadline for the answer."""


def limits(service):
    workers, deadline, kept = service["workers"], service["deadline_ms"] / 1000, service["server_keepalive_s"]
    return {
        "max_connections": workers,
        "max_keepalive_connections": workers,
        "keepalive_expiry": kept * 0.999,
        "pool": deadline / 10,
        "read": deadline * 9 / 10,
    }
