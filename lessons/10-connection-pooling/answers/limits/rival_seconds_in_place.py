"""Changes the deadline of the service that it was given."""


def limits(service):
    service["deadline_ms"] /= 1000
    n, deadline = service["workers"], service["deadline_ms"]
    return {
        "max_connections": n,
        "max_keepalive_connections": n,
        "keepalive_expiry": 0.75 * service["server_keepalive_s"],
        "pool": deadline / 4,
        "read": deadline / 2,
    }
