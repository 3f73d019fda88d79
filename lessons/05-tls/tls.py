# %% [markdown]
# # TLS
#
# **About 75 minutes**: 10 reading, 65 of core exercises; 35 more of stretch.
#
# A round trip from your users to your site takes 150 ms, and the first byte comes after 600. Where did the other 450
# go? And when the padlock is there, what do you know, and who still sees where you went? You count real handshakes,
# read the bytes that a client sends first, and judge certificates as a client must. Then you can
#
# - count what a TLS handshake costs, by version, with and without an earlier session;
# - read the server's name out of a ClientHello, and say who else can;
# - say which hosts a certificate holds for;
# - judge a chain of certificates, and name all that is wrong with it;
# - write a client that refuses bad servers, and say who calls a server (mTLS);
# - say what terminating TLS at an edge, a server near the users, saves, and what it does not.

# %% tags=["setup"]
import ipaddress
import socket
import ssl
from pathlib import Path
from tempfile import TemporaryDirectory

import idna

from course.lab import Authorities, certificates, handshake

HOST = "www.shop.test"

# %% [markdown]
# ## What TLS is for
#
# **TLS** sits between TCP and the application. It gives three things: nobody on the way can read the bytes
# (encryption), nobody can change them unnoticed (integrity), and the client knows whom it talks to (authentication).

# %% [markdown]
# It begins with a **handshake**. Public-key cryptography is slow, so it is used only here: to agree on keys, and to
# prove who the server is. All that follows is encrypted with the agreed keys, which is fast.

# %% [markdown]
# Version 1.3 is the current one: RFC 8446 of 2018, since 2026 RFC 9846. Version 1.2 is still common. Versions 1.0
# and 1.1 are broken: clients and servers must refuse them (RFC 8996).

# %% [markdown]
# ## What a handshake costs
#
# The lab joins a real client and a real server, both OpenSSL, through memory. `handshake` gives every **flight**: all
# that one side sends before it has to wait for the other. Here the last one carries the client's first request.

# %% [markdown]
# **Predict**: in TLS 1.2, how many flights pass before the client may send its request?

# %%
from course.draw import prediction

predicted = None  # your number
trace = handshake("TLSv1.2")
prediction(predicted, len(trace) - 1, "flights", "Before the request, TLS 1.2")

# %%
from course.draw import flights as draw_flights

draw_flights(trace)

# %% [markdown]
# Each side speaks and waits, twice. Two flights, one there and one back, take one **round trip** (RTT). So TLS 1.2
# costs two round trips before the request can leave.

# %% [markdown]
# In the first one the client says what it can do (**ClientHello**, the hello for short); the server chooses
# (ServerHello), shows its certificate and sends its half of the keys (ServerKeyExchange). In the second the client
# sends its half (ClientKeyExchange), and **Finished** proves that both saw the same.

# %% [markdown]
# In TLS 1.3 the client guesses how the keys will be made, and sends its half at once: a **key share** in the
# ClientHello. **Predict** the flights again.

# %%
predicted = None  # your number
trace = handshake("TLSv1.3")
prediction(predicted, len(trace) - 1, "flights", "Before the request, TLS 1.3")

# %%
draw_flights(trace)

# %% [markdown]
# One round trip. The server answers with all that it has in one flight; CertificateVerify is its signature, by the
# certificate's key. The client's Finished travels together with the request.

# %% [markdown]
# The guess can be wrong. Then the server asks for another key share with a **HelloRetryRequest**, and the hello goes
# out twice.

# %%
draw_flights(handshake("TLSv1.3", retry=True))

# %% [markdown]
# A client that was here before can **resume**: the server left it a **ticket**, and both still share a secret. No
# certificate is shown again. **Predict**: how many flights before the request does that save, in TLS 1.2 and in 1.3?

# %% tags=["nbval-check-output"]
predicted, saved = [None, None], []  # your numbers, of 1.2 and of 1.3
for version in ["TLSv1.2", "TLSv1.3"]:
    trace = handshake(version, resumed=True)
    saved.append(len(handshake(version)) - len(trace))
    print(version, [flight.messages for flight in trace])
print(predicted, "predicted,", saved, "flights saved")

# %% [markdown]
# ### Exercise: count_flights
#
# **Core · 8 minutes.** Write `count_flights(messages) -> int`: how many TLS flights pass before the client's first
# request. `messages` is a recording of one connection from its first packet on: tuples `(sender, name)`, where `sender`
# is `"client"` or `"server"`, in the order in which they were sent.
# `count_flights([("client", "ClientHello"), ("server", "ServerHello"), ("client", "request")])` gives `2`.
#
# - A flight is a run of messages from one sender. It ends when the other one speaks.
# - The request is in the recording once, with the name `"request"`. The flight that it is in does not count: it may
#   begin with other messages, such as Finished. What comes after does not count either.
# - `"SYN"`, `"SYN-ACK"` and `"ACK"` are TCP's. They do not count and they end no flight; read on as if they were not
#   there.
# - A request in the very first flight gives `0`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: what to count</summary>
#
# Go through the messages and count each time the sender differs from the one before. What is the sender "before"
# the first message?
#
# </details>
#
# <details><summary>Hint 2: the end</summary>
#
# When you reach `"request"`, you have counted its own flight, too. Subtract it and stop.
#
# </details>

# %% answer="count_flights"
def count_flights(messages):
    ### BEGIN SOLUTION
    count, speaker, end = 0, None, messages.index(("client", "request"))
    for sender, name in messages[: end + 1]:
        if name not in ("SYN", "SYN-ACK", "ACK") and sender != speaker:
            count, speaker = count + 1, sender
    return count - 1
    ### END SOLUTION

# %% test="test_count_flights" points=1
from course.check import calling

offer, choice = ("client", "ClientHello"), ("server", "ServerHello")
calling(count_flights, [offer, choice, ("client", "request")]).gives(
    2, think="one flight there, one back, and then the request"
)
calling(count_flights, [offer, choice, ("server", "Finished"), ("client", "Finished"), ("client", "request")]).gives(
    2, think="two messages that one side sends in a row are one flight"
)
calling(count_flights, [("client", "SYN"), ("server", "SYN-ACK"), ("client", "ACK"), ("client", "request")]).gives(
    0, think="no message of these is TLS's"
)
calling(count_flights, [offer, ("client", "request"), choice]).gives(0, think="the request is in the first flight")

# %% test="test_count_flights_tls" points=2
from course.check import calling

calling(count_flights, [("client", "ClientHello"), ("server", "ServerHello"), ("client", "request")]).gives(
    2, think="one flight there, one back, and then the request"
)

# %% test="test_count_flights_tcp" points=1
from course.check import calling

tcp = [("client", "SYN"), ("server", "SYN-ACK"), ("client", "ACK")]
calling(count_flights, [tcp[2], ("client", "ClientHello"), ("server", "ServerHello"), ("client", "request")]).gives(
    2, think="the ACK that ends TCP's handshake is no TLS message"
)

