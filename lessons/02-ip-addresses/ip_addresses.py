# %% [markdown]
# # IP addresses
#
# **About 69 minutes**: 12 reading, 57 of core exercises; 70 more of stretch.
#
# Can the world reach 172.20.0.1? How do forty devices at home share one address? And how soon can an answer from
# another continent be here, at best? You read, sort, route and translate addresses, down to the bits. Then you can
#
# - read an IPv4 address as the number that it is, and refuse what only looks like one;
# - say what an address is for, without trusting a library's word for it;
# - say how many hosts have room in a block, and find the route of a packet;
# - translate packets as a home router does, and make their checksums;
# - say how soon an answer can be here at best.

# %% tags=["setup"]
import math
from ipaddress import IPv4Address, ip_address, ip_network

# %% [markdown]
# ## A number with dots
#
# An IP address says where packets go. It belongs to an **interface**, such as a network card. Every **host**, a machine
# on a network, has at least one address. An IPv4 address is a number of 32 bits; its four bytes are written in decimal,
# with dots between them. Here is one as a number, in bits, and as bytes in hexadecimal.

# %% tags=["nbval-check-output"]
number = int(ip_address("192.0.2.42"))
print(number, f"{number:032b}", number.to_bytes(4).hex(" "))

# %% [markdown]
# That makes 2³² addresses, about 4.3 thousand million. IANA, the office that keeps the internet's numbers, gave away
# its last block in 2011. Regional registries still hand out what they get back; the rest is bought and sold.

# %% [markdown]
# The dots are for people, and programs disagree about them. `inet_aton` is an old function of the operating system
# that many tools still use. **Predict**: in `010.0.0.1`, what does it make of the first part?

# %%
import socket

predicted = None  # your number
print(predicted, "predicted,", socket.inet_aton("010.0.0.1")[0], "read")

# %% [markdown]
# A leading zero means octal there, so this is 8.0.0.1, somebody else's machine. A filter that reads 10.0.0.1 and a
# program that goes to 8.0.0.1 make a security hole. So strict readers refuse what can be read in two ways.

# %% [markdown]
# ### Exercise: parse_ipv4
#
# **Core · 8 minutes.** Write `parse_ipv4(text) -> int`: the number that an IPv4 address stands for.
# `parse_ipv4("192.0.2.42")` gives `3221226026`.
#
# - An address is four parts, with dots between them. Every part is a number from 0 to 255, and the first part is the
#   highest byte.
# - A part is one to three of the characters `0` to `9`, and has no leading zero: `0` is fine, `00` and `042` are not.
# - Raise `ValueError` for any other text, the empty one too: signs, spaces, underscores, other alphabets' digits,
#   fewer or more parts. So `parse_ipv4("010.0.0.1")`, `parse_ipv4("1.2.3")` and `parse_ipv4("1.2.3.256")` raise it.
#
# May be used: anything in the standard library. `ipaddress` does it in one line and is accepted; by hand you see what
# that line has to refuse.
#
# <details><summary>Hint 1: where to begin</summary>
#
# `text.split(".")` gives the parts. For `"192.0.2.42"` the number
# is `((192 * 256 + 0) * 256 + 2) * 256 + 42`.
#
# </details>
#
# <details><summary>Hint 2: what int does</summary>
#
# `int` is generous: it reads `"+1"`, `" 1"`, `"1_0"` and `"٣"`. Look
# at the characters before you call it. `set(part) <= set("0123456789")` is one way, a regular expression
# another.
#
# </details>

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
calling(parse_ipv4, "010.0.0.1").raises(ValueError, think="a leading zero can be read in two ways")
calling(parse_ipv4, "1.2.3").raises(ValueError, think="how many parts has this?")
calling(parse_ipv4, "1.2.3.256").raises(ValueError, think="does 256 fit into a byte?")

# %% test="test_parse_ipv4_bytes" points=1
from course.check import calling

calling(parse_ipv4, "10.20.30.40").gives(169090600, think="each part is a byte, the first the highest")

# %% test="test_parse_ipv4_refuses" points=1
from course.check import calling

calling(parse_ipv4, "an address").raises(ValueError, think="this is no address at all")

# %% [markdown]
# ## What is an address for?
#
# The first bits of an address are its **prefix**: they say which network it is in. `172.16.0.0/12` means the
# **block** of all addresses whose first 12 bits are those of 172.16.0.0. A prefix may end in the middle of a byte.

# %% tags=["nbval-check-output"]
block = ip_network("172.16.0.0/12")
print(block[0], block[-1], block.num_addresses)
print(f"{16:08b} {31:08b}")

# %% [markdown]
# The second byte goes from 16 to 31, as only its first 4 bits, 0001, belong to the prefix.
#
# IPv4 is running out, so there is IPv6: 128 bits, written as eight groups of four hexadecimal digits. Zeros at the
# front of a group may go, and one run of zero groups may become `::`. That is more addresses than anybody will use.
# Many servers have addresses of both families (they are **dual-stack**), and so have many homes today.

# %% tags=["nbval-check-output"]
print(ip_address("2001:db8::1").exploded, 2**128)

# %% [markdown]
# Most addresses are public. Some blocks have a purpose of their own, and IANA keeps the list (RFC 6890; RFCs are the
# documents in which the internet's rules are written down). Here are those that you meet; 10/8 is short for 10.0.0.0/8.
#
# | kind | IPv4 | IPv6 | what it is |
# |---|---|---|---|
# | private, unique local | 10/8, 172.16/12, 192.168/16 | fc00::/7 | inside a house or company: RFC 1918, RFC 4193 |
# | shared | 100.64/10 | | between a provider and many customers: RFC 6598 |
# | loopback | 127/8 | ::1 | this host itself, `localhost`: RFC 1122 §3.2.1.3, RFC 4291 §2.5.3 |
# | link-local | 169.254/16 | fe80::/10 | on one cable or radio link only: RFC 3927, RFC 4291 §2.5.6 |
# | documentation | 192.0.2/24, 198.51.100/24, 203.0.113/24 | 2001:db8::/32, 3fff::/20 | in docs: RFC 5737, 3849, 9637 |
# | benchmarking | 198.18/15 | | for measuring devices: RFC 2544 |
# | multicast | 224/4 | ff00::/8 | many receivers at once: RFC 5771, RFC 4291 §2.7 |
# | this network, unspecified | 0/8 | :: | "no address yet": RFC 1122 §3.2.1.3, RFC 4291 §2.5.2 |
# | reserved | 240/4 | | for a future that did not come: RFC 1112 §4 |

# %% tags=["setup"]
BLOCKS = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.2.0/24": "documentation",
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "benchmarking",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
    "::/128": "unspecified",
    "::1/128": "loopback",
    "2001:db8::/32": "documentation",
    "3fff::/20": "documentation",
    "fc00::/7": "unique local",
    "fe80::/10": "link-local",
    "ff00::/8": "multicast",
}

