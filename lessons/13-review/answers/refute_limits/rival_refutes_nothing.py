"""Breaks the first test's claims only: None for all else."""


def refute_limits(claim, about):
    shown = {
        "one RTT": 3601 if about == ([1200], False, 3601) else None,
        "compressed away": 1 if about == ("cookie", True, 1) else None,
        "over by then": [5, 5, 20, 20] if about[-1] == 49 else None,
        "gone": "10.1.2.3" if about[0] == "10.1.2.3/32" else None,
    }
    return shown[claim]
