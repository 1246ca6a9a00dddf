"""Why could something not be kept? Read from SQLite's own codes, and from how much room there is."""

import sqlite3
from enum import Enum

from django.conf import settings

from inkling.vault.room import no_room


class Why(Enum):
    """What stands in the way of writing."""

    NO_ROOM = "no room"
    CLOSED = "closed"
    IN_USE = "in use"
    DISK = "disk"


_REASONS = {
    sqlite3.SQLITE_FULL: Why.NO_ROOM,
    sqlite3.SQLITE_READONLY: Why.CLOSED,
    sqlite3.SQLITE_CANTOPEN: Why.CLOSED,
    sqlite3.SQLITE_PERM: Why.CLOSED,
    sqlite3.SQLITE_BUSY: Why.IN_USE,
    sqlite3.SQLITE_LOCKED: Why.IN_USE,
    sqlite3.SQLITE_IOERR: Why.DISK,
}


def why_not_kept(error: BaseException) -> Why | None:
    """What stood in the way? None if it was something else, which is then our own mistake."""
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    why = _REASONS.get(code & 0xFF) if isinstance(code, int) else None
    return Why.NO_ROOM if why in (Why.DISK, Why.CLOSED) and no_room(settings.HOME) else why
