"""The most memory that a process has held."""


def peak() -> float:
    """Megabytes of this process alone. Kernels get the text of this function, so it imports what it needs.

    On Linux not ``ru_maxrss``: that is kept over exec, so a kernel would show what the process held that started it.
    """
    import resource
    import sys
    from pathlib import Path

    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