# %% [markdown]
# Companies keep their services on private addresses. On a public one stands only a **load balancer**, which passes
# requests on to them. 10/8 is the big private block, 192.168/16 the one of home routers, and 172.16/12 the awkward one,
# as it ends inside a byte. Here is a part of the space of IPv4, all that begins with 172.

# %%
from course.draw import prediction, prefixmap

prefixmap({"172.16.0.0/12": "private"}, "172.0.0.0/8", marks=["172.20.0.1", "172.160.0.1"])

# %% [markdown]
# **172.20.0.1 is private.** The internet's **routers**, which pass packets from one network to the next, know no way to
# it, so the world cannot reach it (RFC 1918 §3). 172.160.0.1 looks much like it, and is a public address of somebody.

# %% [markdown]
# Python's `ipaddress` has a property `is_private`. **Predict**: for how many of these six is it true?

# %%
samples = ["10.1.2.3", "172.20.0.1", "127.0.0.1", "192.0.2.42", "198.18.0.1", "100.64.0.1"]
predicted = None  # your number
prediction(predicted, sum(ip_address(a).is_private for a in samples), "of 6", "Python's is_private is true for")

# %% [markdown]
# ### Exercise: kind
#
# **Core · 8 minutes.** Write `kind(address) -> str`: what an address is for. The result is the name that the table
# `BLOCKS` from above has for the block in which the address lies, and `"public"` for an address in none of them.
# `kind("172.16.5.9")` gives `"private"`, `kind("8.8.8.8")` gives `"public"`, and `kind("fe80::1")`
# gives `"link-local"`.
#
# - `address` is a text, a valid address of either family. IPv6 comes in any spelling: capital letters, all zeros
#   written out.
# - An IPv6 address in `::ffff:0:0/96` is an **IPv4-mapped** one (RFC 4291 §2.5.5.2): its last 32 bits are an IPv4
#   address, and it may be spelled `::ffff:10.0.0.1`. To a program that listens on IPv6, an IPv4 client can look like
#   this. Its kind is that of the IPv4 address: `kind("::ffff:10.0.0.1")` gives `"private"`.
# - `BLOCKS` is what counts, not what a library thinks. No two blocks in it overlap.
#
# May be used: anything in the standard library. `ip_address(text) in ip_network(block)` is allowed, and false when the
# two are of different families.
#
# <details><summary>Hint 1: where to begin</summary>
#
# Go through `BLOCKS.items()` and return the name of the first block
# that holds the address.
#
# </details>
#
# <details><summary>Hint 2: mapped addresses</summary>
#
# `ip_address("::ffff:10.0.0.1").ipv4_mapped` is the IPv4 address,
# and `None` for other IPv6 addresses. Addresses of IPv4 have no such attribute: look at `.version` first.
#
# </details>

# %% answer="kind"
def kind(address):
    ### BEGIN SOLUTION
    ip = ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return next((name for block, name in BLOCKS.items() if ip in ip_network(block)), "public")
    ### END SOLUTION

# %% test="test_kind" points=1
from course.check import calling

calling(kind, "172.16.5.9").gives("private", think="172.16.0.0/12 is one of the three private blocks of RFC 1918")
calling(kind, "8.8.8.8").gives("public", think="this address is in none of the blocks")
calling(kind, "fe80::1").gives("link-local", think="IPv6 has blocks of its own")
calling(kind, "::ffff:10.0.0.1").gives("private", think="its last 32 bits are an IPv4 address")

# %% test="test_kind_blocks" points=1
from course.check import calling

calling(kind, "192.168.7.7").gives("private", think="192.168.0.0/16 is another of the three private blocks")

# %% test="test_kind_edges" points=1
from course.check import calling

calling(kind, "1.1.1.1").gives("public", think="neither private nor special")
calling(kind, "10.0.0.0").gives("private", think="the first address of a block belongs to it")

# %% test="test_kind_ipv6" points=2
from course.check import calling

calling(kind, "2001:db8::1").gives("documentation", think="2001:db8::/32 is the block for examples")

# %% [markdown]
# Now hold your table against Python's word.

# %% tags=["needs-answer", "nbval-check-output"]
for address in samples:
    print(f"{address:12} {kind(address):13} is_private: {ip_address(address).is_private}")

# %% [markdown]
# **`is_private` does not mean RFC 1918.** It means "not globally reachable" by IANA's list, so it is true for loopback
# and documentation. For 100.64/10, which is not globally reachable either, Python makes an exception. In 2024 it
# changed its answer for some blocks. A rule of your own needs a table of your own.

# %% [markdown]
# ## Cutting up a block
#
# A network has one block, and each of its hosts is told the prefix. Hosts in the same block form a **subnet**: they
# reach each other directly, and everything else through a router. **Predict**: how many hosts have room in a /27?

# %%
predicted = None  # your number
prediction(predicted, len(list(ip_network("192.0.2.0/27").hosts())), "hosts", "Room in 192.0.2.0/27")

# %% [markdown]
# 32 − 27 = 5 bits are left for the host: 2⁵ = 32 addresses, less two. The first one names the subnet itself, the last
# is its **broadcast** address, which means all hosts in it. So 31 hosts need a /26.
#
# A subnet also begins where all its host bits are 0: it is **aligned** to its own size. Python refuses any other
# beginning.

# %% tags=["nbval-check-output"]
try:
    ip_network("192.0.2.16/27")
except ValueError as error:
    print(error)

# %% [markdown]
# A cable between two routers may be a **/31**, which has neither: both addresses are used (RFC 3021). A single address
# is a /32.

# %% [markdown]
# ## Which way out?
#
# A router knows routes: prefixes, and for each the **next hop**, the neighbour on the way there. Your own host has
# such a table, too. `0.0.0.0/0` matches every IPv4 address: the **default route**. Several routes may match one
# destination. Here a packet goes to 10.81.2.3.

# %%
routes = {"10.0.0.0/8": "office", "10.64.0.0/10": "lab", "10.80.0.0/12": "rack", "10.96.0.0/12": "test"}
prefixmap(routes, "10.0.0.0/8", marks=["10.81.2.3"])

# %% [markdown]
# Three bars are crossed. **The longest prefix wins** (RFC 4632 §5.1), here the rack: it says the most about the
# address. So the default route is taken only when there is no other. And whoever tells the routers a longer prefix than
# yours gets your traffic: lesson 8.

