# %% [markdown]
# # TCP and UDP
#
# **About 75 minutes**: 11 reading, 64 of core exercises; 36 more of stretch.
#
# A server stands an ocean away, and its answer takes half a second. More bandwidth changes nothing. Where does the time
# go? Afterwards you can
#
# - open a connection, packet by packet;
# - say how many round trips an answer takes, on a new connection and on one that was used before;
# - see what a lost packet costs, and a small window;
# - find and cure the stall of small writes;
# - cut a stream of bytes into messages, whatever pieces it comes in;
# - choose between TCP and UDP for live video, by what each does with a late frame.

# %% [markdown]
# ## Two transports
#
# IP carries single packets, and may lose, repeat or reorder them. Two protocols stand above it:
#
# | what | TCP | UDP |
# |---|---|---|
# | a connection first | yes, a handshake | no |
# | what was lost | is sent again | is gone |
# | order | as sent | as it comes |
# | speed | follows the network and the receiver | is left to the program |
# | what a program reads | a stream of bytes | single datagrams |
# | header | 20 to 60 bytes | 8 bytes |
# | for example | HTTP/1.1 and 2, SSH, databases | DNS, games, calls, QUIC |
#
# UDP is not faster, it does less. **QUIC**, the transport of HTTP/3, runs inside UDP because much equipment on the way
# passes only TCP and UDP. It does send lost information again (RFC 9000 §13.3).

# %% [markdown]
# ## A connection begins
#
# TCP numbers every byte that it sends. Each side begins at a number that strangers cannot guess, its **initial sequence
# number** (ISN). Each must tell the other its number, and hear that it arrived. That takes three packets, which TCP
# calls **segments**:
#
# 1. **SYN**, client to server: my numbers begin here.
# 2. **SYN-ACK**, server to client: I have yours, and mine begin here.
# 3. **ACK**, client to server: I have yours.
#
# A segment's **acknowledgement number** names the next byte that its sender expects: all before it has arrived. A SYN
# takes one number, although it carries no byte. So the server acknowledges the client's ISN plus one.

# %% [markdown]
# **Predict**: a packet takes 75 ms to the server and 75 back, as across an ocean. How many ms after the SYN can the
# first byte of an answer arrive? `transfer` follows TCP's rules over two links, one each way, by arithmetic.

# %%
from course.draw import prediction
from course.lab import Link, transfer

predicted = None  # your number
steps = transfer(1000, there=Link(75), back=Link(75))
answered = next(step for step in steps if step.way == "back" and step.what == "delivered")
prediction(predicted, answered.ms, "ms", "From SYN to the first byte of the answer")

# %% [markdown]
# The SYN-ACK is back after one **round-trip time** (RTT), and the answer to a request after a second one. TLS adds one
# or two more.
#
# The library scapy builds packets; `/` puts one inside another. Here is a **reset**, which says: there is no such
# connection.

# %%
from scapy.layers.inet import IP, TCP

reset = IP(src="203.0.113.7", dst="192.0.2.10") / TCP(sport=50000, dport=80, flags="R", seq=7)
print(len(bytes(reset)), "bytes:", reset.summary())

# %% [markdown]
# ### Exercise: handshake
#
# **Core · 15 minutes.** Write `handshake(client, server, isn_c, isn_s) -> list`: the three segments that open a
# connection, as `bytes`, each in an IPv4 packet without options. `client` and `server` are pairs of address and port.
# `isn_c` and `isn_s` are their initial sequence numbers, from 0 to 2³² − 1.
#
# - SYN and SYN-ACK carry one option, the largest segment that their sender takes (**MSS**): 1460. The ACK carries none.
# - No other flags of TCP are set than SYN and ACK.
# - Numbers have 32 bits: after 2³² − 1 comes 0.
# - The acknowledgement number of the SYN means nothing, as that segment has no ACK.
# - Each packet has two checksums, IPv4's and TCP's, and both are right.
#
# `[len(packet) for packet in handshake(("203.0.113.7", 50000), ("192.0.2.10", 80), 1000, 5000)]` gives `[44, 44, 40]`:
# 20 bytes of IPv4, 20 of TCP, 4 for the option.
#
# May be used: anything; scapy is imported. There `IP(src=…, dst=…)` takes addresses as text, `TCP(sport=…, dport=…,
# flags=…, seq=…, ack=…, options=…)` ports and numbers as `int`. Flags are a text of letters, such as `"A"` or `"SA"`;
# options are a list of pairs, such as `[("MSS", 1460)]`. `bytes(packet)` fills in lengths and checksums.
#
# <details><summary>Hint 1: one packet</summary>
#
# The same three times with other values: write a function that makes one segment, given who sends it, its flags,
# options and numbers. The server's segment swaps addresses and ports.
#
# </details>
#
# <details><summary>Hint 2: numbers</summary>
#
# `seq` is the number of the segment's own first byte, `ack` the next one expected from the other side. The SYN took one
# number, so the client's third segment has `seq=isn_c + 1`.
#
# </details>
#
# <details><summary>Hint 3: after the last number</summary>
#
# `% 2**32`.
#
# </details>

# %% answer="handshake"
from scapy.layers.inet import IP, TCP


def handshake(client, server, isn_c, isn_s):
    ### BEGIN SOLUTION
    def segment(source, target, flags, options, **numbers):
        ports = {"sport": source[1], "dport": target[1]}
        tcp = TCP(**ports, flags=flags, options=options, **numbers)
        return bytes(IP(src=source[0], dst=target[0]) / tcp)

    mss = [("MSS", 1460)]
    after_c, after_s = (isn_c + 1) % 2**32, (isn_s + 1) % 2**32
    return [
        segment(client, server, "S", mss, seq=isn_c),
        segment(server, client, "SA", mss, seq=isn_s, ack=after_c),
        segment(client, server, "A", [], seq=after_c, ack=after_s),
    ]
    ### END SOLUTION

# %% test="test_handshake" points=1
from course.check import calling


def packet_lengths(packets):
    return [len(bytes(packet)) for packet in packets]


def packet_ends(packets):
    """Address and port of sender and receiver of each."""

    def end(packet, at, port):
        return ".".join(map(str, packet[at : at + 4])), int.from_bytes(packet[port : port + 2])

    return [(end(bytes(packet), 12, 20), end(bytes(packet), 16, 22)) for packet in packets]


