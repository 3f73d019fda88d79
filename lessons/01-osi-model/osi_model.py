# %% [markdown]
# # The OSI model
#
# **About 56 minutes**: 11 reading, 45 of core exercises; 20 more of stretch. No core exercise needs a stretch one.
#
# "That is a layer-7 problem." "We balance at layer 4." What do these numbers mean, and what do they hide? You take
# real frames apart, byte by byte. Then you can
#
# - find each header in a frame, whatever options, tags and padding it has;
# - hop from one network into another, and say what stops it;
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
# These 129 bytes crossed a cable when the program curl asked a server for a page. Such a unit is called a **frame**.
# Only its checksum is missing, which network cards keep to themselves. On the right stands the same as text.

# %% [markdown]
# **Predict**: how many bytes stand in front of the text? You may look, but do not count.

# %%
from course.draw import prediction

predicted = None  # your number
prediction(predicted, request.index(b"GET"), "bytes", "In front of the text")

# %% [markdown]
# The text is what curl wanted to send. Everything before it was added on the way down to the cable by three protocols,
# each with a **header** of its own. The outermost stands first: **Ethernet's**, which says who on this cable sends to
# whom.

# %% tags=["nbval-check-output"]
print("to", request[0:6].hex(":"), "from", request[6:12].hex(":"), "type", request[12:14].hex())

# %% [markdown]
# The network cards have **MAC addresses** of six bytes. Two more bytes, the **EtherType**, say what comes next: `0800`
# is IPv4, whose header begins at byte 14. Its first byte holds two numbers: `byte >> 4` is the upper, `byte & 15` the
# lower.

# %% tags=["nbval-check-output"]
print("version", request[14] >> 4, "length", request[14] & 15, "protocol", request[23])
print("from", *request[26:30], "to", *request[30:34], "bytes in all", int.from_bytes(request[16:18]))

# %% [markdown]
# These **IP addresses**, 203.0.113.7 and 192.0.2.10, are valid across the whole internet. The **protocol** field says
# what follows: 6 is TCP. The length of the header is counted in words of four bytes. **Predict**: at which byte of the
# frame does TCP begin?

# %%
predicted = None  # your number
tcp = 14 + 4 * (request[14] & 15)
prediction(predicted, tcp, "", "TCP begins at byte")

# %% tags=["nbval-check-output"]
print("from port", int.from_bytes(request[tcp : tcp + 2]), "to port", int.from_bytes(request[tcp + 2 : tcp + 4]))
print("length", request[tcp + 12] >> 4)

# %% [markdown]
# **Ports** tell the programs on one machine apart. TCP's header, too, has 5 words, and behind it the text begins.
#
# Now cut a frame yourself: the question for the server's address. Its IPv4 carries protocol 17, **UDP**, whose header
# always has 8 bytes. Put in the three places. If all is right, the last colour begins with `93 01`.

# %%
question = page[2].data
cuts = [0, 0, 0]  # your numbers: where IPv4, UDP and the question begin
edges = [0, *sorted(cuts), len(question)]
bytemap(question, zip(["Ethernet", "IPv4", "UDP", "question"], edges, edges[1:], strict=False))

# %% [markdown]
# ## Seven names for what you have seen
#
# Each header is the work of one **layer**. A layer uses the one below and serves the one above. The OSI model
# (ISO/IEC 7498-1) numbers seven, from the cable up:
#
# | layer | name | for example |
# |---|---|---|
# | 7 | application | HTTP, gRPC, DNS |
# | 6 and 5 | presentation and session | seldom told apart: encodings, perhaps TLS |
# | 4 | transport | TCP, UDP, QUIC |
# | 3 | network | IP, and how its packets find their way |
# | 2 | data link | Ethernet, Wi-Fi, MAC addresses |
# | 1 | physical | cable, fibre, radio |

