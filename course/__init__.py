"""What a student's notebook imports: the lab, the drawings and the checks that teach."""

__version__ = "1.0.0"


def needs(version: str) -> None:
    """Raise ImportError, with what to do, if this package is older than the notebook that asks.

    A notebook may be older than the package: what a lesson uses is not taken away.
    """
    if _numbers(version) > _numbers(__version__):
        raise ImportError(
            f"This notebook needs version {version} of the package `course`, and this is {__version__}. Get the newest "
            f"course, install it as its README says, and choose Kernel > Restart Kernel here."
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