def tcp_flags(packets):
    """SYN is 2, ACK is 16."""
    return [bytes(packet)[33] for packet in packets]


def tcp_numbers(packets):
    """Sequence and acknowledgement number of the second and the third segment."""
    return [(int.from_bytes(bytes(p)[24:28]), int.from_bytes(bytes(p)[28:32])) for p in packets[1:]]


caller, listener = pair = ("203.0.113.7", 50000), ("192.0.2.10", 80)
calling(handshake, *pair, 1000, 5000).gives([44, 44, 40], of=packet_lengths, think="the option takes 4 bytes of a SYN")
calling(handshake, *pair, 1000, 5000).gives(
    [(caller, listener), (listener, caller), (caller, listener)], of=packet_ends, think="who sends which segment?"
)
calling(handshake, *pair, 1000, 5000).gives([2, 18, 16], of=tcp_flags, think="SYN is 2, ACK is 16, both are 18")
calling(handshake, *pair, 1000, 5000).gives(
    [(5000, 1001), (1001, 5001)], of=tcp_numbers, think="which byte does each side expect next?"
)
calling(handshake, *pair, 2**32 - 1, 7).gives([(7, 0), (0, 8)], of=tcp_numbers, think="what comes after 2**32 - 1?")

# %% test="test_handshake_segments" points=2
from course.check import calling


def packet_lengths(packets):
    return [len(bytes(packet)) for packet in packets]


calling(handshake, ("192.0.2.33", 40404), ("198.51.100.1", 443), 77, 88).gives(
    [44, 44, 40], of=packet_lengths, think="three packets: with the option 44 bytes, without it 40"
)

# %% test="test_handshake_bytes" points=1
from course.check import calling


def ipv4_beginnings(packets):
    """Version and header length of IPv4, and the protocol that it carries."""
    return [(bytes(packet)[0], bytes(packet)[9]) for packet in packets]


calling(handshake, ("203.0.113.7", 50000), ("192.0.2.10", 80), 1000, 5000).gives(
    [(0x45, 6)] * 3, of=ipv4_beginnings, think="IPv4 with a header of five words, carrying TCP"
)

# %% [markdown]
# Lay yours beside a real one, between two Linux kernels on a path of 50 ms each way.

# %% tags=["nbval-check-output"]
from course.lab import segments

real = segments("data/slow_start.pcap")
for captured in real[:3]:
    print(f"{captured.flags:3} seq {captured.seq:10} ack {captured.ack:10}")

# %% tags=["needs-answer"]
mine = handshake(("203.0.113.7", 50000), ("192.0.2.10", 80), real[0].seq, real[1].seq)
for built in mine:
    header = IP(built)[TCP]
    print(f"{header.flags!s:3} seq {header.seq:10} ack {header.ack:10}")

# %%
from course.draw import sequence


def arrow(one):
    words = f"{one.flags}, {one.size} bytes" if one.size else one.flags
    if one.source == real[0].source:
        return words, "there", one.ms, one.ms + 50
    return words, "back", one.ms + 50, one.ms + 100


sequence([arrow(one) for one in real[:6]])

# %% [markdown]
# S is SYN, A is ACK, P is PSH: hand this to the program now. Behind the handshake every segment has ACK set, and one
# with *n* bytes takes *n* numbers. Each direction ends by itself, with a **FIN**: I shall send nothing more.

# %% [markdown]
# ## How fast may it go?
#
# Nobody tells a new connection how much the path can carry, so TCP tries. It sends a few segments, its **congestion
# window** (cwnd), and waits for acknowledgements. Each acknowledged segment lets one more out, beside its own
# replacement: the window **doubles** each round trip. This is **slow start** (RFC 5681 §3.1). On most systems it begins
# with 10 segments (RFC 6928).
#
# It ends at the **slow start threshold** (ssthresh), half of what was under way at the last loss; a new connection has
# none. From there on the window grows by one segment a round trip: **congestion avoidance**.

# %% [markdown]
# **Predict**: an answer of 1 MB, in segments of 1460 bytes, over a new connection without loss. How many round trips,
# the handshake included?

# %%
predicted = None  # your number
steps = transfer(1_000_000, there=Link(75), back=Link(75))
last = max(step.ms for step in steps if step.what == "delivered")
prediction(predicted, last / 150, "round trips", "For 1 MB on a new connection")

# %% [markdown]
# Over the ocean that is more than a second, however thick the cable. On a connection that is already fast, the same
# megabyte may need one round trip: **reuse** saves handshake and slow start. Not always, though.
#
# A sender that hears nothing for its **retransmission timeout** (RTO) sends again. The RTO is 1 s at first, then the
# measured RTT and a margin (RFC 6298). After a pause longer than that TCP should start with a small window again (RFC
# 5681 §4.1). Linux halves it for each RTO that has passed.

# %% [markdown]
# ### Exercise: rtts
#
# **Core · 15 minutes.** Write `rtts(size, mss=1460, iw=10, ssthresh=None, warm=False, idle_s=0, rto_s=1, cwnd=None) ->
# int`: the round trips until an answer of `size` bytes is there, if nothing is lost. `rtts(14600)` gives `2`,
# `rtts(14601)` gives `3`.
#
# - A new connection spends one round trip on its handshake. Then each window takes one.
# - Windows count segments. Each has `mss` bytes, only the last may have fewer.
# - The first window is `iw`. The next is twice as large, but at most `ssthresh`; at or above `ssthresh` it is one
#   larger. None is no threshold.
# - A `warm` connection needs no handshake. It begins with `cwnd`, the window that it had, or with `iw` if that is None.
#   After a pause longer than the RTO, `idle_s > rto_s`, a larger window gives way to `iw`.
# - To a new connection `cwnd`, `idle_s` and `rto_s` mean nothing.
#
# Sizes and windows are whole numbers from 1 on, seconds any numbers from 0 on.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: a loop</summary>
#
# Count the segments, rounded up. Then take one window after the other off them.
#
# </details>
#
# <details><summary>Hint 2: the first window</summary>
#
# Settle it before the loop. In the loop nothing depends on `warm` any more.
#
# </details>
#
# <details><summary>Hint 3: growth</summary>
#
# `min(2 * window, ssthresh)` below the threshold, where there is one.
#
# </details>

# %% answer="rtts"
import math