# %% [markdown]
# The internet was not built from this table: RFC 1122 §1.1.3 has four layers, link, internet, transport and
# application. OSI is a **vocabulary**. "A layer-7 problem" is one in HTTP. "Balancing at layer 4" means by addresses
# and ports, without a look at the request. Most work happens at 4 and 7, until an outage of BGP, a packet too large for
# a link or a flood of invented MAC addresses sends you down.

# %% [markdown]
# ## Ethernet, and whose cable it is
#
# Is every frame cut as these were? Begin with the outermost header. One cable can carry several networks, and then a
# **VLAN tag** of four bytes, behind the addresses, says to which of them a frame belongs (IEEE 802.1Q). Here it is put
# in by hand, for network 42.

# %%
tagged = request[:12] + bytes.fromhex("8100002a") + request[12:]
bytemap(tagged, [("Ethernet", 0, 14), ("VLAN tag", 14, 18), ("IPv4", 18, 38)])

# %% [markdown]
# To the standard the tag is bytes 12 to 15: `8100`, which means a tag, and `002a`, the network. Wireshark, scapy and we
# cut two bytes later: then each part ends with the next EtherType. `88a8` is a provider's tag around a customer's.

# %% tags=["setup"]
ETHERTYPES = {0x0800: "ipv4", 0x0806: "arp", 0x86DD: "ipv6", 0x8100: "vlan", 0x88A8: "vlan"}

# %% [markdown]
# ### Exercise: link
#
# **Core · 7 minutes.** Write `link(frame) -> (parts, type)`: what an Ethernet frame has in front of its packet.
# `parts` is a list of `(name, start, end)`, so that `frame[start:end]` is that part: `"ethernet"`, the first 14 bytes,
# then one `"vlan"` of 4 bytes for each tag. `type` is the EtherType of what follows them, as a number.
# `link(request)` gives `([("ethernet", 0, 14)], 2048)`, and `link(tagged)`
# gives `([("ethernet", 0, 14), ("vlan", 14, 18)], 2048)`. 2048 is 0x0800.
#
# - The last two bytes of each part are the EtherType of what comes next, high byte first.
# - The two types of a tag are in `ETHERTYPES`. There may be any number of tags, one behind the other.
# - Any other type ends the parts, whether `ETHERTYPES` knows it or not.
#
# The frames are whole, and their types are 1536 or more, as EtherTypes are.
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
calling(link, macs + b"\x88\xa8\x00\x07\x81\x00\x00\x2a\x86\xdd" + bytes(46)).gives(
    ([("ethernet", 0, 14), ("vlan", 14, 18), ("vlan", 18, 22)], 34525), think="a tag behind a tag; 0x86dd is IPv6"
)

# %% test="test_link_tags" points=2
from course.check import calling

calling(link, bytes(12) + b"\x08\x06" + bytes(46)).gives(([("ethernet", 0, 14)], 2054), think="0x0806 is ARP's type")

# %% [markdown]
# ## Break it: hop into another network
#
# One cable joins two switches and carries two networks: frames of network 42 have a tag on it, those of network 1, the
# cable's own, have none. You sit in network 1. Your switch lets a tagged frame in only if the tag says 1. Both read
# frames with your `link`.

# %%
def delivered_in(frame, own=1):
    """The number of the network in which the second switch delivers a frame; None if the first one drops it."""

    def network(frame):
        return int.from_bytes(frame[14:16]) & 4095 if len(link(frame)[0]) > 1 else None

    if network(frame) not in (None, own):
        return None
    sent = frame if network(frame) is None else frame[:12] + frame[16:]
    return network(sent) or own


# %% [markdown]
# **Attack**: put in tags, so that your frame is delivered in network 42, where you have no business.

# %% tags=["needs-answer"]
put_in = ""  # your hexadecimal digits, such as "8100002a"
attack = request[:12] + bytes.fromhex(put_in) + request[12:]
print("delivered in network", delivered_in(attack))
bytemap(attack, link(attack)[0])

