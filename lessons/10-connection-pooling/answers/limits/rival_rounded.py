"""Rounds to tenths of a second: 0 s for short deadlines."""


def limits(service):
    workers, deadline, kept = service["workers"], service["deadline_ms"] / 1000, service["server_keepalive_s"]
    return {
        "max_connections": workers,
        "max_keepalive_connections": workers,
        "keepalive_expiry": kept * 0.75,
        "pool": round(deadline / 4, 1),
        "read": round(deadline * 3 / 4, 1),
    }