def rtts(size, mss=1460, iw=10, ssthresh=None, warm=False, idle_s=0, rto_s=1, cwnd=None):
    ### BEGIN SOLUTION
    rounds, window = 1, iw
    if warm:
        rounds, window = 0, cwnd or iw
        if idle_s > rto_s:
            window = min(window, iw)
    left = math.ceil(size / mss)
    while left > 0:
        left -= window
        rounds += 1
        if ssthresh is None:
            window *= 2
        else:
            window = min(2 * window, ssthresh) if window < ssthresh else window + 1
    return rounds
    ### END SOLUTION

# %% test="test_rtts" points=1
from course.check import calling

calling(rtts, 14600).gives(2, think="a handshake, then ten segments of 1460 bytes at once")
calling(rtts, 14601).gives(3, think="the eleventh segment waits for an acknowledgement")
calling(rtts, 102_200).gives(4, think="70 segments: windows of 10, 20 and 40")
calling(rtts, 74_460, ssthresh=20).gives(4, think="51 segments: windows of 10, 20 and 21")
calling(rtts, 74_461, ssthresh=20).gives(5, think="one segment too many for windows of 10, 20 and 21")
calling(rtts, 58_400, warm=True, cwnd=40).gives(1, think="no handshake, and 40 segments at once")
calling(rtts, 58_400, warm=True, cwnd=40, idle_s=2).gives(3, think="windows of 10, 20 and 40; still no handshake")
calling(rtts, 58_400, cwnd=40).gives(4, think="a new connection had no window before")

# %% test="test_rtts_new_connection" points=2
from course.check import calling

calling(rtts, 5000, mss=1000, iw=4).gives(3, think="a handshake, four segments of 1000 bytes, and one more")

# %% test="test_rtts_threshold" points=2
from course.check import calling

calling(rtts, 4000, mss=1000, iw=1, ssthresh=3).gives(4, think="a handshake, then windows of 1, 2 and 3")

# %% test="test_rtts_warm" points=2
from course.check import calling

calling(rtts, 7300, warm=True, cwnd=5).gives(1, think="no handshake, and five segments at once")

# %% [markdown]
# What an answer costs across the ocean, by your function. Each doubling of the size costs at most one round trip more.

# %% tags=["needs-answer"]
from course.draw import curves

sizes = [round(10 ** (at / 20)) for at in range(60, 141)]
lines = {
    "new connection": [(size, 150 * rtts(size)) for size in sizes],
    "warm, window of 200": [(size, 150 * rtts(size, warm=True, cwnd=200)) for size in sizes],
    "warm, idle for 5 s": [(size, 150 * rtts(size, warm=True, cwnd=200, idle_s=5)) for size in sizes],
}
curves(lines, "answer (bytes)", "time (ms)", log="x", marks={"10 segments": 14600})

# %% [markdown]
# Do kernels do that? The recorded transfer goes on with 150 segments of data. **Predict**: how many leave in the fourth
# burst, 350 to 450 ms after the server heard the SYN?

# %%
from collections import Counter

predicted = None  # your number
bursts = Counter(round(one.ms / 100) for one in real if one.size == 1460)
prediction(predicted, bursts[4], "segments", "Sent between 350 and 450 ms")

# %%
data = [one for one in real if one.size == 1460]
model = [step for step in transfer(150 * 1460, Link(50), Link(50)) if step.what == "sent" and step.size == 1460]
lines = {
    "kernel": [(one.ms, n) for n, one in enumerate(data, start=1)],
    "model": [(step.ms - 50, n) for n, step in enumerate(model, start=1)],
}
curves(lines, "time (ms)", "segments sent", steps=["kernel", "model"])

# %% [markdown]
# 10, 20, 40, 80: twice as many in each round trip. So a tiny answer pays for the handshake, a large one for the ramp,
# and HTTP keeps connections open.

# %% [markdown]
# ## When a segment is lost
#
# A good place for a pause. A receiver acknowledges what it has without a gap. When segment 7 is lost and 8, 9 and 10
# arrive, it says three times more: I expect 7. On three such **duplicate acknowledgements** the sender repeats segment
# 7 at once, which is **fast retransmit**. If nothing comes back any more, it repeats after the RTO: a **timeout**.
#
# In the next recording, of two kernels again, one segment was lost, the 50th. How did the sender notice?

# %% tags=["nbval-check-output"]
lossy = segments("data/loss.pcap")
acks = Counter(one.ack for one in lossy if one.source == "203.0.113.7")
missing, times = acks.most_common(1)[0]
repeated = [one.ms for one in lossy if one.seq == missing]
print(f"{times - 1} duplicate acknowledgements; sent at", *map(round, repeated), "ms")

# %% [markdown]
# Three were enough; the others came from segments that were already on their way.
#
# A loss also means: too much. How far TCP goes down then is a matter of its **congestion control**. **Reno** (RFC 5681)
# halves its window on duplicates, and begins again with 1 segment after a timeout. CUBIC, the default of most systems,
# goes down to 0.7 (RFC 9438 §4.6); BBR models the path instead of waiting for losses. This kernel ran Reno:

# %%
import json
from pathlib import Path

samples = json.loads(Path("data/loss.json").read_text())["samples"]
kernel = [(ms, cwnd) for ms, cwnd, _, _ in samples]
stream = [step for step in transfer(240 * 1460, Link(50), Link(50, loss={51})) if step.way == "back"]
windows = {"kernel": kernel, "model": [(step.ms - 50, step.cwnd) for step in stream if step.ms > 150]}
curves(windows, "time (ms)", "cwnd (segments)", marks={"fast retransmit": 411}, steps=windows)

# %% [markdown]
# The window had grown to 59 when the loss was seen, and goes on from half of that, 29.
#
# **Break it**: lose one of the server's packets. Number 0 is the SYN-ACK, 1 acknowledges the request, 2 to 41 are the
# answer. **Predict** which one costs the most time.

# %%
def lasts(*lost):
    steps = transfer(40 * 1460, Link(75), Link(75, loss=lost))
    return max(step.ms for step in steps if step.way == "back" and step.what == "delivered")


predicted = None  # your number
damage = {n: lasts(n) - lasts() for n in range(42)}
prediction(predicted, max(damage, key=damage.get), "", "Number of the packet whose loss costs most")

# %%
curves({"without it": list(damage.items())}, "lost packet", "lost time (ms)")

