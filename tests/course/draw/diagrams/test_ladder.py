import re

import pytest

from course.draw import ladder
from course.draw.base._palette import VERMILION
from course.draw.diagrams._ladder import wrapped
from tests.course.draw.reading import SVG, root, size, texts, words
from tests.course.draw.samples import ODD, Talk, crowd, resolution


def rows(drawing):
    """``{row number: the words in that row}``, from left to right."""
    found = sorted(texts(drawing), key=lambda text: text.left)
    numbers = {int(text.words): text.bottom for text in found if text.words.isdigit()}
    return {
        number: [text.words for text in found if abs(text.bottom - y) < 3 and text.words != str(number)]
        for number, y in sorted(numbers.items())
    }


def arrows(drawing):
    """Where each arrow's tip and its other end are, from top to bottom."""
    lines = [line for line in root(drawing).iter(f"{SVG}line") if line.get("y1") == line.get("y2")]
    return [(float(line.get("x1")), float(line.get("x2"))) for line in lines]


def only(talk):
    drawing = ladder(talk.events)
    return [" ".join(line) for line in rows(drawing).values()][-1]


def test_each_message_has_a_row_in_the_order_of_events():
    assert rows(ladder(resolution())) == {
        1: ["www.shop.test A", "udp"],
        2: ["referral, 2 name servers"],
        3: ["www.shop.test A", "udp"],
        4: ["referral, 2 name servers, no glue"],
        5: ["www.shop.test A", "udp"],
        6: ["spoofed: answer, wrong id 0x4321"],
        7: ["www.shop.test A", "udp"],
        8: ["no reply: told to be silent"],
        9: ["www.shop.test A", "udp"],
        10: ["truncated"],
        11: ["www.shop.test A", "tcp"],
        12: ["answer, 2 records"],
    }


def test_each_server_has_a_column_in_order_of_appearance():
    drawing = ladder(resolution())
    ends = [x for _, x in arrows(drawing)]
    root_server, tld, shop, silent = ends[0], ends[2], ends[4], ends[6]
    assert ends == [root_server] * 2 + [tld] * 2 + [shop] * 2 + [silent] * 2 + [shop] * 4
    assert root_server < tld < shop < silent
    heads = [text for text in texts(drawing) if text.words in ("a.nic.test", "ns1.shop.test", "silent")]
    assert [(text.left + text.right) / 2 for text in heads] == pytest.approx([tld, shop, silent])


def test_faults_are_dashed_and_never_told_by_colour_alone():
    dashed = [line for line in root(ladder(resolution())).iter(f"{SVG}line") if line.get("stroke-dasharray")]
    assert [line.get("stroke") for line in dashed] == [VERMILION] * 2
    assert len({line.get("stroke-dasharray") for line in dashed}) == 2


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({"rcode": "NXDOMAIN"}, "NXDOMAIN"),
        ({"rcode": "REFUSED", "authoritative": False}, "REFUSED"),
        ({"answers": 1}, "answer, 1 record"),
        ({"authority": 1}, "no data"),
        ({"authoritative": False}, "empty"),
        ({"authoritative": False, "authority": 1, "additional": 1}, "referral, 1 name server"),
        ({"truncated": True, "fault": "truncated"}, "truncated"),
        ({"answers": 1, "fault": "poisoned"}, "poisoned: answer"),
    ],
)
def test_what_a_reply_is(known, says):
    talk = Talk()
    talk.reply(talk.ask(), **known)
    assert only(talk) == says


def test_the_options_of_edns_are_no_glue():
    talk = Talk()
    talk.reply(talk.ask(edns=True), authoritative=False, authority=1, additional=1)
    assert only(talk) == "referral, 1 name server, no glue"


def test_a_query_shows_its_transport_its_flag_and_that_it_has_no_question():
    talk = Talk()
    talk.ask(name="", type="", recursion_desired=True, over="dot")
    assert only(talk) == "no question RD dot"


def test_a_reply_without_its_query_is_drawn():
    assert rows(ladder(resolution()[1:2])) == {1: ["referral, 2 name servers"]}


def test_other_events_are_passed_over():
    assert len(rows(ladder([object(), *resolution(), {"n": 3}]))) == 12


@pytest.mark.parametrize("events", [[], [object()]])
def test_nothing_to_draw_is_said(events):
    with pytest.raises(ValueError, match=r"no query or reply to draw: .* net\.log"):
        ladder(events)


def test_a_server_asked_at_two_addresses_keeps_its_column():
    talk = Talk()
    talk.ask(address="198.51.100.31")
    talk.ask(address="2001:db8::31")
    talk.ask(address="198.51.100.31")
    drawing = ladder(talk.events)
    assert len(set(arrows(drawing))) == 1
    assert {"198.51.100.31", "and 1 more"} <= set(words(drawing).split("\n"))


def test_long_names_lose_their_middle():
    name = "a" * 60 + ".selector1." + "b" * 60 + ".shop.test"
    shown, _ = rows(ladder(crowd(1, name)))[1]
    assert re.fullmatch(r"a+….*shop\.test A", shown)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("silent", ["silent"]),
        ("ns1.shop.test", ["ns1.shop.test"]),
        ("a.root-servers.test", ["a.root-servers.", "test"]),
        ("one-label-of-too-many-letters", ["one-lab…letters"]),
        ("first.aaaaaaaaaa.bbbbbbbbbb.cccccccccc.last", ["first.", "…", "cccccccccc.last"]),
        ("", []),
    ],
)
def test_a_servers_name_breaks_at_dots(name, lines):
    assert wrapped(name, 15) == lines


def test_from_the_ninth_on_servers_share_a_column_and_are_named_in_their_rows():
    drawing = ladder(crowd(10, "provider.example"))
    assert len({x for _, x in arrows(drawing)}) == 8
    assert "3 others" in words(drawing)
    assert rows(drawing)[20][-1] == "ns9.provider.example"
    assert rows(drawing)[14] == ["REFUSED"]


def test_from_the_forty_first_on_messages_are_counted():
    drawing = ladder(resolution() * 5)
    assert list(rows(drawing)) == list(range(1, 41))
    assert "… and 20 more messages" in words(drawing)


def test_eight_servers_fit_beside_each_other_without_being_scaled_down():
    drawing = ladder(crowd(8, "provider.example"))
    assert size(drawing)[0] == drawing.width
    assert {f"ns{at}.provider." for at in range(8)} <= set(words(drawing).split("\n"))


def test_the_alternative_text_counts_and_names_what_went_wrong():
    assert ladder(resolution()).alt == (
        "6 queries over udp and tcp to a.root-servers.test, a.nic.test, ns1.shop.test and silent. "
        "The last line, from ns1.shop.test: answer, 2 records. "
        "What went wrong: spoofed at ns1.shop.test and no reply at silent."
    )


def test_the_alternative_text_may_be_the_authors():
    assert ladder(resolution(), alt="Six questions.", caption=ODD).alt == "Six questions."
