"""One limit is enough; the other has its default."""


def limits(service):
    workers, deadline, kept = service["workers"], service["deadline_ms"] / 1000, service["server_keepalive_s"]
    return {
        "max_connections": workers,
        "max_keepalive_connections": None,
        "keepalive_expiry": kept * 0.75,
        "pool": deadline * 0.25,
        "read": deadline * 0.75,
    }
