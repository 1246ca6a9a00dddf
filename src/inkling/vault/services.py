"""What one can do with a vault: begin a journal, unlock, lock, write. Each is one call and one transaction.

`now` is always given, in whole seconds since 1970; this room does not read the clock.
"""

import secrets
from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

import msgspec
from django.db import transaction

from inkling.journal import Entry, decode, encode
from inkling.vault import drafts, homes, keyholders, letterboxes, sample_home, seal, sessions
from inkling.vault.drafts import Draft, SavedAlready, TooLarge
from inkling.vault.keyholders import WrongSecret
from inkling.vault.keys import Vault
from inkling.vault.letterboxes import NoLetterbox, TooManyLetters
from inkling.vault.models import Keyholder
from inkling.vault.queries import open_journal
from inkling.vault.records import AlreadyKept, ChangedMeanwhile
from inkling.vault.sessions import IDLE_MINUTES, Opened, held, hold, let_go, resume
from inkling.vault.traces import leave_no_trace
from inkling.vault.writing import look_again, write

_RECOVERY = "recovery-code"
_DELETED = "deleted"


def begin_journal(*, passphrase: str, now: int) -> Opened:
    """Begin a journal and sign its owner in. The recovery code waits, sealed, until it has been typed back.
    Sending the form twice begins one journal. Raises `WrongSecret` when there is one with another passphrase."""
    with transaction.atomic(using=homes.current()):
        new = None if Keyholder.objects.exists() else keyholders.create(passphrase)
    if new is None:
        return unlock(passphrase=passphrase, now=now)
    opened = sessions.start(new.keyholder.id, new.vault_key, now)
    sessions.hold(opened.vault, _RECOVERY, new.recovery_code.encode())
    return opened


def unlock(*, passphrase: str, now: int) -> Opened:
    """Open the journal. Raises `WrongSecret` when the passphrase is not the one."""
    keyholder = _keyholder()
    vault_key = keyholders.open_by_passphrase(keyholder, passphrase)
    opened = sessions.start(keyholder.id, vault_key, now)
    if not keyholder.recovery_confirmed:
        code = keyholders.replace_recovery_code(keyholder, vault_key)
        leave_no_trace(homes.current())
        sessions.hold(opened.vault, _RECOVERY, code.encode())
    return opened


def recover(*, code: str, passphrase: str, now: int) -> Opened:
    """Open the journal by its recovery code and set a new passphrase. A new code is made and the old one is
    dead; every other browser is signed out. Raises `WrongSecret` when the code is not the one."""
    keyholder = _keyholder()
    vault_key = keyholders.open_by_recovery_code(keyholder, code)
    with transaction.atomic(using=homes.current()):
        keyholders.replace_passphrase(keyholder, vault_key, passphrase)
        new_code = keyholders.replace_recovery_code(keyholder, vault_key)
        leave_no_trace(homes.current())
    sessions.end_all()
    letterboxes.take_away_all()
    opened = sessions.start(keyholder.id, vault_key, now)
    sessions.hold(opened.vault, _RECOVERY, new_code.encode())
    return opened


def begin_sample(entries: Iterable[Entry], *, now: int) -> Opened:
    """Begin a sample journal in a throwaway home and let the visitor in. No passphrase opens it again."""
    sample_home.make()
    with homes.inside(homes.SAMPLE):
        with transaction.atomic(using=homes.SAMPLE):
            new = keyholders.create(secrets.token_urlsafe(32))
        opened = sessions.start(new.keyholder.id, new.vault_key, now)
        write(opened.vault, add=entries)
        look_again(opened.vault)
    return opened


def waiting_recovery_code(vault: Vault) -> str | None:
    """The recovery code that has not been typed back yet, or None. A code replaced by another is let go of."""
    code = sessions.held(vault, _RECOVERY)
    if code is None:
        return None
    keyholder = Keyholder.objects.filter(id=vault.owner).first()
    if keyholder and keyholders.is_recovery_code(keyholder, code.decode()):
        return code.decode()
    sessions.let_go(vault, _RECOVERY)
    return None


def confirm_recovery_code(vault: Vault, groups: dict[int, str]) -> bool:
    """Do these groups of the waiting code match? Then it counts, and is shown never again."""
    code = waiting_recovery_code(vault)
    if code is None:
        return False
    parts = code.split("-")
    right = [seal.same(seal.recovery_root(typed), parts[at].encode()) for at, typed in groups.items()]
    if not right or not all(right):
        return False
    Keyholder.objects.filter(id=vault.owner).update(recovery_confirmed=True)
    sessions.let_go(vault, _RECOVERY)
    return True