# %% [markdown]
# Behind the SYN-ACK nothing follows that could reveal its loss, so that takes the first RTO, a whole second. The end of
# an answer waits for a timeout likewise. A loss near its beginning stops a window that has yet to grow; later it may
# cost nothing.
#
# No packet in flight stops for a loss. But a program reads in order: until 7 is there, 8, 9 and 10 wait in the
# receiver's TCP. This is **head-of-line blocking**.

# %% [markdown]
# ## The receiver's say
#
# Another window stands in every segment: the **receive window**, the bytes that the receiver still has room for. A
# program that reads slowly lets its buffer fill, the window shrinks to 0, and the sender's `send` blocks. This is
# **backpressure**: the slow reader sets the pace, and no byte is lost. This receiver reads nothing. How much does TCP
# take?

# %%
import socket

with socket.create_server(("127.0.0.1", 0)) as listening, socket.socket() as sender:
    sender.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    sender.connect(listening.getsockname())
    receiver, _ = listening.accept()
    sender.setblocking(False)
    taken = 0
    try:
        while True:
            taken += sender.send(bytes(4096))
    except BlockingIOError:
        print("the sender would block after", taken, "bytes")
    receiver.close()

# %% [markdown]
# Both buffers are full, the receiver's and the sender's own. In a recording, a receiver that reads nothing for a second
# has this much room:

# %%
slow = [one for one in segments("data/backpressure.pcap") if one.source == "203.0.113.7"]
curves({"room": [(one.ms, one.window) for one in slow[2:]]}, "time (ms)", "receive window (bytes)", steps=["room"])

# %% [markdown]
# At 0 the sender stops, and asks now and then whether there is room again.
#
# A window also limits a fast reader: one window per RTT is all that goes through. **Predict**: a window of 64 KiB (65
# 536 bytes), 150 ms of RTT, a link of 1 Gbit/s. How many Mbit/s?

# %%
predicted = None  # your number
steps = transfer(2_000_000, Link(75, rate=1e9), Link(75, rate=1e9), window=65536)
later = sum(step.size for step in steps if step.what == "delivered" and 1500 < step.ms <= 3000)
prediction(predicted, later * 8 / 1.5 / 1e6, "Mbit/s", "A window of 64 KiB every 150 ms")

# %% [markdown]
# 65 536 bytes every 150 ms would be 3.5 Mbit/s; only whole segments leave, so it is 3.4, whatever the link. The header
# can say 65 535 bytes at most, so both sides agree on a factor in the handshake, **window scaling** (RFC 7323 §2). A
# buffer that is too small still caps the speed by distance.

# %% [markdown]
# ## Small writes
#
# A program sends its request in two small parts, then waits for the answer. Both ends are on your machine. **Predict**:
# how long does one exchange take, in ms?

# %%
from time import perf_counter

from course.lab import Responder


def exchange(client, parts):
    begun = perf_counter()
    for part in parts:
        client.write(part)
    client.read(2)
    return 1000 * (perf_counter() - begun)

# %% tags=["measured"]
from statistics import median

predicted = None  # your number
with Responder(size=4, answer=b"ok") as server, server.connect() as client:
    stalled = [exchange(client, [b"pi", b"ng"]) for _ in range(21)][1:]
prediction(predicted, median(stalled), "ms", "A request in two parts, median of 20")

# %% [markdown]
# On most systems tens of milliseconds, within one machine, because two rules meet. By **Nagle's algorithm** (RFC 9293
# §3.7.4) the sender holds back what does not fill a segment while something is unacknowledged. And the receiver
# **delays its acknowledgements**, as an answer may carry them.
#
# Which of the two sets the time? Change only the receiver: an **eager** one begins to answer at the first part, and its
# bytes carry the acknowledgement. **Predict** the time.

# %% tags=["measured"]
predicted = None  # your number
with Responder(size=4, eager=True) as server, server.connect() as client:
    eager = [exchange(client, [b"pi", b"ng"]) for _ in range(21)][1:]
prediction(predicted, median(eager), "ms", "Two parts, eager receiver")

# %% [markdown]
# The acknowledgement releases the second part at once: what took so long was the receiver's delay. It must be less than
# 0.5 s (RFC 9293 §3.8.6.3); Linux adapts it, from 40 ms up to 200. Here are both, and the same four bytes in one part:

# %% tags=["measured"]
from course.draw import histogram

with Responder(size=4) as server, server.connect() as client:
    whole = [exchange(client, [b"ping"]) for _ in range(21)][1:]
histogram({"two parts": stalled, "one part": whole, "two parts, eager": eager}, "one exchange (ms)")

# %% [markdown]
# Often it is told: "Nagle waits for an acknowledgement, or 200 ms." So here are two small writes on a path with an RTT
# of 300 ms. **Predict**: how many ms after the first part does the second leave?

# %%
small = segments("data/small_writes.pcap")
first, second = [one for one in small if one.source == "192.0.2.10" and one.size]
predicted = None  # your number
prediction(predicted, second.ms - first.ms, "ms", "From the first part to the second")

# %% [markdown]
# It waited for the acknowledgement: Nagle's algorithm has no timer. The 200 ms were the delay of BSD's receivers.
#
# The sender has two cures: one write, or the option **TCP_NODELAY**, which turns the algorithm off for later writes.
# Libraries for HTTP set it.

# %% [markdown]
# ### Exercise: ask
#
# **Core · 8 minutes.** Write `ask(write, read, set_option, parts) -> bytes`: send a request and return its answer.
# `parts` is a list of one part or more, none empty. You are given three functions: `write(data)` hands bytes to TCP,
# `read()` waits for the answer and returns it whole, `set_option(name, value)` sets `"TCP_NODELAY"`, `"TCP_QUICKACK"`
# (1: this side does not delay its own acknowledgements) or `"SO_SNDBUF"` (the send buffer's size in bytes).
#
# - The server answers when the whole request is there: read once, at the end.
# - Bytes arrive in the order of `parts`.
# - No part waits for an acknowledgement: either the request is one write, or TCP_NODELAY is 1 from before the first
#   write until behind the last.
#
# `ask(write, read, set_option, [b"ping"])` gives `b"pong"`, if that is what `read()` gives.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: which side?</summary>
#
# Your acknowledgements delay the server's next segment, not yours. What holds yours back is a rule of your own TCP.
#
# </details>
#
# <details><summary>Hint 2: the shorter way</summary>
#
# `b"".join(parts)`.
#
# </details>