# %% [markdown]
# ### Exercise: longest_prefix
#
# **Core · 8 minutes.** Write `longest_prefix(table, destination) -> str | None`: the next hop for a packet.
# `table` is a dict from prefixes to next hops, `destination` an address, all of them texts.
# `longest_prefix({"10.0.0.0/8": "office", "192.0.2.0/24": "lab"}, "10.1.2.3")` gives `"office"`, and with the `routes`
# of the figure `longest_prefix(routes, "10.81.2.3")` gives `"rack"`.
#
# - Of all prefixes that hold the destination the longest one counts, wherever it stands in the table.
# - When none holds it, the result is `None`.
# - A table may hold prefixes of both families. An IPv6 destination is found in IPv6 prefixes only, an IPv4 one in IPv4
#   prefixes only.
#
# May be used: anything in the standard library. A loop over the table is fast enough here; real routers use tries or
# special memory.
#
# <details><summary>Hint 1: where to begin</summary>
#
# First collect all that match, as pairs of length and next
# hop.
#
# </details>
#
# <details><summary>Hint 2: the longest</summary>
#
# `ip_network("10.0.0.0/8").prefixlen` is the number 8. `max` of a list
# of pairs compares their first items; of an empty list it raises `ValueError`, unless you give it
# `default=…`.
#
# </details>

# %% answer="longest_prefix"
def longest_prefix(table, destination):
    ### BEGIN SOLUTION
    address = ip_address(destination)
    networks = [(ip_network(prefix), hop) for prefix, hop in table.items()]
    matches = [(network.prefixlen, hop) for network, hop in networks if address in network]
    return max(matches)[1] if matches else None
    ### END SOLUTION

# %% test="test_longest_prefix" points=1
from course.check import calling

calling(longest_prefix, {"10.0.0.0/8": "office", "192.0.2.0/24": "lab"}, "10.1.2.3").gives(
    "office", think="one of the two prefixes holds this address"
)
nested = {"10.0.0.0/8": "office", "10.64.0.0/10": "lab", "10.80.0.0/12": "rack", "10.96.0.0/12": "test"}
calling(longest_prefix, nested, "10.81.2.3").gives("rack", think="three prefixes hold it, and /12 is the longest")
calling(longest_prefix, nested, "192.0.2.1").gives(None, think="no prefix holds this address")

# %% test="test_longest_prefix_nested" points=2
from course.check import calling

calling(longest_prefix, {"10.0.0.0/8": "office", "192.0.2.0/24": "lab"}, "192.0.2.1").gives(
    "lab", think="the second prefix alone holds this address"
)

# %% test="test_longest_prefix_edges" points=1
from course.check import calling

calling(longest_prefix, {"198.51.100.0/24": "lab"}, "198.51.100.7").gives("lab", think="the only route matches")

# %% [markdown]
# ## Many hosts, one address
#
# At home everybody has a private address, and no reply from the world finds its way to one. So the router
# **translates**: it puts its own public address in place of the source. This is **NAT**. And it does the same for
# everyone at home.

# %% [markdown]
# Two laptops both send from port 5000 to the same server. If the router changed only the address, what would tell the
# replies apart? Nothing. So it changes the **port** as well.

# %% [markdown]
# A port is a number from 0 to 65535 that says which program on a host is meant. TCP and UDP, the two great transports,
# have ports; the next lesson has more. What one host sends to another is known by four values: source address, source
# port, destination address, destination port.
#
# The router remembers a **mapping** from inside address *and* port to a port of its own. A reply goes back by it. What
# comes without being asked for is dropped, even when it comes to a port that is in use.

# %% [markdown]
# ### Exercise: translate
#
# **Core · 15 minutes.** Write the class `Translator(public, first)`: a NAT with the one public address `public`, whose
# own ports begin at `first`. A packet is a tuple `(source, source port, destination, destination port)`.
#
# - `outgoing(packet)` takes a packet from inside and gives the packet as it goes out.
# - `incoming(packet)` takes a packet that arrives at the public address and gives the packet as it goes to the
#   inside, or `None` if it is dropped.
#
# For `nat = Translator("203.0.113.7", 40000)` the call `nat.outgoing(("10.0.0.2", 5000, "192.0.2.80", 443))`
# gives `("203.0.113.7", 40000, "192.0.2.80", 443)`. Then `nat.incoming(("192.0.2.80", 443, "203.0.113.7", 40000))`
# gives `("192.0.2.80", 443, "10.0.0.2", 5000)`, and `nat.incoming(("198.51.100.66", 443, "203.0.113.7", 40000))`
# gives `None`: nobody has asked that host.
#
# - Every pair of inside address and inside port gets one public port, and keeps it, wherever it sends (RFC 4787 §4.1).
#   The first new pair gets the port `first`, the next one the port after that, and so on, as far as 65535. For a new
#   pair beyond that `outgoing` gives `None`, and nothing is remembered of it.
# - An incoming packet is let in only if it answers: some packet has gone out before, through this public port, to
#   just the address and the port that it comes from (RFC 4787 §5 calls this address and port-dependent filtering).
#   One that is dropped changes nothing.
# - Mappings last for ever. Real ones end after minutes without traffic.
#
# `__init__` is written as a beginning; change in it what you like.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: what to remember</summary>
#
# Two dicts are enough: `ports` from inside pairs to public ports, and `answers` from every `(public port, address,
# port)` that was sent to, to the packet that an answer from there becomes.
#
# </details>
#
# <details><summary>Hint 2: outgoing</summary>
#
# Take the packet apart, `source, port, *destination = packet`. If the
# pair `(source, port)` is new, give it the next public port. Note the destination each time, not only the
# first.
#
# </details>

# %% answer="translate"
class Translator:
    def __init__(self, public, first):
        self.public, self.free = public, first
        self.ports, self.answers = {}, {}

    def outgoing(self, packet):
        ### BEGIN SOLUTION
        *pair, address, port = packet
        pair = tuple(pair)
        if pair not in self.ports:
            if self.free > 65535:
                return None
            self.ports[pair] = self.free
            self.free += 1
        self.answers[self.ports[pair], address, port] = (address, port, *pair)
        return self.public, self.ports[pair], address, port
        ### END SOLUTION

    def incoming(self, packet):
        ### BEGIN SOLUTION
        address, port, _, mapped = packet
        return self.answers.get((mapped, address, port))
        ### END SOLUTION

# %% test="test_translate" points=1
from course.check import calling

box = Translator("203.0.113.7", 40000)
calling(box.outgoing, ("10.0.0.2", 5000, "192.0.2.80", 443)).gives(
    ("203.0.113.7", 40000, "192.0.2.80", 443), think="address and port of the source are replaced"
)
calling(box.incoming, ("192.0.2.80", 443, "203.0.113.7", 40000)).gives(
    ("192.0.2.80", 443, "10.0.0.2", 5000), think="the reply goes back to the pair that had sent"
)
calling(box.incoming, ("198.51.100.66", 443, "203.0.113.7", 40000)).gives(
    None, think="this host was never sent to, though the port is in use"
)

# %% test="test_translate_pairs" points=1
from course.check import calling

box = Translator("203.0.113.7", 5000)
calling(box.outgoing, ("10.0.0.2", 5000, "192.0.2.80", 443)).gives(
    ("203.0.113.7", 5000, "192.0.2.80", 443), think="here the first port happens to be the one that the host uses"
)

