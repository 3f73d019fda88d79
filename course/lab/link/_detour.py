"""What relays have in common: a thread between two real ends, from entering to leaving a `with`."""

import socket
import threading
import time
from contextlib import ExitStack


class Detour:
    """A subclass opens its front door in `_open` and works in `_carry` until `_stopped` becomes readable."""

    def __init__(self, target: tuple[str, int]):
        self.target = target
        self._stack = ExitStack()

    @property
    def address(self) -> tuple[str, int]:
        """Where clients go instead of ``target``."""
        return self._front.getsockname()

    def __enter__(self):
        self._begun = time.monotonic()
        self._front = self._stack.enter_context(self._open())
        self._stop, self._stopped = socket.socketpair()
        self._stack.callback(self._stopped.close)
        thread = threading.Thread(target=self._run, daemon=True)
        self._stack.callback(thread.join)
        self._stack.callback(self._stop.close)
        thread.start()
        return self

    def __exit__(self, *_):
        self._stack.close()

    def now(self) -> float:
        """Milliseconds since the relay began: the clock of its log."""
        return 1000 * (time.monotonic() - self._begun)

    def _wait(self, event):
        """Seconds from now until ``event``, None if there is none."""
        return None if event is None else max(0.0, event - self.now()) / 1000

    def _run(self):
        """The thread owns the sockets it opens: nobody else closes them while it waits for them."""
        with ExitStack() as self._sockets:
            self._carry()
