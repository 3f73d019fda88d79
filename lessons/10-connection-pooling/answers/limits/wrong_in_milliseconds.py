"""Times are in milliseconds."""


def limits(service):
    workers, deadline, kept = service["workers"], service["deadline_ms"] / 1000, service["server_keepalive_s"]
    return {
        "max_connections": workers,
        "max_keepalive_connections": workers,
        "keepalive_expiry": kept * 0.75,
        "pool": service["deadline_ms"] / 4,
        "read": service["deadline_ms"] * 3 / 4,
    }