# %% [markdown]
# With the tag of 42 alone the frame is dropped at the door. With `81000001` before it the frame gets in, the first
# switch takes your own network's tag off, and the second one believes what is left: **VLAN hopping**. The repair is to
# tag every network on the cable, or to keep hosts out of its own.

# %% [markdown]
# ## Headers of other lengths
#
# Three frames before the request curl's machine opened the connection with a TCP segment that is called a SYN.
# **Predict**: how long is TCP's header in it?

# %%
predicted = None  # your number
syn = page[4].data
prediction(predicted, 4 * (syn[46] >> 4), "bytes", "TCP's header in a SYN")

# %% [markdown]
# Behind the usual 20 bytes stand **options**, by which the two ends agree on what they can do, such as the largest
# segment that curl's machine takes. Many systems also add time stamps to each segment, another 12 bytes. IPv4 may have
# options too, though rarely. That is why both headers carry their length.

# %% [markdown]
# Two frames after that SYN comes an acknowledgement. It carries no text, and its three headers make 54 bytes. Yet the
# frame has 60.

# %%
ack = page[6].data
bytemap(ack, [("Ethernet", 0, 14), ("IPv4", 14, 34), ("TCP", 34, 54)])

# %% [markdown]
# An Ethernet frame has at least 64 bytes, four of them the checksum, so shorter ones are filled up with **padding**.
# Only IP's own length, 40 here, says where the packet ends. A program that takes the rest for payload reads rubbish.

# %% [markdown]
# ### Exercise: ipv4
#
# **Core · 8 minutes.** Write `ipv4(frame, at) -> (parts, protocol, end)`: an IPv4 packet begins at byte `at` of
# `frame`. `parts` is a list of one tuple, `("ipv4", start, end)` of the header. `protocol` is the number of the
# protocol whose header comes next. `end` is where the packet ends. All places count from the beginning of the frame.
# `ipv4(request, 14)` gives `([("ipv4", 14, 34)], 6, 129)`, and `ipv4(ack, 14)` gives `([("ipv4", 14, 34)], 6, 54)`.
#
# | bytes of the header | hold |
# |---|---|
# | 0 | in the lower 4 bits, the header's length in words of four bytes |
# | 2 and 3 | the length of the whole packet in bytes, its header included |
# | 6 and 7 | three flags and, in the lower 13 bits, the **fragment offset** |
# | 9 | the protocol |
#
# - A large packet may travel in pieces. A piece whose fragment offset is not 0 begins in the middle of something: then
#   `protocol` is `None`, whatever the flags say.
#
# Numbers of two bytes have the high byte first. The packet is whole and well-formed.
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

# %% test="test_ipv4_fragments" points=1
from course.check import calling

first = "4500002400000000401100000a000001c000020a" + "13880035001000000102030405060708"
calling(ipv4, bytes.fromhex(first), 0).gives(([("ipv4", 0, 20)], 17, 36), think="the offset is 0: here UDP begins")

# %% [markdown]
# ## The same for IPv6, and what is left
#
# IPv6's own header always has 40 bytes. Options went into **extension headers** behind it, each of which says what
# comes next (RFC 8200 §4). Here is one, in a kernel's message to its neighbours. The function below, which is given,
# follows them.

# %%
hail = frames("data/ipv6.pcap")[0].data
bytemap(hail, [("Ethernet", 0, 14), ("IPv6", 14, 54), ("extension header", 54, 62)])

# %% tags=["setup"]
def ipv6(frame, at):
    """What `ipv4` gives, for a packet of IPv6."""
    parts, protocol = [("ipv6", at, at + 40)], frame[at + 6]
    while protocol in (0, 43, 60):  # hop-by-hop options, routing, destination options
        start = parts[-1][2]
        parts.append(("extension", start, start + 8 + 8 * frame[start + 1]))
        protocol = frame[start]
    return parts, protocol, at + 40 + int.from_bytes(frame[at + 4 : at + 6])


