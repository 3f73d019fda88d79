"""HPACK's static table, integers and strings, held against the examples of RFC 7541 and the package hpack."""

import random

import pytest
from hpack.hpack import encode_integer
from hpack.huffman import HuffmanEncoder
from hpack.huffman_constants import REQUEST_CODES, REQUEST_CODES_LENGTH

from course.lab import HPACK_STATIC, hpack_integer, hpack_string


def test_the_static_table_is_that_of_the_appendix():
    assert len(HPACK_STATIC) == 61
    assert HPACK_STATIC[2 - 1] == (":method", "GET")
    assert HPACK_STATIC[8 - 1] == (":status", "200")
    assert HPACK_STATIC[61 - 1] == ("www-authenticate", "")


@pytest.mark.parametrize(
    ("data", "bits", "read"),
    [(b"\x0a", 5, (10, 1)), (b"\x1f\x9a\x0a", 5, (1337, 3)), (b"\x2a", 8, (42, 1)), (b"\xea\xff", 5, (10, 1))],
)
def test_integers_of_the_appendix(data, bits, read):
    assert hpack_integer(data, bits) == read


@pytest.mark.parametrize("bits", range(1, 9))
def test_integers_are_read_as_they_were_written(bits):
    draw = random.Random(f"integers {bits}")
    for value in [0, 1, 126, 127, 128, 254, 255, 256, *(draw.randrange(2**28) for _ in range(50))]:
        written = bytes(encode_integer(value, bits))
        assert hpack_integer(written + b"\xff", bits) == (value, len(written))


@pytest.mark.parametrize("data", [b"", b"\x1f", b"\x1f\x80", b"\x1f" + b"\x80" * 9 + b"\x00"])
def test_integers_that_do_not_end_are_refused(data):
    with pytest.raises(ValueError, match="block ends"):
        hpack_integer(data, 5)


def test_strings_plain_and_in_huffmans_code():
    assert hpack_string(b"\x0acustom-keyrest") == ("custom-key", 11)
    assert hpack_string(bytes.fromhex("8cf1e3c2e5f23a6ba0ab90f4ff") + b"rest") == ("www.example.com", 13)


def test_each_byte_is_one_character_in_both_codes():
    every = bytes(range(256))
    coded = HuffmanEncoder(REQUEST_CODES, REQUEST_CODES_LENGTH).encode(every)
    plain = bytes(encode_integer(256, 7)) + every
    length = encode_integer(len(coded), 7)
    length[0] |= 0x80
    for data in (plain, bytes(length) + coded):
        assert hpack_string(data) == ("".join(map(chr, range(256))), len(data))


@pytest.mark.parametrize("data", [b"", b"\x02a", b"\x7f", b"\x82\xff"])
def test_strings_that_end_too_early_are_refused(data):
    with pytest.raises(ValueError, match="block ends"):
        hpack_string(data)


@pytest.mark.parametrize("data", [b"\x84\xff\xff\xff\xff", b"\x81\xff"])
def test_broken_huffman_code_is_refused(data):
    with pytest.raises(ValueError, match="broken Huffman code"):
        hpack_string(data)
