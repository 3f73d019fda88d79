"""The ready-made internet: who serves what, and the zones as master files (RFC 1035 §5).

Names are reserved by RFC 2606 and RFC 6761, addresses by RFC 5737 and RFC 3849. Name servers live in
198.51.100.0/24, what they point to in 192.0.2.0/24 and 203.0.113.0/24.
"""

SILENT = "198.51.100.99"
TRAP = "203.0.113.66"

ROOT = """
$TTL 86400
@ SOA a.root-servers.test. hostmaster.nic.test. 2026110101 1800 900 604800 300
@ NS a.root-servers.test.
@ NS b.root-servers.test.
a.root-servers.test. A 198.51.100.4
a.root-servers.test. AAAA 2001:db8::4
b.root-servers.test. A 198.51.100.5
test. NS a.nic.test.
test. NS b.nic.test.
a.nic.test. A 198.51.100.10
a.nic.test. AAAA 2001:db8::10
b.nic.test. A 198.51.100.11
example. NS a.nic.example.
example. NS b.nic.example.
a.nic.example. A 198.51.100.20
b.nic.example. A 198.51.100.21
com. NS c.nic.example.
c.nic.example. A 198.51.100.22
"""

TEST = """
$TTL 86400
@ 3600 SOA a.nic hostmaster.nic 2026110101 1800 900 604800 300
@ NS a.nic
@ NS b.nic
a.nic A 198.51.100.10
a.nic AAAA 2001:db8::10
b.nic A 198.51.100.11
a.root-servers A 198.51.100.4
a.root-servers AAAA 2001:db8::4
b.root-servers A 198.51.100.5
shop NS ns1.shop
shop NS ns2.shop
ns1.shop A 198.51.100.31
ns1.shop AAAA 2001:db8::31
ns2.shop A 198.51.100.32
; hosted with a provider under another TLD: no glue can be given here
blog NS ns1.dns.example.
blog NS ns2.dns.example.
; served by a neighbour, whose glue this zone has
status NS ns1.shop
; the customer moved away from ns1, which no longer knows the zone
moved NS ns1.dns.example.
moved NS ns2.dns.example.
; the first of the two name servers is down
quiet NS ns1.quiet
quiet NS ns2.quiet
ns1.quiet A 198.51.100.99
ns2.quiet A 198.51.100.52
"""

EXAMPLE = """
$TTL 86400
@ 3600 SOA a.nic hostmaster.nic 2026110101 1800 900 604800 300
@ NS a.nic
@ NS b.nic
a.nic A 198.51.100.20
b.nic A 198.51.100.21
c.nic A 198.51.100.22
dns NS ns1.dns
dns NS ns2.dns
ns1.dns A 198.51.100.51
ns2.dns A 198.51.100.52
ns2.dns AAAA 2001:db8::52
cdn NS ns1.cdn
cdn NS ns2.cdn
ns1.cdn A 198.51.100.61
ns2.cdn A 198.51.100.62
mailhost NS ns1.dns
"""

COM = """
$TTL 86400
@ 900 SOA c.nic.example. hostmaster.nic.example. 2026110101 1800 900 604800 900
@ NS c.nic.example.
example NS ns1.example
example NS ns2.dns.example.
ns1.example A 198.51.100.71
"""

SHOP = """
$TTL 300
@ 3600 SOA ns1 hostmaster 2026110101 7200 900 1209600 60
@ 86400 NS ns1
@ 86400 NS ns2
@ A 192.0.2.10
@ AAAA 2001:db8:2::10
@ 3600 MX 10 mail
@ 3600 MX 20 mx.mailhost.example.
@ 3600 TXT "v=spf1 mx include:_spf.mailhost.example -all"
@ 3600 TXT "site-verification=5f2c1d7e90"
@ 86400 CAA 0 issue "ca.test"
@ 86400 CAA 0 issuewild ";"
@ 86400 CAA 0 iodef "mailto:security@shop.test"
; a CNAME cannot stand here beside SOA and NS; AliasMode can (RFC 9460)
@ HTTPS 0 shop.cdn.example.
ns1 86400 A 198.51.100.31
ns1 86400 AAAA 2001:db8::31
ns2 86400 A 198.51.100.32
mail 3600 A 192.0.2.25
selector1._domainkey 3600 TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
www CNAME shop.test.
images CNAME shop.cdn.example.
api 60 A 192.0.2.21
api 60 A 192.0.2.22
api 60 A 192.0.2.23
api 60 AAAA 2001:db8:2::21
flags 30 A 192.0.2.30
*.preview A 192.0.2.80
*.preview MX 10 mail
main.preview A 192.0.2.81
; db itself has no records: an empty non-terminal
primary.db A 192.0.2.40
replica.db A 192.0.2.41
pay NS ns1
pay NS ns2
eu NS ns1.eu
ns1.eu A 198.51.100.41
""" + "".join(f'keys TXT "k={number}; p={"MCowBQYDK2VwAyEA" * 12}"\n' for number in range(10))

PAY = """
$TTL 60
@ 3600 SOA ns1.shop.test. hostmaster.shop.test. 2026110101 7200 900 1209600 30
@ 86400 NS ns1.shop.test.
@ 86400 NS ns2.shop.test.
@ A 192.0.2.50
@ CAA 0 issue "bank-ca.test"
api CNAME api.shop.test.
"""

EU = """
$TTL 300
@ 3600 SOA ns1 hostmaster 2026110101 7200 900 1209600 60
@ 86400 NS ns1
@ A 192.0.2.90
ns1 86400 A 198.51.100.41
api 60 A 192.0.2.91
www CNAME www.shop.test.
"""

