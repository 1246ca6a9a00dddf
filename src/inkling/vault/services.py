"""What one can do with a vault: begin a journal, unlock, lock, write. Each is one call and one transaction.

`now` is always given, in whole seconds since 1970; this room does not read the clock.
"""

from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from inkling.journal import Entry
from inkling.vault import drafts, letterboxes
from inkling.vault.changing import (
    change_every_key,
    change_passphrase,
    check_passphrase,
    delete_everything,
    new_recovery_code,
)
from inkling.vault.deleting import delete_entries, deleted_last, keep_after_all, undo_delete
from inkling.vault.drafts import Draft, SavedAlready, TooLarge
from inkling.vault.idling import lock_as_wished
from inkling.vault.keyholders import WrongSecret
from inkling.vault.keys import Vault
from inkling.vault.letterboxes import NoLetterbox, TooManyLetters
from inkling.vault.opening import (
    begin_journal,
    begin_sample,
    confirm_recovery_code,
    lock,
    lock_everywhere,
    lock_idle,
    recover,
    unlock,
    waiting_recovery_code,
)
from inkling.vault.records import AlreadyKept, ChangedMeanwhile
from inkling.vault.sessions import (
    IDLE_MINUTES,
    LONGEST_IDLE,
    SHORTEST_IDLE,
    Opened,
    SignedIn,
    end_other,
    end_others,
    held,
    hold,
    let_go,
    lock_after,
    resume,
    signed_in,
)
from inkling.vault.writing import look_again, write


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


__all__ = [
    "IDLE_MINUTES",
    "LONGEST_IDLE",
    "SHORTEST_IDLE",
    "AlreadyKept",
    "ChangedMeanwhile",
    "Draft",
    "NoLetterbox",
    "Opened",
    "SavedAlready",
    "SignedIn",
    "TooLarge",
    "TooManyLetters",
    "Vault",
    "WrongSecret",
    "add_entries",
    "add_entry",
    "begin_journal",
    "begin_sample",
    "change_every_key",
    "change_passphrase",
    "check_passphrase",
    "confirm_recovery_code",
    "correct_entry",
    "delete_entries",
    "delete_everything",
    "deleted_last",
    "end_other",
    "end_others",
    "held",
    "hold",
    "keep_after_all",
    "leave_draft",
    "let_go",
    "let_go_of_draft",
    "lock",
    "lock_after",
    "lock_as_wished",
    "lock_everywhere",
    "lock_idle",
    "look_again",
    "new_recovery_code",
    "recover",
    "resume",
    "signed_in",
    "undo_delete",
    "unlock",
    "waiting_recovery_code",
    "write",
]
