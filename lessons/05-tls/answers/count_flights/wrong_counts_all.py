"""All flights of the recording count, the request's and those after it too, but for one."""

from itertools import groupby


def count_flights(messages):
    spoken = [sender for sender, name in messages if name not in ("SYN", "SYN-ACK", "ACK")]
    return len(list(groupby(spoken))) - 1