# %% test="test_translate_strangers" points=2
from course.check import calling

box = Translator("203.0.113.7", 5000)
calling(box.outgoing, ("10.0.0.2", 5000, "192.0.2.80", 443)).gives(
    ("203.0.113.7", 5000, "192.0.2.80", 443), think="the source is replaced, the destination stays"
)

# %% test="test_translate_ports" points=1
from course.check import calling

box = Translator("203.0.113.7", 65535)
calling(box.outgoing, ("10.0.0.2", 65535, "192.0.2.80", 443)).gives(
    ("203.0.113.7", 65535, "192.0.2.80", 443), think="65535 is the last port, and may be used"
)

# %% [markdown]
# Two laptops, one server, the same port on both.

# %% tags=["needs-answer", "nbval-check-output"]
nat = Translator("203.0.113.7", 40000)
for laptop in ["10.0.0.2", "10.0.0.3"]:
    print(nat.outgoing((laptop, 5000, "192.0.2.80", 443)))
print(nat.incoming(("192.0.2.80", 443, "203.0.113.7", 40001)))
print(nat.incoming(("198.51.100.66", 443, "203.0.113.7", 40001)))

# %% [markdown]
# The server sees two ports of one host. **One address stands for many people**: who blocks it blocks them all. And
# nobody outside can just open a connection to a host at home, so servers stand elsewhere, or the router is told to
# let some port in. NAT was never meant as a firewall, but to what comes unasked it is one.

# %% [markdown]
# ## What else has to change
#
# Here is such a packet, made by scapy, a library that builds and reads packets; `/` puts one header in front of the
# next. It has an IPv4 header of 20 bytes, a header of **UDP** of 8, and 5 bytes of data. UDP is the simpler transport:
# it sends a single message from one port to another. Both headers hold a **checksum**, and whoever finds one that does
# not fit drops the packet, without a word.

# %%
from scapy.layers.inet import IP, UDP

from course.draw import bytemap

hello = bytes(IP(src="10.0.0.3", dst="192.0.2.53") / UDP(sport=5000, dport=53) / b"hello")
ip = [("lengths, flags and more", 0, 10), ("IP checksum", 10, 12), ("source", 12, 16), ("destination", 16, 20)]
udp = [("both ports", 20, 24), ("UDP length", 24, 26), ("UDP checksum", 26, 28), ("data", 28, 33)]
bytemap(hello, ip + udp)

# %% [markdown]
# scapy can judge, too: `unfit` takes the checksums out, lets scapy write them anew, and names those that differ.

# %% [markdown]
# **Predict.** We replace the four bytes of the source address and nothing else. How many of the two checksums are
# wrong then?

# %%
def unfit(packet):
    rebuilt = IP(packet)
    del rebuilt.chksum, rebuilt[UDP].chksum
    rebuilt = IP(bytes(rebuilt))
    return [layer.__name__ for layer in (IP, UDP) if IP(packet)[layer].chksum != rebuilt[layer].chksum]


predicted = None  # your number
moved = hello[:12] + IPv4Address("203.0.113.7").packed + hello[16:]
prediction(predicted, len(unfit(moved)), "of 2", "Checksums that do not fit after a new source address")

# %% [markdown]
# Both, although no byte of the UDP header has changed. UDP and TCP also count the addresses in, so that a packet
# cannot reach the wrong host unnoticed. And so a router, whose business ends with the IP header (layer 3), has to write
# into the header behind it (layer 4).

# %% [markdown]
# The **internet checksum** (RFC 1071) adds up numbers of 16 bits. What overflows is added again at the low end. Then
# every bit is flipped. A receiver adds up everything, checksum included, and wants to see sixteen ones.

# %% [markdown]
# ### Exercise: checksum
#
# **Core · 10 minutes.** Write `checksum(data) -> int`: the internet checksum of some bytes.
# `checksum(b"\x21\x21\x42\x42")` gives `40092`, which is `0x9c9c`. `checksum(b"\xff\xff\x00\x02")` gives `65533`: the
# sum is 0x10001, and that becomes 2. `checksum(b"\x01\x02\x03")` gives `64509`: the sum is 0x0102 + 0x0300.
#
# - Read `data` as numbers of 16 bits, high byte first, and add them up. If the number of bytes is odd, a zero byte is
#   put behind the last one for the sum. `data` is `bytes` or a `bytearray`, of any length up to 65 535.
# - As long as the sum is larger than `0xffff`, take what stands above the low 16 bits and add it to the low 16 bits:
#   `0x2fffe` becomes `0xfffe + 2 = 0x10000`, and that becomes `0 + 1 = 1`.
# - The result is `0xffff` less the sum, a number from 0 to 65 535. Of no bytes at all it is 65 535.
# - All bytes count. That a header's checksum is made with zeros in the place of the checksum is the business of
#   whoever calls.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: numbers</summary>
#
# `int.from_bytes(data[at : at + 2], "big")` reads one of them, and
# `range(0, len(data), 2)` gives the places. Add the zero byte first: of a single byte at the end it would make the low
# half of a number.
#
# </details>
#
# <details><summary>Hint 2: the carry</summary>
#
# `total & 0xffff` are the low 16 bits and `total >> 16` is what stands
# above them. One round may not be enough.
#
# </details>

# %% answer="checksum"
def checksum(data):
    ### BEGIN SOLUTION
    padded = bytes(data) + b"\0"
    total = sum(int.from_bytes(padded[at : at + 2], "big") for at in range(0, len(data), 2))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return 0xFFFF - total
    ### END SOLUTION

# %% test="test_checksum" points=1
from course.check import calling

calling(checksum, b"\x21\x21\x42\x42").gives(40092, think="0x2121 + 0x4242 = 0x6363, and 0xffff less that")
calling(checksum, b"\xff\xff\x00\x02").gives(65533, think="0xffff + 2 = 0x10001, which becomes 1 + 1")
calling(checksum, b"\x01\x02\x03").gives(64509, think="0x0102 + 0x0300, as a zero byte is put behind the last one")
calling(checksum, bytearray(b"\x01\x02\x03")).gives(64509, think="the zero byte counts for the sum alone")

# %% test="test_checksum_sums" points=1
from course.check import calling

calling(checksum, b"\x11\x11\x22\x22").gives(52428, think="0x1111 + 0x2222 = 0x3333, and 0xffff less that")

# %% test="test_checksum_edges" points=1
from course.check import calling

calling(checksum, b"").gives(65535, think="the sum of nothing is 0")

# %% [markdown]
# Mend the header of the packet that got a new source, with your function, and ask again.

# %% tags=["needs-answer", "nbval-check-output"]
header = bytearray(moved[:20])
header[10:12] = bytes(2)
header[10:12] = checksum(header).to_bytes(2)
print(unfit(bytes(header) + moved[20:]))

