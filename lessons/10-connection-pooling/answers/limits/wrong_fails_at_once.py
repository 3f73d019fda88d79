"""A pool that fails fast does not wait at all."""


def limits(service):
    workers, deadline, kept = service["workers"], service["deadline_ms"] / 1000, service["server_keepalive_s"]
    return {
        "max_connections": workers,
        "max_keepalive_connections": workers,
        "keepalive_expiry": kept * 0.75,
        "pool": 0,
        "read": deadline,
    }
