"""What can go wrong in the lab, as `OSError`s: a network fails the way networks fail."""


class LabError(OSError):
    """The lab cannot do what was asked of it."""


class NoRoute(LabError):
    """Nobody in this internet owns the address; nothing was sent."""