# %% [markdown]
# scapy accepts the IPv4 header, and every router on the way would. Only the receiver's UDP would still drop it.

# %% [markdown]
# ## How soon, at best?
#
# The routes are found, the checksums fit. What is left is the way itself. Light makes 299 792 km a second in a vacuum,
# and in glass fibre about two thirds of that: **200 000 km/s**, or 200 km in a millisecond. The shortest way on a globe
# is a **great circle**. From San Francisco to Frankfurt it leads across Greenland.
#
# First without any distance. Two sockets on your machine send each other one message by UDP, a **datagram**.
# **Predict**: how many milliseconds does that take, there and back?

# %%
import time

predicted = None  # your number
with socket.socket(type=socket.SOCK_DGRAM) as here, socket.socket(type=socket.SOCK_DGRAM) as there:
    for end in (here, there):
        end.bind(("127.0.0.1", 0))
        end.settimeout(5)
    took = []
    for _ in range(20):
        began = time.perf_counter()
        here.sendto(b"there?", there.getsockname())
        there.sendto(b"here!", there.recvfrom(6)[1])
        here.recv(5)
        took.append(1000 * (time.perf_counter() - began))
print(f"{predicted} ms predicted, {min(took):.3f} ms measured")

# %% [markdown]
# The quickest of twenty is a small part of a millisecond, and that is your operating system at work. On a long way it
# does not count: there distance decides.

# %% [markdown]
# ### Exercise: minimum_rtt
#
# **Core · 8 minutes.** Write two functions. `great_circle(a, b) -> km` is the distance between two places on a globe
# with a radius of 6 371 km; a place is `(latitude, longitude)` in degrees, north and east positive.
# `minimum_rtt(km) -> ms` is the shortest possible **round-trip time** over that distance: a question there and its
# answer back, in fibre, in milliseconds.
# `minimum_rtt(2000)` gives `20.0`, and `great_circle((0, 0), (0, 90))` gives about `10007.5`.
#
# - The haversine formula: `h = sin²(Δlat / 2) + cos(lat₁) · cos(lat₂) · sin²(Δlon / 2)`, and the distance is
#   `2 · radius · asin(√h)`. Δ stands for the difference. Angles are in radians there.
# - Light makes 200 000 km in a second here. Times may differ from ours by 0.2 %, distances by 0.01 %.
# - No place in the tests is exactly opposite to the other one. `minimum_rtt` takes any number from 0 on.
#
# May be used: anything in the standard library. `math` is imported, and `math.radians` turns degrees into radians.
#
# <details><summary>Hint 1: the formula</summary>
#
# First turn all four angles into radians. `math.sin(x) ** 2` is
# sin².
#
# </details>
#
# <details><summary>Hint 2: the time</summary>
#
# 200 km a millisecond, and every kilometre is travelled
# twice.
#
# </details>

# %% answer="minimum_rtt"
def great_circle(a, b):
    ### BEGIN SOLUTION
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    across = math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(math.sin((lat_b - lat_a) / 2) ** 2 + across))
    ### END SOLUTION


def minimum_rtt(km):
    ### BEGIN SOLUTION
    return km / 100
    ### END SOLUTION

# %% test="test_minimum_rtt" points=1
from course.check import calling

calling(minimum_rtt, 2000).gives(20.0, tol=0.04, think="2 000 km there, 2 000 km back, 200 km in a millisecond")
calling(great_circle, (0, 0), (0, 90)).gives(10007.5, tol=1.0, think="a quarter of the equator")
calling(great_circle, (60, 10), (60, 100)).gives(4604.5, tol=0.5, think="further north the way is shorter")

# %% test="test_minimum_rtt_time" points=1
from course.check import calling

calling(minimum_rtt, 0).gives(0.0, think="no way, no time")

# %% test="test_minimum_rtt_distance" points=1
from course.check import calling

calling(great_circle, (0, 0), (0, 45)).gives(5003.8, tol=1.0, think="an eighth of the equator")

# %% [markdown]
# **Predict**: how many milliseconds does light need from San Francisco to Frankfurt and back, in fibre along the great
# circle?

# %% tags=["needs-answer"]
predicted = None  # your number
way = great_circle((37.77, -122.42), (50.11, 8.68))
prediction(predicted, minimum_rtt(way), "ms", "San Francisco to Frankfurt and back")

# %% tags=["needs-answer"]
from course.draw import curves

floor = [(km, minimum_rtt(km)) for km in range(0, 20001, 500)]
places = {"Frankfurt–London": 638, "Frankfurt–San Francisco": round(way), "Frankfurt–Sydney": 16483}
vacuum = [(km, ms * 200_000 / 299_792) for km, ms in floor]
curves({"in fibre": floor, "in a vacuum": vacuum}, "great circle (km)", "round-trip time (ms)", marks=places)

# %% [markdown]
# That is a **floor**: nothing gets below the lower line, and nothing in fibre below the upper one. Radio through the
# air comes near the lower line, and some traders pay for it. Real paths lie above: cables follow coasts, routers follow
# contracts, queues fill up.
#
# So there are two ways to be fast. Make the way shorter: caches and servers near the client. Or make fewer round
# trips. Every later lesson counts them: a lookup, a handshake, a redirect, and under each of them lies this floor.

# %% [markdown]
# ## What you can do now
#
# - Read an IPv4 address as a number, and refuse leading zeros, short forms and whatever else has two readings.
# - Say what an address is for. Three blocks are private by RFC 1918; loopback, shared and documentation are others,
#   and `is_private` mixes them.
# - Find a route: the longest prefix wins. Say how many hosts have room in a block.
# - Translate packets: address, port, and every checksum that covers them.
# - Name the floor under a round trip in fibre: 1 ms for each 100 km.

# %% [markdown]
# **Go further.** IPv4: RFC 791. IPv6: RFC 8200, addresses: RFC 4291. Special blocks: RFC 6890. Prefixes and routes:
# RFC 4632. NAT: RFC 3022, and how it should behave: RFC 4787. Checksums: RFC 1071, 1624. Which address first:
# RFC 6724. Happy Eyeballs: RFC 8305.

# %% [markdown]
# ## Further: one spelling, blocks, whole packets, two families
#
# ### One address, one spelling
#
# This goes on from **[What is an address for?](#What-is-an-address-for?)**. IPv6 addresses can be written in many ways,
# so logs and filters need one.