# %% [markdown]
# ## From connection to first byte
#
# TLS runs over TCP, which needs a round trip of its own (lesson 3), and the request needs one as well. So the first
# byte of the answer comes after **three** round trips with TLS 1.3, **four** with 1.2. That answers the first question:
# 150 ms for the request, and the other 450 are TCP's 150 and the 300 of TLS 1.2. With 1.3 it is 450 in all.

# %% [markdown]
# TLS 1.3 can send **early data** (0-RTT): a resuming client puts a request into its first flight. That spares TLS's
# round trip, not TCP's. And early data has no protection of its own against **replay**: whoever records the flight can
# send it again (RFC 9846 §8). So clients may send safe requests only, such as GET (RFC 8470 §4).

# %% [markdown]
# ## Who is asked for: SNI
#
# Thousands of sites share an address. Which certificate should the server show? The client says so in its hello, in
# an **extension**, an optional part, called **SNI**, server name indication (RFC 6066 §3). The keys are not there yet,
# so it is readable.

# %% [markdown]
# ### Inside a ClientHello
#
# Bytes travel in **records**: a byte for the type (22 is handshake, 23 is encrypted data), two for a version, two for
# the length of what follows. Inside lies a message: a byte for its type (1 is ClientHello), three for its length. This
# one was recorded from curl.

# %%
from course.draw import bytemap

hello = Path("data/curl.hello").read_bytes()
fields = [("record", 0, 5), ("message", 5, 9), ("version", 9, 11), ("random", 11, 43), ("session id", 43, 76)]
fields += [("cipher suites", 76, 140), ("compression", 140, 142), ("extensions' length", 142, 144)]
fields += [("the first extension", 144, 166)]
bytemap(hello[:176], fields)

# %% tags=["setup"]
def cut(data, size):
    """Read a length from the first ``size`` bytes: gives what it spans, and what is behind that."""
    end = size + int.from_bytes(data[:size], "big")
    return data[size:end], data[end:]

# %% [markdown]
# ### Exercise: sni
#
# **Core · 12 minutes.** Write `sni(client_hello) -> str | None`: the server name that a client asks for. `client_hello`
# is all that a client has sent so far: whole records, and the whole first message. For the hello in the figure
# `sni(hello)` gives `"www.shop.test"`. In the table, *n* means a length in n bytes and then as much: the given `cut`
# reads it.
#
# | part | what it consists of |
# |---|---|
# | record | type (1 byte, 22 is handshake), version (2), *2*: a piece of a message |
# | message | type (1 byte, 1 is ClientHello), *3*: body |
# | body | version (2), random (32), *1*: session id, *2*: cipher suites, *1*: compression, *2*: extensions |
# | extension | type (2 bytes, 0 is server name), *2*: content |
# | server name | *2*: entries, each of type (1 byte, 0 is host name) and *2*: name |
#
# - A message may be split over several records of type 22. It ends where its own length says: bytes behind it and
#   records of other types do not count.
# - Extensions and entries come in any order, each type once at most. Skip types that you do not know: clients send
#   made-up ones (GREASE, RFC 8701).
# - A body may end before the length of the extensions; a server name may have no content, or no entries.
# - Give the host name as it was sent, in ASCII, and `None` if there is none: the first record is not of type 22, the
#   message is no ClientHello, or no host name is in it.
#
# Lengths are true in the tests. Versions and all that you skip may be nonsense, which no library accepts.
#
# May be used: the standard library and `cut`.
#
# <details><summary>Hint 1: records</summary>
#
# `piece, rest = cut(rest[3:], 2)` takes a record off. Loop while the first byte is 22, and put the pieces together.
#
# </details>
#
# <details><summary>Hint 2: the message</summary>
#
# `body = cut(message[1:], 3)[0]` ends it where it says. Behind the first 34 bytes of the body, three times `cut` skips
# three lists. `cut` of nothing gives nothing twice.
#
# </details>
#
# <details><summary>Hint 3: the name</summary>
#
# Collect the extensions in a dict, by type. Do the same with the entries of the server name.
#
# </details>

# %% answer="sni"
def sni(client_hello):
    ### BEGIN SOLUTION
    message, rest = b"", client_hello
    while rest[:1] == b"\x16":
        piece, rest = cut(rest[3:], 2)
        message += piece
    if message[:1] != b"\x01":
        return None
    body, _ = cut(message[1:], 3)
    rest = body[34:]
    for size in (1, 2, 1):
        _, rest = cut(rest, size)
    rest, _ = cut(rest, 2)
    extensions, names = {}, {}
    while rest:
        kind = rest[:2]
        extensions[kind], rest = cut(rest[2:], 2)
    rest, _ = cut(extensions.get(b"\0\0", b""), 2)
    while rest:
        kind = rest[0]
        names[kind], rest = cut(rest[1:], 2)
    return names[0].decode("ascii") if 0 in names else None
    ### END SOLUTION

# %% test="test_sni" points=1
from course.check import calling
from course.lab import handshake

data = handshake(host="www.shop.test")[0].data
calling(sni, data).gives("www.shop.test", think="a real hello, in one record")
first, second = data[5:7], data[7:]
split = b"".join(b"\x16\x03\x01" + len(part).to_bytes(2, "big") + part for part in (first, second))
calling(sni, split).gives("www.shop.test", think="the same hello in two records: the first has two bytes of it")
calling(sni, data + b"\x17\x03\x03\x00\x02\x8a\x1f").gives("www.shop.test", think="a record of another type follows")
calling(sni, handshake(host="192.0.2.10")[0].data).gives(None, think="a client that goes to an address names no host")

# %% test="test_sni_lists" points=2
from course.check import calling
from course.lab import handshake

long = "a-name-of-some-length.in-the-country.shop.test"
calling(sni, handshake(host=long)[0].data).gives(long, think="with a longer name all lengths around it are others")

# %% test="test_sni_extensions" points=2
from course.check import calling
from course.lab import handshake

back = handshake(resumed=True, host="m.shop.test")[0].data
calling(sni, back).gives("m.shop.test", think="who was here before sends one extension more, with the ticket")

# %% test="test_sni_records" points=1
from course.check import calling
from course.lab import handshake

first, _, again, *_ = handshake(retry=True, host="m.shop.test")
calling(sni, first.data + again.data).gives("m.shop.test", think="a retry: another record and a second hello follow")

# %% [markdown]
# Three programs sent these hellos, a browser among them. `data/` has them as they came. The browser shuffles its
# extensions and strews made-up values (GREASE, such as `1a1a`) among them, so that nobody comes to rely on an order.

# %% tags=["needs-answer"]
for program in ["curl", "openssl", "chromium"]:
    sent = Path(f"data/{program}.hello").read_bytes()
    print(f"{program}: {len(sent)} bytes, first cipher suite {sent[78:80].hex()}, for {sni(sent)}")

