"""The client's defaults are made for everybody: 100, 20, and 5 seconds."""


def limits(service):
    workers, deadline, kept = service["workers"], service["deadline_ms"] / 1000, service["server_keepalive_s"]
    return {
        "max_connections": 100,
        "max_keepalive_connections": 20,
        "keepalive_expiry": 5,
        "pool": 5,
        "read": 5,
    }