# %% [markdown]
# Two protocols are left. **ARP** asks which MAC address belongs to an IP address, and has no IP header itself.
# **QUIC**, the transport of HTTP/3, travels inside UDP.

# %% [markdown]
# ### Exercise: layers
#
# **Core · 12 minutes.** Write `layers(frame) -> list`: the parts of an Ethernet frame, each as `(name, start, end)`, in
# order and without gaps.
# `layers(request)` gives `[("ethernet", 0, 14), ("ipv4", 14, 34), ("tcp", 34, 54), ("payload", 54, 129)]`, and
# `layers(ack)` gives `[("ethernet", 0, 14), ("ipv4", 14, 34), ("tcp", 34, 54), ("padding", 54, 60)]`.
#
# First come the parts that `link` finds, then those of `ipv4` or `ipv6`, if the type is theirs. Then:
#
# | name | when | length |
# |---|---|---|
# | `"arp"` | the type is ARP | 28 bytes |
# | `"tcp"` | the protocol is 6 | the upper 4 bits of its byte 12, in words of four bytes |
# | `"udp"` | the protocol is 17 | 8 bytes, the first four of them two ports |
# | `"quic"` | behind UDP, if one of its ports is 443 | the rest of the packet |
# | `"payload"` | whatever is left of the packet | the rest of the packet |
# | `"padding"` | behind the packet | the rest of the frame |
#
# - An IP packet ends where `ipv4` or `ipv6` says, ARP after 28 bytes, and any other type's packet with the frame.
# - A part without bytes is left out.
#
# The frames are whole and well-formed. The tests run your `link` and `ipv4`, too: mend these first.
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
asked = "00005e00530a00005e005307 8100002a 08004500003bb83700004011c468cb007107c000020a"
asked += "d2dc0035002759aa" + "930100200001000000000000037777770473686f7004746573740000010001"
calling(layers, bytes.fromhex(asked)).gives(
    [("ethernet", 0, 14), ("vlan", 14, 18), ("ipv4", 18, 38), ("udp", 38, 46), ("payload", 46, 77)],
    think="a tag, then IPv4, whose protocol is 17; UDP's header has 8 bytes",
)

# %% test="test_layers_transport" points=1
from course.check import calling

echo = bytes.fromhex("00005e00530a00005e0053070800 4500002e000000004001b672cb007107c000020a 08000000dead0001")
calling(layers, echo + bytes(18)).gives(
    [("ethernet", 0, 14), ("ipv4", 14, 34), ("payload", 34, 60)],
    think="the protocol is 1, neither TCP nor UDP: all that IPv4 carries is payload",
)

# %% test="test_layers_lengths" points=2
from course.check import calling

calling(
    layers, bytes(12) + b"\x08\0\x45\0\0\x2e" + bytes(5) + b"\x06" + bytes(22) + b"\x50" + bytes(7) + b"hello!"
).gives(
    [("ethernet", 0, 14), ("ipv4", 14, 34), ("tcp", 34, 54), ("payload", 54, 60)],
    think="5 words of four bytes, twice, and IPv4 says that it ends after 46 bytes",
)

# %% test="test_layers_link" points=1
from course.check import calling

calling(layers, bytes(12) + b"\x08\x06" + bytes(28)).gives(
    [("ethernet", 0, 14), ("arp", 14, 42)], think="the type is ARP, and ARP has 28 bytes"
)

# %% test="test_layers_ipv6" points=1
from course.check import calling

calling(layers, bytes(12) + b"\x86\xdd\x60" + bytes(4) + b"\x12\x11" + bytes(33) + bytes(18)).gives(
    [("ethernet", 0, 14), ("ipv6", 14, 54), ("udp", 54, 62), ("payload", 62, 72)],
    think="IPv6's header has 40 bytes, and its byte 6 is 17",
)

# %% [markdown]
# ## Against the real thing
#
# Together, your three functions read a frame. `data/` has 117 frames of curl, dig, an HTTP/3 client and their kernels.
# The library scapy has taken frames apart for twenty years. **Predict**: how many do you and scapy read differently?