# %% answer="ask"
def ask(write, read, set_option, parts):
    ### BEGIN SOLUTION
    write(b"".join(parts))
    return read()
    ### END SOLUTION

# %% test="test_ask" points=1
from course.check import calling

options, calls = {"TCP_NODELAY": 0}, []


def write(data):
    calls.append(("write", data, options["TCP_NODELAY"]))


def read():
    calls.append(("read",))
    return b"pong"


def set_option(name, value):
    options[name] = value


calling(ask, write, read, set_option, [b"ping"]).gives(b"pong", think="return what read() returned")
calls.clear()
options["TCP_NODELAY"] = 0
calling(ask, write, read, set_option, [b"pi", b"ng"]).gives(b"pong", think="a request in two parts has one answer")
assert [call[0] for call in calls][-1:] == ["read"], f"read at the end; these were the calls: {calls}"
assert all(call[0] == "write" for call in calls[:-1]), f"read once; these were the calls: {calls}"
assert b"".join(call[1] for call in calls[:-1]) == b"ping", f"write all parts in order; these were the calls: {calls}"
assert len(calls) == 2 or all(call[2] for call in calls[:-1]), (
    f"the second write waits for an acknowledgement; the calls, with TCP_NODELAY at each write: {calls}"
)

# %% test="test_ask_request" points=2
from course.check import calling


def write(data):
    """Takes the request."""


def read():
    return b"the time is 10"


def set_option(name, value):
    """Takes an option."""


calling(ask, write, read, set_option, [b"time?"]).gives(b"the time is 10", think="return what read() returned")

# %% [markdown]
# Your function over the same kind of connection, against the loop above:

# %% tags=["needs-answer"]
with Responder(size=4) as server, server.connect() as client:
    begun = perf_counter()
    for _ in range(20):
        ask(client.write, lambda: client.read(2), client.set_option, [b"pi", b"ng"])
    print(f"{1000 * (perf_counter() - begun) / 20:.3f} ms each, {median(stalled) / 1000 * 20:.2f} s for 20 before")

# %% [markdown]
# ## A stream is not a row of messages
#
# Another good place for a pause. TCP keeps the order of bytes and nothing else. What two `send` calls gave it may
# arrive with one `recv`, and what one gave it may need three:

# %%
with socket.create_server(("127.0.0.1", 0)) as listening, socket.create_connection(listening.getsockname()) as sender:
    receiver, _ = listening.accept()
    sender.sendall(b"\0\2hi")
    sender.sendall(b"\0\5hello")
    sender.shutdown(socket.SHUT_WR)
    pieces = list(iter(lambda: receiver.recv(3), b""))
    receiver.close()
print(pieces)

# %% [markdown]
# This receiver asks for three bytes at a time; an empty piece would be the sender's FIN. So a protocol over TCP must
# say where a message ends: by a separator, or by a length in front, as in HTTP/2, in TLS, in DNS over TCP, and here.

# %% [markdown]
# ### Exercise: frames
#
# **Core · 12 minutes.** Write `frames(chunks) -> list`: the messages in a stream, as `bytes`. `chunks` is a list of
# what `recv` gave, one after the other, until the sender closed; the empty piece at the end is left out.
#
# - In front of each message stands its length, in two bytes that do not count, the high one first: `b"\x01\x02"` is
#   258.
# - Messages and lengths may be cut anywhere, and one chunk may hold several.
# - A message may be empty.
# - If the stream ends within a message or within a length, raise `ValueError`.
#
# `frames([b"\x00\x02hi"])` gives `[b"hi"]`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: a buffer</summary>
#
# Add each chunk to a buffer. While a whole message stands at its front, take it off.
#
# </details>
#
# <details><summary>Hint 2: the end</summary>
#
# What is left in the buffer behind the last chunk is a message that was cut off.
#
# </details>

# %% answer="frames"
def frames(chunks):
    ### BEGIN SOLUTION
    stream, found, at = b"".join(chunks), [], 0
    while at < len(stream):
        start = at + 2
        at = start + int.from_bytes(stream[at:start])
        found.append(stream[start:at])
        if at > len(stream):
            raise ValueError("the stream ends within a message")
    return found
    ### END SOLUTION

# %% test="test_frames" points=1
from course.check import calling

calling(frames, [b"\0\2hi"]).gives([b"hi"], think="two bytes say the length, two bytes are the message")
calling(frames, [b"\0\2hi\0\5hel", b"lo"]).gives([b"hi", b"hello"], think="chunks end anywhere")
calling(frames, [b"\0", b"\2hi"]).gives([b"hi"], think="chunks end anywhere, within a length too")
calling(frames, [b"\0\0\0\1a"]).gives([b"", b"a"], think="the first message is empty, and it is one")
calling(frames, [b"\1\2" + bytes(258)]).gives([bytes(258)], think="the first byte of a length counts 256 each")
calling(frames, [b"\0\3hi"]).raises(ValueError, think="one byte of this message is missing")

# %% test="test_frames_chunks" points=2
from course.check import calling

calling(frames, [b"\0\3one", b"\0\3two"]).gives([b"one", b"two"], think="two chunks, and a message in each")

# %% test="test_frames_end" points=1
from course.check import calling

calling(frames, [b"\0\4done"]).gives([b"done"], think="this stream ends where the message ends")

# %% [markdown]
# **Break it**: now yours reads from a real connection, and its sender lies. It announces 500 bytes, sends seven and
# hangs up. If it did not hang up, a reader would wait: servers need time limits, too.

# %% tags=["needs-answer"]
with socket.create_server(("127.0.0.1", 0)) as listening, socket.create_connection(listening.getsockname()) as liar:
    receiver, _ = listening.accept()
    liar.sendall(b"\0\2hi\0\5hello\1\xf4goodbye")
    liar.shutdown(socket.SHUT_WR)
    heard = list(iter(lambda: receiver.recv(4), b""))
    receiver.close()
print(frames(pieces))
try:
    print(frames(heard))
except ValueError as error:
    print("refused:", error)

# %% [markdown]
# ## Live video
#
# A call sends a picture every 40 ms. The receiver shows each a little later than it was sent, at its **deadline**, so
# that small delays do not show.
#
# If one is lost, **TCP** sends it again, and what came behind it waits: the call freezes, then all goes on, later than
# before. Over **UDP** the program leaves the gap out: one glitch, and nothing gets later.

