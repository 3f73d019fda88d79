"""Which packets are lost: the full ones by number, any by share."""

import pytest

from course.lab.versions._aim import Datagrams, Segments

FULL = {Segments: bytes(1500), Datagrams: b"\x40" + bytes(1199)}
OTHER = {Segments: [bytes(40), bytes(1499)], Datagrams: [b"\x40" + bytes(30), b"\xc0" + bytes(1199), b""]}


@pytest.mark.parametrize("kind", [Segments, Datagrams])
def test_only_full_packets_are_counted(kind):
    aim = kind({1, 2}, 0.0, 0)
    fates = [aim(data) for data in (FULL[kind], *OTHER[kind], FULL[kind], *OTHER[kind], FULL[kind], FULL[kind])]
    few = [False] * len(OTHER[kind])
    assert fates == [False, *few, True, *few, True, False]


def test_one_number_is_enough():
    aim = Segments(0, 0.0, 0)
    assert [aim(bytes(1500)) for _ in range(2)] == [True, False]


def test_a_share_is_drawn_from_the_seed():
    fates = [[aim(bytes(100)) for _ in range(1000)] for aim in (Segments((), 0.1, seed) for seed in (1, 1, 2))]
    assert fates[0] == fates[1] != fates[2]
    assert 50 < sum(fates[0]) < 150
