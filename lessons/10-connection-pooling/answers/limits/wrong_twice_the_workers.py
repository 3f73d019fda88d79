"""Twice as many as the workers, so that they never have nothing to do."""


def limits(service):
    workers, deadline, kept = service["workers"], service["deadline_ms"] / 1000, service["server_keepalive_s"]
    return {
        "max_connections": 2 * workers,
        "max_keepalive_connections": 2 * workers,
        "keepalive_expiry": kept * 0.75,
        "pool": deadline * 0.25,
        "read": deadline * 0.75,
    }