# %% [markdown]
# The browser's hello does not fit one usual TCP segment of 1460 bytes. Its name can be read by all on the way. The
# certificate, in the server's first flight, holds the name, too, and here a second one, `internal.shop.test`.
# **Predict**: how many of the two can be read *there*, in TLS 1.2 and in 1.3?

# %% tags=["nbval-check-output"]
predicted, readable = [None, None], []  # your numbers, of 1.2 and of 1.3
authorities = Authorities()
chain = authorities.chain(HOST, "internal.shop.test")
for version in ["TLSv1.2", "TLSv1.3"]:
    for flight in handshake(version, chain=chain, ca_pem=authorities.ca_pem)[:2]:
        names = [name for name in [HOST, "internal.shop.test"] if name.encode() in flight.data]
        print(version, flight.sender, names)
    readable.append(len(names))
print(predicted, "predicted,", readable, "readable in the server's flight")

# %% [markdown]
# The hello shows the name in both versions. In 1.2 the certificate goes over the wire in the clear, with all names
# that it holds for. **In 1.3 everything behind the ServerHello is encrypted: the certificate is hidden, SNI is not.**

# %% [markdown]
# **ECH**, encrypted client hello (RFC 9849), hides it: the real hello travels encrypted inside an outer one, which
# names only the provider. The key comes from DNS, in a record of type HTTPS (RFC 9848). The address stays visible.

# %% [markdown]
# ## Who vouches for the server?
#
# A **certificate** binds a public key to names. A **certificate authority** (CA), its *issuer*, signs it; who gets it
# is its *subject*. Your system or browser has a store of **root** certificates, a hundred or so, that it trusts from
# the start.

# %% [markdown]
# Roots stay offline. A root signs an **intermediate** authority, which signs the server's certificate, the **leaf**.
# The server sends leaf and intermediate: a **chain**. The root is already there. Files hold them as **PEM**: base64
# text.

# %% tags=["nbval-check-output"]
for certificate in certificates(chain.pem) + certificates(authorities.ca_pem):
    print(certificate["subject"], "| issuer:", certificate["issuer"], "| CA:", certificate["ca"], certificate["sans"])

# %% [markdown]
# Most certificates are **domain validated**: the CA checks that you control the name, by a file or a DNS record that
# it asks for. The protocol ACME (RFC 8555) makes that automatic; Let's Encrypt issues that way for nothing. Others
# (organization and extended validation, OV and EV) add checks of the company behind, which users hardly see.

# %% [markdown]
# A public certificate may live **200 days** at most since 15 March 2026, 100 days from 15 March 2027, and 47 days from
# 15 March 2029 (CA/Browser Forum, ballot SC-081v3). Nobody renews by hand at that rate.

# %% [markdown]
# A name may be written in any alphabet, as in `Bücher.test`. DNS and certificates hold its **ASCII form**,
# `xn--bcher-kva.test`, which the package `idna` makes by the standard of today (IDNA 2008).

# %% tags=["setup"]
def ascii_form(host):
    """The ASCII form of a host in any alphabet, or None where IDNA knows none. A host in ASCII stays as it is."""
    try:
        return host if host.isascii() else idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        return None

# %% [markdown]
# ### Exercise: names_match
#
# **Core · 11 minutes.** Write `names_match(sans, host) -> bool`: does a certificate hold for the host that the client
# asked for? `sans` is the certificate's list of names and addresses (its *subject alternative names*), `host` is a name
# or an address; all are texts. `names_match(["shop.test", "*.shop.test"], "www.shop.test")` gives `True`,
# `names_match(["*.shop.test"], "shop.test")` gives `False`, and `names_match(["192.0.2.10"], "192.0.2.10")` gives
# `True`. These are the rules (RFC 9525 §6.3 and §6.4):
#
# - A host matches an equal name. Letters A to Z are the same as a to z. One dot at the end of a host is no part of it:
#   `shop.test.` is the host `shop.test`.
# - `*` as the **whole first label** of a name covers **exactly one** label of a host. A `*` anywhere else, a second one
#   too, makes the name match nothing.
# - A host of another alphabet is brought into ASCII form first, by the given `ascii_form`, which leaves ASCII as it is.
#   Where that gives `None`, nothing matches. Other characters are no obstacle: `_x.shop.test` is a host.
# - An address matches an equal address only, however both are written. No name and no wildcard holds for an address.
# - Nothing matches a host with an empty label or a `*`.
#
# In the tests no name in `sans` and no address ends with a dot, and behind a first label `*` come two labels at least.
#
# May be used: the standard library, `ipaddress` above all, and `ascii_form`.
#
# <details><summary>Hint 1: names or addresses?</summary>
#
# `ipaddress.ip_address(text)` gives an address or raises `ValueError`. Two addresses are equal however they were
# written. Do this first, and treat both kinds apart.
#
# </details>
#
# <details><summary>Hint 2: labels</summary>
#
# Split both names at their dots. If the counts differ, they do not match. If the first label of the certificate's
# name is `*`, compare the rest only.
#
# </details>

# %% answer="names_match"
def names_match(sans, host):
    ### BEGIN SOLUTION
    def read(text):
        try:
            return ipaddress.ip_address(text)
        except ValueError:
            return text

    wanted = read(host)
    if wanted is not host:
        return wanted in [read(san) for san in sans]
    name = ascii_form(host) or ""
    wanted = name.lower().removesuffix(".").split(".")
    if "" in wanted or "*" in name:
        return False
    for san in sans:
        labels = san.lower().split(".")
        if labels[0] == "*":
            labels[0] = wanted[0]
        if labels == wanted:
            return True
    return False
    ### END SOLUTION

# %% test="test_names_match" points=1
from course.check import calling

calling(names_match, ["shop.test", "*.shop.test"], "www.shop.test").gives(True, think="one label for the star")
calling(names_match, ["*.shop.test"], "shop.test").gives(False, think="is there a label for the star?")
calling(names_match, ["*.shop.test"], "WWW.Shop.test.").gives(True, think="neither capitals nor the last dot count")
calling(names_match, ["xn--bcher-kva.test"], "Bücher.test").gives(True, think="what is this host's ASCII form?")
calling(names_match, ["www..shop.test"], "www..shop.test").gives(False, think="one label of this host is empty")
calling(names_match, ["2001:db8::1"], "2001:DB8:0:0:0:0:0:1").gives(True, think="one address, written in two ways")
calling(names_match, ["*.0.2.10"], "192.0.2.10").gives(False, think="this host is an address")

# %% test="test_names_match_names" points=2
from course.check import calling

calling(names_match, ["mail.test", "shop.test"], "shop.test").gives(True, think="one of the names is the host's own")

# %% test="test_names_match_stars" points=1
from course.check import calling

calling(names_match, ["*.eu.shop.test"], "www.eu.shop.test").gives(True, think="behind the star all labels are equal")
calling(names_match, ["*.eu.shop.test"], "www.us.shop.test").gives(False, think="behind the star one label differs")

