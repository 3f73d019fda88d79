"""What fields take on the wire, request by request. Two ends in memory: the numbers are the same in each run."""

import pytest

from course.lab import field_sections


@pytest.mark.parametrize(("version", "each"), [("h2", 7), ("h3", 9)])
def test_equal_requests_shrink_to_a_byte_a_field(version, each):
    found = field_sections(version, 20)
    assert len(found) == 20
    assert found[0][0] > 30
    assert set(found[2:]) == {(each, 0)}, "seven fields; over h3 two bytes say which table is meant (RFC 9204 §4.5.1)"


def test_over_h2_the_first_request_fills_the_table():
    assert [sum(sizes) for sizes in field_sections("h2", 3)] == [37, 7, 7]


def test_over_h3_a_field_enters_the_table_when_it_is_seen_again():
    first, second, third = field_sections("h3", 3)
    assert (first[1], third[1]) == (0, 0)
    assert sum(second) > sum(first) > sum(third)


def test_h2_never_indexes_authorization_and_qpack_does():
    fields = {"authorization": "Bearer 7f3a"}
    h2 = [
        more[0] - less[0] for more, less in zip(field_sections("h2", 3, fields), field_sections("h2", 3), strict=True)
    ]
    h3 = [
        more[0] - less[0] for more, less in zip(field_sections("h3", 3, fields), field_sections("h3", 3), strict=True)
    ]
    assert h2 == [11, 11, 11]
    assert h3[2] == 1


def test_a_short_cookie_is_sent_whole_each_time_and_a_long_one_is_not():
    last = [field_sections("h2", 2, {"cookie": value})[1][0] - 7 for value in ("id=1", 20 * "c")]
    assert last == [6, 1]


def test_what_it_refuses():
    with pytest.raises(ValueError, match="h2 or h3"):
        field_sections("h1")