# %%
from pathlib import Path

from scapy.layers.inet import IP, TCP, UDP
from scapy.layers.inet6 import IPv6, IPv6ExtHdrHopByHop
from scapy.layers.l2 import ARP, Dot1Q, Ether
from scapy.packet import Padding

scapys = {Ether: "ethernet", ARP: "arp", IP: "ipv4", IPv6: "ipv6", IPv6ExtHdrHopByHop: "extension"}
scapys |= {TCP: "tcp", UDP: "udp", Padding: "padding"}

# %% tags=["needs-answer"]
predicted, recorded = None, [frame for path in sorted(Path("data").glob("*.pcap")) for frame in frames(path)]
others = [list(dict.fromkeys(scapys.get(a, "payload") for a in Ether(f.data).layers())) for f in recorded]
ours = [[name.replace("quic", "payload") for name, _, _ in layers(frame.data)] for frame in recorded]
prediction(predicted, sum(a != b for a, b in zip(ours, others, strict=True)), "of 117", "Frames read differently")

# %% [markdown]
# Scapy also builds frames, layer on layer. Take the tag off, or give `IP` the argument `options=b"\1\1\1\1"`, and see
# your function follow.

# %% tags=["needs-answer"]
cable = Ether(src="00:00:5e:00:53:07", dst="00:00:5e:00:53:0a") / Dot1Q(vlan=42)
packet = IP(src="203.0.113.7", dst="192.0.2.10") / UDP(sport=50000, dport=443)
built = bytes(cable / packet / b"secret")
bytemap(built, layers(built))

# %% [markdown]
# The word in it is no QUIC at all. A number such as a port says what *should* be inside, no more.

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
# With TLS the request is encrypted. One recording has the page over plain HTTP, another one the same page over TLS.
# The path is `/hello`. **Predict**: in how many frames of the two recordings together can it be read?

# %%
predicted = None  # your number
secure = frames("data/secure.pcap")
readable = sum(b"/hello" in frame.data for frame in page + secure)
prediction(predicted, readable, "frames", "In which the path can be read")

# %% [markdown]
# It can be read in the plain recording only. And the server's name? It is in these frames of the encrypted visit:

# %% tags=["nbval-check-output"]
print([frame.n for frame in secure if b"www.shop.test" in frame.data])

# %% [markdown]
# TLS begins with a ClientHello, sent before there is a key, which holds the **server name** (SNI; lesson 5 shows how to
# hide it). So a balancer can choose by name without the key, and not by path. Here curl was told the address: an
# ordinary DNS query would have shown the name as well.

# %% [markdown]
# ### Exercise: what_can_it_see
#
# **Core · 8 minutes.** Write `what_can_it_see(device, frame, decrypts) -> set`: all fields of a frame that a device
# reads. `device` is `"switch"`, `"router"`, `"l4"` or `"l7"`. `frame` is a dict of its headers, the outermost first,
# each with a list of one or more fields. `decrypts` is true if the device has the key.
#
# `what_can_it_see("router", {"ethernet": ["source mac"], "ipv4": ["ttl"], "tcp": ["ports"]}, False)`
# gives `{"source mac", "ttl"}`.
# `what_can_it_see("l7", {"tcp": ["ports"], "tls": ["server name"], "http": ["path"]}, False)`
# gives `{"ports", "server name"}`.
#
# | layer | its headers | who reads them |
# |---|---|---|
# | 2 | `"ethernet"`, `"vlan"` | all four |
# | 3 | `"ipv4"`, `"ipv6"` | all but the switch |
# | 4 | `"tcp"`, `"udp"`, `"quic"` | both balancers |
# | above | `"tls"`, `"http"` | `"l7"` |
#
# - Whoever reads a header reads all its fields, whatever they are called. One name may stand in several headers.
# - `"http"` is encrypted if `"tls"` or `"quic"` is in the frame, or both, and then only the key opens it. Nothing else
#   in the frame is encrypted.
#
# `frame` stays as it is.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: a table</summary>
#
# Write down for each device which headers it reads. The fields are a union over those of them that are in the frame.
#
# </details>
#
# <details><summary>Hint 2: encryption</summary>
#
# It takes away one header only, `"http"`, and only if `"tls"` or `"quic"` is in the frame and the device has no key.
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

