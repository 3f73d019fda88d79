"""Halves of each time."""


def limits(service):
    workers, deadline, kept = service["workers"], service["deadline_ms"] / 1000, service["server_keepalive_s"]
    return {
        "max_connections": workers,
        "max_keepalive_connections": workers,
        "keepalive_expiry": kept / 2,
        "pool": 0.5 * deadline,
        "read": 0.5 * deadline,
    }
