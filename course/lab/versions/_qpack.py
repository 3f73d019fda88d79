"""The tedious part of HTTP/3's fields, for a client of one's own."""


def qpack_fields(section: bytes) -> list[tuple[str, str]]:
    """The fields of a section, as names and values (RFC 9204 §4.5), without a dynamic table.

    A server may use none for a client whose SETTINGS do not offer one (RFC 9204 §3.2.3). Raises ValueError for a
    section that does, or is broken.
    """
    from pylsqpack import Decoder

    try:
        _, fields = Decoder(0, 0).feed_header(0, section)
    except ValueError:
        raise ValueError("the field section is broken, or uses a dynamic table that nobody has offered") from None
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in fields]
