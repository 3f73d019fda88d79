"""How much one submission may use, and each of its sessions. The CPU limit decides; wall time is a distant backstop."""

import resource
from dataclasses import dataclass

# A submission is given up that has done nothing but wait for as many times ``wall_s``, over all its sessions: three may
# be one test's that waits, and the rest of its exercise is run after it.
WAITS = 3.5
BUSY = 10  # a machine that others use, too, may take as many times a session's processor time: that is no waiting


@dataclass(frozen=True)
class Limits:
    """CPU seconds; bytes of memory, of a file and of each folder; processes and threads, descriptors; wall seconds.

    All at most. The kernel holds each process to them; in the sandbox all processes of a session together are held to
    them, too, and may have ``open_together`` descriptors: what is kept for sockets and pipes is nobody's memory.
    A submission is run again after its process has died, ``restarts`` times at most.
    """

    cpu_s: int = 10
    memory: int = 4 << 30
    file_size: int = 64 << 20
    disk: int = 64 << 20
    processes: int = 128
    open_files: int = 1024
    open_together: int = 2048
    wall_s: int = 100
    restarts: int = 8

    def apply(self) -> None:
        """Set the limits on this process and all it starts. There is no way back."""
        resource.setrlimit(resource.RLIMIT_CPU, (self.cpu_s, self.cpu_s + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.file_size, self.file_size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (self.open_files, self.open_files))
        if hasattr(resource, "RLIMIT_AS"):
            resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
