"""Draw README's picture: the ladder of one name's resolution, from the log of real queries.

.venv/bin/python tools/picture.py
"""

from pathlib import Path

import dns.flags
import dns.message
import dns.rdatatype

from course.draw import ladder
from course.lab import Internet

NAME = "www.shop.test"
PICTURE = Path(__file__).parent.parent / "docs" / "resolution.svg"


def first_address(reply: dns.message.Message) -> str:
    return next(record[0].address for record in reply.additional if record.rdtype == dns.rdatatype.A)


def main() -> None:
    with Internet(seed=1) as net:
        address = net.roots[0]
        for _ in range(3):
            query = dns.message.make_query(NAME, "A", use_edns=False, flags=dns.flags.Flag(0), id=4242)
            reply = dns.message.from_wire(net.ask(address, query.to_wire())[-1])
            address = address if reply.answer else first_address(reply)
        drawing = ladder(net.log)
    PICTURE.write_text(drawing.svg, encoding="utf-8")


if __name__ == "__main__":
    main()
