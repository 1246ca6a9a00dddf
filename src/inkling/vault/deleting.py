"""Deleting entries, bringing back what was deleted last, and keeping after all what was deleted meanwhile."""

from collections.abc import Iterable
from contextlib import suppress

import msgspec
from django.db import OperationalError

from inkling.journal import Entry, Moment, decode, encode, remembering
from inkling.vault import homes, sessions
from inkling.vault.keys import Vault
from inkling.vault.queries import open_journal
from inkling.vault.records import AlreadyKept, ChangedMeanwhile
from inkling.vault.traces import leave_no_trace
from inkling.vault.writing import look_again, write

_DELETED = "deleted"

_FURTHER = 1_000
"""So many versions on, it is later than anybody can have read it: nobody corrects more before deleting."""

_HIGHEST = 2**31
"""No entry was ever corrected so often; whoever says so made it up."""


def delete_entries(vault: Vault, entries: Iterable[tuple[Entry, int]]) -> None:
    """Delete entries, all or none, each as it was read at its version. Raises `ChangedMeanwhile`. What was deleted
    last can be brought back for as long as this browser stays open; it is held sealed, in no journal."""
    deleted = [(version, encode(entry).decode(), entry) for entry, version in entries]
    sessions.hold(vault, _DELETED, msgspec.json.encode([each[:2] for each in deleted]))
    try:
        write(vault, remove=[(entry, version) for version, _was, entry in deleted])
    except (ChangedMeanwhile, OperationalError):
        with suppress(OperationalError):
            sessions.let_go(vault, _DELETED)
        raise
    look_again(vault)
    leave_no_trace(homes.current())


def deleted_last(vault: Vault) -> tuple[Entry, ...]:
    """What was deleted last in this browser, and can be brought back?"""
    return tuple(entry for entry, _version in _held(vault))


def undo_delete(vault: Vault, now: Moment) -> tuple[Entry, ...]:
    """Bring back what was deleted last, exactly as it was. What is there again already stays as it reads, and
    remembers how it was deleted; nothing comes back twice."""
    back = _held(vault)
    if back:
        with suppress(AlreadyKept):
            _bring_back(vault, back, now)
        with suppress(OperationalError):  # it is back; asked for once more, it stays as it is
            sessions.let_go(vault, _DELETED)
        look_again(vault)
    return tuple(entry for entry, _version in back)


def keep_after_all(vault: Vault, entry: Entry, version: int, *, add: Iterable[Entry] = ()) -> None:
    """Keep an entry that was deleted since it was read at `version`, under its own identity, so that whatever points
    to it still does; and with it new entries. Raises `ChangedMeanwhile` when one of them is there already."""
    try:
        write(vault, bring_back=[(entry, min(version, _HIGHEST) + _FURTHER)], add=add)
    except AlreadyKept:
        raise ChangedMeanwhile from None
    look_again(vault)


def _bring_back(vault: Vault, back: Iterable[tuple[Entry, int]], now: Moment) -> None:
    """Raises `ChangedMeanwhile` if one of them is written on in this very moment; then it can be undone once more."""
    opened = open_journal(vault)
    missing, there = [], []
    for was, version in back:
        stands = opened.journal.find(was.id)
        if stands is None:
            missing.append((was, version))
        elif (woven := remembering(stands, was, now)) is not stands:
            there.append((woven, opened.versions[was.id]))
    write(vault, bring_back=missing, change=there)


def _held(vault: Vault) -> list[tuple[Entry, int]]:
    held = sessions.held(vault, _DELETED)
    rows = msgspec.json.decode(held, type=list[tuple[int, str]]) if held else []
    return [(decode(was), version) for version, was in rows]