BLOG = """
$TTL 3600
@ SOA ns1.dns.example. hostmaster.dns.example. 2026110101 7200 900 1209600 600
@ 86400 NS ns1.dns.example.
@ 86400 NS ns2.dns.example.
@ A 192.0.2.60
@ MX 10 mx.mailhost.example.
@ TXT "v=spf1 include:_spf.mailhost.example ~all"
www CNAME blog.test.
docs CNAME pages.cdn.example.
old CNAME gone.shop.test.
"""

STATUS = """
$TTL 60
@ 300 SOA ns1.shop.test. hostmaster.shop.test. 2026110101 7200 900 1209600 30
@ 3600 NS ns1.shop.test.
@ A 192.0.2.70
"""

MOVED = """
$TTL 3600
@ SOA ns2.dns.example. hostmaster.dns.example. 2026110101 7200 900 1209600 600
@ 86400 NS ns1.dns.example.
@ 86400 NS ns2.dns.example.
@ A 192.0.2.61
www A 192.0.2.61
"""

QUIET = """
$TTL 3600
@ SOA ns2 hostmaster 2026110101 7200 900 1209600 600
@ 86400 NS ns1
@ 86400 NS ns2
@ A 192.0.2.62
ns1 86400 A 198.51.100.99
ns2 86400 A 198.51.100.52
"""

DNS = """
$TTL 86400
@ 3600 SOA ns1 hostmaster 2026110101 7200 900 1209600 3600
@ NS ns1
@ NS ns2
ns1 A 198.51.100.51
ns2 A 198.51.100.52
ns2 AAAA 2001:db8::52
www 3600 A 203.0.113.51
"""

MAILHOST = """
$TTL 3600
@ SOA ns1.dns.example. hostmaster 2026110101 7200 900 1209600 3600
@ 86400 NS ns1.dns.example.
@ A 203.0.113.25
mx A 203.0.113.25
mx AAAA 2001:db8:3::25
_spf TXT "v=spf1 ip4:203.0.113.24/29 -all"
"""

CDN = """
$TTL 300
@ 3600 SOA ns1 hostmaster 2026110101 7200 900 1209600 300
@ 86400 NS ns1
@ 86400 NS ns2
ns1 86400 A 198.51.100.61
ns2 86400 A 198.51.100.62
shop 30 A 203.0.113.10
shop 30 AAAA 2001:db8:3::10
shop HTTPS 1 . alpn=h2,h3
pages CNAME edge
edge 30 A 203.0.113.20
edge 30 A 203.0.113.21
*.customers CNAME edge
"""

EXAMPLE_COM = """
$TTL 86400
@ 3600 SOA ns1 hostmaster 2026110101 7200 900 1209600 3600
@ NS ns1
@ NS ns2.dns.example.
@ A 192.0.2.100
@ CAA 128 issue "ca.test"
ns1 A 198.51.100.71
www CNAME example.com.
api A 192.0.2.101
"""

TRAPPED = f"""
$TTL 86400
@ SOA trap hostmaster 1 7200 900 1209600 60
@ NS trap
@ A {TRAP}
* A {TRAP}
"""

# name, addresses, zones by origin
SERVERS = [
    ("a.root-servers.test", ["198.51.100.4", "2001:db8::4"], {".": ROOT}),
    ("b.root-servers.test", ["198.51.100.5"], {".": ROOT}),
    ("a.nic.test", ["198.51.100.10", "2001:db8::10"], {"test.": TEST}),
    ("b.nic.test", ["198.51.100.11"], {"test.": TEST}),
    ("a.nic.example", ["198.51.100.20"], {"example.": EXAMPLE}),
    ("b.nic.example", ["198.51.100.21"], {"example.": EXAMPLE}),
    ("c.nic.example", ["198.51.100.22"], {"com.": COM}),
    (
        "ns1.shop.test",
        ["198.51.100.31", "2001:db8::31"],
        {"shop.test.": SHOP, "pay.shop.test.": PAY, "status.test.": STATUS},
    ),
    ("ns2.shop.test", ["198.51.100.32"], {"shop.test.": SHOP, "pay.shop.test.": PAY}),
    ("ns1.eu.shop.test", ["198.51.100.41"], {"eu.shop.test.": EU}),
    (
        "ns1.dns.example",
        ["198.51.100.51"],
        {"dns.example.": DNS, "blog.test.": BLOG, "mailhost.example.": MAILHOST},
    ),
    (
        "ns2.dns.example",
        ["198.51.100.52", "2001:db8::52"],
        {
            "dns.example.": DNS,
            "blog.test.": BLOG,
            "moved.test.": MOVED,
            "quiet.test.": QUIET,
            "example.com.": EXAMPLE_COM,
        },
    ),
    ("ns1.cdn.example", ["198.51.100.61"], {"cdn.example.": CDN}),
    ("ns2.cdn.example", ["198.51.100.62"], {"cdn.example.": CDN}),
    ("ns1.example.com", ["198.51.100.71"], {"example.com.": EXAMPLE_COM}),
    ("trap", [TRAP], {"test.": TRAPPED, "example.": TRAPPED, "com.": TRAPPED}),
]


def read_ahead() -> None:
    """Read all zones, for a process whose forks use them."""
    from course.lab.dns._zone import parse

    for _, _, zones in SERVERS:
        for origin, text in zones.items():
            parse(text, origin)