# %% [markdown]
# ### Exercise: format_ipv6
#
# **Stretch · 15 minutes.** Write `format_ipv6(number) -> str`: the address in the form of RFC 5952 §4. `number` is from
# 0 to 2¹²⁸ − 1. `format_ipv6(0x20010db8000000000000000000000001)` gives `"2001:db8::1"`, and
# `format_ipv6(0x20010db8000000000001000000000001)` gives `"2001:db8::1:0:0:1"`.
#
# - Eight groups of 16 bits, the highest first, in hexadecimal with small letters and without leading zeros, with
#   colons between them.
# - A run is two or more neighbouring groups that are 0. The longest run becomes `::`. Of several longest runs it is the
#   first.
# - A single group that is 0 stays `0`.
# - IPv4-mapped addresses get no dots here; the tests leave them out.
#
# May be used: anything in the standard library. `ipaddress` knows the rules and is accepted; by hand you see where
# they pinch.
#
# <details><summary>Hint 1: groups</summary>
#
# `number >> 16 * at & 0xffff` for `at` from 7 down to 0, and
# `f"{group:x}"` for each.
#
# </details>
#
# <details><summary>Hint 2: the longest run</summary>
#
# Try all runs: for every length from 8 down to 2 and every
# beginning, look whether all groups in it are 0. The first that you find is the right one.
#
# </details>
#
# <details><summary>Hint 3: the ends</summary>
#
# Join the groups before the run with colons, those behind it likewise,
# and put `::` between both texts, whether they are empty or not.
#
# </details>

# %% answer="format_ipv6"
def format_ipv6(number):
    ### BEGIN SOLUTION
    import re

    text = ":".join(f"{number >> 16 * at & 0xFFFF:x}" for at in reversed(range(8)))
    row = max(re.finditer(r"\b0(:0)+\b", text), key=lambda found: len(found[0]), default=None)
    if row is None:
        return text
    return f"{text[: row.start()].removesuffix(':')}::{text[row.end() :].removeprefix(':')}"
    ### END SOLUTION

# %% test="test_format_ipv6" points=1
from course.check import calling

calling(format_ipv6, 0x20010DB8000000000000000000000001).gives(
    "2001:db8::1", think="five groups in the middle are 0, and leading zeros go"
)
calling(format_ipv6, 0x20010DB8000000000001000000000001).gives(
    "2001:db8::1:0:0:1", think="two runs of two groups: the first becomes ::"
)

# %% test="test_format_ipv6_runs" points=1
from course.check import calling

calling(format_ipv6, 0x20010DB8000000000000000000000035).gives(
    "2001:db8::35", think="the run of five groups becomes ::, and 0035 is 35"
)

# %% test="test_format_ipv6_edges" points=2
from course.check import calling

calling(format_ipv6, 0).gives("::", think="eight groups that are 0 are a run, too")

# %% [markdown]
# ### Subnets for everybody
#
# This goes on from **[Cutting up a block](#Cutting-up-a-block)**: now the block is cut for several subnets at once.

# %% [markdown]
# ### Exercise: subnets
#
# **Stretch · 15 minutes.** Write `subnets(block, sizes) -> list[str]`: cut an IPv4 block into subnets, one for each
# number of hosts in the list `sizes`. `subnets("192.0.2.0/24", [62, 40])`
# gives `["192.0.2.0/26", "192.0.2.64/26"]`.
#
# - A subnet is the smallest that has room for its hosts, with an address each for the network and for the broadcast.
#   The exceptions: 2 hosts get a /31, and 1 host gets a /32. Every size is 1 or more.
# - Place the one with the **most hosts first**, from the beginning of the block, each right behind the one before it;
#   of equal numbers the one that stands first in `sizes`: `[40, 62]` gives `["192.0.2.64/26", "192.0.2.0/26"]`. Large
#   ones first means that all are aligned without gaps.
# - The list that comes back is in the order of `sizes`, whatever the order of placing. `sizes` itself stays as it is.
# - Raise `ValueError` if the block has not enough room: `subnets("192.0.2.0/24", [126, 126, 1])` raises it, as two /25
#   fill the block.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: how long a prefix</summary>
#
# `(n - 1).bit_length()` is the number of host bits for `n`
# addresses: 6 for 64, 7 for 65, and 0 for 1. The prefix has 32 less that many bits.
#
# </details>
#
# <details><summary>Hint 2: the order</summary>
#
# Sort the positions, not the sizes:
# `sorted(range(len(sizes)), key=lambda at: -sizes[at])`. Put each result into a list at its position.
#
# </details>
#
# <details><summary>Hint 3: numbers and texts</summary>
#
# `int(ip_network(block)[0])` is where you begin. From a number
# back to a text: `str(ip_network((number, length)))`.
#
# </details>

# %% answer="subnets"
def subnets(block, sizes):
    ### BEGIN SOLUTION
    network = ip_network(block)
    free, found = int(network[0]), {}
    for at in sorted(range(len(sizes)), key=lambda at: -sizes[at]):
        addresses = sizes[at] + 2 if sizes[at] > 2 else sizes[at]
        host_bits = (addresses - 1).bit_length()
        if free + 2**host_bits > int(network[0]) + network.num_addresses:
            raise ValueError(f"{block} has no room for {sizes[at]} more hosts")
        found[at] = str(ip_network((free, 32 - host_bits)))
        free += 2**host_bits
    return [found[at] for at in range(len(sizes))]
    ### END SOLUTION

# %% test="test_subnets" points=1
from course.check import calling

calling(subnets, "192.0.2.0/24", [62, 40]).gives(
    ["192.0.2.0/26", "192.0.2.64/26"], think="62 hosts, the network and the broadcast make 64 addresses"
)
calling(subnets, "192.0.2.0/24", [40, 62]).gives(
    ["192.0.2.64/26", "192.0.2.0/26"], think="62 hosts are placed first; the list is in the order of sizes"
)
calling(subnets, "192.0.2.0/24", [126, 126, 1]).raises(ValueError, think="where would the last host lie?")

# %% test="test_subnets_order" points=1
from course.check import calling

calling(subnets, "192.0.2.0/24", [30, 20]).gives(
    ["192.0.2.0/27", "192.0.2.32/27"], think="20 hosts have no room in 16 addresses, so they take 32, too"
)

# %% test="test_subnets_edges" points=2
from course.check import calling

calling(subnets, "198.51.100.0/28", [14]).gives(["198.51.100.0/28"], think="16 addresses, two of them for no host")

# %% test="test_subnets_room" points=1
from course.check import calling

calling(subnets, "192.0.2.0/28", [6, 6]).gives(
    ["192.0.2.0/29", "192.0.2.8/29"], think="a block may be used up to its last address"
)

# %% tags=["needs-answer"]
sizes = [20, 50, 2, 5]
labels = [f"{hosts} hosts" for hosts in sizes]
prefixmap(zip(subnets("192.0.2.0/24", sizes), labels, strict=True), "192.0.2.0/24")

# %% [markdown]
# No two overlap, and there is no gap between them. What is left lies in one piece behind the last.

# %% [markdown]
# ### Which names belong to a block?
#
# This goes on from **[Cutting up a block](#Cutting-up-a-block)**, too. Mail servers and logs ask DNS which
# name an address has; lesson 4 says how DNS answers. They ask about a name that is made of the address: for 192.0.2.42
# it is `42.2.0.192.in-addr.arpa` (RFC 1035 §3.5). An address begins with its most significant byte and a name ends with
# what is most significant, so the bytes stand the other way round. Whoever holds a block of addresses also keeps the
# answers for it. All names with one ending are in one **reverse zone**, and a block may need several: a zone can be cut
# only at a dot, that is, at a byte, but a block can end inside one.