# %% test="test_names_match_alphabets_and_addresses" points=2
from course.check import calling

calling(names_match, ["192.0.2.7", "192.0.2.10"], "192.0.2.10").gives(True, think="one of them is the address")

# %% [markdown]
# ## Is the chain sound?
#
# The lab's authority makes chains to order. OpenSSL, as a client, refuses all but one of these:

# %% tags=["nbval-check-output"]
for kind in ["sound", "expired", "wrong-host", "unknown-issuer", "missing-intermediate", "leaf-as-ca"]:
    try:
        handshake(chain=authorities.chain(HOST, kind=kind), ca_pem=authorities.ca_pem)
        print(f"{kind}: accepted")
    except ssl.SSLCertVerificationError as error:
        print(f"{kind}: {error.verify_message.partition(',')[0]}")

# %% [markdown]
# Two of the faults look the same from outside. A server that forgets its intermediate often works in browsers, which
# know many intermediates or fetch them, and fails in everything else. And `leaf-as-ca` matters most: anybody has a
# certificate. If it could issue others, everybody could vouch for everybody.

# %% [markdown]
# ### Exercise: chain_problems
#
# **Core · 12 minutes.** Write `chain_problems(chain, host, now, roots) -> set[str]`: all that is wrong with the
# certificates that a server sent. `chain` and `roots` are lists of dicts, as `certificates` gives them. These keys
# count: `"subject"` and `"issuer"`, the names of who has the certificate and who issued it; `"key"`, its key;
# `"signed_by"`, the key that really signed it; `"sans"`; `"not_before"` and `"not_after"`, in seconds as `now` is; and
# `"ca"`, whether it may issue others.
#
# With `leaf, middle = certificates(chain.pem)` and the real root in `roots`,
# `chain_problems([leaf, middle], "www.shop.test", leaf["not_after"] + 1, roots)` gives `{"expired"}`, and without
# `middle`, in time, `chain_problems([leaf], "www.shop.test", leaf["not_after"], roots)` gives `{"unknown-issuer"}`.
#
# - The leaf is `chain[0]`. The **path** leads from it to a root. The next certificate on it is one whose `subject` is
#   the last one's `issuer` *and* whose `key` is its `signed_by`.
# - Look for it among `roots` first, then in the chain, which may be in any order. Certificates off the path do not
#   count.
# - The path ends at a root. It is broken where nothing fits, or only what is on it already.
#
# | problem | when |
# |---|---|
# | `"wrong-host"` | the leaf's `sans` do not hold for `host`, by `names_match` |
# | `"expired"` | `now` is after the `not_after` of a certificate on the path, the root included |
# | `"not-yet-valid"` | `now` is before the `not_before` of one |
# | `"not-a-ca"` | one of them, other than the leaf, has a false `ca` |
# | `"unknown-issuer"` | the path is broken; what there is of it is judged all the same |
#
# In the tests at most one certificate among the roots fits as the next, and at most one in the chain. A leaf is no
# root.
#
# May be used: your `names_match`, which all tests need: finish it first; anything in the standard library.
#
# <details><summary>Hint 1: the path</summary>
#
# Begin with `path = [chain[0]]`. While its last one is no root, look for the next: first in `roots`, then in `chain`.
# Append it, or note `"unknown-issuer"` and stop.
#
# </details>
#
# <details><summary>Hint 2: round in a circle</summary>
#
# A stranger's root is its own issuer. Two authorities may vouch for each other. A certificate that is on the path
# already does not help.
#
# </details>

# %% answer="chain_problems"
def chain_problems(chain, host, now, roots):
    ### BEGIN SOLUTION
    path, problems = [chain[0]], set()
    while path[-1] not in roots:
        last = path[-1]
        fitting = (c for c in roots + chain if (c["subject"], c["key"]) == (last["issuer"], last["signed_by"]))
        following = next(fitting, None)
        if following is None or following in path:
            problems.add("unknown-issuer")
            break
        path.append(following)
    if not names_match(chain[0]["sans"], host):
        problems.add("wrong-host")
    if now > min(certificate["not_after"] for certificate in path):
        problems.add("expired")
    if now < max(certificate["not_before"] for certificate in path):
        problems.add("not-yet-valid")
    if not all(certificate["ca"] for certificate in path[1:]):
        problems.add("not-a-ca")
    return problems
    ### END SOLUTION

# %% test="test_chain_problems" points=1
from course.check import calling
from course.lab import Authorities, certificates

issuers = Authorities()
trust = certificates(issuers.ca_pem)
mine, signer = certificates(issuers.chain("www.shop.test").pem)
end = mine["not_after"]
calling(chain_problems, [mine, signer], "www.shop.test", end, trust).gives(set(), think="the last second is in time")
calling(chain_problems, [mine, signer], "www.shop.test", end + 1, trust).gives({"expired"})
calling(chain_problems, [mine], "www.shop.test", end, trust).gives({"unknown-issuer"}, think="who has signed the leaf?")
shown = certificates(issuers.chain("www.shop.test", kind="leaf-as-ca").pem)
calling(chain_problems, shown, "www.shop.test", shown[0]["not_before"] + 86_400, trust).gives(
    {"not-a-ca"}, think="may the certificate that issued the leaf issue others?"
)

# %% test="test_chain_problems_kinds" points=2
from course.check import calling
from course.lab import Authorities, certificates

issuers = Authorities()
trust = certificates(issuers.ca_pem)
mine, signer = certificates(issuers.chain("www.shop.test").pem)
calling(chain_problems, [mine, signer], "www.shop.test", mine["not_after"] + 1, trust).gives({"expired"})

# %% test="test_chain_problems_path" points=2
from course.check import calling
from course.lab import Authorities, certificates

issuers = Authorities()
trust = certificates(issuers.ca_pem)
mine, signer = certificates(issuers.chain("www.shop.test").pem)
at = mine["not_before"]
calling(chain_problems, [mine], "www.shop.test", at, trust).gives({"unknown-issuer"}, think="who has signed the leaf?")

# %% test="test_chain_problems_all" points=2
from course.check import calling
from course.lab import Authorities, certificates

issuers = Authorities()
trust = certificates(issuers.ca_pem)
mine, signer = certificates(issuers.chain("www.shop.test").pem)
soon = mine["not_before"] - 1
calling(chain_problems, [mine, signer], "shop.test", soon, trust).gives({"not-yet-valid", "wrong-host"})

# %% [markdown]
# Try yours on the lab's chains. Each has one fault. A real client judges more: how many authorities may stand below
# another one, what a certificate may be used for, revocation. And not all agree: a root's own dates count for
# OpenSSL, while RFC 5280 §6.1 leaves them open.

# %% tags=["needs-answer"]
import time

for kind in ["sound", "expired", "not-yet-valid", "wrong-host", "unknown-issuer", "leaf-as-ca"]:
    sent = certificates(authorities.chain(HOST, kind=kind).pem)
    print(kind, sorted(chain_problems(sent, HOST, time.time(), certificates(authorities.ca_pem))))