def lock(vault: Vault) -> None:
    """Lock this browser. A sample journal is gone with it."""
    sessions.end(vault.session)
    if homes.current() == homes.SAMPLE:
        Keyholder.objects.filter(id=vault.owner).delete()
    vault.forget()


def add_entry(vault: Vault, entry: Entry) -> None:
    """Keep one new entry and look at what it changes. Sending the same entry twice keeps it once."""
    with suppress(AlreadyKept):
        write(vault, add=[entry])
    look_again(vault)


def add_entries(vault: Vault, entries: Iterable[Entry]) -> None:
    """Keep many new entries, all or none, and look at what they change."""
    write(vault, add=entries)
    look_again(vault)


def correct_entry(vault: Vault, entry: Entry, version: int) -> None:
    """Keep a corrected entry in place of the one read at `version`. Raises `ChangedMeanwhile`."""
    write(vault, change=[(entry, version)])
    look_again(vault)


def delete_entries(vault: Vault, entries: Iterable[tuple[Entry, int]]) -> None:
    """Delete entries, all or none, each as it was read at its version. Raises `ChangedMeanwhile`. What was deleted
    last can be brought back for as long as this browser stays open; it is held sealed, in no journal."""
    deleted = [(version, encode(entry).decode(), entry) for entry, version in entries]
    sessions.hold(vault, _DELETED, msgspec.json.encode([each[:2] for each in deleted]))
    try:
        write(vault, remove=[(entry, version) for version, _was, entry in deleted])
    except ChangedMeanwhile:
        sessions.let_go(vault, _DELETED)
        raise
    look_again(vault)
    leave_no_trace(homes.current())


def deleted_last(vault: Vault) -> tuple[Entry, ...]:
    """What was deleted last in this browser, and can be brought back?"""
    return tuple(entry for entry, _version in _held_deleted(vault))


def undo_delete(vault: Vault) -> tuple[Entry, ...]:
    """Bring back what was deleted last, exactly as it was. What is there again already stays as it is; nothing
    comes back twice."""
    back = _held_deleted(vault)
    if back:
        there = open_journal(vault).versions
        with suppress(AlreadyKept):
            write(vault, bring_back=[each for each in back if each[0].id not in there])
        sessions.let_go(vault, _DELETED)
        look_again(vault)
    return tuple(entry for entry, _version in back)


def lock_everywhere() -> None:
    """Lock every browser, as when the program starts and stops."""
    sessions.end_all()


def lock_idle(now: int) -> None:
    """Lock every browser that was left alone for too long."""
    sessions.end_idle(now)
    letterboxes.take_away(now)


def leave_draft(
    letterbox: bytes,
    id: UUID,
    draft: Draft | None,
    *,
    journal: UUID | None,
    instead: tuple[UUID, ...] = (),
    now: int,
) -> None:
    """Keep what is being written in this browser, whether it is open or has locked itself; None if it was all taken
    out again. `journal` is whose page it was written on. Raises `NoLetterbox`, `TooManyLetters`, `TooLarge` or
    `SavedAlready`."""
    to = letterboxes.addressee(letterbox, now)
    if to.owner != journal:
        raise NoLetterbox
    if draft is None:
        drafts.take_out(to, id, *instead)
    else:
        drafts.leave(to, id, draft, instead)


def let_go_of_draft(vault: Vault, id: UUID) -> None:
    """What was being written has been saved, or is not wanted any more."""
    drafts.let_go(vault, id)


def _held_deleted(vault: Vault) -> list[tuple[Entry, int]]:
    held = sessions.held(vault, _DELETED)
    rows = msgspec.json.decode(held, type=list[tuple[int, str]]) if held else []
    return [(decode(was), version) for version, was in rows]


def _keyholder() -> Keyholder:
    keyholder = Keyholder.objects.first()
    if keyholder is None:
        raise WrongSecret
    return keyholder


__all__ = [
    "IDLE_MINUTES",
    "ChangedMeanwhile",
    "Draft",
    "NoLetterbox",
    "Opened",
    "SavedAlready",
    "TooLarge",
    "TooManyLetters",
    "Vault",
    "WrongSecret",
    "add_entries",
    "add_entry",
    "begin_journal",
    "begin_sample",
    "confirm_recovery_code",
    "correct_entry",
    "delete_entries",
    "deleted_last",
    "held",
    "hold",
    "leave_draft",
    "let_go",
    "let_go_of_draft",
    "lock",
    "lock_everywhere",
    "lock_idle",
    "look_again",
    "recover",
    "resume",
    "undo_delete",
    "unlock",
    "waiting_recovery_code",
    "write",
]