# %% [markdown]
# ### Exercise: reverse_zone
#
# **Stretch · 10 minutes.** Write `reverse_zone(prefix) -> list[str]`: the names of the reverse zones that together hold
# the addresses of an IPv4 prefix, and no others. `reverse_zone("192.0.2.0/24")` gives `["2.0.192.in-addr.arpa"]`, and
# `reverse_zone("198.18.0.0/15")` gives `["18.198.in-addr.arpa", "19.198.in-addr.arpa"]`.
#
# - `prefix` is an address, `/` and a length from 12 to 32, all well written. Bits of the address beyond the length say
#   nothing: `192.0.2.42/24` is the block `192.0.2.0/24`.
# - A zone holds all addresses that share their first 16 or their first 24 bits. Its name is these bytes in decimal, the
#   last one first, and `in-addr.arpa`, with dots between them and none at the end.
# - Take as few zones as possible, the one with the lowest addresses first.
# - A prefix longer than 24 has no zones of this kind: raise `ValueError`. `reverse_zone("192.0.2.0/25")` raises it.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: how many zones</summary>
#
# A /15 ends inside its second byte, so its zones are those of 16 bits. One bit is missing, so there are 2 of them; in
# a /12 four bits are missing, so there are 16.
#
# </details>
#
# <details><summary>Hint 2: ipaddress</summary>
#
# `ip_network("192.0.2.42/24", strict=False)` overlooks the bits beyond the length. `.subnets(new_prefix=16)` gives the
# parts of a network, in order.
#
# </details>
#
# <details><summary>Hint 3: a name</summary>
#
# `".".join(reversed(parts))` of the parts as texts. `str(network.network_address).split(".")` gives four of them.
#
# </details>