# %% [markdown]
# ### Exercise: playout
#
# **Core · 14 minutes.** Write `playout(arrivals, deadline_ms, ordered) -> dict`: what a viewer sees. `arrivals` is a
# list of `(frame, ms)` in any order, with each frame from 0 on once, and at least frame 0. Frame `n` arrived `ms` after
# the start, or never if that is None. It is due at `deadline_ms + 40 * n`, and in time if it arrives at that moment.
#
# - `ordered=False`, as over UDP: a frame that is in time is shown, any other is skipped.
# - `ordered=True`, as over TCP: no `ms` is None, and all frames are shown in order. For one that is not in time
#   playback waits, and all behind it are due later by as much.
#
# The dict has `"shown"` and `"skipped"`, numbers of frames, and `"stall_ms"`, the whole time that playback waited.
# `arrivals` stays as it is.
#
# `playout([(0, 50), (1, 90), (2, 130)], 100, False)` gives `{"shown": 3, "skipped": 0, "stall_ms": 0}`. With `[(0, 50),
# (1, 190), (2, 190)]` and `ordered=True` playback waits for frame 1 from 140 to 190, so frame 2 is due at 230 and in
# time: `"stall_ms"` is 50.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: over UDP</summary>
#
# Each frame is judged by itself: there, and not later than due?
#
# </details>
#
# <details><summary>Hint 2: over TCP</summary>
#
# Go through the frames in order and keep the time that playback has waited so far. A frame is due at its deadline plus
# that time.
#
# </details>

# %% answer="playout"
def playout(arrivals, deadline_ms, ordered):
    ### BEGIN SOLUTION
    late = [None if ms is None else ms - deadline_ms - 40 * frame for frame, ms in arrivals]
    if ordered:
        return {"shown": len(late), "skipped": 0, "stall_ms": max(0, *late)}
    shown = sum(ms is not None and ms <= 0 for ms in late)
    return {"shown": shown, "skipped": len(late) - shown, "stall_ms": 0}
    ### END SOLUTION

# %% test="test_playout" points=1
from course.check import calling

calling(playout, [(0, 50), (1, 90), (2, 130)], 100, False).gives(
    {"shown": 3, "skipped": 0, "stall_ms": 0}, think="all are there when due"
)
calling(playout, [(0, 50), (1, None), (2, 130)], 100, False).gives(
    {"shown": 2, "skipped": 1, "stall_ms": 0}, think="frame 1 never comes"
)
calling(playout, [(0, 50), (2, 130), (1, 190)], 100, False).gives(
    {"shown": 2, "skipped": 1, "stall_ms": 0}, think="frame 1 comes after 140, when it is due"
)
calling(playout, [(0, 100), (1, 140)], 100, False).gives(
    {"shown": 2, "skipped": 0, "stall_ms": 0}, think="each comes at the moment when it is due"
)
calling(playout, [(0, 50), (1, 190), (2, 190)], 100, True).gives(
    {"shown": 3, "skipped": 0, "stall_ms": 50}, think="playback waits from 140 to 190; then frame 2 is due at 230"
)
calling(playout, [(0, 50), (1, 190), (2, 250)], 100, True).gives(
    {"shown": 3, "skipped": 0, "stall_ms": 70}, think="50 for frame 1, then 20 more for frame 2, which is due at 230"
)

# %% test="test_playout_in_time" points=2
from course.check import calling

calling(playout, [(0, 70), (1, 110)], 80, False).gives(
    {"shown": 2, "skipped": 0, "stall_ms": 0}, think="due at 80 and 120, and both are there by then"
)

# %% test="test_playout_ordered" points=2
from course.check import calling

calling(playout, [(0, 50), (1, 170), (2, 170)], 100, True).gives(
    {"shown": 3, "skipped": 0, "stall_ms": 30}, think="playback waits for frame 1 from 140 to 170"
)

# %% [markdown]
# Two seconds of such a call between real kernels, 30 ms each way, over each transport. Frame 8 was lost on both.
# **Predict**: for how long did frame 9, which was not lost, wait in the receiver's TCP, in ms?

# %%
film = json.loads(Path("data/film.json").read_text())
over_udp, over_tcp = dict(film["udp"]), dict(film["tcp"])
predicted = None  # your number
prediction(predicted, over_tcp[9] - over_udp[9], "ms", "Frame 9, behind the one that was lost")

# %% [markdown]
# Frame 11 brought the third duplicate, 80 ms after frame 9. That went 30 ms to the sender, and 8 took 30 ms back: 140.
# What the viewer sees with deadlines of 100 and 300 ms, then with 100 frame by frame:

# %% tags=["needs-answer"]
for deadline in (100, 300):
    print(deadline, "UDP", playout([*over_udp.items(), (8, None)], deadline, False))
    print(deadline, "TCP", playout(list(over_tcp.items()), deadline, True))

# %% tags=["needs-answer"]
from course.draw import strip

fates = {"UDP": [], "TCP": []}
for n in range(25):
    shown = playout([(0, over_udp[n] - 40 * n if n in over_udp else None)], 100, False)["shown"]
    # Frame n freezes the picture if the viewer of the first n + 1 frames has waited longer than that of the first n.
    watched = [[(at, over_tcp[at]) for at in range(count)] for count in (max(1, n), n + 1)]
    stall = [playout(seen, 100, True)["stall_ms"] for seen in watched]
    fates["UDP"].append("shown when due" if shown else "skipped")
    fates["TCP"].append("freezes before it" if stall[1] > stall[0] else "shown late" if stall[1] else "shown when due")
strip(fates, "frame")

# %% [markdown]
# With a late deadline even TCP hides a loss: most recorded video is HTTP over TCP or QUIC. In a talk, 300 ms between
# question and answer hurt. So WebRTC, which carries calls in browsers, is built on UDP.
#
# A QUIC connection carries many streams, each in order, and none waits for a gap in another (RFC 9000 §2). A program
# that gives every message a stream of its own has TCP's care without its waiting. But only a UDP datagram may go to
# many receivers at once (multicast).

# %% [markdown]
# ## What you can do now
#
# - Build a handshake: a SYN takes one number, and an acknowledgement names the next byte expected.
# - Count round trips: one for the handshake, then one a window of 10, 20, 40, … segments. A warm connection saves both,
#   if it was not idle for long.
# - Say what a loss costs: little if later segments reveal it, much if only a timeout does.
# - Cure small writes: write once, or set TCP_NODELAY.
# - Cut a stream: a protocol says itself where a message ends.
# - Choose for live video: what stands behind a lost segment waits; a program over UDP may go on.

