"""An internet on loopback: real servers and real bytes behind documentation addresses.

    with Internet(seed=1) as net:
        net.ask(net.roots[0], query)

Everything here loads when it is first used.
"""

from importlib import import_module

_HOME = {
    "Internet": "_internet",
    "Fault": "faults",
    "LabError": "errors",
    "NoRoute": "errors",
    "Frame": "captures",
    "Segment": "captures",
    "frames": "captures",
    "segments": "captures",
    "Link": "_link",
    "Packet": "_link",
    "TcpPath": "_tcp_model",
    "TcpRelay": "_tcp_relay",
    "TcpStep": "_tcp_model",
    "transfer": "_tcp_model",
    "Relayed": "_udp_relay",
    "UdpRelay": "_udp_relay",
    "Call": "_calls",
    "RecordedSocket": "_calls",
    "Responder": "_calls",
    "TcpInfo": "_calls",
    "tcp_info": "_calls",
    "Query": "events",
    "Reply": "events",
    "Dropped": "events",
    "Flight": "events",
    "Visit": "events",
    "Request": "events",
    "Effect": "events",
    "Answer": "events",
    "Origin": "_origin",
    "codings": "_codings",
    "compress": "_codings",
    "Heard": "events",
    "Sites": "_sites",
    "Caller": "_caller",
    "Authorities": "_pki",
    "Chain": "_pki",
    "certificates": "_pki",
    "handshake": "_handshake",
}

__all__ = [*_HOME]


def __getattr__(name: str):
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