# %% [markdown]
# ## Too large for the next link
#
# Each link has a largest packet, its **MTU**: 1500 bytes on Ethernet. A program sent one UDP datagram of 3992 bytes, so
# that with UDP's header IP had to carry 4000. **Predict**: how many packets went out?

# %%
predicted = None  # your number
cut = frames("data/datagram.pcap")
prediction(predicted, len(cut), "packets", "For a datagram of 3992 bytes")

# %% tags=["nbval-check-output"]
for frame in cut:
    bits = int.from_bytes(frame.data[20:22])
    print("bytes", int.from_bytes(frame.data[16:18]), "more", bool(bits & 0x2000), "offset", bits & 0x1FFF)

# %% [markdown]
# Each of these **fragments** has an IP header of its own. The offset has 13 bits only, so it counts units of 8 bytes:
# 185 means byte 1480. Therefore every fragment but the last carries a multiple of 8 bytes (RFC 791 §3.2).

# %% [markdown]
# Lose one fragment, and the whole packet is lost. So TCP usually sets the flag **don't fragment** (DF). A router that
# cannot pass such a packet on drops it and says so by **ICMP**: type 3, code 4, and the MTU that would do (RFC 1191
# §4). In a recording the next link took 1400 bytes.

# %% tags=["nbval-check-output"]
told = next(
    frame.data for frame in frames("data/path_mtu.pcap") if frame.data[12:14] == b"\x08\0" and frame.data[23] == 1
)
print("type", told[34], "code", told[35], "MTU", int.from_bytes(told[40:42]))

# %% [markdown]
# From then on the server sends smaller packets. In IPv6 routers never cut (RFC 8200 §4.5): whatever the sender wants,
# they drop the packet and answer Packet Too Big, type 2, code 0 (RFC 4443 §3.2).

# %% [markdown]
# ### Exercise: path_mtu_fragments
#
# **Core · 10 minutes.** Write `path_mtu_fragments(payload, mtu, df, version=4) -> list | tuple`: what a router does
# with a packet of `payload` bytes, 0 or more, behind its IP header, if the next link has this `mtu`. `df` is the flag,
# `version` is 4 or 6. IPv4's header has 20 bytes here, IPv6's 40.
#
# - A packet that fits is passed on as it is: `path_mtu_fragments(1000, 1500, True)` gives `[(0, 1000, False)]`.
# - Otherwise, if the router may cut, it does: a list of `(offset8, bytes, more)`, in order. `offset8` counts units of 8
#   bytes, `bytes` is what the fragment carries behind its own header, `more` says whether others follow.
#   `path_mtu_fragments(4000, 1500, False)` gives `[(0, 1480, True), (185, 1480, True), (370, 1040, False)]`.
# - Each fragment carries as much as it can, all but the last a multiple of 8 bytes.
# - If it may not cut, it sends back `("icmp", type, code, mtu)`, by this name in IPv6 too.
#   `path_mtu_fragments(4000, 1500, True)` gives `("icmp", 3, 4, 1500)`, and
#   `path_mtu_fragments(4000, 1500, False, 6)` gives `("icmp", 2, 0, 1500)`.
#
# `mtu` is at least 68 in IPv4 and 1280 in IPv6.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: room</summary>
#
# `mtu` less the header is the room in a packet. A fragment that is not the last takes the largest multiple of 8 in it:
# with 1380 bytes of room that is 1376.
#
# </details>
#
# <details><summary>Hint 2: the loop</summary>
#
# As long as what is left does not fit into the room, cut off one fragment. What is left then is the last one, and may
# fill the room to the byte.
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