# %% [markdown]
# ## A client that refuses
#
# The lab runs real servers, good and bad. Each has a port on 127.0.0.1, and tells afterwards what came of each
# connection. A good client finds out that something is wrong **before** it sends a byte of its request.

# %% [markdown]
# ### Exercise: fetch
#
# **Core · 10 minutes.** Write `fetch(host, port, ca_pem) -> dict`: ask a server for a page, if it can be trusted.
# `ca_pem`, bytes in PEM form, holds the only root that you trust. With `port = sites.serve("www.shop.test")` and
# `sites.ca_pem`, `fetch("www.shop.test", port, ca_pem)` gives `{"version": "TLSv1.3", "error": None}`.
#
# - Connect by TCP to `127.0.0.1` at `port`. Speak TLS 1.2 or 1.3, and no older version. Ask for `host` (SNI): some
#   servers have several sites.
# - Once the server has proved to be `host`, send `GET / HTTP/1.1\r\nHost: ` + host + `\r\n\r\n`, read until the server
#   closes, close, and return the version as `ssl` calls it.
# - If its certificate is not good for `host`, return `{"version": None, "error": "certificate"}`. If the handshake
#   fails for another reason, such as no common version or a connection that is reset, the error is `"handshake"`. In
#   both cases the server must not get a byte of the request. Connect once.
# - In TLS 1.3 a server can refuse **after** your side of the handshake: one that requires a certificate of the client,
#   which you do not have, breaks off when your Finished has reached it. You hear of it when you read. Then give
#   `{"version": None, "error": "handshake"}`, too. Your request is under way already: that cannot be helped.
#
# May be used: anything in the standard library. `ssl.create_default_context(cadata=...)` takes PEM as text.
#
# <details><summary>Hint 1: the connection</summary>
#
# A default context demands a certificate, checks the host and refuses old versions: nothing has to be switched off.
# `socket.create_connection(("127.0.0.1", port))`, then `context.wrap_socket(connection, server_hostname=host)`, which
# does your side of the handshake. `version()` of what it returns is the version that both agreed on.
#
# </details>
#
# <details><summary>Hint 2: errors</summary>
#
# `ssl.SSLCertVerificationError` is a kind of `OSError`, as a reset is: catch it first. `wrap_socket` can raise both,
# reading the second: let one `try` hold all of it.
#
# </details>

# %% answer="fetch"
def fetch(host, port, ca_pem):
    ### BEGIN SOLUTION
    context = ssl.create_default_context(cadata=ca_pem.decode())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        with (
            socket.create_connection(("127.0.0.1", port)) as connection,
            context.wrap_socket(connection, server_hostname=host) as tls,
            tls.makefile("rb") as answer,
        ):
            version = tls.version()
            tls.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            answer.read()
            return {"version": version, "error": None}
    except ssl.SSLCertVerificationError:
        return {"version": None, "error": "certificate"}
    except OSError:
        return {"version": None, "error": "handshake"}
    ### END SOLUTION

# %% test="test_fetch" points=1
from course.check import calling
from course.lab import Sites

with Sites() as world:
    at = world.serve("www.shop.test")
    calling(fetch, "www.shop.test", at, world.ca_pem).gives({"version": "TLSv1.3", "error": None})
    (visit,) = world.visits()
    assert visit.received == b"GET / HTTP/1.1\r\nHost: www.shop.test\r\n\r\n", f"the server received {visit.received!r}"
    at = world.serve("www.shop.test", kind="expired")
    calling(fetch, "www.shop.test", at, world.ca_pem).gives({"version": None, "error": "certificate"})
    for level in ["TLSv1.2", "TLSv1.3"]:
        at = world.serve("www.shop.test", versions=[level], clients="required")
        calling(fetch, "www.shop.test", at, world.ca_pem).gives(
            {"version": None, "error": "handshake"},
            think=f"{level}: this server requires a certificate, and in 1.3 you hear of it only when you read",
        )

# %% test="test_fetch_good_servers" points=2
from course.check import calling
from course.lab import Sites

with Sites() as world:
    at = world.serve("www.shop.test", clients="asked")
    calling(fetch, "www.shop.test", at, world.ca_pem).gives(
        {"version": "TLSv1.3", "error": None}, think="this server asks for your certificate and lets you in without one"
    )

# %% test="test_fetch_handshakes" points=1
from course.check import calling
from course.lab import Sites

with Sites() as world:
    at = world.serve("www.shop.test", versions=["TLSv1.2"], clients="asked")
    calling(fetch, "www.shop.test", at, world.ca_pem).gives(
        {"version": "TLSv1.2", "error": None}, think="asked for a certificate in TLS 1.2, too, you get in without one"
    )

# %% test="test_fetch_bad_certificates" points=2
from course.check import calling
from course.lab import Sites

with Sites() as world:
    at = world.serve("www.shop.test", chain=world.authorities.chain("*.shop.test"))
    calling(fetch, "www.shop.test", at, world.ca_pem).gives(
        {"version": "TLSv1.3", "error": None}, think="a certificate with a star is as good, for one label"
    )

# %% [markdown]
# ## Your own authority?
#
# Not without a reason. For public names use ACME. Inside a company, for **mTLS** (both sides show a certificate), use a
# managed authority: AWS Private CA, Vault, cert-manager. A root key that leaks makes every certificate worthless.

# %% [markdown]
# ## Both sides show a certificate: mTLS
#
# Behind the edge, services call services. With **mTLS** the server asks for a certificate, too, and knows its caller
# after the handshake: in every protocol alike, without passwords. The name is in the caller's certificate, under
# *subject alternative names*, as in a server's.

# %% [markdown]
# ### Exercise: caller_identity
#
# **Core · 4 minutes.** Write `caller_identity(peer_cert, headers) -> str | None`: who calls? `peer_cert` is what
# `getpeercert()` of a TLS connection gives after a verified handshake, `headers` are the request's, `{name: value}`.
# `caller_identity({"subjectAltName": (("DNS", "orders.test"),)}, {})` gives `"orders.test"`, and `caller_identity(None,
# {})` gives `None`.
#
# - The identity is the value of the first entry of kind `"DNS"` under `"subjectAltName"`. There may be entries of other
#   kinds, and a `"subject"`: they do not count. Without such an entry, or without `"subjectAltName"`, it is `None`.
# - A caller that showed no certificate (`peer_cert` is `None` or `{}`) has no identity, so it is `None`.
# - `headers` may name a caller, too, as in `{"X-Client-Cert": "orders.test"}`. Ask yourself who can write them.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: the dict</summary>
#
# `(peer_cert or {}).get("subjectAltName", ())` is a tuple of pairs, in every case.
#
# </details>
#
# <details><summary>Hint 2: headers</summary>
#
# A header such as `X-Client-Cert` is what an edge adds when it ends TLS. Whoever reaches this server directly can
# send it, too. There is nothing to read there.
#
# </details>

