# %% [markdown]
# # The OSI model
#
# **About 74 minutes**: 12 reading, 62 of core exercises; 28 more of stretch.
#
# "That is a layer-7 problem." "We balance at layer 4." What do these numbers mean, and what do they hide? You take
# real frames apart, byte by byte. Then you can
#
# - find each header in a frame, whatever options, tags and padding it has;
# - say what headers cost, and when that matters;
# - say what a switch, a router and a load balancer can see, with encryption (TLS) and without;
# - cut a packet that is too large, and, as a stretch, find out why it never arrives;
# - name the protocols that fit no layer.

# %% tags=["setup"]
from course.draw import bytemap
from course.lab import frames

page = frames("data/page.pcap")
request = page[7].data

# %%
bytemap(request)

# %% [markdown]
# These 129 bytes went through a cable when the program curl asked a server for a page. Such a unit is a **frame**; only
# its checksum is missing, which network cards keep to themselves. On the right it is shown as text.

# %% [markdown]
# **Predict**: how many bytes stand in front of the text? You may look, but do not count.

# %%
from course.draw import prediction

predicted = None  # your number
prediction(predicted, request.index(b"GET"), "bytes", "In front of the text")

# %% [markdown]
# The text is what curl wanted to send. Everything before it was added on the way down to the cable, by three protocols,
# each with a **header** of its own. The outermost header stands first. It is **Ethernet's**: who on this cable sends
# to whom.

# %% tags=["nbval-check-output"]
print("to", request[0:6].hex(":"), "from", request[6:12].hex(":"), "type", request[12:14].hex())

# %% [markdown]
# Six bytes each for the two network cards, their **MAC addresses**, and two bytes that say what comes next:
# the **EtherType**. `0800` is IPv4. So IPv4's header begins at byte 14. Its first byte holds two numbers of 4 bits:
# `byte >> 4` is the upper one, `byte & 15` the lower.

# %% tags=["nbval-check-output"]
print("version", request[14] >> 4, "length", request[14] & 15, "protocol", request[23])
print("from", *request[26:30], "to", *request[30:34], "bytes in all", int.from_bytes(request[16:18]))

# %% [markdown]
# **IP addresses** of four numbers each, 203.0.113.7 and 192.0.2.10, valid across the whole internet. The length of the
# header is 5, counted in words of four bytes: 20 bytes. Its **protocol** field says what follows: TCP is 6. So TCP
# begins at byte 34.

# %% tags=["nbval-check-output"]
print("from port", int.from_bytes(request[34:36]), "to port", int.from_bytes(request[36:38]))
print("length", request[46] >> 4)

# %% [markdown]
# **Ports** tell programs on one machine apart. The length is again 5 words of four bytes: the text begins at byte 54.
#
# Cut the frame yourself: put in the three numbers. They are places, counted from the beginning of the frame: IPv4
# begins at byte 14. When all is right, the last colour begins with the G of GET.

# %%
cuts = [0, 0, 0]  # your numbers: where IPv4, TCP and the text begin
edges = [0, *sorted(cuts), len(request)]
bytemap(request, zip(["Ethernet", "IPv4", "TCP", "text"], edges, edges[1:], strict=False))

# %% [markdown]
# ## Seven names for what you have seen
#
# Each header is the work of one **layer**. A layer uses the one below and serves the one above. The OSI model
# (ISO/IEC 7498-1) numbers seven, from the cable up:
#
# | layer | name | for example |
# |---|---|---|
# | 7 | application | HTTP, gRPC, DNS |
# | 6 | presentation | encodings, TLS perhaps |
# | 5 | session | TLS perhaps |
# | 4 | transport | TCP, UDP, QUIC |
# | 3 | network | IP, and how its packets find their way |
# | 2 | data link | Ethernet, Wi-Fi, MAC addresses |
# | 1 | physical | cable, fibre, radio |

# %% [markdown]
# The internet was not built by this table. RFC 1122 §1.1.3 has four layers: link, internet, transport, application.
# Layers 5 and 6 are usually taken together with each other, and seldom spoken of.

# %% [markdown]
# OSI is a **vocabulary**. "A layer-7 problem" is one in HTTP. "Balancing at layer 4" means that a load balancer, which
# shares out connections among servers, chooses by addresses and ports, without a look at the request. Most work
# happens at 4 and 7, until a packet that is too large for a cable sends you down to layer 3.

# %% [markdown]
# ## Ethernet, and whose cable it is
#
# 14, 20 and 20: will every frame be cut there? Begin with the outermost header. One cable can carry several networks.
# Then a **VLAN tag** says to which of them a frame belongs (IEEE 802.1Q): four bytes, put in front of the EtherType.
# Here this is done by hand, for network 42.

# %%
tagged = request[:12] + bytes.fromhex("8100002a") + request[12:]
bytemap(tagged, [("Ethernet", 0, 14), ("VLAN tag", 14, 18), ("IPv4", 18, 38)])

# %% [markdown]
# So the first 14 bytes end with an EtherType as before, now 8100, which means a tag. The next 4 bytes hold the number
# of the network, and again the EtherType of what comes next. Everything behind the tag has moved by 4 bytes.

# %% [markdown]
# These are the EtherTypes of this lesson. 88a8 is the tag of a provider, put around that of its customer.

# %% tags=["setup"]
ETHERTYPES = {0x0800: "ipv4", 0x0806: "arp", 0x86DD: "ipv6", 0x8100: "vlan", 0x88A8: "vlan"}

# %% [markdown]
# ### Exercise: link
#
# **Core · 8 minutes.** Write `link(frame) -> (parts, type)`: what an Ethernet frame has in front of its packet.
# `parts` is a list of `(name, start, end)`, so that `frame[start:end]` is that part: `"ethernet"`, the first 14 bytes,
# then one `"vlan"` of 4 bytes for each tag. `type` is the EtherType of what follows them, as a number.
# `link(request)` gives `([("ethernet", 0, 14)], 2048)`, and `link(tagged)`
# gives `([("ethernet", 0, 14), ("vlan", 14, 18)], 2048)`. 2048 is 0x0800.
#
# - The last two bytes of each part are the EtherType of what comes next, high byte first.
# - The two types of a tag are in `ETHERTYPES`. There may be any number of tags, one behind the other.
# - Any other type ends the parts, whether `ETHERTYPES` knows it or not.
#
# May be used: anything, scapy too.
#
# <details><summary>Hint 1: a number of two bytes</summary>
#
# `int.from_bytes(frame[12:14])` is the first type. For a part that ends at `end` it is `frame[end - 2 : end]`.
#
# </details>
#
# <details><summary>Hint 2: several tags</summary>
#
# A loop: as long as `ETHERTYPES.get(type) == "vlan"`, another part of 4 bytes begins where the last one ends. Then
# read the next type.
#
# </details>


# %% answer="link"
def link(frame):
    ### BEGIN SOLUTION
    parts, end = [("ethernet", 0, 14)], 14
    while ETHERTYPES.get(type := int.from_bytes(frame[end - 2 : end])) == "vlan":
        parts.append(("vlan", end, end + 4))
        end += 4
    return parts, type
    ### END SOLUTION


# %% test="test_link" points=1
from course.check import calling

macs = bytes.fromhex("00005e00530a00005e005307")
calling(link, macs + b"\x08\x00" + bytes(46)).gives(
    ([("ethernet", 0, 14)], 2048), think="bytes 12 and 13 are 08 00, which is IPv4"
)
calling(link, macs + b"\x81\x00\x00\x2a\x08\x00" + bytes(46)).gives(
    ([("ethernet", 0, 14), ("vlan", 14, 18)], 2048), think="bytes 12 and 13 mean a tag, which ends with the next type"
)

# %% test="test_link_tags" points=2
from course.check import calling

