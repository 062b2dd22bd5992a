"""A run that is asked to stop ends its step and keeps what it learned."""

from __future__ import annotations

import signal
import threading

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopSignals:
    """`asked` becomes true with Ctrl-C, or when the system ends the program. A second time ends it at once."""

    def __enter__(self) -> StopSignals:
        self.asked = False
        # Handlers can be set in the main thread only.
        self.before = {}
        if threading.current_thread() is threading.main_thread():
            self.before = {number: signal.signal(number, self._ask) for number in SIGNALS}
        return self

    def _ask(self, number: int, _frame: object) -> None:
        self.asked = True
        signal.signal(number, self.before[number])

    def __exit__(self, *_: object) -> None:
        for number, handler in self.before.items():
            signal.signal(number, handler)