# %% answer="caller_identity"
def caller_identity(peer_cert, headers):
    ### BEGIN SOLUTION
    names = (peer_cert or {}).get("subjectAltName", ())
    return dict(reversed(names)).get("DNS")  # of several the first counts: it is put in last
    ### END SOLUTION

# %% test="test_caller_identity" points=1
from course.check import calling

calling(caller_identity, {"subjectAltName": (("DNS", "orders.test"),)}, {}).gives("orders.test")
workload = {"subjectAltName": (("URI", "spiffe://shop.test/a"), ("DNS", "a.test"))}
calling(caller_identity, workload, {"Accept": "text/html"}).gives("a.test")
calling(caller_identity, None, {}).gives(None, think="this caller showed no certificate")

# %% test="test_caller_identity_known" points=1
from course.check import calling

beside = {"subjectAltName": (("DNS", "billing.test"), ("IP Address", "192.0.2.7"))}
calling(caller_identity, beside, {}).gives("billing.test", think="an address beside the name does not count")

# %% [markdown]
# Your `fetch` has no certificate of its own. One server *asks* for one, another *requires* one. **Predict**: how many
# of the two let it in?

# %% tags=["needs-answer"]
from course.lab import Sites

predicted, let_in = None, 0  # your number
with Sites() as sites:
    for clients in ["asked", "required"]:
        answer = fetch(HOST, sites.serve(HOST, clients=clients), sites.ca_pem)
        let_in += answer["error"] is None
        print(clients, answer, "| handshake ended well at the server:", sites.visits()[-1].finished)
prediction(predicted, let_in, "of 2 servers", "Let in a client without a certificate")

# %% [markdown]
# A server that only asks lets in who shows nothing, but nobody with a bad certificate. The other one refuses, and no
# byte of your request is read.

# %% [markdown]
# ## Terminating at the edge
#
# A handshake 150 ms away is slow, so sites end TLS at an **edge** near the user: 5 ms away. The edge keeps copies of
# what may be cached, and certificates are renewed in one place. Behind the edge the way goes on over plain HTTP or
# mTLS, best over connections that are open already.

# %% [markdown]
# ### Exercise: time_to_first_byte
#
# **Core · 8 minutes.** Write `time_to_first_byte(path, rtts, version, reused, cached) -> float`: milliseconds from the
# first packet until the client has the first byte of the answer.
# `time_to_first_byte("origin", {"origin": 150.0}, "TLSv1.3", ["origin"], False)` gives `150.0`, with `"TLSv1.2"` and
# `[]` it gives `600.0`, and `time_to_first_byte("edge", {"edge": 5.0}, "TLSv1.2", [], True)` gives `20.0`.
#
# - `path` is `"origin"`, where the client talks to the origin itself, or `"edge"`, where it talks to the edge, which
#   asks the origin.
# - `rtts` has the round trip times of the **hops**, single connections, in ms: `"origin"` (client and origin),
#   `"edge"` (client and edge) and `"edge-origin"`. Those that a path does not use may be missing.
# - `reused` lists the hops whose connection is open already, TLS included.
# - `cached` says that the edge has a fresh copy. Then it answers by itself. On the path `"origin"` it means nothing.
# - Each new connection pays for TCP and a full handshake of `version`, `"TLSv1.2"` or `"TLSv1.3"`; each request pays
#   one round trip. Every hop uses TLS. The edge opens its connection when the request has arrived. Computing takes no
#   time, and no early data is sent.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: one hop</summary>
#
# Write a function for one hop: one round trip for the request, and if the connection is new, one for TCP and one
# or two for TLS.
#
# </details>
#
# <details><summary>Hint 2: two hops</summary>
#
# The client's request waits at the edge for as long as the edge's own hop takes: times add up.
#
# </details>

# %% answer="time_to_first_byte"
def time_to_first_byte(path, rtts, version, reused, cached):
    ### BEGIN SOLUTION
    hops = {"origin": ["origin"], "edge": ["edge"] if cached else ["edge", "edge-origin"]}[path]
    new = {"TLSv1.2": 4, "TLSv1.3": 3}[version]
    return sum(rtts[hop] * (1 if hop in reused else new) for hop in hops)
    ### END SOLUTION

# %% test="test_time_to_first_byte" points=1
from course.check import calling

calling(time_to_first_byte, "origin", {"origin": 150.0}, "TLSv1.3", ["origin"], False).gives(
    150.0, tol=0.01, think="the connection is open already: only the request is left"
)
calling(time_to_first_byte, "origin", {"origin": 150.0}, "TLSv1.2", [], False).gives(
    600.0, tol=0.01, think="the opening question of this lesson"
)
calling(time_to_first_byte, "edge", {"edge": 5.0}, "TLSv1.2", [], True).gives(
    20.0, tol=0.01, think="TCP, two for TLS 1.2, and the request: the edge answers by itself"
)

# %% test="test_time_to_first_byte_origin" points=1
from course.check import calling

calling(time_to_first_byte, "origin", {"origin": 90.0, "edge": 10.0}, "TLSv1.2", ["origin"], False).gives(
    90.0, tol=0.01, think="an edge is near, but the client talks to the origin, on an open connection"
)

# %% test="test_time_to_first_byte_edge" points=1
from course.check import calling

calling(time_to_first_byte, "edge", {"edge": 10.0, "edge-origin": 90.0}, "TLSv1.3", [], True).gives(
    30.0, tol=0.01, think="the edge has a fresh copy: how far away the origin is does not matter"
)

# %% [markdown]
# **Predict**: the client is 150 ms from the origin and 5 ms from the edge, which is 145 ms from the origin and keeps
# its connection open. How long does an answer take that is *not* cached, with TLS 1.3?

# %% tags=["needs-answer"]
predicted = None  # your number
rtts = {"origin": 150.0, "edge": 5.0, "edge-origin": 145.0}
measured = time_to_first_byte("edge", rtts, "TLSv1.3", ["edge-origin"], False)
prediction(predicted, measured, "ms", "First byte over the edge, not cached")

# %% tags=["needs-answer"]
from course.draw import curves


def by_distance(path, version, cached):
    far = [(rtt, {"origin": float(rtt), "edge": 5.0, "edge-origin": rtt - 5.0}) for rtt in range(10, 200, 10)]
    return [(rtt, time_to_first_byte(path, rtts, version, ["edge-origin"], cached)) for rtt, rtts in far]


series = {
    "origin, TLS 1.2": by_distance("origin", "TLSv1.2", False),
    "origin, TLS 1.3": by_distance("origin", "TLSv1.3", False),
    "edge, connection open": by_distance("edge", "TLSv1.3", False),
    "edge, cached": by_distance("edge", "TLSv1.3", True),
}
curves(series, "round trip to the origin (ms)", "first byte after (ms)", caption="Both edge curves are TLS 1.3.")