calling(path_mtu_fragments, 556, 576, False).gives([(0, 556, False)], think="556 and a header of 20 bytes are 576")

# %% test="test_path_mtu_fragments_refused" points=1
from course.check import calling

calling(path_mtu_fragments, 1240, 1280, True, 6).gives(
    [(0, 1240, False)], think="1240 and a header of 40 bytes are 1280"
)

# %% [markdown]
# ## What fits no layer
#
# A receiver knows what is inside by a number in the header around it: an EtherType, a protocol number, a port. By what
# a protocol is *carried* is a fact. Its layer is an opinion.

# %% [markdown]
# Routes are a matter of layer 3. Yet the routers of one company may tell them by OSPF, which IP carries as protocol 89
# (RFC 2328 §A.1), and those of different companies by BGP, an application over TCP, port 179 (RFC 4271 §3).

# %% [markdown]
# TLS serves applications and uses TCP, so people say 5 or 6. Inside QUIC it is part of the transport: it supplies the
# handshake, QUIC's packets do the encryption (RFC 9001 §3). The keys of the first ones anybody can compute (§5.2), so
# the server name can be read there, too. And QUIC, a transport, travels inside another one, UDP (RFC 9000 §1).

# %% [markdown]
# ## What you can do now
#
# - Find each header in a frame: it says how long it is and what comes next, and IP says where the packet ends.
# - Hop from one network into another with two tags, as whoever reads a tag believes it.
# - Say who sees what: a switch MAC addresses, a router IP addresses, a layer-4 balancer ports, a layer-7 balancer the
#   request, if it has the key. The server name needs none.
# - Cut a packet that is too large, or refuse it by ICMP.
# - Say what carries TLS, QUIC and BGP, which fit no layer of the table.

# %% [markdown]
# **Go further.** Layers of the internet: RFC 1122 §1.1.3. IPv4: RFC 791; IPv6: RFC 8200; TCP's header: RFC 9293 §3.1.
# ARP: RFC 826. Path MTU discovery: RFC 1191, RFC 8201; its black holes: RFC 2923 §2.1; probing: RFC 4821, RFC 8899.
# QUIC: RFC 9000. The recordings were made by `tools/record_frames.py` from real programs and kernels; it pads short
# frames as a network card does.

# %% [markdown]
# ## Further: what headers cost
#
# This and what follows is stretch, and goes on from **[Against the real thing](#Against-the-real-thing)**. The page
# took 15 frames: ARP, a DNS lookup, the connection, the request and an answer with 13 bytes of text. **Predict**: how
# many percent of their bytes are headers and padding?

# %% tags=["needs-answer"]
predicted = None  # your number
weights = [(name, end - start) for frame in page for name, start, end in layers(frame.data)]
useful = sum(size for name, size in weights if name == "payload")
prediction(predicted, 100 - 100 * useful / sum(size for _, size in weights), "%", "Headers and padding")

# %% [markdown]
# Small frames are mostly headers. A large answer is cut into **segments** of at most one **MSS** each, the maximum
# segment size: over IPv4 on Ethernet usually 1460 bytes, 1500 less 20 + 20. Each segment carries every header again.

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
# 1460 bytes are one piece, 1461 are two. `math.ceil` rounds up.
#
# </details>
#
# <details><summary>Hint 2: the share</summary>
#
# Headers divided by headers and payload together. It is never 1 or more.
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

# %% tags=["needs-answer"]
from course.draw import curves

whole = {
    "TCP/IPv4/Ethernet": (["tcp", "ipv4", "ethernet"], 1460),
    "UDP/IPv6/Ethernet": (["udp", "ipv6", "ethernet"], 1452),
}
payloads = sorted({round(10 ** (at / 25)) for at in range(126)} | {1460, 1461})
lines = {name: [(size, 100 * overhead(size, *how)) for size in payloads] for name, how in whole.items()}
curves(lines, "payload (bytes)", "headers (%), by your formula", log="x", marks={"a full segment": 1460})

