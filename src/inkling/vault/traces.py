"""What was deleted must not stay behind: SQLite keeps old pages in its write-ahead log until that is emptied."""

from contextlib import suppress

from django.db import OperationalError, connections, transaction


def leave_no_trace(file: str) -> None:
    """Once this is committed, empty the log of this file, in which deleted or replaced bytes would still stand."""
    transaction.on_commit(lambda: empty_log(file), using=file)


def empty_log(file: str) -> None:
    """What was committed stays so, also where there is no room to empty the log: that is done when there is."""
    with suppress(OperationalError), connections[file].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