# %% [markdown]
# **As long as its connection to the origin is open**, the edge saves the far handshake, not the far trip. If it has to
# open one first, nothing is saved: 3 · 5 + 3 · 145 = 450 ms. Only what is cached is free of the distance.

# %% [markdown]
# ## What you can do now
#
# - Count flights: four before the request in TLS 1.2, two when resumed, two in 1.3, four after a retry.
# - Read SNI from a ClientHello. In 1.3 the certificate is hidden, the name in the hello is not; ECH hides it.
# - Say which hosts a certificate holds for: a wildcard covers exactly one label, and no address.
# - Judge a chain: a path to a known root by name and key, the dates of all, who may issue, the host.
# - Write a client that sends nothing to a bad server, and know a caller by its certificate, not by a header.
# - Say when the first byte comes: three round trips with 1.3, four with 1.2. An edge with an open connection
#   to the origin saves the far handshake; only its cache saves the far trip.

# %% [markdown]
# **Go further.** TLS 1.3: RFC 9846, with the handshake's messages and the warning on replay (§8). TLS 1.2: RFC 5246.
# Which versions to refuse: RFC 8996. Server names: RFC 6066 §3, RFC 9849 (ECH), RFC 9848. GREASE: RFC 8701. Names in
# certificates: RFC 9525. Paths: RFC 5280 §6. ACME: RFC 8555. Early data in HTTP: RFC 8470.

# %% [markdown]
# ## Further: the rule for flights, callers, early data, renewal
#
# The rest is stretch: the number of flights as a rule, a server that refuses strangers, a server that takes early data,
# and certificates that are renewed in time.

# %% [markdown]
# ### Exercise: flights
#
# **Stretch · 5 minutes.** You have counted recordings; this is the rule behind them. Write
# `flights(version, resumed=False, retry=False) -> int`: the TLS flights that pass before the client may send a request.
# `version` is `"TLSv1.2"` or `"TLSv1.3"`, no other, `resumed` says that a session is taken up again, `retry` that the
# server answers the first hello with a HelloRetryRequest.
# `flights("TLSv1.2", True)` gives `2`.
#
# - There are six cases: 1.2 full and resumed; 1.3 full, resumed, full with a retry, resumed with a retry. All but the
#   last stand above. In the last one, a client that resumes meets a server that wants another key share.
# - TLS 1.2 has no HelloRetryRequest: raise `ValueError` for it. Early data is left out.
#
# May be used: anything, `handshake` and your `count_flights` too.
#
# <details><summary>Hint 1</summary>
#
# What does a resumed 1.3 handshake save: flights, or something inside them?
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# A retry is one more flight there and one more back.
#
# </details>

# %% answer="flights"
def flights(version, resumed=False, retry=False):
    ### BEGIN SOLUTION
    if "1.2" in version:
        if retry:
            raise ValueError("TLS 1.2 has no HelloRetryRequest")
        return 2 if resumed else 4
    return 4 if retry else 2
    ### END SOLUTION

# %% test="test_flights" points=1
from course.check import calling

calling(flights, "TLSv1.2", True).gives(2, think="you have printed the messages of this one")
calling(flights, "TLSv1.3", retry=True).gives(4, think="the hello goes out twice")
calling(flights, "TLSv1.2", retry=True).raises(ValueError)

# %% test="test_flights_all" points=2
from course.check import calling

calling(flights, "TLSv1.2").gives(4, think="a full handshake, where nothing else is said: two round trips")

