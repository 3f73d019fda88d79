"""The smallest time that breaks a claim, if it lies in the range."""


def refute_transport(claim, about):
    if claim == "Nagle waits":
        low, high = about[0] + 1, about[1]
    elif claim == "it fills":
        window, mbit, high = about
        low = window // (125 * mbit) + 1
    else:
        version, least, low = about
        high = (least - 1) // {"1.2": 3, "1.3": 2}[version]
    return low if low <= high else None
