# %% [markdown]
# # IP addresses
#
# **About 0 minutes**: 0 reading, 0 of core exercises; 0 more of stretch.
#
# Can the world reach 172.20.0.1? How do forty devices at home share one address? And how soon can an answer from
# another continent be here, at best? You read, sort, cut up, route and translate addresses, down to the bits. Then
# you can
#
# - read an IPv4 address as the number that it is, and refuse what only looks like one;
# - say what an address is for, without trusting a library's word for it;
# - cut a block into subnets, and find the route of a packet;
# - translate packets as a home router does, checksums included;
# - say which round trip no money can buy.

# %% tags=["setup"]
import math
import struct
from ipaddress import IPv4Address, ip_address, ip_network

# %% [markdown]
# ## A number with dots
#
# An IP address says where packets go. It belongs to an **interface**, such as a network card; every host on a network
# has at least one. An IPv4 address is a number of 32 bits. We write its four bytes in decimal, with dots between them.

# %% tags=["nbval-check-output"]
number = int(ip_address("192.0.2.42"))
print(number, f"{number:032b}", number.to_bytes(4).hex(" "))

# %% [markdown]
# That makes 2³², about 4.3 thousand million addresses. The world's central pool was empty in 2011. Regional
# registries still hand out what they get back, and the rest is bought and sold.

# %% [markdown]
# The dots are for people, and programs disagree about them. `inet_aton` is an old function of the operating system
# that many tools still use. **Predict**: in `010.0.0.1`, what does it make of the first part?

# %%
import socket

from course.draw import prediction

predicted = 0  # your number
prediction(predicted, socket.inet_aton("010.0.0.1")[0], "", "The first part of 010.0.0.1")

# %% [markdown]
# A leading zero means octal there, so this is 8.0.0.1, somebody else's machine. A filter that reads 10.0.0.1 and a
# program that goes to 8.0.0.1 make a security hole. So strict readers refuse what can be read in two ways.

# %% [markdown]
# ### Exercise: parse_ipv4
#
# **Core · 10 minutes.** Write `parse_ipv4(text) -> int`: the number that an IPv4 address stands for.
# `parse_ipv4("192.0.2.42")` gives `3221226026`.
#
# - An address is four parts with a dot between each two of them. Every part is a number from 0 to 255, and the first
#   part is the highest byte.
# - A part is one to three of the characters `0` to `9`, and has no leading zero: `0` is fine, `00` and `042` are not.
# - Raise `ValueError` for any other text, the empty one too: signs, spaces, underscores, other alphabets' digits,
#   fewer or more parts.
#
# May be used: anything in the standard library. `ipaddress` does it in one line and is accepted; by hand you see what
# that line has to refuse.
#
# <details><summary>Hint 1: where to begin</summary>`text.split(".")` gives the parts. For `"192.0.2.42"` the number
# is `((192 * 256 + 0) * 256 + 2) * 256 + 42`.</details>
#
# <details><summary>Hint 2: what int does</summary>`int` is generous: it reads `"+1"`, `" 1"`, `"1_0"` and `"٣"`. Look
# at the characters before you call it. `set(part) <= set("0123456789")` is one way, a regular expression
# another.</details>

# %% answer="parse_ipv4"
def parse_ipv4(text):
    ### BEGIN SOLUTION
    parts = text.split(".")
    if len(parts) != 4:
        raise ValueError(f"{text!r} does not have four parts")
    number = 0
    for part in parts:
        if not (part.isascii() and part.isdigit()):
            raise ValueError(f"{part!r} is not made of digits")
        if str(int(part)) != part or int(part) > 255:
            raise ValueError(f"{part!r} is no number from 0 to 255, plainly written")
        number = number * 256 + int(part)
    return number
    ### END SOLUTION

# %% test="test_parse_ipv4" points=1
from course.check import calling

calling(parse_ipv4, "192.0.2.42").gives(3221226026, think="192 is the highest of four bytes")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("parse_ipv4")
for _ in range(20):
    octets = [draw.randrange(256) for _ in range(4)]
    want = int.from_bytes(bytes(octets), "big")
    assert same(parse_ipv4(".".join(map(str, octets))), want), "four bytes, the first of them the highest"
assert same(parse_ipv4("0.0.0.0"), 0), "every part may be 0"
assert same(parse_ipv4("255.255.255.255"), 0xFFFFFFFF), "every part may be 255"
assert same(parse_ipv4(f"10.{draw.randrange(256)}.7.255") & 0xFFFF, 0x07FF), "the last part may be 255"
assert same(parse_ipv4(f"10.{draw.randrange(256)}.7.0") & 0xFFFF, 0x0700), "the last part may be 0"
### END HIDDEN TESTS

# %% test="test_parse_ipv4_refuses" points=2
from course.check import calling

calling(parse_ipv4, "an address").raises(ValueError, think="this is no address at all")
### BEGIN HIDDEN TESTS
from course.check import raises, rng

draw = rng("parse_ipv4 refuses")


def refused(part):
    """Whether the part is refused wherever it stands in an address that is fine otherwise."""
    parts = [str(draw.randrange(10, 250)) for _ in range(4)]
    return all(raises(ValueError, parse_ipv4, ".".join([*parts[:at], part, *parts[at + 1 :]])) for at in range(4))


for part in ("010", "00", "01", "000", f"0{draw.randrange(10, 78)}", "08"):
    assert refused(part), "a leading zero can be read as octal, so it is refused"
for part in ("256", "257", "300", "999", "1000", str(draw.randrange(1000, 70000))):
    assert refused(part), "a part is one byte: 255 at most"
for text in ("10.1", "10.1.2", "10", "3232235777", "1.2.3.4.5", "1.2.3.4.0.0", ""):
    assert raises(ValueError, parse_ipv4, text), "an address has four parts, no fewer and no more"
for text in ("1.2.3.", ".1.2.3", "1..2.3", "...", "1.2.3.4."):
    assert raises(ValueError, parse_ipv4, text), "no part is empty"
for part in ("+1", "-1", "-0", " 1", "1 ", "1\n", "1_0", "0x1", "1e1", "a", "/", ":", "²"):
    assert refused(part), "a part is made of digits only"
for part in ("٣", "१", "１", "1٣"):
    assert refused(part), "digits are 0 to 9, not those of other alphabets"
### END HIDDEN TESTS