# %% tags=["setup"]
def load_chain(context, chain_pem, key_pem):
    """Give a context its own certificates. The module ssl reads them from files only."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "chain.pem")
        file.write_bytes(key_pem + chain_pem)
        context.load_cert_chain(file)

# %% [markdown]
# ### Exercise: serve
#
# **Stretch · 15 minutes.** Write `serve(chain_pem, key_pem, ca_pem, ready) -> str | None`: a server for one caller,
# which has to show a certificate. `chain_pem` and `key_pem` are the server's own, `ca_pem` is the root that vouches
# for callers, all bytes. For a caller with a certificate for `orders.test`, `serve(chain.pem, chain.key, ca_pem,
# ready)` gives `"orders.test"`.
#
# - Listen on a free port of `127.0.0.1`, then call `ready(port)`, once: it comes back at once, and the caller connects.
#   Only then wait for it: `accept` would wait for ever before.
# - Accept one connection and do the handshake as a server. A caller without a certificate that `ca_pem` vouches for
#   must be refused **in the handshake**. Then, or if the handshake fails for any other reason, return `None`.
# - To the others send `hello ` and their identity, such as `b"hello orders.test"`, close, and return the identity. It
#   is as in `caller_identity`.
#
# In the tests each certificate that `ca_pem` vouches for has a DNS name, and each caller speaks. A server in use has
# strangers that connect and stay silent, so it sets a timeout; you may, too.
#
# May be used: your `caller_identity`: finish it first, all tests need it; `load_chain` from above; anything in the
# standard library.
#
# <details><summary>Hint 1: the context</summary>
#
# `ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)`, with the chain loaded, the root as
# `load_verify_locations(cadata=ca_pem.decode())`. By itself it asks no caller for anything: `verify_mode`
# decides.
#
# </details>
#
# <details><summary>Hint 2: sockets</summary>
#
# `socket.create_server(("127.0.0.1", 0))` listens on a free port, which `getsockname()[1]` tells. `accept()` waits for
# the caller, `context.wrap_socket(connection, server_side=True)` does the handshake and raises an `OSError` if it
# fails: `ssl.SSLError` is one.
#
# </details>

# %% answer="serve"
def serve(chain_pem, key_pem, ca_pem, ready):
    ### BEGIN SOLUTION
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    load_chain(context, chain_pem, key_pem)
    context.load_verify_locations(cadata=ca_pem.decode())
    context.verify_mode = ssl.CERT_REQUIRED
    with socket.create_server(("127.0.0.1", 0)) as listening:
        _, port = listening.getsockname()
        ready(port)
        connection, _ = listening.accept()
        with connection:
            try:
                with context.wrap_socket(connection, server_side=True) as tls:
                    identity = caller_identity(tls.getpeercert(), {})
                    tls.sendall(f"hello {identity}".encode())
                    return identity
            except OSError:
                return None
    ### END SOLUTION

# %% test="test_serve" points=1
from course.check import calling
from course.lab import Authorities, Caller

issuers = Authorities()
own = issuers.chain("www.shop.test")
caller = Caller("www.shop.test", issuers.ca_pem, issuers.chain("orders.test", client="orders.test"))
calling(serve, own.pem, own.key, issuers.ca_pem, caller.ready).gives("orders.test")
heard = caller.heard()
assert heard == b"hello orders.test", f"the caller was told {heard!r}"
caller = Caller("www.shop.test", issuers.ca_pem)
calling(serve, own.pem, own.key, issuers.ca_pem, caller.ready).gives(None, think="this caller has no certificate")
heard = caller.heard()
assert heard == b"", f"a caller without a certificate was told {heard!r}"

# %% test="test_serve_callers" points=2
from course.check import calling
from course.lab import Authorities, Caller

issuers = Authorities()
own = issuers.chain("www.shop.test")
caller = Caller("www.shop.test", issuers.ca_pem, issuers.chain("b7.eu.test", client="b7.eu.test"))
calling(serve, own.pem, own.key, issuers.ca_pem, caller.ready).gives("b7.eu.test", think="another caller, another name")
heard = caller.heard()
assert heard == b"hello b7.eu.test", f"the caller was told {heard!r}"

# %% [markdown]
# Now early data. **Predict**: how many flights pass before a request that travels as early data?

# %%
predicted = None  # your number
trace = handshake("TLSv1.3", early=True)
before = next(number for number, flight in enumerate(trace) if "request" in flight.messages)
prediction(predicted, before, "flights", "Before a request that is early data")

# %%
draw_flights(trace)

# %% [markdown]
# None: the request is in the first flight, encrypted with keys from last time. Nothing in that flight comes from the
# server, so nothing in it tells a replay from the original.

# %% [markdown]
# ### Exercise: accept_early_data
#
# **Stretch · 10 minutes.** Early data can be replayed: somebody records a client's first flight and sends the same
# bytes again, to the same server or to another one of the site. Write
# `accept_early_data(request, early, seen) -> int`, which every server of the site runs: `200` to carry a request out,
# `425` (Too Early, RFC 8470 §5.2) to have the client send it again after the handshake.
#
# - `request` is `{"method": str, "hello": bytes}`; the hello is the ClientHello that it came with. A replay has the
#   same one, another request of the same client a different one. `early` is whether it came as early data.
# - What comes after the handshake is no replay: carry it out, always.
# - Early data may be carried out if its method is safe: GET, HEAD, OPTIONS or TRACE, in capitals. Others change
#   something.
# - Even so, one hello is worth one answer, whichever servers it comes to: the first is carried out, replays are not.
# - `seen` is a dict of two functions. Each notes a hello and says in the same step whether it is new: `seen["here"]`
#   to this server's memory, `seen["everywhere"]` to a store that all servers share. The shared one raises `OSError`
#   when it cannot be reached. Then nobody knows, so nothing early is carried out.
#
# `accept_early_data({"method": "POST", "hello": b"a"}, False, seen)` gives `200`: it is not early.
# If `b"a"` is new everywhere, `accept_early_data({"method": "GET", "hello": b"a"}, True, seen)` gives `200`, and the
# same call once more gives `425`.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1: in which order</summary>
#
# Not early: done. Early and not safe: done. Only what is left has to be looked up.
#
# </details>
#
# <details><summary>Hint 2: which memory</summary>
#
# Somebody who replays chooses the server. What does that server's own memory know of a hello that went to its
# neighbour?
#
# </details>

# %% answer="accept_early_data"
def accept_early_data(request, early, seen):
    ### BEGIN SOLUTION
    if not early:
        return 200
    if request["method"] not in ("GET", "HEAD", "OPTIONS", "TRACE"):
        return 425
    try:
        return 200 if seen["everywhere"](request["hello"]) else 425
    except OSError:
        return 425
    ### END SOLUTION

# %% test="test_accept_early_data" points=1
from course.check import calling

known = set()


def noted(hello):
    new = hello not in known
    known.add(hello)
    return new


memory = {"here": noted, "everywhere": noted}
calling(accept_early_data, {"method": "POST", "hello": b"p"}, False, memory).gives(200, think="it is not early")
calling(accept_early_data, {"method": "POST", "hello": b"q"}, True, memory).gives(425, think="early, and not safe")
memory["here"] = len  # to this server every hello is new
calling(accept_early_data, {"method": "GET", "hello": b"a"}, True, memory).gives(200, think="safe, and new")
calling(accept_early_data, {"method": "GET", "hello": b"a"}, True, memory).gives(425, think="the same hello again")

# %% test="test_accept_early_data_methods" points=1
from course.check import calling


def new(hello):
    return True


memory = {"here": new, "everywhere": new}
calling(accept_early_data, {"method": "PATCH", "hello": b"a"}, False, memory).gives(200, think="not safe, not early")

# %% test="test_accept_early_data_servers" points=2
from course.check import calling


def new(hello):
    return True


memory = {"here": new, "everywhere": new}
calling(accept_early_data, {"method": "HEAD", "hello": b"a"}, True, memory).gives(200, think="safe, and new everywhere")

# %% [markdown]
# ### Exercise: schedule
#
# **Stretch · 5 minutes.** Write `schedule(not_before, not_after) -> float`: when a certificate has to be renewed. All
# three are seconds since 1970. Use the rule of the ACME client certbot (since version 4): when a third of the lifetime
# is left, but half of it if the lifetime is shorter than ten days. A day has 86 400 seconds.
# `schedule(0, 90 * 86_400)` gives `5184000.0`, which is day 60, and `schedule(0, 4 * 86_400)` gives `172800.0`.
#
# The lifetime is `not_after - not_before`. The answer is not rounded.
#
# May be used: anything in the standard library.
#
# <details><summary>Hint 1</summary>
#
# Work out what is left, then subtract it from the end.
#
# </details>
#
# <details><summary>Hint 2</summary>
#
# A lifetime of ten days and no second less is not shorter than ten days.
#
# </details>

# %% answer="schedule"
def schedule(not_before, not_after):
    ### BEGIN SOLUTION
    lifetime = not_after - not_before
    return not_after - lifetime / (2 if lifetime < 864_000 else 3)
    ### END SOLUTION

# %% test="test_schedule" points=1
from course.check import calling

calling(schedule, 0, 90 * 86_400).gives(5_184_000.0, tol=0.01, think="a third of 90 days is left on day 60")
calling(schedule, 0, 4 * 86_400).gives(172_800.0, tol=0.01, think="short-lived: half of it is left")
calling(schedule, 86_400, 91 * 86_400).gives(5_270_400.0, tol=0.01, think="this one begins a day later")

# %% test="test_schedule_lifetimes" points=1
from course.check import calling

calling(schedule, 0, 3).gives(1.5, think="half of three seconds: nothing is rounded")

# %% [markdown]
# The server below changes its certificate between visits, without a restart.
# **Predict**: how many of ten visits fail?

# %% tags=["needs-answer"]
predicted = None  # your number
with Sites() as sites:
    port = sites.serve(HOST)
    failed = 0
    for _ in range(10):
        renewed = sites.renew(port)
        failed += fetch(HOST, port, sites.ca_pem)["error"] is not None
    print("predicted", predicted, "failed", failed, sites.totals())
leaf = certificates(renewed.pem)[0]
print("next renewal on day", (schedule(leaf["not_before"], leaf["not_after"]) - leaf["not_before"]) / 86_400)

# %% [markdown]
# None: ten connections, ten handshakes. A server loads the new chain into the context that it has, and new handshakes
# show it.
