"""Lesson 7's `decode` and `varint` against the examples in RFC 7541, appendix C, and RFC 9000, appendix A.1."""

import pytest

from tests.notebooks.references import references

LESSON = "07-http-versions"
pytestmark = pytest.mark.lesson(LESSON)

ASKED = [
    [(":method", "GET"), (":scheme", "http"), (":path", "/"), (":authority", "www.example.com")],
    [
        (":method", "GET"),
        (":scheme", "http"),
        (":path", "/"),
        (":authority", "www.example.com"),
        ("cache-control", "no-cache"),
    ],
    [
        (":method", "GET"),
        (":scheme", "https"),
        (":path", "/index.html"),
        (":authority", "www.example.com"),
        ("custom-key", "custom-value"),
    ],
]
PLACE = ("location", "https://www.example.com")
FIRST, LAST = (("date", f"Mon, 21 Oct 2013 20:13:{second} GMT") for second in (21, 22))
COOKIE = ("set-cookie", "foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1")
ANSWERED = [
    [(":status", "302"), ("cache-control", "private"), FIRST, PLACE],
    [(":status", "307"), ("cache-control", "private"), FIRST, PLACE],
    [(":status", "200"), ("cache-control", "private"), LAST, PLACE, ("content-encoding", "gzip"), COOKIE],
]
# Blocks on one connection; the fields they hold; the table's limit, and what it takes after each.
EXAMPLES = {
    "C.3": (
        "828684410f7777772e6578616d706c652e636f6d 828684be58086e6f2d6361636865"
        " 828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565",
        ASKED,
        4096,
        [57, 110, 164],
    ),
    "C.4": (
        "828684418cf1e3c2e5f23a6ba0ab90f4ff 828684be5886a8eb10649cbf 828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf",
        ASKED,
        4096,
        [57, 110, 164],
    ),
    "C.5": (
        "4803333032580770726976617465611d4d6f6e2c203231204f637420323031332032303a31333a323120474d54"
        "6e1768747470733a2f2f7777772e6578616d706c652e636f6d 4803333037c1c0bf"
        " 88c1611d4d6f6e2c203231204f637420323031332032303a31333a323220474d54c05a04677a69707738"
        "666f6f3d4153444a4b48514b425a584f5157454f50495541585157454f49553b206d61782d6167653d333630303b2076657273696f6e3d31",
        ANSWERED,
        256,
        [222, 222, 215],
    ),
    "C.6": (
        "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3"
        " 4883640effc1c0bf"
        " 88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5af"
        "27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007",
        ANSWERED,
        256,
        [222, 222, 215],
    ),
}


@pytest.fixture(scope="module")
def answers():
    return references(LESSON)


@pytest.mark.parametrize("section", EXAMPLES)
def test_blocks_of_one_connection_are_unpacked_as_the_rfc_does(answers, section):
    blocks, fields, limit, sizes = EXAMPLES[section]
    entries = []
    for block, wanted, size in zip(blocks.split(), fields, sizes, strict=True):
        got, entries, limit = answers["decode"](bytes.fromhex(block), entries, limit)
        assert got == wanted
        assert sum(32 + len(name) + len(value) for name, value in entries) == size


@pytest.mark.parametrize(
    ("data", "value"),
    [("c2197c5eff14e88c", 151288809941952652), ("9d7f3e7d", 494878333), ("7bbd", 15293), ("25", 37), ("4025", 37)],
)
def test_the_integers_of_quic_are_read_as_the_rfc_does(answers, data, value):
    assert answers["varint"](bytes.fromhex(data)) == (value, len(data) // 2)
    assert answers["varint"](bytes.fromhex(data) + b"rest") == (value, len(data) // 2)
