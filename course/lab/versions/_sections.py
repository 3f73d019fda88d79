"""What header fields take on the wire, request by request: HPACK by h2, QPACK by aioquic, both ends in memory."""

from collections.abc import Callable, Mapping

FIELDS = {
    ":method": "GET",
    ":scheme": "https",
    ":authority": "www.shop.test",
    ":path": "/",
    "user-agent": "course/1.0",
    "accept": "text/html",
    "accept-language": "en",
}
FRAME_HEADER = 9  # RFC 9113 §4.1


def field_sections(version: str, requests: int = 20, extra: Mapping[str, str] | None = None) -> list[tuple[int, int]]:
    """Bytes that the fields of each of so many equal requests take, on one connection over ``"h2"`` or ``"h3"``.

    The first number is what stands in the request's HEADERS, the second what its sender adds to the table by itself:
    over h3 the instructions on the encoder stream (RFC 9204 §4.3), which over h2 are part of the HEADERS, so 0.
    Each request is sent when the one before was answered and everything was acknowledged. ``extra`` are further
    fields, such as ``{"authorization": "Bearer 7f3a"}``; `FIELDS` is what all have.
    """
    ways: dict[str, Callable] = {"h2": _over_h2, "h3": _over_h3}
    if version not in ways:
        raise ValueError(f"version is h2 or h3, not {version!r}")
    return ways[version]([*(FIELDS | dict(extra or {})).items()], requests)


def _over_h2(fields, requests):
    from h2.config import H2Configuration
    from h2.connection import H2Connection

    client, server = (H2Connection(H2Configuration(client_side=side)) for side in (True, False))
    for end in (client, server):
        end.initiate_connection()
    found = []
    for _ in range(requests):
        _pass_on(client, server)
        stream = client.get_next_available_stream_id()
        client.send_headers(stream, fields, end_stream=True)
        frame = client.data_to_send()
        found.append((len(frame) - FRAME_HEADER, 0))
        server.receive_data(frame)
        server.send_headers(stream, [(":status", "204")], end_stream=True)
    return found


def _pass_on(client, server):
    """Bring each what the other has said, until both are silent."""
    said = True
    while said:
        from_server, from_client = server.data_to_send(), client.data_to_send()
        client.receive_data(from_server)
        server.receive_data(from_client)
        said = from_server or from_client


def _over_h3(fields, requests):
    from course.lab.versions._quic_pair import Pair

    pair = Pair()
    found = []
    for _ in range(requests):
        pair.exchange()
        found.append(pair.ask([(name.encode(), value.encode()) for name, value in fields]))
        pair.exchange()
    return found
