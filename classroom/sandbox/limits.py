"""How much one submission's process may use. The CPU limit decides; wall time is a distant backstop."""

import resource
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """CPU seconds, bytes of memory, of a file and of each folder, processes and threads, wall seconds, all at most.

    The kernel holds each process to them; in the sandbox a submission's processes together are held to them, too.
    """

    cpu_s: int = 10
    memory: int = 4 << 30
    file_size: int = 64 << 20
    disk: int = 64 << 20
    processes: int = 128
    wall_s: int = 100
    restarts: int = 8

    def apply(self) -> None:
        """Set the limits on this process and all it starts. There is no way back."""
        resource.setrlimit(resource.RLIMIT_CPU, (self.cpu_s, self.cpu_s + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.file_size, self.file_size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if hasattr(resource, "RLIMIT_AS"):
            resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