# %% [markdown]
# ## Further
#
# Reno's window event by event, a connection to its end, and a choice among transports.
# **[Back to the beginning](#TCP-and-UDP)**.

# %% [markdown]
# ### Exercise: cwnd_after
#
# **Stretch · 12 minutes.** Write `cwnd_after(events, cwnd, ssthresh) -> list`: Reno's `(cwnd, ssthresh)` after each of
# the `events`, whole numbers of segments from 1 on. A whole window is always in flight.
#
# | event | what happened | `ssthresh` | window |
# |---|---|---|---|
# | `"acked"` | a whole window was acknowledged | stays | below `ssthresh` twice, but at most that; else one more |
# | `"duplicates"` | three duplicate acknowledgements, and the repair | half of the window | the new `ssthresh` |
# | `"timeout"` | nothing came back | half of the window | 1 |
#
# - Half of the window is rounded down, and at least 2.
# - If the event right before a timeout was a timeout too, the same segment was lost again: then `ssthresh` stays.
#
# `cwnd_after(["acked", "acked"], 40, 40)` gives `[(41, 40), (42, 40)]`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: the order</summary>
#
# Compute the new `ssthresh` first, from the old window.
#
# </details>
#
# <details><summary>Hint 2: timeouts in a row</summary>
#
# Keep the event before in a variable, or look at `events[n - 1]`, but not for the first event: `events[-1]` is the last
# one.
#
# </details>

