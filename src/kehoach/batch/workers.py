"""Processes of this machine that work for a batch, and end with it."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process


def worker_processes(count: int) -> ProcessPoolExecutor:
    """An executor of fresh processes, started in the same way on every system."""
    return ProcessPoolExecutor(count, get_context("spawn"), initializer=_end_with_the_batch)


def _end_with_the_batch() -> None:
    """Leave Ctrl-C to the batch, which ends its workers itself; and end when it was ended without warning."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
