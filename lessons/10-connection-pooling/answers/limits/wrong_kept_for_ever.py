"""A connection that is kept for ever saves most."""


def limits(service):
    workers, deadline, kept = service["workers"], service["deadline_ms"] / 1000, service["server_keepalive_s"]
    return {
        "max_connections": workers,
        "max_keepalive_connections": workers,
        "keepalive_expiry": None,
        "pool": deadline * 0.25,
        "read": deadline * 0.75,
    }