# %% answer="cwnd_after"
def cwnd_after(events, cwnd, ssthresh):
    ### BEGIN SOLUTION
    found = []
    for before, event in zip([None, *events], events, strict=False):
        match event:
            case "acked":
                cwnd = min(2 * cwnd, ssthresh) if cwnd < ssthresh else cwnd + 1
            case "duplicates":
                cwnd = ssthresh = max(cwnd // 2, 2)
            case _:
                if before != "timeout":
                    ssthresh = max(cwnd // 2, 2)
                cwnd = 1
        found.append((cwnd, ssthresh))
    return found
    ### END SOLUTION

# %% test="test_cwnd_after" points=1
from course.check import calling

calling(cwnd_after, ["acked", "acked"], 40, 40).gives([(41, 40), (42, 40)], think="at ssthresh it grows by one")
calling(cwnd_after, ["acked", "acked", "acked"], 10, 32).gives(
    [(20, 32), (32, 32), (33, 32)], think="it doubles up to ssthresh, and not past it"
)
calling(cwnd_after, ["duplicates", "acked"], 31, 100).gives(
    [(15, 15), (16, 15)], think="half of the window of 31, then one more"
)
calling(cwnd_after, ["timeout", "acked", "acked"], 20, 100).gives(
    [(1, 10), (2, 10), (4, 10)], think="half of the window is the new threshold; slow start leads up to it"
)
calling(cwnd_after, ["timeout", "timeout"], 20, 100).gives(
    [(1, 10), (1, 10)], think="the same segment was lost twice"
)
calling(cwnd_after, ["duplicates"], 3, 100).gives([(2, 2)], think="ssthresh has a least value")

# %% test="test_cwnd_after_acked" points=2
from course.check import calling

calling(cwnd_after, ["acked"], 8, 64).gives([(16, 64)], think="far below ssthresh it doubles")

# %% test="test_cwnd_after_again" points=2
from course.check import calling

calling(cwnd_after, ["duplicates", "acked", "duplicates"], 40, 40).gives(
    [(20, 20), (21, 20), (10, 10)], think="a second loss halves the window that there is by then"
)

# %% [markdown]
# Two losses and a timeout, as your function sees them: the saw by which TCP feels for a path's capacity. Below it
# stands a kernel that lost a whole window of 40 segments: 330 ms of silence, then slow start from 1 up to 20.

# %% tags=["needs-answer"]
story = ["acked"] * 5 + ["duplicates"] + ["acked"] * 12 + ["duplicates"] + ["acked"] * 8 + ["timeout"] + ["acked"] * 9
saw = [(10, 160), *cwnd_after(story, 10, 160)]
lines = {"cwnd": [(n, c) for n, (c, _) in enumerate(saw)], "ssthresh": [(n, s) for n, (_, s) in enumerate(saw)]}
curves(lines, "event", "segments")

# %%
samples = json.loads(Path("data/timeout.json").read_text())["samples"]
lines = {"kernel": [(ms, cwnd) for ms, cwnd, _, _ in samples]}
curves(lines, "time (ms)", "cwnd (segments)", steps=["kernel"])

# %% [markdown]
# ### Exercise: data_and_fin
#
# **Stretch · 12 minutes.** Write `data_and_fin(client, server, seq, ack, request, answer) -> list`: the five segments
# behind a handshake, as `bytes`, each in an IPv4 packet. `seq` is the number of the client's next byte, `ack` that of
# the server's. `request` and `answer` have one byte or more, and each fits into one segment.
#
# | segment | from | what it carries | flags |
# |---|---|---|---|
# | 1 | client | the request | ACK |
# | 2 | server | the answer | ACK |
# | 3 | client | nothing | FIN, ACK |
# | 4 | server | nothing | FIN, ACK |
# | 5 | client | nothing | ACK |
#
# - Each segment acknowledges all that the other side sent before it. A FIN takes one number.
# - PSH is set as you like, other flags are not. There are no options, of IPv4 or TCP.
# - Both checksums are right. Numbers have 32 bits.
#
# `[len(packet) for packet in data_and_fin(("203.0.113.7", 50000), ("192.0.2.10", 80), 1001, 5001, b"hi", b"hello")]`
# gives `[42, 45, 40, 40, 40]`.
#
# May be used: anything; scapy is imported. There `IP(…) / TCP(…) / request` puts the bytes behind the header, and
# `"FA"` are the flags FIN and ACK.
#
# <details><summary>Hint 1: two counters</summary>
#
# Keep the next number of each side. After each segment raise its sender's by what the segment took: its payload, and
# one for a FIN.
#
# </details>
#
# <details><summary>Hint 2: acknowledgements</summary>
#
# A segment's `seq` is its sender's counter, its `ack` the other side's.
#
# </details>

# %% answer="data_and_fin"
from scapy.layers.inet import IP, TCP


def data_and_fin(client, server, seq, ack, request, answer):
    ### BEGIN SOLUTION
    numbers, packets = {client: seq, server: ack}, []
    there, back = (client, server), (server, client)
    steps = [(there, "PA", request), (back, "PA", answer), (there, "FA", b""), (back, "FA", b""), (there, "A", b"")]
    for (sender, receiver), flags, payload in steps:
        ports = {"sport": sender[1], "dport": receiver[1]}
        tcp = TCP(**ports, flags=flags, seq=numbers[sender], ack=numbers[receiver])
        packets.append(bytes(IP(src=sender[0], dst=receiver[0]) / tcp / payload))
        numbers[sender] = (numbers[sender] + len(payload) + ("F" in flags)) % 2**32
    return packets
    ### END SOLUTION

# %% test="test_data_and_fin" points=1
from course.check import calling


def packet_lengths(packets):
    return [len(bytes(packet)) for packet in packets]


def tcp_flags(packets):
    """FIN is 1, ACK is 16; PSH is left out."""
    return [bytes(packet)[33] & ~8 for packet in packets]


def tcp_numbers(packets):
    """Sequence and acknowledgement number of each."""
    return [(int.from_bytes(bytes(p)[24:28]), int.from_bytes(bytes(p)[28:32])) for p in packets]


def target_ports(packets):
    return [int.from_bytes(bytes(packet)[22:24]) for packet in packets]


def payloads(packets):
    return [bytes(packet)[40:] for packet in packets]


given = ("203.0.113.7", 50000), ("192.0.2.10", 80), 1001, 5001, b"hi", b"hello"
calling(data_and_fin, *given).gives([42, 45, 40, 40, 40], of=packet_lengths, think="two of the packets carry data")
calling(data_and_fin, *given).gives([b"hi", b"hello", b"", b"", b""], of=payloads, think="which two carry data?")
calling(data_and_fin, *given).gives([80, 50000, 80, 50000, 80], of=target_ports, think="who sends which segment?")
calling(data_and_fin, *given).gives([16, 16, 17, 17, 16], of=tcp_flags, think="FIN is 1, ACK is 16")
calling(data_and_fin, *given).gives(
    [(1001, 5001), (5001, 1003), (1003, 5006), (5006, 1004), (1004, 5007)],
    of=tcp_numbers,
    think="what has each side sent by then, and what took numbers?",
)

# %% test="test_data_and_fin_segments" points=3
from course.check import calling


def packet_lengths(packets):
    return [len(bytes(packet)) for packet in packets]


calling(data_and_fin, ("192.0.2.33", 40404), ("198.51.100.1", 443), 7, 8, b"time?", b"ten").gives(
    [45, 43, 40, 40, 40], of=packet_lengths, think="headers have 40 bytes; two packets carry data"
)

# %% [markdown]
# Who ends first keeps the connection's addresses and ports in the state **TIME-WAIT**, in case its last ACK was lost or
# an old segment still comes: for twice a segment's longest life (RFC 9293 §3.6.1), 60 s on Linux.

# %% [markdown]
# ### Exercise: choose
#
# **Stretch · 12 minutes.** Write `choose(needs) -> tuple`: a transport, `"TCP"`, `"QUIC"` or `"UDP"`, and the `set` of
# those `needs` that are left to the program. `needs` is a set of texts from the first column.
#
# | need | TCP | QUIC, one stream | QUIC, a stream a message | UDP |
# |---|---|---|---|---|
# | `"every byte"`: what is lost is sent again | yes | yes | yes | left |
# | `"order"`: messages are read as they were sent | yes | yes | left | left |
# | `"pace"`: the sender slows down for the network | yes | yes | yes | left |
# | `"secrecy"`: strangers cannot read it | left | yes | yes | left |
# | `"messages"`: what was sent as one piece is read as one | left | left | yes | yes |
# | `"no waiting"`: no message waits for bytes of another | never | never | yes | yes |
# | `"many receivers"`: one packet for all of them | never | never | never | yes |
#
# - A column with "never" for one of the needs is out: no program can add that.
# - Of the other columns take the one that leaves the fewest needs, of equals the one furthest to the left.
# - `needs` itself stays as it is.
#
# `choose({"no waiting", "secrecy"})` gives `("QUIC", set())`, and `choose({"many receivers", "secrecy"})` gives
# `("UDP", {"secrecy"})`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: four columns</summary>
#
# Write each as its transport, the set of what it leaves, and the set of what it never does.
#
# </details>
#
# <details><summary>Hint 2: sets</summary>
#
# `needs & leaves` is what is left of these needs. `min(…, key=…)` gives the first of the smallest.
#
# </details>

# %% answer="choose"
def choose(needs):
    ### BEGIN SOLUTION
    columns = [
        ("TCP", {"secrecy", "messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"messages"}, {"no waiting", "many receivers"}),
        ("QUIC", {"order"}, {"many receivers"}),
        ("UDP", {"every byte", "order", "pace", "secrecy"}, set()),
    ]
    possible = [(transport, needs & leaves) for transport, leaves, never in columns if not needs & never]
    return min(possible, key=lambda choice: len(choice[1]))
    ### END SOLUTION

# %% test="test_choose" points=1
from course.check import calling

calling(choose, {"no waiting", "secrecy"}).gives(("QUIC", set()), think="with a stream a message, none waits")
calling(choose, {"many receivers", "secrecy"}).gives(("UDP", {"secrecy"}), think="only a datagram goes to many")
calling(choose, {"every byte", "order", "pace"}).gives(("TCP", set()), think="two leave nothing: which is first?")
calling(choose, {"order", "messages"}).gives(("TCP", {"messages"}), think="each column leaves one or more of the two")

# %% test="test_choose_transport" points=2
from course.check import calling

calling(choose, {"secrecy"}).gives(("QUIC", set()), think="strangers read what TCP carries")

# %% test="test_choose_own" points=2
from course.check import calling

calling(choose, {"no waiting", "order"}).gives(("QUIC", {"order"}), think="two leave the order: which is first?")

# %% [markdown]
# **Go further.** TCP: RFC 9293. Congestion control: RFC 5681, 6582, 6928; CUBIC: RFC 9438. Loss: RFC 6298 (RTO), 2018
# (SACK), 8985 (RACK). UDP: RFC 768, 8085. QUIC: RFC 9000, 9002. The recordings are of real kernels with Reno, without
# SACK and F-RTO (RFC 5682).
