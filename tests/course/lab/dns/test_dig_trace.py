"""dig +trace from our roots down, on the well-known ports."""

import re

import pytest

from tests.course.lab.dns import private_network
from tests.tools import needs

pytestmark = [
    needs("dig", package="dnsutils"),
    needs("unshare", package="util-linux"),
    needs("ip", package="iproute2"),
]


@pytest.fixture(scope="module")
def traces():
    names = ["api.eu.shop.test", "docs.blog.test", "example.com"]
    done = private_network.run("dig", [[name] for name in names])
    return dict(zip(names, done["found"], strict=True)), done["queries"]


@pytest.mark.parametrize(
    ("name", "zones", "answer"),
    [
        ("api.eu.shop.test", [".", "test.", "shop.test.", "eu.shop.test."], "A\t192.0.2.91"),
        ("docs.blog.test", [".", "test.", "blog.test."], "CNAME\tpages.cdn.example."),
        ("example.com", [".", "com.", "example.com."], "A\t192.0.2.100"),
    ],
)
def test_the_trace_goes_down_cut_by_cut(traces, name, zones, answer):
    trace = traces[0][name]
    told = list(dict.fromkeys(re.findall(r"^(\S+)\t.*\tNS\t", trace, re.MULTILINE)))
    assert told == zones
    assert answer in trace
    assert re.search(rf"^{re.escape(name)}\.\t.*\t{re.escape(answer)}$", trace, re.MULTILINE)


def test_nobody_else_was_asked(traces):
    assert {server for server, *_ in traces[1]}.isdisjoint({"trap", "silent"})