calling(link, bytes(12) + b"\x86\xdd" + bytes(46)).gives(
    ([("ethernet", 0, 14)], 34525), think="0x86dd is the type of IPv6"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("link tags")


def finds(*types):
    """Whether the tags are found when these types stand behind the addresses, one of them in each tag."""
    frame = draw.randbytes(12) + types[0].to_bytes(2)
    for type in types[1:]:
        frame += bytes([draw.randrange(16) << 4, draw.randrange(1, 255)]) + type.to_bytes(2)
    tags = [("vlan", 14 + 4 * n, 18 + 4 * n) for n in range(len(types) - 1)]
    return same(link(frame + draw.randbytes(46)), ([("ethernet", 0, 14), *tags], types[-1]))


unknown = draw.choice([0x88B5, 0x88CC, 0x8847, 0x8864])
for ethertype in (0x0800, 0x0806, 0x86DD, unknown, 0xA888):
    assert finds(ethertype), "the type is a number of two bytes, high byte first"
    for tag in (0x8100, 0x88A8):
        assert finds(tag, ethertype), "0x8100 and 0x88a8 mean a tag, and the type of what follows stands at its end"
    assert finds(0x88A8, 0x8100, ethertype), "a frame may have several tags"
    assert finds(0x8100, 0x8100, 0x88A8, ethertype), "a frame may have several tags"
assert same(link(draw.randbytes(12) + b"\x81\0\0\x07\x88\xb5"), ([("ethernet", 0, 14), ("vlan", 14, 18)], 0x88B5)), (
    "what lies behind the parts does not matter"
)
### END HIDDEN TESTS

# %% [markdown]
# ## Headers of other lengths
#
# Three frames before the request, curl's machine opened the connection, with a TCP segment that is called a SYN.
# **Predict**: how long is the header of TCP in it?

# %%
predicted = None  # your number
syn = page[4].data
prediction(predicted, 4 * (syn[46] >> 4), "bytes", "TCP's header in a SYN")

# %% [markdown]
# Behind the 20 bytes stand **options**: in them the two ends agree on what they can do, such as the largest segment
# that curl's machine takes (MSS). Many systems add time stamps, 12 bytes more on each segment; here they were off. IPv4
# may have options too, rarely. That is why both headers carry their length.

# %% [markdown]
# Two frames after that SYN comes an acknowledgement, which carries no text. Its three headers make 54 bytes. Yet the
# frame has 60.

# %%
ack = page[6].data
bytemap(ack, [("Ethernet", 0, 14), ("IPv4", 14, 34), ("TCP", 34, 54)])

# %% [markdown]
# Six zeros that nobody asked for. An Ethernet frame has at least 64 bytes, four of them the checksum. Shorter ones are
# filled with **padding**. Only IP's own length, 40 here, says where the packet ends. A program that takes the rest of
# a frame for payload reads rubbish.

# %% [markdown]
# ### Exercise: ipv4
#
# **Core · 10 minutes.** Write `ipv4(frame, at) -> (parts, protocol, end)`: an IPv4 packet begins at byte `at` of
# `frame`. `parts` is a list of one tuple, `("ipv4", start, end)` of the header. `protocol` is the number of the
# protocol whose header comes next. `end` is where the packet ends; start and end count from the beginning of the
# frame. `ipv4(request, 14)` gives `([("ipv4", 14, 34)], 6, 129)`, and `ipv4(ack, 14)`
# gives `([("ipv4", 14, 34)], 6, 54)`: what lies behind byte 54 is padding.
#
# In this table bytes count from 0 at the beginning of the IPv4 header.
#
# | bytes | hold |
# |---|---|
# | 0 | the lower 4 bits: the length of the header, in words of four bytes |
# | 2 and 3 | the length of the whole packet in bytes, its header included |
# | 6 and 7 | three flags, and in the lower 13 bits the **fragment offset** |
# | 9 | the protocol |
#
# - A large packet may travel in pieces, as **fragments**. The fragment offset says where a piece belongs in the whole.
#   If it is 0, the next header stands here. If it is not, this is a later piece, and it begins in the middle of
#   something: then `protocol` is `None`. The flags do not matter.
#
# Numbers of two bytes have the high byte first. The packet is whole and well-formed; `at` need not be 14.
#
# May be used: anything, scapy too.
#
# <details><summary>Hint 1: bits</summary>
#
# `byte & 15` are the lower 4 bits, `number & 8191` are the lower 13, as 8191 is 2¹³ − 1.
#
# </details>
#
# <details><summary>Hint 2: places</summary>
#
# Byte 9 of the header is `frame[at + 9]`. The header ends at `at` plus its length, the packet at `at` plus the length
# of the packet.
#
# </details>


# %% answer="ipv4"
def ipv4(frame, at):
    ### BEGIN SOLUTION
    def number(place):
        return int.from_bytes(frame[at + place : at + place + 2])

    later = number(6) & 0x1FFF
    header = ("ipv4", at, at + 4 * (frame[at] & 15))
    return [header], None if later else frame[at + 9], at + number(2)
    ### END SOLUTION


# %% test="test_ipv4" points=1
from course.check import calling

bare_ack = "00005e00530a00005e00530708004500 0028e7f54000400654c8cb007107c000020a"
bare_ack += "e83400500929965f028855a75010003fd1460000 000000000000"
calling(ipv4, bytes.fromhex(bare_ack), 14).gives(
    ([("ipv4", 14, 34)], 6, 54), think="5 words of four bytes; IPv4 says 40 bytes in all, and the frame has 6 more"
)
piece = "00005e00530a00005e0053070800450005dcc49720b9401191aecb007107c000020a"
calling(ipv4, bytes.fromhex(piece) + bytes(1480), 14).gives(
    ([("ipv4", 14, 34)], None, 1514), think="bytes 6 and 7 are 20 b9: the lower 13 bits are 185, so it is a later piece"
)

# %% test="test_ipv4_lengths" points=1
from course.check import calling

ping = "4500001c000000004001b684cb007107c000020a" + "08000000dead0001"
calling(ipv4, bytes.fromhex(ping), 0).gives(
    ([("ipv4", 0, 20)], 1, 28), think="here the packet begins at byte 0; 1 is the number of ICMP"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("ipv4 lengths")


def finds(at, words, size, padding=0):
    """Whether header, protocol and end are found; ``words`` of options, ``size`` bytes behind the header."""
    length, protocol = 20 + 4 * words + size, draw.choice([1, 2, 6, 17, 47, 50, 89, 132])
    head = bytes([0x45 + words, draw.randrange(256)]) + length.to_bytes(2) + draw.randbytes(2) + b"\0\0"
    head += bytes([draw.randrange(1, 256), protocol]) + draw.randbytes(10) + bytes([1] * 4 * words)
    frame = draw.randbytes(at) + head + draw.randbytes(size + padding)
    return same(ipv4(frame, at), ([("ipv4", at, at + 20 + 4 * words)], protocol, at + length))


for at in (14, 18, 22, 14):
    for words in (0, 1, draw.randrange(2, 10), 10):
        assert finds(at, words, draw.randrange(300, 1200)), "the lower 4 bits of the first byte count words of four"
    assert finds(at, 0, draw.randrange(8, 26), padding=draw.randrange(1, 20)), "the packet ends where IPv4 says"
    assert finds(at, 0, draw.randrange(256, 1400), padding=4), "the length counts from where the header begins"
assert finds(14, 2, 0, padding=18), "a packet may end with its header"
### END HIDDEN TESTS

# %% test="test_ipv4_fragments" points=1
from course.check import calling

first = "4500002400000000401100000a000001c000020a" + "13880035001000000102030405060708"
calling(ipv4, bytes.fromhex(first), 0).gives(([("ipv4", 0, 20)], 17, 36), think="the offset is 0: here UDP begins")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("ipv4 fragments")


def carries(where):
    """The protocol that is found when bytes 6 and 7 are ``where``, and the one that stands in byte 9."""
    protocol = draw.choice([1, 6, 17])
    head = b"\x45\0\0\x3c" + draw.randbytes(2) + where.to_bytes(2) + bytes([64, protocol]) + draw.randbytes(10)
    _, found, _ = ipv4(draw.randbytes(14) + head + draw.randbytes(40), 14)
    return found, protocol


for where in (0x0000, 0x4000, 0x2000):
    found, protocol = carries(where)
    assert same(found, protocol), "with an offset of 0 the next header stands here, whatever the flags say"
for where in (1, 0x0100, 0x1000, draw.randrange(2, 0x1FFF), 0x2001, 0x2000 | draw.randrange(2, 0x1FFF)):
    found, _ = carries(where)
    assert same(found, None), "a piece with another offset begins in the middle: no header comes next"
### END HIDDEN TESTS

# %% [markdown]
# ## The same for IPv6
#
# IPv6's own header always has 40 bytes. Options went into **extension headers** behind it, each a header of its own
# that says what comes next (RFC 8200 §4). Here is one, in a message that a kernel sent to its neighbours.

# %%
report = frames("data/ipv6.pcap")[0].data
bytemap(report, [("Ethernet", 0, 14), ("IPv6", 14, 54), ("extension header", 54, 62)])

# %% tags=["setup"]
PROTOCOLS = {6: "tcp", 17: "udp", 0: "extension", 43: "extension", 60: "extension"}

# %% [markdown]
# These are the protocol numbers of this lesson. 0, 43 and 60 stand for extension headers, and only in IPv6. 58 is not
# in the table: ICMPv6, the message itself.

# %% [markdown]
# ### Exercise: ipv6
#
# **Core · 10 minutes.** Write `ipv6(frame, at) -> (parts, protocol, end)`: as `ipv4`, for an IPv6 packet at byte `at`.
# `parts` begins with `"ipv6"`, its 40 bytes; then comes one `"extension"` for each extension header. `protocol` is the
# number of what follows the last of them. `ipv6(report, 14)`
# gives `([("ipv6", 14, 54), ("extension", 54, 62)], 58, 110)`.
#
# - Byte 6 of the IPv6 header is the number of what comes next; bytes 4 and 5 are the length of all that follows its 40
#   bytes, extension headers included.
# - In an extension header, byte 0 is the number of what comes next. It has 8 bytes, and 8 more for each unit in its
#   byte 1: in the report that is 0.
# - A number that is `"extension"` in `PROTOCOLS` means an extension header. There may be any number of them.
#
# Bytes count from 0 at the beginning of each header. The packet is whole and well-formed. Fragments of IPv6 do not
# occur here.
#
# May be used: anything, scapy too.
#
# <details><summary>Hint 1: the chain</summary>
#
# A loop as in `link`: as long as `PROTOCOLS.get(protocol) == "extension"`, another part begins where the last one
# ends, and its byte 0 is the next `protocol`.
#
# </details>
#
# <details><summary>Hint 2: the length of one</summary>
#
# For a part that begins at `start` it is `8 + 8 * frame[start + 1]`.
#
# </details>


# %% answer="ipv6"
def ipv6(frame, at):
    ### BEGIN SOLUTION
    start, protocol, parts = at + 40, frame[at + 6], [("ipv6", at, at + 40)]
    while PROTOCOLS.get(protocol) == "extension":
        size = 8 + 8 * frame[start + 1]
        parts.append(("extension", start, start + size))
        protocol = frame[start]
        start += size
    return parts, protocol, at + 40 + int.from_bytes(frame[at + 4 : at + 6])
    ### END SOLUTION


# %% test="test_ipv6" points=1
from course.check import calling

mld = "33330000001600005e00530786dd60000000003800010000000000000000000000000000 0000ff020000000000000000000000000016"
mld += "3a00050200000100" + "8f001a620000000204000000ff020000000000000000000000000002"
mld += "04000000ff0200000000000000000001ff005307"
calling(ipv6, bytes.fromhex(mld), 14).gives(
    ([("ipv6", 14, 54), ("extension", 54, 62)], 58, 110), think="byte 6 is 0, an extension header; its byte 0 is 58"
)
calling(ipv6, bytes(14) + b"\x60\0\0\0\0\x12\x11" + bytes(33) + bytes(18), 14).gives(
    ([("ipv6", 14, 54)], 17, 72), think="byte 6 is 17, UDP; 18 bytes follow the 40"
)

# %% test="test_ipv6_extensions" points=2
from course.check import calling

calling(ipv6, b"\x60\0\0\0\0\x14\x06" + bytes(33) + bytes(20), 0).gives(
    ([("ipv6", 0, 40)], 6, 60), think="here the packet begins at byte 0; it carries TCP"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("ipv6 extensions")


def finds(at, extensions, protocol, size=None, padding=0):
    """Whether parts, protocol and end are found; ``extensions`` are (number, units of 8 bytes after the first)."""
    nexts = [number for number, _ in extensions] + [protocol]
    size = draw.randrange(30, 900) if size is None else size
    parts, body, start = [("ipv6", at, at + 40)], b"", at + 40
    for (_, units), follows in zip(extensions, nexts[1:], strict=True):
        body += bytes([follows, units]) + draw.randbytes(6 + 8 * units)
        parts.append(("extension", start, start + 8 + 8 * units))
        start += 8 + 8 * units
    length = len(body) + size
    head = b"\x60" + draw.randbytes(3) + length.to_bytes(2) + bytes([nexts[0], 64]) + draw.randbytes(32)
    frame = draw.randbytes(at) + head + body + draw.randbytes(size + padding)
    return same(ipv6(frame, at), (parts, protocol, at + 40 + length))


for at in (14, 18, 22):
    for protocol in (6, 17, 58, 59):
        assert finds(at, [], protocol), "IPv6's header has 40 bytes, and its byte 6 says what comes next"
        for number in (0, 43, 60):
            assert finds(at, [(number, 0)], protocol), "0, 43 and 60 are extension headers"
        units = draw.randrange(1, 9)
        assert finds(at, [(60, units)], protocol), "an extension header counts units of 8 bytes after the first 8"
        chain = [(0, draw.randrange(2)), (60, draw.randrange(1, 4)), (43, 2 * draw.randrange(3)), (60, 0)]
        assert finds(at, chain[: draw.randrange(2, 5)], protocol), "one extension header may follow another"
    assert finds(at, [], 17, size=12, padding=draw.randrange(1, 9)), "IPv6 says where its packet ends"
    assert finds(at, [(0, 1)], 6, size=300, padding=4), "the length that IPv6 says includes the extension headers"
### END HIDDEN TESTS

# %% [markdown]
# ## All of it
#
# What is left? **ARP** asks which MAC address belongs to an IP address, and has no IP header. **UDP** is the other
# transport beside TCP: it carries single messages, and its header has 8 bytes, ports first. **QUIC**, the transport of
# HTTP/3, travels inside UDP.

# %% [markdown]
# ### Exercise: layers
#
# **Core · 12 minutes.** Write `layers(frame) -> list`: the parts of an Ethernet frame, each as `(name, start, end)`.
# `layers(request)` gives `[("ethernet", 0, 14), ("ipv4", 14, 34), ("tcp", 34, 54), ("payload", 54, 129)]`, and
# `layers(ack)` gives `[("ethernet", 0, 14), ("ipv4", 14, 34), ("tcp", 34, 54), ("padding", 54, 60)]`. Parts come in
# order, cover the frame without gaps, and none is empty: what has no bytes is left out.
#
# First come the parts that `link` finds, then those that `ipv4` or `ipv6` finds if the type is theirs. Then:
#
# | name | when | length |
# |---|---|---|
# | `"arp"` | the type is ARP | 28 |
# | `"tcp"` | the protocol is 6 | its byte 12: the upper 4 bits, times 4 |
# | `"udp"` | the protocol is 17 | 8 |
# | `"quic"` | behind UDP, when one of the two ports is 443 | up to the end of the packet |
# | `"payload"` | in any other case | up to the end of the packet |
# | `"padding"` | something lies behind the end of the packet | up to the end of the frame |
#
# - An IP packet ends where `ipv4` or `ipv6` says, ARP after its 28 bytes. A frame that carries neither IP nor ARP has
#   no padding that you could know of: all that follows `link` is `"payload"`.
# - TCP and UDP begin with two ports of two bytes each. QUIC is known here by its port, in either direction, and only
#   behind UDP.
#
# All frames are whole and well-formed. The tests run your `link`, `ipv4` and `ipv6` with your answer; only
# the last test cell needs `ipv6`. If one of them is not right yet, mend it first; its own tests tell you more.
#
# May be used: anything, scapy too.
#
# <details><summary>Hint 1: three variables</summary>
#
# Keep the parts, the `protocol` (`None` if there is no IP) and the `end` of the packet (at first `len(frame)`). The
# next part always begins where the last one ends: `parts[-1][2]`.
#
# </details>
#
# <details><summary>Hint 2: the end</summary>
#
# Behind TCP, UDP or whatever came last: if something is left before `end`, it is payload or QUIC. If something is left
# behind `end`, it is padding.
#
# </details>
#
# <details><summary>Hint 3: bits</summary>
#
# `byte >> 4` are the upper 4 bits. `int.from_bytes(frame[at : at + 2])` is a number of two bytes.
#
# </details>


# %% answer="layers"
def layers(frame):
    ### BEGIN SOLUTION
    parts, type = link(frame)
    protocol, at, end = None, parts[-1][2], len(frame)
    match ETHERTYPES.get(type):
        case "arp":
            end = at + 28
            parts.append(("arp", at, end))
        case "ipv4":
            found, protocol, end = ipv4(frame, at)
            parts += found
        case "ipv6":
            found, protocol, end = ipv6(frame, at)
            parts += found

    at, above = parts[-1][2], "payload"
    if protocol == 6:
        parts.append(("tcp", at, at + 4 * (frame[at + 12] >> 4)))
    elif protocol == 17:
        parts.append(("udp", at, at + 8))
        if b"\x01\xbb" in (frame[at : at + 2], frame[at + 2 : at + 4]):
            above = "quic"

    rest = [(above, parts[-1][2], end), ("padding", end, len(frame))]
    return parts + [(name, start, stop) for name, start, stop in rest if start < stop]
    ### END SOLUTION


# %% test="test_layers" points=1
from course.check import calling

bare_ack = "00005e00530a00005e00530708004500 0028e7f54000400654c8cb007107c000020a"
bare_ack += "e83400500929965f028855a75010003fd1460000 000000000000"
calling(layers, bytes.fromhex(bare_ack)).gives(
    [("ethernet", 0, 14), ("ipv4", 14, 34), ("tcp", 34, 54), ("padding", 54, 60)],
    think="IPv4 says where the packet ends: there is no payload, and what lies behind is padding",
)
question = "00005e00530a00005e005307 8100002a 08004500003bb83700004011c468cb007107c000020a"
question += "d2dc0035002759aa" + "930100200001000000000000037777770473686f7004746573740000010001"
calling(layers, bytes.fromhex(question)).gives(
    [("ethernet", 0, 14), ("vlan", 14, 18), ("ipv4", 18, 38), ("udp", 38, 46), ("payload", 46, 77)],
    think="a tag, then IPv4, whose protocol is 17; UDP's header has 8 bytes",
)

# %% test="test_layers_transport" points=1
from course.check import calling

question = bytes.fromhex(
    "00005e00530a00005e0053070800"
    "4500003bb83700004011c468cb007107c000020a"
    "d2dc0035002759aa"
    "930100200001000000000000037777770473686f7004746573740000010001"
)
calling(layers, question).gives(
    [("ethernet", 0, 14), ("ipv4", 14, 34), ("udp", 34, 42), ("payload", 42, 73)],
    think="each header says what comes next; UDP's has 8 bytes",
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("layers")


def finds(kind, protocol, *parts, ports=(0, 0)):
    """Whether the parts of an IPv4 packet without options are found."""
    ports = b"".join((port or draw.randrange(1024, 65536)).to_bytes(2) for port in ports)
    heads = {"tcp": ports + draw.randbytes(8) + b"\x50" + draw.randbytes(7), "udp": ports + draw.randbytes(4)}
    body = [(name, heads.get(name) or draw.randbytes(draw.randrange(26, 600))) for name in parts]
    size = 20 + sum(len(data) for _, data in body)
    where = draw.choice([0, 0x4000]).to_bytes(2)
    ip = b"\x45\0" + size.to_bytes(2) + draw.randbytes(2) + where + bytes([64, protocol]) + draw.randbytes(10)
    frame, want = b"", []
    for name, data in [("ethernet", draw.randbytes(12) + kind), ("ipv4", ip), *body]:
        want.append((name, len(frame), len(frame) + len(data)))
        frame += data
    return same(layers(frame), want)


for _ in range(8):
    assert finds(b"\x08\0", 17, "udp", "payload"), "behind IPv4 and UDP lies the payload"
    assert finds(b"\x08\0", 6, "tcp", "payload"), "behind IPv4 and TCP lies the payload"
assert finds(b"\x08\0", draw.choice([1, 2, 47, 50, 89, 132]), "payload"), (
    "of a protocol that is not in the table all is payload"
)
for _ in range(3):
    assert finds(b"\x08\0", 17, "udp", "quic", ports=(0, 443)), "UDP to port 443 carries QUIC"
    assert finds(b"\x08\0", 17, "udp", "quic", ports=(443, 0)), "UDP from port 443 carries QUIC"
    assert finds(b"\x08\0", 6, "tcp", "payload", ports=(0, 443)), (
        "QUIC travels in UDP; in TCP to port 443 there is none"
    )
    assert finds(b"\x08\0", 6, "tcp", "payload", ports=(443, 0)), (
        "QUIC travels in UDP; in TCP to port 443 there is none"
    )
strange = draw.randbytes(12) + draw.choice([b"\x88\xb5", b"\x88\xcc", b"\x88\x47"]) + draw.randbytes(70)
assert same(layers(strange), [("ethernet", 0, 14), ("payload", 14, 84)]), (
    "of a type that is not in the table all is payload"
)
### END HIDDEN TESTS

# %% test="test_layers_lengths" points=2
from course.check import calling

calling(
    layers, bytes(12) + b"\x08\0\x45\0\0\x2e" + bytes(5) + b"\x06" + bytes(22) + b"\x50" + bytes(7) + b"hello!"
).gives(
    [("ethernet", 0, 14), ("ipv4", 14, 34), ("tcp", 34, 54), ("payload", 54, 60)],
    think="5 words of four bytes, twice, and IPv4 says that it ends after 46 bytes",
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("layers lengths")


def finds(protocol, size, ip_options=0, tcp_options=0, where=0, padding=0, payload=b""):
    """Whether the parts of an IPv4 packet are found; the numbers of options count words of four bytes."""
    ports = bytes([draw.randrange(4, 200), 0, draw.randrange(4, 200), 1])
    tcp = ports + draw.randbytes(8) + bytes([(5 + tcp_options) << 4]) + draw.randbytes(7) + bytes([1] * 4 * tcp_options)
    head = {"tcp": tcp, "udp": ports + draw.randbytes(4)}.get(protocol, b"")
    payload = payload or draw.randbytes(size)
    length = 4 * (5 + ip_options) + len(head) + len(payload)
    ip = bytes([0x45 + ip_options, 0]) + length.to_bytes(2) + draw.randbytes(2) + where.to_bytes(2)
    ip += bytes([64, {"tcp": 6, "udp": 17, "later tcp": 6, "later udp": 17}[protocol]]) + draw.randbytes(10)
    parts = [("ethernet", draw.randbytes(12) + b"\x08\0"), ("ipv4", ip + bytes([1] * 4 * ip_options))]
    parts += [(protocol, head), ("payload", payload), ("padding", bytes(max(padding, 46 - length)))]
    frame, want = b"", []
    for name, data in parts:
        if data:
            want.append((name, len(frame), len(frame) + len(data)))
        frame += data
    return same(layers(frame), want)


for _ in range(5):
    size, words = draw.randrange(30, 600), draw.randrange(1, 11)
    assert finds("udp", size, ip_options=words), "IPv4's header has the length that its first byte says, in words"
    assert finds("tcp", size, tcp_options=words), "TCP's header has the length that its byte 12 says, in words"
    assert finds("tcp", size, ip_options=11 - words, tcp_options=words), "options of IPv4 and of TCP add up"
    assert finds("tcp", draw.randrange(1, 6)), "what lies behind the end of the IP packet is padding"
    assert finds("udp", draw.randrange(1, 18)), "what lies behind the end of the IP packet is padding"
    assert finds("udp", size, padding=draw.randrange(1, 9)), "a frame of any size may have bytes behind its packet"
assert finds("tcp", 0), "a segment without payload has padding only"
assert finds("udp", 0), "a datagram without payload has padding only"
assert finds("tcp", 0, ip_options=3, tcp_options=5), "a segment may end with its header, and the frame with it"
assert finds("udp", 0, payload=draw.randbytes(40) + bytes(3)), "zeros may be payload: IP's length decides"
for protocol in ("tcp", "udp"):
    assert finds(protocol, 104, where=0x2000), "the first fragment of a packet holds the header of TCP or UDP"
    for where in (1, draw.randrange(2, 0x1FFF), 0x2000 | 1, 0x2000 | draw.randrange(2, 0x1FFF)):
        assert finds(f"later {protocol}", 104, where=where), "later fragments hold no header of TCP or UDP"
assert finds("later udp", 5, where=185), "later fragments may be followed by padding"
### END HIDDEN TESTS

# %% test="test_layers_link" points=1
from course.check import calling

calling(layers, bytes(12) + b"\x08\x06" + bytes(28)).gives(
    [("ethernet", 0, 14), ("arp", 14, 42)], think="the type is ARP, and ARP has 28 bytes"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("layers link")
UDP = b"\xd2\xdc\0\x35\0\x2e" + draw.randbytes(2)
PACKET = [("ipv4", b"\x45\0\0\x42" + draw.randbytes(2) + b"\0\0\x40\x11" + draw.randbytes(10)), ("udp", UDP)]
PACKET.append(("payload", draw.randbytes(38)))
ARP = [("arp", b"\0\x01\x08\0\x06\x04\0" + bytes([draw.randrange(1, 3)]) + draw.randbytes(20))]


def finds(*types, carried):
    """Whether the parts are found when a frame has these types, one behind its addresses and one in each tag."""
    parts = [("ethernet", draw.randbytes(12) + types[0])]
    parts += [("vlan", bytes([draw.randrange(16) << 4, draw.randrange(1, 255)]) + type) for type in types[1:]]
    parts += carried
    short = 60 - sum(len(data) for _, data in parts)
    frame, want = b"", []
    for name, data in parts + [("padding", draw.randbytes(max(0, short)))] * (short > 0):
        want.append((name, len(frame), len(frame) + len(data)))
        frame += data
    return same(layers(frame), want)


for tag in (b"\x81\0", b"\x88\xa8"):
    assert finds(tag, b"\x08\0", carried=PACKET), "a VLAN tag pushes the packet back by 4 bytes"
    assert finds(tag, b"\x81\0", b"\x08\0", carried=PACKET), "a frame may have several VLAN tags"
assert finds(b"\x88\xa8", b"\x81\0", b"\x81\0", b"\x08\0", carried=PACKET), "a frame may have several VLAN tags"
assert finds(b"\x81\0", b"\x88\xb5", carried=[("payload", draw.randbytes(50))]), (
    "behind a tag, too, all is payload if the type is not in the table"
)
for types in ([b"\x08\x06"], [b"\x81\0", b"\x08\x06"]):
    assert finds(*types, carried=ARP), "ARP has 28 bytes; what follows is padding"
assert same(layers(draw.randbytes(12) + b"\x08\x06" + ARP[0][1]), [("ethernet", 0, 14), ("arp", 14, 42)]), (
    "before it is padded a frame may end with ARP"
)
### END HIDDEN TESTS

# %% test="test_layers_ipv6" points=1
from course.check import calling

calling(layers, bytes(12) + b"\x86\xdd\x60" + bytes(4) + b"\x12\x11" + bytes(33) + bytes(18)).gives(
    [("ethernet", 0, 14), ("ipv6", 14, 54), ("udp", 54, 62), ("payload", 62, 72)],
    think="IPv6's header has 40 bytes, and its byte 6 is 17",
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("layers ipv6")
TCP = b"\xd2\xdc\0\x50" + draw.randbytes(8) + b"\xa0" + draw.randbytes(7) + bytes([2, 4, 5, 180]) + bytes([1] * 16)
UDP, QUIC = (b"\xd2\xdc" + port + draw.randbytes(4) for port in (b"\0\x35", b"\x01\xbb"))


def finds(extensions, protocol, *above, padding=0):
    """Whether the parts are found behind IPv6; ``extensions`` are (number, units of 8 bytes after the first)."""
    nexts = [number for number, _ in extensions] + [protocol]
    options = [b"\x01" + bytes([6 + 8 * units - 2]) + bytes(4 + 8 * units) for _, units in extensions]
    parts = [
        ("extension", bytes([follows, units]) + padded)
        for (_, units), follows, padded in zip(extensions, nexts[1:], options, strict=True)
    ]
    parts += above
    length = sum(len(data) for _, data in parts)
    head = b"\x60\0\0\0" + length.to_bytes(2) + bytes([nexts[0], 64]) + draw.randbytes(32)
    parts = [("ethernet", draw.randbytes(12) + b"\x86\xdd"), ("ipv6", head), *parts, ("padding", bytes(padding))]
    frame, want = b"", []
    for name, data in parts:
        if data:
            want.append((name, len(frame), len(frame) + len(data)))
        frame += data
    return same(layers(frame), want)


def payload(name="payload"):
    return name, draw.randbytes(draw.randrange(20, 400))


for _ in range(4):
    assert finds([], 17, ("udp", UDP), payload()), "IPv6's header has 40 bytes"
    assert finds([], 6, ("tcp", TCP), payload()), "IPv6's header has 40 bytes, and TCP's what it says"
    assert finds([], 17, ("udp", QUIC), payload("quic")), "QUIC is QUIC over IPv6, too"
    for number in (0, 43, 60):
        assert finds([(number, 0)], 17, ("udp", UDP), payload()), "an extension header stands between IPv6 and the rest"
    units = draw.randrange(1, 9)
    assert finds([(60, units)], 6, ("tcp", TCP), payload()), "an extension header counts units of 8 after the first 8"
    chain = [(0, draw.randrange(2)), (60, draw.randrange(3)), (43, 2 * draw.randrange(3))]
    assert finds(chain, 6, ("tcp", TCP), payload()), "one extension header may follow another"
    assert finds(chain[:2], 17, ("udp", QUIC), payload("quic")), "one extension header may follow another"
assert finds([], 58, payload()), "of a protocol that is not in the table all is payload"
assert finds([(0, 0)], 58, payload()), "behind an extension header, too, all is payload of an unknown protocol"
assert finds([], 59, padding=6), "IPv6 says where its packet ends: what lies behind is padding"
assert finds([(0, 1)], 6, ("tcp", TCP), padding=4), "the length that IPv6 says includes the extension headers"
### END HIDDEN TESTS

# %% [markdown]
# Now let your function read three other recordings: two frames each of a client with IPv6, a client with QUIC, and a
# kernel that cut one large datagram. This should come out:
#
#     ipv6 0 ethernet ipv6 extension payload
#     ipv6 5 ethernet ipv6 udp payload
#     quic 1 ethernet arp padding
#     quic 2 ethernet ipv4 udp quic
#     datagram 0 ethernet ipv4 udp payload
#     datagram 1 ethernet ipv4 payload

# %% tags=["needs-answer"]
for name, n in [("ipv6", 0), ("ipv6", 5), ("quic", 1), ("quic", 2), ("datagram", 0), ("datagram", 1)]:
    print(name, n, *(part for part, _, _ in layers(frames(f"data/{name}.pcap")[n].data)))

# %% [markdown]
# Nobody need record a frame to have one. The library scapy builds it, layer on layer, and fills in lengths and
# checksums. Take the tag off, or give `IP` the argument `options=b"\1\1\1\1"`, and see your function follow.

# %% tags=["needs-answer"]
from scapy.layers.inet import IP, UDP
from scapy.layers.l2 import Dot1Q, Ether

cable = Ether(src="00:00:5e:00:53:07", dst="00:00:5e:00:53:0a") / Dot1Q(vlan=42)
packet = IP(src="203.0.113.7", dst="192.0.2.10") / UDP(sport=50000, dport=443)
built = bytes(cable / packet / b"secret")
bytemap(built, layers(built))

# %% [markdown]
# The word in it is no QUIC at all. A number such as a port says only what *should* be inside.

# %% [markdown]
# ## What headers cost
#
# Headers are bytes that nobody asked for. The recording of the page has 15 frames: ARP, a DNS lookup, the connection,
# the request and an answer with 13 bytes of text. **Predict**: of all bytes in these frames, how many percent are
# headers and padding?

# %% tags=["needs-answer"]
predicted = None  # your number
parts = [(name, end - start) for frame in page for name, start, end in layers(frame.data)]
carried = sum(size for name, size in parts if name == "payload")
prediction(predicted, 100 - 100 * carried / sum(size for _, size in parts), "%", "Headers and padding")

# %% tags=["needs-answer"]
from course.draw import shares

four = {"ARP": page[0], "DNS query": page[2], "request": page[7], "answer's text": page[11]}
rows = {label: {name: end - start for name, start, end in layers(frame.data)} for label, frame in four.items()}
shares(rows, "bytes")

# %% [markdown]
# Small frames are mostly headers. A large answer is cut into **segments**, of at most one **MSS** each, the maximum
# segment size: on Ethernet usually 1460 bytes over IPv4, as 1500 hold 20 + 20 bytes of headers. Each segment carries
# every header again.

# %% [markdown]
# ### Exercise: overhead
#
# **Stretch · 8 minutes.** Write `overhead(payload, stack, mss) -> float`: the share of header bytes in all bytes that
# are sent for `payload` bytes, 1 or more. They are cut into as few pieces as possible, of at most `mss` bytes each, and
# each piece gets all the headers in `stack`: a list of names such as `["udp", "ipv6", "ethernet"]`, in any order.
# (Only TCP cuts by itself and has an MSS. With UDP `mss` is the longest message that the program sends.)
#
# Round the share to four places. `overhead(1000, ["tcp", "ipv4", "ethernet"], 1460)` gives `0.0512`: 54 of 1054 bytes.
# `overhead(1461, ["tcp", "ipv4", "ethernet"], 1460)` gives `0.0688`: 108 of 1569 bytes.
#
# Headers are without options: Ethernet 14 bytes, a VLAN tag (`"vlan"`) 4, IPv4 20, IPv6 40, TCP 20, UDP 8. Padding
# and Ethernet's checksum do not count.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: how many pieces?</summary>
#
# 1460 bytes are one piece, 1461 are two. `math.ceil` rounds
# up.
#
# </details>
#
# <details><summary>Hint 2: the share</summary>
#
# Headers divided by headers and payload together. It is never 1 or
# more.
#
# </details>


# %% answer="overhead"
def overhead(payload, stack, mss):
    ### BEGIN SOLUTION
    sizes = {"ethernet": 14, "vlan": 4, "ipv4": 20, "ipv6": 40, "tcp": 20, "udp": 8}
    pieces = -(-payload // mss)
    headers = pieces * sum(sizes[name] for name in stack)
    return round(headers / (headers + payload), 4)
    ### END SOLUTION


# %% test="test_overhead" points=1
from course.check import calling

calling(overhead, 1000, ["tcp", "ipv4", "ethernet"], 1460).gives(
    0.0512, think="14 + 20 + 20 bytes of headers around 1000 bytes"
)
calling(overhead, 1461, ["tcp", "ipv4", "ethernet"], 1460).gives(
    0.0688, think="1461 bytes are two pieces, each with 54 bytes of headers"
)

# %% test="test_overhead_pieces" points=1
from course.check import calling

calling(overhead, 1, ["tcp", "ipv4", "ethernet"], 1460).gives(0.9818, think="54 of 55 bytes")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("overhead")
stacks = [
    (["tcp", "ipv4", "ethernet"], 54),
    (["ethernet", "ipv4", "udp"], 42),
    (["tcp", "ipv6", "ethernet"], 74),
    (["udp", "ipv6", "ethernet"], 62),
    (["tcp", "ipv4", "vlan", "ethernet"], 58),
]
for stack, headers in stacks:
    for payload in (1, draw.randrange(2, 60), draw.randrange(60, 500)):
        want = round(headers / (headers + payload), 4)
        assert same(overhead(payload, stack, 1220), want, tol=0.00015), (
            "each header in the stack counts with its own size"
        )
for stack, headers in stacks:
    mss = draw.randrange(40, 80)
    for payload, pieces in ((mss, 1), (7 * mss, 7), (mss + 1, 2), (2 * mss - 1, 2), (7 * mss + mss // 2, 8)):
        want = round(pieces * headers / (pieces * headers + payload), 4)
        assert same(overhead(payload, stack, mss), want, tol=0.00015), (
            "each piece carries all headers, and a piece holds up to mss"
        )
    large = draw.randrange(1, 400) * 100_000 + 7
    pieces = (large + mss - 1) // mss
    want = round(pieces * headers / (pieces * headers + large), 4)
    assert same(overhead(large, stack, mss), want, tol=0.00015), (
        "each piece carries all headers, and a piece holds up to mss"
    )
### END HIDDEN TESTS

# %% tags=["needs-answer"]
from course.draw import curves

stacks = {
    "TCP/IPv4/Ethernet": (["tcp", "ipv4", "ethernet"], 1460),
    "UDP/IPv6/Ethernet": (["udp", "ipv6", "ethernet"], 1452),
}
sizes = sorted({round(10 ** (at / 25)) for at in range(126)} | {1460, 1461})
lines = {name: [(size, 100 * overhead(size, *how)) for size in sizes] for name, how in stacks.items()}
curves(lines, "payload (bytes)", "headers (%)", log="x", marks={"a full segment": 1460})

# %% [markdown]
# Up to one segment, headers weigh less the more you send. One byte more costs a second set of headers: a tooth in the
# curve. In the end 3.6 and 4.1 % are left. So small messages are what costs, and **batching** saves.

# %% [markdown]
# A share is not a time, though: a byte more in a frame that is sent
# anyway costs next to nothing, a round trip more costs milliseconds.

# %% [markdown]
# ## Who reads how far
#
# On its way a frame meets devices, and each reads as far as its work needs:
#
# - a **switch** (layer 2) forwards by MAC address;
# - a **router** (layer 3) forwards by IP address;
# - a **layer-4 balancer** picks a server by addresses and ports, for QUIC also by its connection ID;
# - a **layer-7 balancer** picks it by what the request says: host, path, cookies.

# %% [markdown]
# With TLS the request is encrypted. **Predict**: one recording has the page over plain HTTP, another one the same page
# over TLS. The path is `/hello`. In how many frames of the two recordings together can it be read?

# %%
predicted = None  # your number
secure = frames("data/secure.pcap")
readable = sum(b"/hello" in frame.data for frame in page + secure)
prediction(predicted, readable, "frames", "In which the path can be read")

# %% [markdown]
# Only in the plain one. And the server's name?

# %% tags=["nbval-check-output"]
print([frame.n for frame in secure if b"www.shop.test" in frame.data])

# %% [markdown]
# One frame of the encrypted visit names the server. TLS begins with a ClientHello, sent before there is a key, and it
# holds the **server name** (SNI; lesson 5 shows how it can be hidden). So a balancer that looks into TLS can choose by
# name without the key. By path it cannot.

# %% [markdown]
# ### Exercise: what_can_it_see
#
# **Core · 10 minutes.** Write `what_can_it_see(device, frame, decrypts) -> set`: all fields of a frame that a device
# reads. `device` is `"switch"`, `"router"`, `"l4"` or `"l7"`. `frame` is a dict of the headers in it, the outermost
# first, each with a list of its fields. `decrypts` is true if the device has the key.
#
# - A device reads all headers up to its layer with all their fields, whether it decides by them or not, and nothing
#   above. Layer 2 are `"ethernet"` and `"vlan"`, layer 3 `"ipv4"` and `"ipv6"`, layer 4 `"tcp"`, `"udp"` and `"quic"`.
#   Only a layer-7 balancer looks at `"tls"` and `"http"`.
# - `"http"` is encrypted if `"tls"` or `"quic"` is in the frame, or both: QUIC has TLS built in. What stands in these
#   two here, the server name and the connection ID, can be read without a key.
#
# | header | its fields, some of them or all |
# |---|---|
# | `"ethernet"`, `"vlan"` | `"source mac"`, `"destination mac"`; `"vlan id"` |
# | `"ipv4"`, `"ipv6"` | `"source ip"`, `"destination ip"`, `"ttl"` |
# | `"tcp"`, `"udp"`, `"quic"` | `"ports"`, `"flags"`; `"ports"`; `"connection id"` |
# | `"tls"`, `"http"` | `"server name"`; `"host"`, `"path"`, `"cookie"` |
#
# `what_can_it_see("router", {"ethernet": ["source mac"], "ipv4": ["ttl"], "tcp": ["ports"]}, False)`
# gives `{"source mac", "ttl"}`.
# `what_can_it_see("l7", {"tcp": ["ports"], "tls": ["server name"], "http": ["path"]}, False)`
# gives `{"ports", "server name"}`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: a table</summary>
#
# Write down for each device which headers it reads. The fields are a
# union over those of them that are in the frame.
#
# </details>
#
# <details><summary>Hint 2: encryption</summary>
#
# It takes away one header only, `"http"`, and only if `"tls"` or
# `"quic"` is in the frame and the device has no key.
#
# </details>


# %% answer="what_can_it_see"
def what_can_it_see(device, frame, decrypts):
    ### BEGIN SOLUTION
    headers = {
        "switch": ["ethernet", "vlan"],
        "router": ["ethernet", "vlan", "ipv4", "ipv6"],
        "l4": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic"],
        "l7": ["ethernet", "vlan", "ipv4", "ipv6", "tcp", "udp", "quic", "tls", "http"],
    }[device]
    if not decrypts and ("tls" in frame or "quic" in frame):
        headers = [header for header in headers if header != "http"]
    return {field for header in headers for field in frame.get(header, [])}
    ### END SOLUTION


# %% test="test_what_can_it_see" points=1
from course.check import calling

calling(what_can_it_see, "router", {"ethernet": ["source mac"], "ipv4": ["ttl"], "tcp": ["ports"]}, False).gives(
    {"source mac", "ttl"}, think="a router reads up to layer 3, and TCP is layer 4"
)
calling(what_can_it_see, "l7", {"tcp": ["ports"], "tls": ["server name"], "http": ["path"]}, False).gives(
    {"ports", "server name"}, think="HTTP inside TLS is encrypted, and this balancer has no key"
)

# %% test="test_what_can_it_see_devices" points=2
from course.check import calling

visit = {
    "ethernet": ["source mac", "destination mac"],
    "ipv4": ["source ip", "destination ip", "ttl"],
    "tcp": ["ports", "flags"],
    "tls": ["server name"],
    "http": ["host", "path", "cookie"],
}
calling(what_can_it_see, "l7", visit, True).gives(
    {field for fields in visit.values() for field in fields}, think="with the key a layer-7 balancer reads it all"
)
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("what_can_it_see")


def some(*fields):
    return draw.sample(fields, draw.randrange(1, len(fields) + 1))


def frame(*headers):
    fields = {
        "ethernet": some("source mac", "destination mac"),
        "vlan": ["vlan id"],
        "ipv4": some("source ip", "destination ip", "ttl"),
        "ipv6": some("source ip", "destination ip", "ttl"),
        "tcp": some("ports", "flags"),
        "udp": ["ports"],
        "quic": ["connection id"],
        "tls": ["server name"],
        "http": some("host", "path", "cookie"),
    }
    return {header: fields[header] for header in headers}


def reads(device, made, decrypts, *headers):
    return same(what_can_it_see(device, made, decrypts), {field for header in headers for field in made[header]})


for ip in ("ipv4", "ipv6"):
    for key in (False, True):
        tcp = frame("ethernet", "vlan", ip, "tcp", "tls", "http")
        udp = frame("ethernet", ip, "udp", "quic", "tls", "http")
        plain = frame("ethernet", ip, "tcp", "http")
        assert reads("switch", tcp, key, "ethernet", "vlan"), "a switch reads layer 2 and nothing above"
        assert reads("switch", udp, key, "ethernet"), "a switch reads layer 2 and nothing above"
        assert reads("router", tcp, key, "ethernet", "vlan", ip), "a router reads addresses, not ports"
        assert reads("router", udp, key, "ethernet", ip), "a router reads addresses, not ports"
        assert reads("router", frame("ethernet", ip), key, "ethernet", ip), "a router reads addresses"
        assert reads("l4", plain, key, "ethernet", ip, "tcp"), "a layer-4 balancer reads ports, and addresses too"
        assert reads("l4", tcp, key, "ethernet", "vlan", ip, "tcp"), "a layer-4 balancer looks at nothing above TCP"
        assert reads("l4", udp, key, "ethernet", ip, "udp", "quic"), "a layer-4 balancer reads QUIC's connection ID"
        assert reads("l7", plain, key, *plain), "HTTP that is not encrypted is read without a key"
        assert reads("l7", frame("ethernet", ip, "tcp"), key, "ethernet", ip, "tcp"), (
            "a header that is not there tells nothing"
        )
    assert reads("l7", tcp, True, *tcp), "with the key a layer-7 balancer reads all"
    assert reads("l7", udp, True, *udp), "with the key a layer-7 balancer reads all"
    assert reads("l7", tcp, False, "ethernet", "vlan", ip, "tcp", "tls"), (
        "without the key the server name can be read and the request cannot"
    )
    assert reads("l7", udp, False, "ethernet", ip, "udp", "quic", "tls"), "QUIC is always encrypted, and HTTP in it"
    later = frame("ethernet", ip, "udp", "quic", "http")
    assert reads("l7", later, False, "ethernet", ip, "udp", "quic"), "QUIC is always encrypted, and HTTP in it"
    assert reads("l7", later, True, *later), "with the key a layer-7 balancer reads all"
### END HIDDEN TESTS

# %% [markdown]
# TLS fits no layer cleanly. It serves applications and uses TCP, so people say 5 or 6.

# %% [markdown]
# Inside QUIC it is part of the transport itself: TLS supplies the handshake, QUIC's packets do the encryption (RFC 9001
# §3). Even the first ones are encrypted, but with keys that anybody can compute (§5.2), so the server name can be
# read there, too. And QUIC, a transport, travels inside another one, UDP (RFC 9000 §1).

# %% [markdown]
# ## Too large for the next link
#
# Each link has a largest packet, its **MTU**, 1500 bytes on Ethernet. A program sent one UDP datagram of 3992 bytes;
# with UDP's header IP had to carry 4000. **Predict**: how many packets went out?

# %%
predicted = None  # your number
cut = frames("data/datagram.pcap")
prediction(predicted, len(cut), "packets", "For a datagram of 3992 bytes")

# %% tags=["nbval-check-output"]
for frame in cut:
    bits = int.from_bytes(frame.data[20:22])
    print("bytes", int.from_bytes(frame.data[16:18]), "more", bool(bits & 0x2000), "offset", bits & 0x1FFF)

# %% [markdown]
# These are **fragments**. Each has an IP header of its own. A flag says whether more follow, and an **offset** where
# the bytes belong.

# %% [markdown]
# The offset has 13 bits only, so it counts units of 8 bytes: 185 means byte 1480. Therefore every
# fragment but the last must carry a multiple of 8 bytes (RFC 791 §3.2).

# %% [markdown]
# Fragments are fragile: lose one, and the whole packet is lost. So TCP sets the flag **don't fragment** (DF). A router
# that cannot pass such a packet on drops it and says so by **ICMP**, IP's own protocol for such messages: type 3,
# code 4, with the MTU that would do (RFC 1191 §4). A recording has this: the next link took 1400 bytes.

# %% tags=["nbval-check-output"]
told = next(
    frame.data for frame in frames("data/path_mtu.pcap") if frame.data[12:14] == b"\x08\0" and frame.data[23] == 1
)
print("type", told[34], "code", told[35], "MTU", int.from_bytes(told[40:42]))

# %% [markdown]
# In that recording the server sends smaller packets from then on. In IPv6 routers never cut (RFC 8200 §4.5): whatever
# the sender wants, they drop the packet and answer Packet Too Big, type 2, code 0 (RFC 4443 §3.2).

# %% [markdown]
# ### Exercise: path_mtu_fragments
#
# **Core · 12 minutes.** Write `path_mtu_fragments(payload, mtu, df, version=4) -> list | tuple`: what a router does
# with a packet of `payload` bytes behind the IP header, when the next link has this `mtu`. `df` is the flag, `version`
# is 4 or 6. IPv4's header has 20 bytes here, IPv6's 40.
#
# - A packet that fits is passed on as it is: a list with one tuple, `path_mtu_fragments(1000, 1500, True)`
#   gives `[(0, 1000, False)]`.
# - Else, if the router may, it cuts: a list of `(offset8, bytes, more)`, in order. `offset8` counts units of 8 bytes,
#   `bytes` is what the fragment carries behind its header, `more` is true for all but the last.
#   `path_mtu_fragments(4000, 1500, False)` gives `[(0, 1480, True), (185, 1480, True), (370, 1040, False)]`.
#   Each fragment takes as much as it can. A fragment that is not the last carries a multiple of 8 bytes. The last one
#   may fill its packet to the byte.
# - If it may not, the message it sends back: `("icmp", type, code, mtu)`. `path_mtu_fragments(4000, 1500, True)`
#   gives `("icmp", 3, 4, 1500)`. For IPv6, `path_mtu_fragments(4000, 1500, False, 6)`
#   gives `("icmp", 2, 0, 1500)`. (There the protocol is called ICMPv6; write `"icmp"` all the same.)
#
# In IPv6 there is no flag, and `df` means nothing. `mtu` is at least 68 in IPv4 and 1280 in IPv6.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: room</summary>
#
# `mtu` less the header is the room in a packet. A fragment that is not the last
# takes the largest multiple of 8 in it: with 1380 bytes of room that is 1376.
#
# </details>
#
# <details><summary>Hint 2: the loop</summary>
#
# As long as what is left does not fit into the room, cut off one fragment.
# What is left then is the last one, and may fill the room to the byte.
#
# </details>


# %% answer="path_mtu_fragments"
def path_mtu_fragments(payload, mtu, df, version=4):
    ### BEGIN SOLUTION
    header, message, may_cut = {4: (20, ("icmp", 3, 4, mtu), not df), 6: (40, ("icmp", 2, 0, mtu), False)}[version]
    room, at, fragments = mtu - header, 0, []
    if payload > room and not may_cut:
        return message
    size = room // 8 * 8
    while payload - at > room:
        fragments.append((at // 8, size, True))
        at += size
    return [*fragments, (at // 8, payload - at, False)]
    ### END SOLUTION


# %% test="test_path_mtu_fragments" points=1
from course.check import calling

calling(path_mtu_fragments, 1000, 1500, True).gives([(0, 1000, False)], think="1020 bytes fit into 1500")
calling(path_mtu_fragments, 4000, 1500, False).gives(
    [(0, 1480, True), (185, 1480, True), (370, 1040, False)],
    think="each has a header of 20 bytes, and offsets count units of 8",
)
calling(path_mtu_fragments, 4000, 1500, True).gives(("icmp", 3, 4, 1500), think="too large, and it must not be cut")
calling(path_mtu_fragments, 4000, 1500, False, 6).gives(("icmp", 2, 0, 1500), think="IPv6 routers never cut")

# %% test="test_path_mtu_fragments_sizes" points=2
from course.check import calling

calling(path_mtu_fragments, 1000, 1500, False).gives([(0, 1000, False)], think="1020 bytes fit into 1500")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("path_mtu_fragments")
pieces = [(0, 1480, True), (185, 1480, True), (370, 1480, True), (555, 20, False)]
assert same(path_mtu_fragments(4460, 1500, False), pieces), (
    "offsets count units of 8 bytes, and each fragment has a header"
)
pieces = [(0, 1376, True), (172, 1376, True), (344, 100, False)]
assert same(path_mtu_fragments(2852, 1400, False), pieces), "every fragment but the last carries a multiple of 8 bytes"
for _ in range(8):
    room = draw.choice([48, 100, 556, 1380, 1472, 1480])
    size, count = room - room % 8, draw.randrange(1, 6)
    left = draw.randrange(max(1, room - size + 1), room + 1)
    got = path_mtu_fragments(count * size + left, room + 20, False)
    want = [(at * size // 8, size, True) for at in range(count)] + [(count * size // 8, left, False)]
    assert same(got, want), "fragments take as much as they can, in units of 8 bytes, behind a header of 20"
for room in (100, 1380):
    size = room - room % 8
    got = path_mtu_fragments(size + room, room + 20, False)
    assert same(got, [(0, size, True), (size // 8, room, False)]), "the last fragment may fill its packet to the byte"
    got = path_mtu_fragments(size + room + 1, room + 20, False)
    want = [(0, size, True), (size // 8, size, True), (size // 4, room - size + 1, False)]
    assert same(got, want), "what does not fit into the last packet needs one more"
for df in (False, True):
    mtu = draw.randrange(576, 9000)
    assert same(path_mtu_fragments(mtu - 20, mtu, df), [(0, mtu - 20, False)]), (
        "a packet that fits is never cut or refused"
    )
### END HIDDEN TESTS

# %% test="test_path_mtu_fragments_refused" points=1
from course.check import calling

calling(path_mtu_fragments, 1000, 1500, True, 6).gives([(0, 1000, False)], think="1040 bytes fit into 1500")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("path_mtu_fragments refused")
for _ in range(3):
    mtu = draw.randrange(1280, 9000)
    size = mtu + draw.randrange(1, 9000)
    assert same(path_mtu_fragments(size, mtu, True), ("icmp", 3, 4, mtu)), "a packet with DF is refused, not cut"
    assert same(path_mtu_fragments(mtu - 19, mtu, True), ("icmp", 3, 4, mtu)), "one byte too many is too many"
    for df in (False, True):
        assert same(path_mtu_fragments(mtu - 40, mtu, df, 6), [(0, mtu - 40, False)]), "IPv6's header has 40 bytes"
        assert same(path_mtu_fragments(size, mtu, df, 6), ("icmp", 2, 0, mtu)), (
            "in IPv6 routers never cut, whatever DF says"
        )
        assert same(path_mtu_fragments(mtu - 39, mtu, df, 6), ("icmp", 2, 0, mtu)), "IPv6's header has 40 bytes"
### END HIDDEN TESTS

# %% [markdown]
# ## A black hole
#
# To find the **path MTU**, the smallest on the way, the sender depends on that ICMP message. Some firewalls throw all
# ICMP away. Here a large page comes over a narrow link, and such a firewall stands before the server. The recording was
# made between the two. The last number is the frame's bytes.

# %% tags=["nbval-check-output"]
for frame in frames("data/black_hole.pcap")[23:31]:
    protocol = {1: "ICMP", 6: "TCP"}[frame.data[23]]
    print(f"{frame.ms:6.0f} ms", protocol, "from", ".".join(map(str, frame.data[26:30])), len(frame.data))

# %% [markdown]
# The router protests each time, and the server never hears it. It repeats the same large segment, each time after
# twice as long. The connection opened without trouble, the request went out, small answers arrive: only **large
# answers hang**. People look for the fault in the server, in DNS, anywhere but at layer 3.

# %% [markdown]
# Two repairs: let ICMP through, at least type 3 code 4; or let a router on the path lower the MSS in passing SYNs, so
# that no segment is too large (**MSS clamping**). TCP can also probe for itself (RFC 4821), where that is on.

# %% [markdown]
# ### Exercise: diagnose
#
# **Stretch · 12 minutes.** Write `diagnose(events) -> (cause, repair)`. `events` are packets in order, seen on both
# sides of the path, each `(sender, what, size, arrived)`: the sender is `"client"`, `"server"`, `"resolver"` or
# `"router"`; `what` is `"query"` or `"reply"` (DNS), `"syn"`, `"syn-ack"`, `"data"`, or `"too big"` (ICMP from a
# router); `size` is in bytes; `arrived` says whether it reached the other end. Packets may have been lost and sent
# again.
#
# `diagnose([("client", "syn", 60, True), ("server", "syn-ack", 60, True), ("server", "data", 1500, False)])`
# gives `("black hole", "mss_clamp")`. With one more lost packet, `("server", "data", 60, False)`, it
# gives `("loss", None)`. The rules, in this order:
#
# 1. There is a query and no reply arrived: `("dns", None)`.
# 2. There is a SYN and no SYN-ACK arrived: `("no connection", None)`.
# 3. There is no data, or the last data arrived: `("none", None)`. What was lost on the way has been made good.
# 4. Look at **all** packets of the sender of the last data, not at data alone. If each that was lost is larger than
#    each that arrived, or none arrived: `("black hole", repair)`, else `("loss", None)`.
#
# The repair of a black hole is `"allow_icmp"` if some `"too big"` was sent and did not arrive, else `"mss_clamp"`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: rules 1 and 2</summary>
#
# Make a set of all `what`, and a set of those that arrived.
#
# </details>
#
# <details><summary>Hint 2: rule 4</summary>
#
# Compare the smallest packet that was lost with the largest that arrived.
# There may be none that arrived. `max(sizes, default=0)` can help.
#
# </details>


# %% answer="diagnose"
def diagnose(events):
    ### BEGIN SOLUTION
    sent = {what for _, what, _, _ in events}
    came = {what for _, what, _, arrived in events if arrived}
    for asked, answer, cause in (("query", "reply", "dns"), ("syn", "syn-ack", "no connection")):
        if asked in sent and answer not in came:
            return cause, None
    last = {what: (sender, arrived) for sender, what, _, arrived in events}
    sender, arrived = last.get("data", (None, True))
    if arrived:
        return "none", None
    lost = [size for who, _, size, arrived in events if who == sender and not arrived]
    passed = [size for who, _, size, arrived in events if who == sender and arrived]
    if any(small <= large for small in lost for large in passed):
        return "loss", None
    filtered = ("too big", False) in {(what, arrived) for _, what, _, arrived in events}
    return "black hole", "allow_icmp" if filtered else "mss_clamp"
    ### END SOLUTION


# %% test="test_diagnose" points=1
from course.check import calling

stuck = [("client", "syn", 60, True), ("server", "syn-ack", 60, True), ("server", "data", 1500, False)]
calling(diagnose, stuck).gives(
    ("black hole", "mss_clamp"), think="what the server sent and was lost is larger than what arrived"
)
calling(diagnose, [*stuck, ("server", "data", 60, False)]).gives(
    ("loss", None), think="60 bytes were lost, and 60 bytes arrived: size is not the reason"
)

# %% test="test_diagnose_cause" points=2
from course.check import calling

fine = [("client", "syn", 60, True), ("server", "syn-ack", 60, True), ("server", "data", 1500, True)]
calling(diagnose, fine).gives(("none", None), think="the last data arrived")
calling(diagnose, [("client", "syn", 60, False)]).gives(("no connection", None), think="a SYN, and no SYN-ACK")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("diagnose")
asked, found = ("client", "query", 59, True), ("resolver", "reply", 75, True)
hello = [asked, found, ("client", "syn", 60, True), ("server", "syn-ack", 60, True), ("client", "data", 400, True)]
large, small = draw.randrange(1401, 1500), draw.randrange(100, 1300)
stuck = [("server", "data", large, False)] * draw.randrange(1, 5)
protest = ("router", "too big", 576, False)
heard = ("router", "too big", 576, True)
short = ("server", "data", small, True)

assert same(diagnose([*hello, short, *stuck]), ("black hole", "mss_clamp")), (
    "small packets arrive and large ones do not: a black hole, and no message to let through"
)
assert same(diagnose([*hello, *stuck]), ("black hole", "mss_clamp")), "the SYN-ACK is a packet that arrived, too"
filtered = [event for lost in stuck for event in (lost, protest)]
assert same(diagnose([*hello, short, *filtered]), ("black hole", "allow_icmp")), (
    "the router's message was sent and did not arrive: let it through"
)
assert same(diagnose([*hello, ("server", "data", large, False), heard, *stuck]), ("black hole", "mss_clamp")), (
    "a message that arrived was not filtered"
)
mended = [*hello, *stuck, heard, ("server", "data", 1400, True)]
assert same(diagnose(mended), ("none", None)), "the last data arrived: discovery has done its work"
assert same(diagnose([*hello, *filtered, ("server", "data", large, True)]), ("none", None)), (
    "the last data arrived, whatever happened before"
)
assert same(diagnose([*hello, ("server", "data", 60, False)]), ("loss", None)), "small packets are lost, too"
assert same(diagnose([*hello, ("server", "data", large, True), *stuck]), ("loss", None)), (
    "a packet as large arrived: size is not the reason"
)
assert same(diagnose([*hello, ("server", "data", large + 1, True), *stuck]), ("loss", None)), (
    "a larger packet arrived: size is not the reason"
)
gone = [("server", "data", small, False), *stuck]
assert same(diagnose([*hello, ("server", "data", small + 1, True), *gone]), ("loss", None)), (
    "each packet that was lost must be larger than each that arrived"
)
assert same(diagnose([*hello, ("client", "data", 1500, True), *stuck]), ("black hole", "mss_clamp")), (
    "what arrives from one side says nothing about the other"
)
upload = [("client", "data", large, False), ("client", "data", large, False)]
assert same(diagnose([*hello, ("server", "data", 1500, True), *upload]), ("black hole", "mss_clamp")), (
    "a client's large packets can vanish as well"
)
assert same(diagnose([*hello, ("server", "data", 90, False), short, *upload]), ("black hole", "mss_clamp")), (
    "what was lost from one side says nothing about the other"
)
### END HIDDEN TESTS

# %% test="test_diagnose_early" points=1
from course.check import calling

calling(diagnose, [("client", "query", 59, False)]).gives(("dns", None), think="a query, and no reply")
### BEGIN HIDDEN TESTS
from course.check import rng, same

draw = rng("diagnose early")
asked, again = ("client", "query", 59, True), ("client", "query", 59, False)
syn, opened = ("client", "syn", 60, True), ("server", "syn-ack", 60, True)
for _ in range(2):
    lost = [("client", "syn", 60, False)] * draw.randrange(1, 4)
    size = draw.randrange(80, 400)
    late = ("resolver", "reply", size, False)
    assert same(diagnose([asked, again, late]), ("dns", None)), "a reply that does not arrive is no reply"
    assert same(diagnose([again, asked, late, ("resolver", "reply", size, True), syn]), ("no connection", None)), (
        "the name was found in the end; the server did not answer"
    )
    assert same(diagnose(lost), ("no connection", None)), "a SYN, and no SYN-ACK"
    assert same(diagnose([*lost, syn, ("server", "syn-ack", 60, False)]), ("no connection", None)), (
        "a SYN-ACK that does not arrive opens nothing"
    )
    assert same(diagnose([*lost, syn, opened]), ("none", None)), "what was lost and repeated has been made good"
    assert same(diagnose([*lost, syn, opened, ("server", "data", size, True)]), ("none", None)), (
        "what was lost and repeated has been made good"
    )
assert same(diagnose([]), ("none", None)), "nothing happened, so nothing is wrong"
### END HIDDEN TESTS

# %% [markdown]
# ## What fits no layer
#
# How does a receiver know what is inside? By a number in the header around it: an EtherType in Ethernet, a protocol
# number in IP, a port in TCP or UDP. IANA keeps the lists. The number tells by what a protocol is *carried*, which is
# a fact; its layer is an opinion.

# %% [markdown]
# Two examples. Routers tell each other their routes, a layer-3 matter. Inside one company they may use OSPF, which
# IP carries as protocol 89 (RFC 2328 §A.1). Between companies it is BGP: an application over TCP, port 179
# (RFC 4271 §3).

# %% [markdown]
# ### Exercise: place
#
# **Stretch · 8 minutes.** Write `place(name) -> (carrier, number)`: what carries a protocol, and the number by which
# it is known there. The carrier is `"ethernet"` (an EtherType), `"ip"` (a protocol number, for both versions), `"tcp"`
# or `"udp"` (the port of the server). `place("arp")` gives `("ethernet", 2054)`, which is 0x0806, and `place("bgp")`
# gives `("tcp", 179)`.
#
# The names are `"arp"`, `"ipv4"`, `"ipv6"`, `"icmp"`, `"icmpv6"`, `"tcp"`, `"udp"`, `"ospf"`, `"bgp"`, `"dns"` (an
# ordinary query), `"http"` (without TLS), `"https"` (HTTP/1.1 or 2) and `"quic"` (for HTTP/3). All but two can be read
# from the recordings in `data/`, and those two stand above.
#
# May be used: anything, the tables of this lesson too.
#
# <details><summary>Hint 1: the IP family</summary>
#
# `ETHERTYPES` and `PROTOCOLS` know some. In frame 2 of `ipv6.pcap`
# byte 20 is IPv6's next header; in frame 9 of `path_mtu.pcap` byte 23 is IPv4's protocol.
#
# </details>
#
# <details><summary>Hint 2: ports</summary>
#
# In `page.pcap` the client asks for a name, then for a page. In `secure.pcap`
# and `quic.pcap` it asks with TLS, once over TCP and once over UDP.
#
# </details>


# %% answer="place"
def place(name):
    ### BEGIN SOLUTION
    places = {
        "arp": ("ethernet", 0x0806),
        "ipv4": ("ethernet", 0x0800),
        "ipv6": ("ethernet", 0x86DD),
        "icmp": ("ip", 1),
        "icmpv6": ("ip", 58),
        "tcp": ("ip", 6),
        "udp": ("ip", 17),
        "ospf": ("ip", 89),
        "bgp": ("tcp", 179),
        "dns": ("udp", 53),
        "http": ("tcp", 80),
        "https": ("tcp", 443),
        "quic": ("udp", 443),
    }
    return places[name]
    ### END SOLUTION


# %% test="test_place" points=1
from course.check import calling

calling(place, "arp").gives(("ethernet", 0x0806), think="bytes 12 and 13 of the frame")
calling(place, "bgp").gives(("tcp", 179), think="an application over TCP")

# %% test="test_place_carriers" points=1
from course.check import calling

calling(place, "arp").gives(("ethernet", 0x0806), think="bytes 12 and 13 of the frame")
### BEGIN HIDDEN TESTS
from course.check import rng, same

carried = {
    "arp": ("ethernet", 0x0806),
    "ipv4": ("ethernet", 0x0800),
    "ipv6": ("ethernet", 0x86DD),
    "icmp": ("ip", 1),
    "icmpv6": ("ip", 58),
    "tcp": ("ip", 6),
    "udp": ("ip", 17),
    "ospf": ("ip", 89),
    "bgp": ("tcp", 179),
    "dns": ("udp", 53),
    "http": ("tcp", 80),
    "https": ("tcp", 443),
    "quic": ("udp", 443),
}
names = list(carried)
rng("place").shuffle(names)
for name in names:
    assert same(place(name), carried[name]), "each protocol has its carrier, and the number by which it is known there"
### END HIDDEN TESTS

# %% [markdown]
# **In your own words** (marked by hand): your team wants to write down at which layer TLS works. Say in two or three
# sentences what you would write, and what speaks against it. A good answer names what TLS uses, what it serves, and
# what changes inside QUIC.

# %% [markdown] written="disputed_layer" points=2
# TLS fits no layer of OSI. Over TCP it stands between transport and application: it uses a transport's byte stream and
# gives the application another one, so 5 or 6 is a fair label. In QUIC it is a part of the transport: its handshake
# supplies the keys, and QUIC's own packets are what is encrypted. I would write "between 4 and 7" and name what
# carries it.
#
# Rubric: 1 point for what it uses and what it serves; 1 point for QUIC, or for saying that the layer is a label and
# not a fact.

# %% [markdown]
# ## What you can do now
#
# - Find each header in a frame: each says how long it is and what comes next; IP says where the packet ends.
# - Headers weigh on small messages; beyond one segment their share hardly changes.
# - A switch reads MAC addresses, a router IP addresses, a layer-4 balancer ports, and a layer-7 balancer the request,
#   if it has the key. The server name can be read without one.
# - A packet that is too large is cut, or refused by ICMP. When that message is lost, large answers hang.
# - TLS, QUIC and BGP fit no layer of the table: say what carries them.

# %% [markdown]
# **Go further.** Layers of the internet: RFC 1122 §1.1.3. IPv4: RFC 791; IPv6: RFC 8200; TCP's header: RFC 9293 §3.1.
# ARP: RFC 826. Path MTU discovery: RFC 1191, RFC 8201; its black holes: RFC 2923 §2.1; probing: RFC 4821, RFC 8899.
# QUIC: RFC 9000. The recordings were made by `tools/record_frames.py` from real programs and kernels; it pads short
# frames as a network card does.