# %% [markdown]
# Up to one segment, headers weigh less the more you send. One byte more costs a second set of headers: a tooth in the
# curve. Small messages are what costs, so **batching** saves. A share is not a time, though: a byte more in a frame
# costs next to nothing, a round trip more costs milliseconds.

# %% [markdown]
# ## Further: a black hole
#
# This goes on from **[Too large for the next link](#Too-large-for-the-next-link)**. To learn the **path MTU**, the
# smallest on the way, a sender needs that ICMP message, which some firewalls throw away. Here one stands before the
# server, and the recording was made between firewall and router. The last number is the frame's bytes.

# %% tags=["nbval-check-output"]
for frame in frames("data/black_hole.pcap")[23:31]:
    protocol = {1: "ICMP", 6: "TCP"}[frame.data[23]]
    print(f"{frame.ms:6.0f} ms", protocol, "from", ".".join(map(str, frame.data[26:30])), len(frame.data))

# %% [markdown]
# The router protests, and the server never hears it. It repeats the large segment, each time after twice as long. The
# connection opened, small answers arrive: only **large answers hang**. People look for the fault anywhere but at layer
# 3.

# %% [markdown]
# There are two repairs. Let ICMP through, at least type 3 code 4. Or lower the MSS in SYNs that pass a router, so that
# no segment is too large (**MSS clamping**). TCP can also probe for itself (RFC 4821), where that is on.

# %% [markdown]
# ### Exercise: diagnose
#
# **Stretch · 12 minutes.** Write `diagnose(events) -> (cause, repair)`. `events` is a list of packets in order, each
# `(sender, what, size, arrived)`. The sender is `"client"`, `"server"`, `"resolver"` or `"router"`; `what` is `"query"`
# or `"reply"` (DNS), `"syn"`, `"syn-ack"`, `"data"`, or `"too big"` (ICMP); `size` is in bytes; `arrived` says whether
# it got to the other end.
# `diagnose([("client", "syn", 60, True), ("server", "syn-ack", 60, True), ("server", "data", 1500, False)])`
# gives `("black hole", "mss_clamp")`. With one more lost packet, `("server", "data", 60, False)`, it
# gives `("loss", None)`.
#
# The first of these that holds:
#
# 1. There is a query and no reply arrived: `("dns", None)`.
# 2. There is a SYN and no SYN-ACK arrived: `("no connection", None)`.
# 3. There is no data, or the last data arrived: `("none", None)`.
# 4. Of **all** packets of the last data's sender, some that was lost is no larger than some that arrived:
#    `("loss", None)`.
# 5. Some `"too big"` did not arrive: `("black hole", "allow_icmp")`.
# 6. None of these: `("black hole", "mss_clamp")`.
#
# `events` stays as it is.
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

# %% test="test_diagnose_early" points=1
from course.check import calling

calling(diagnose, [("client", "query", 59, False)]).gives(("dns", None), think="a query, and no reply")

# %% [markdown]
# ## Further: in your own words
#
# This goes on from **[What fits no layer](#What-fits-no-layer)** and is marked by hand. At which layer does TLS work?
# Say in two or three sentences what you would write down, and what speaks against it: what TLS uses, what it serves,
# and what changes inside QUIC.

# %% [markdown] written="disputed_layer" points=2
# TLS fits no layer of OSI. Over TCP it stands between transport and application: it uses a transport's byte stream and
# gives the application another one, so 5 or 6 is a fair label. In QUIC it is a part of the transport: its handshake
# supplies the keys, and QUIC's own packets are what is encrypted. I would write "between 4 and 7" and name what
# carries it.
#
# Rubric: 1 point for what it uses and what it serves; 1 point for QUIC, or for saying that the layer is a label and
# not a fact.
