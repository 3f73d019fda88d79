"""Documentation addresses bound as they are, in a network namespace that has them."""

import pytest

from tests.course.lab.dns import private_network
from tests.tools import needs

pytestmark = [needs("unshare", package="util-linux"), needs("ip", package="iproute2")]

PORTS = {"udp": 53, "tcp": 53, "dot": 853, "doh": 443}


@pytest.fixture(scope="module")
def bound():
    questions = [(address, over) for address in ("198.51.100.31", "2001:db8::31") for over in PORTS]
    return dict(zip(questions, private_network.run("ask", questions)["found"], strict=True))


@pytest.mark.parametrize("address", ["198.51.100.31", "2001:db8::31"])
@pytest.mark.parametrize("over", PORTS)
def test_an_address_answers_at_itself_and_the_well_known_port(bound, address, over):
    assert bound[address, over] == [address, PORTS[over], 1]


def test_a_server_that_joins_later_needs_no_first_use():
    assert private_network.run("late", ["127.0.0.2", "127.0.0.3"])["found"] == [12, 12]