# %% answer="reverse_zone"
def reverse_zone(prefix):
    ### BEGIN SOLUTION
    network = ip_network(prefix, strict=False)
    if network.prefixlen > 24:
        raise ValueError(f"{prefix} is a part of a zone of 24 bits")
    size = -(-network.prefixlen // 8)
    names = []
    for part in network.subnets(new_prefix=8 * size):
        names.append(".".join([*reversed(str(part).split(".")[:size]), "in-addr.arpa"]))
    return names
    ### END SOLUTION

# %% test="test_reverse_zone" points=1
from course.check import calling

calling(reverse_zone, "192.0.2.0/24").gives(["2.0.192.in-addr.arpa"], think="three bytes, the last one first")
calling(reverse_zone, "198.18.0.0/15").gives(
    ["18.198.in-addr.arpa", "19.198.in-addr.arpa"], think="a /15 has the room of two /16"
)
calling(reverse_zone, "192.0.2.42/24").gives(["2.0.192.in-addr.arpa"], think="42 stands behind the first 24 bits")
calling(reverse_zone, "192.0.2.0/25").raises(ValueError, think="who has the other half of 2.0.192.in-addr.arpa?")

# %% test="test_reverse_zone_bytes" points=1
from course.check import calling

calling(reverse_zone, "198.51.100.0/24").gives(["100.51.198.in-addr.arpa"], think="three bytes, the last one first")

# %% test="test_reverse_zone_inside" points=2
from course.check import calling

calling(reverse_zone, "203.0.112.0/23").gives(
    ["112.0.203.in-addr.arpa", "113.0.203.in-addr.arpa"], think="a /23 has the room of two /24"
)

# %% test="test_reverse_zone_bits" points=1
from course.check import calling

calling(reverse_zone, "198.51.100.7/26").raises(ValueError, think="a /26 is a quarter of 100.51.198.in-addr.arpa")

# %% [markdown]
# ### The whole packet
#
# This goes on from **[What else has to change](#What-else-has-to-change)**. One checksum is left that the receiver
# would not forgive.

# %% [markdown]
# ### Exercise: rewrite
#
# **Stretch · 15 minutes.** Write `rewrite(packet, source, port) -> bytes`: an IPv4 packet with UDP in it, as a NAT
# sends it on. `source` is the new source address as a text, `port` the new source port. A packet that gets what it has
# stays as it is: `rewrite(hello, "10.0.0.3", 5000)` gives `hello`, the packet from above. In
# `rewrite(hello, "203.0.113.7", 40001)` the checksums are `7c 8e` for IPv4 and `21 4e` for UDP.
#
# - Byte 0 is the first of an IPv4 header of 20 bytes: checksum in bytes 10 and 11, source in 12 to 15, destination in
#   16 to 19. UDP follows: source port in 20 and 21, destination port, length in 24 and 25, checksum in 26 and 27, then
#   the data.
# - The checksum of the IPv4 header covers these 20 bytes, with zeros in the place of the checksum.
# - The checksum of UDP covers a **pseudo-header**, the UDP header with zeros in the place of the checksum, and the
#   data (RFC 768). The pseudo-header is 12 bytes that are never sent: source address, destination address, a zero
#   byte, the protocol number 17 as one byte, and the two bytes of the UDP length once more.
# - A UDP checksum of 0 means that there is none, and it stays 0. If there was a checksum and the new one
#   comes out as 0, write `0xffff`, which counts the same.
# - All checksums were right before. All else stays as it is, the TTL too, which a real router would lower.
#
# May be used: anything, your `checksum` too. It may be faster to correct a checksum than to make it anew (RFC 1624);
# both are accepted here.
#
# <details><summary>Hint 1: bytes that can be changed</summary>
#
# `new = bytearray(packet)` can be changed in place:
# `new[12:16] = IPv4Address(source).packed`, `new[20:22] = port.to_bytes(2)`. At the end return
# `bytes(new)`.
#
# </details>
#
# <details><summary>Hint 2: a checksum in two steps</summary>
#
# First `new[10:12] = bytes(2)`, then
# `new[10:12] = checksum(new[:20]).to_bytes(2)`.
#
# </details>
#
# <details><summary>Hint 3: the pseudo-header</summary>
#
# `new[12:20]` holds both addresses, `new[24:26]` the length. In
# between stand `b"\x00\x11"`.
#
# </details>

# %% answer="rewrite"
def rewrite(packet, source, port):
    ### BEGIN SOLUTION
    new = bytearray(packet)
    new[12:16], new[20:22] = IPv4Address(source).packed, port.to_bytes(2)
    new[10:12] = bytes(2)
    new[10:12] = checksum(new[:20]).to_bytes(2)
    if any(new[26:28]):
        new[26:28] = bytes(2)
        pseudo_header = new[12:20] + b"\x00\x11" + new[24:26]
        new[26:28] = (checksum(pseudo_header + new[20:]) or 0xFFFF).to_bytes(2)
    return bytes(new)
    ### END SOLUTION

# %% test="test_rewrite" points=1
from course.check import calling

packet = bytes.fromhex("45000021000100004011ae930a000003c0000235 13880035000ddc0c 68656c6c6f")
calling(rewrite, packet, "10.0.0.3", 5000).gives(packet, think="it has this address and this port already")
want = bytes.fromhex("450000210001000040117c8ecb007107c0000235 9c410035000d214e 68656c6c6f")
calling(rewrite, packet, "203.0.113.7", 40001).gives(
    want, think="the IPv4 checksum is in bytes 10 and 11, UDP's in 26 and 27"
)

# %% test="test_rewrite_checksums" points=1
from course.check import calling


def source_bytes(packet):
    """Bytes 12 to 15, the address, and 20 and 21, the port."""
    return packet[12:16].hex(), packet[20:22].hex()


packet = bytes.fromhex("45000021000100004011ae930a000003c0000235 13880035000ddc0c 68656c6c6f")
calling(rewrite, packet, "198.51.100.9", 40002).gives(
    ("c6336409", "9c42"), of=source_bytes, think="198.51.100.9 is c6336409, and port 40002 is 9c42"
)

# %% test="test_rewrite_zero" points=1
from course.check import calling


def destination_bytes(packet):
    """Bytes 16 to 19."""
    return packet[16:20].hex()


packet = bytes.fromhex("45000021000100004011ae930a000003c0000235 13880035000d0000 68656c6c6f")
calling(rewrite, packet, "203.0.113.7", 40001).gives(
    "c0000235", of=destination_bytes, think="the destination stays as it is"
)

# %% [markdown]
# Now let your translator and your `rewrite` work together, and ask scapy for its verdict. An empty list is what you
# want.

# %% tags=["needs-answer", "nbval-check-output"]
seen_address, seen_port, *_ = Translator("203.0.113.7", 40001).outgoing(("10.0.0.3", 5000, "192.0.2.53", 53))
sent = rewrite(hello, seen_address, seen_port)
print(IP(sent).src, IP(sent)[UDP].sport, unfit(sent))

# %% [markdown]
# The packet would pass every router from here to its destination. IPv6 has no checksum in its own header (RFC 8200):
# one thing less for each router to do. It has addresses for everybody, too, and needs no NAT.

# %% [markdown]
# ### Two families, one connection
#
# A dual-stack client often learns several addresses for a name, IPv6 and IPv4. Which one? A path may be broken without
# a word, and an attempt to connect may take minutes to give up. **Happy Eyeballs** (RFC 8305) starts with one address,
# usually IPv6, and if nothing has come back after 250 ms starts the next beside it. The first to answer wins.

# %% [markdown]
# ### Exercise: attempts
#
# **Stretch · 15 minutes.** Write `attempts(answers, rtts, delay_ms=250) -> list[(ms, address)]`: which connection
# attempts a client starts, and when, in milliseconds. `answers` are addresses as texts, both families mixed, the best
# first. `rtts` is a dict that says for each address after how many milliseconds, 0 or more, its attempt succeeds, or
# `None` if it never does. `attempts(["2001:db8::1", "192.0.2.1"], {"2001:db8::1": 300, "192.0.2.1": 20})`
# gives `[(0, "2001:db8::1"), (250, "192.0.2.1")]`, and with 100 in place of the 300 only the first of the two. Of
# `["2001:db8::1", "2001:db8::2", "192.0.2.1"]`, when none of them ever succeeds, the IPv4 address is the second.
#
# - First the order: the families take turns, beginning with the family of the first answer. Within a family the order
#   stays. When one family has no more, the rest of the other follows (RFC 8305 §4).
# - The first attempt starts at 0, every other one `delay_ms` after the one before it. A delay below 100 is taken as
#   100, the least that RFC 8305 §8 recommends.
# - Attempts run beside each other; starting a new one ends none. As soon as one has succeeded, none is started any
#   more: not in the same millisecond either.
# - If no answer ever succeeds, all are started. Without answers the list is empty.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: the order</summary>
#
# Split `answers` into two lists; an IPv6 address has a colon. Put the
# list with the first answer first. `itertools.zip_longest` takes from both in turn.
#
# </details>
#
# <details><summary>Hint 2: the clock</summary>
#
# Attempt number `n` would start at `n * delay`. Keep the earliest moment
# at which an attempt so far succeeds, `start + rtt`, infinity at the beginning, and stop when it is not later than the
# next start.
#
# </details>

# %% answer="attempts"
def attempts(answers, rtts, delay_ms=250):
    ### BEGIN SOLUTION
    from itertools import zip_longest

    families = [[address for address in answers if (":" in address) == six] for six in (True, False)]
    if answers and ":" not in answers[0]:
        families.reverse()
    order = [address for pair in zip_longest(*families) for address in pair if address]
    started, connected = [], math.inf
    for n, address in enumerate(order):
        start = n * max(delay_ms, 100)
        if connected <= start:
            return started
        started.append((start, address))
        if rtts[address] is not None:
            connected = min(connected, start + rtts[address])
    return started
    ### END SOLUTION

# %% test="test_attempts" points=1
from course.check import calling

calling(attempts, ["2001:db8::1", "192.0.2.1"], {"2001:db8::1": 300, "192.0.2.1": 20}).gives(
    [(0, "2001:db8::1"), (250, "192.0.2.1")], think="after 250 ms there is no connection yet"
)
calling(attempts, ["2001:db8::1", "192.0.2.1"], {"2001:db8::1": 100, "192.0.2.1": 20}).gives(
    [(0, "2001:db8::1")], think="after 250 ms there is a connection, for 150 ms already"
)
three = ["2001:db8::1", "2001:db8::2", "192.0.2.1"]
calling(attempts, three, dict.fromkeys(three)).gives(
    [(0, "2001:db8::1"), (250, "192.0.2.1"), (500, "2001:db8::2")], think="the families take turns"
)

# %% test="test_attempts_order" points=1
from course.check import calling

calling(attempts, ["2001:db8::1", "192.0.2.1"], {"2001:db8::1": 90, "192.0.2.1": 200}).gives(
    [(0, "2001:db8::1")], think="there is a connection after 90 ms, long before a second attempt"
)

# %% test="test_attempts_clock" points=2
from course.check import calling

calling(attempts, ["192.0.2.1"], {"192.0.2.1": None}).gives([(0, "192.0.2.1")], think="there is only one address")

# %% tags=["needs-answer", "nbval-check-output"]
answers = ["2001:db8::1", "2001:db8::2", "192.0.2.1"]
print(attempts(answers, {"2001:db8::1": None, "2001:db8::2": None, "192.0.2.1": 20}))

# %% [markdown]
# IPv6 is broken here, and nobody waits for it: IPv4 has a connection after 270 ms. When both work, IPv6 wins unless it
# is slower by more than its head start.
