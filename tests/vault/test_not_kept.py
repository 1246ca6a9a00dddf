"""Where a file takes nothing: what stands in the way is known, locking works, and nothing is changed by halves."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connections

from inkling.vault import not_kept, queries, services, sessions
from inkling.vault.not_kept import Why, no_room, why_not_kept
from tests.cast import PASSPHRASE, check_in
from tests.house import SECONDS, Ana, House

OTHER = "copper window morning gravel swift"


@contextmanager
def taking_nothing(file: str) -> Iterator[None]:
    """This file can be read and not written."""
    with connections[file].cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
    try:
        yield
    finally:
        with connections[file].cursor() as cursor:
            cursor.execute("PRAGMA query_only=OFF")


def test_locking_works_where_nothing_can_be_written(house: House, ana: Ana) -> None:
    """Red without the `suppress` in `sessions._end`, and when what has ended is not remembered."""
    with taking_nothing("sessions"):
        services.lock(ana.vault)
        assert services.resume(ana.token, SECONDS) is None
    assert house.sql("select count(*) from vault_opensession", file="sessions") == [(1,)]
    services.lock_idle(SECONDS)
    assert house.sql("select count(*) from vault_opensession", file="sessions") == [(0,)]
    assert ana.vault.session not in sessions._ended


def test_reading_goes_on_where_it_cannot_be_noted(house: House, ana: Ana) -> None:
    """Red when noting that a browser is in use has to succeed."""
    with taking_nothing("sessions"):
        assert services.resume(ana.token, SECONDS + 60)


def test_what_could_not_be_deleted_is_there_and_not_offered_again(house: House, ana: Ana) -> None:
    """Red when `delete_entries` lets go of what it holds only where another tab was faster."""
    entry = check_in(note="Rain")
    services.add_entry(ana.vault, entry)
    with taking_nothing("default"), pytest.raises(OperationalError):
        services.delete_entries(ana.vault, [(entry, 1)])
    assert services.deleted_last(ana.vault) == ()
    assert queries.open_journal(ana.vault).journal.find(entry.id) == entry


def test_recovering_changes_nothing_where_nobody_can_be_signed_in(house: House, ana: Ana) -> None:
    """Red when the passphrase is changed before it is known that she gets in: her old code is dead then."""
    with taking_nothing("sessions"), pytest.raises(OperationalError):
        services.recover(code=ana.code, passphrase=OTHER, now=SECONDS)
    assert services.unlock(passphrase=PASSPHRASE, now=SECONDS)
    assert services.recover(code=ana.code, passphrase=OTHER, now=SECONDS)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (sqlite3.SQLITE_FULL, Why.NO_ROOM),
        (sqlite3.SQLITE_READONLY, Why.CLOSED),
        (sqlite3.SQLITE_CANTOPEN | 2 << 8, Why.CLOSED),
        (sqlite3.SQLITE_BUSY, Why.IN_USE),
        (sqlite3.SQLITE_IOERR | 3 << 8, Why.DISK),
        (sqlite3.SQLITE_ERROR, None),
    ],
)
def test_what_stands_in_the_way_is_read_from_the_code(code: int, why: Why | None, monkeypatch: Any) -> None:
    monkeypatch.setattr(not_kept, "no_room", lambda _folder: False)
    said = sqlite3.OperationalError("whatever it says")
    said.sqlite_errorcode = code
    error = OperationalError()
    error.__cause__ = said
    assert why_not_kept(error) is why


def test_a_disk_that_does_not_take_it_and_is_full_is_full(monkeypatch: Any) -> None:
    monkeypatch.setattr(not_kept, "no_room", lambda _folder: True)
    said = sqlite3.OperationalError("disk I/O error")
    said.sqlite_errorcode = sqlite3.SQLITE_IOERR
    error = OperationalError()
    error.__cause__ = said
    assert why_not_kept(error) is Why.NO_ROOM


def test_a_system_that_tells_nothing_is_not_full(tmp_path: Path) -> None:
    assert not no_room(tmp_path / "is not there")
