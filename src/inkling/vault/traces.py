"""What was deleted must not stay behind: SQLite keeps old pages in its write-ahead log until that is emptied."""

from django.db import connections, transaction


def leave_no_trace(file: str) -> None:
    """Once this is committed, empty the log of this file, in which deleted or replaced bytes would still stand."""
    transaction.on_commit(lambda: _empty_log(file), using=file)


def _empty_log(file: str) -> None:
    with connections[file].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
