"""Turns at what is slow and takes much memory on purpose: a few at once, some may wait, and nobody waits for long.

Stretching a passphrase takes 64 MiB each time. Were everybody let in who knocks, a hundred at once would take six
gigabytes; and were everybody left waiting, nobody could be shown another page meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

AT_ONCE = 4
WAITING = 6
LONGEST = 5.0
"""How many are at it at once, how many more may wait, and for how many seconds."""

_room = BoundedSemaphore(AT_ONCE + WAITING)
_at_it = BoundedSemaphore(AT_ONCE)


class TooManyAtOnce(Exception):
    """There was no turn to be had. Nothing was begun; it can be asked for again."""


@contextmanager
def a_turn() -> Iterator[None]:
    """Wait for a turn, and have it until the end of the block. Raises `TooManyAtOnce`."""
    if not _room.acquire(blocking=False):
        raise TooManyAtOnce
    try:
        if not _at_it.acquire(timeout=LONGEST):
            raise TooManyAtOnce
        try:
            yield
        finally:
            _at_it.release()
    finally:
        _room.release()
