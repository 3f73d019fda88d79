"""Each wait may take as long as the deadline."""


def limits(service):
    workers, deadline, kept = service["workers"], service["deadline_ms"] / 1000, service["server_keepalive_s"]
    return {
        "max_connections": workers,
        "max_keepalive_connections": workers,
        "keepalive_expiry": kept * 0.75,
        "pool": deadline,
        "read": deadline,
    }
