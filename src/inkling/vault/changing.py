"""Changing what opens the journal: another passphrase or recovery code, every key anew, or nothing ever again."""

from pathlib import Path

from django.db import connections, transaction

from inkling.vault import copies, homes, keyholders, letterboxes, rotating, sessions, shredding
from inkling.vault.keys import Vault
from inkling.vault.opening import RECOVERY, the_keyholder
from inkling.vault.sessions import Opened
from inkling.vault.traces import leave_no_trace


def check_passphrase(passphrase: str) -> None:
    """Is it the one of this journal? Raises `WrongSecret`. For what should not be done just because a journal was left
    open."""
    keyholders.open_by_passphrase(the_keyholder(), passphrase)


def change_passphrase(vault: Vault, *, old: str, new: str) -> None:
    """From now on another passphrase opens the journal; every other browser is signed out. The recovery code stays
    as it is. Raises `WrongSecret` when the old one is not right, and then nothing is changed."""
    keyholder = the_keyholder()
    vault_key = keyholders.open_by_passphrase(keyholder, old)
    with transaction.atomic(using=homes.current()):
        keyholders.replace_passphrase(keyholders.as_she_stands(keyholder), vault_key, new)
        leave_no_trace(homes.current())
    sessions.end_others(vault)


def new_recovery_code(vault: Vault, *, passphrase: str) -> None:
    """Make a new recovery code; the old one is dead. It waits, sealed, until it has been typed back. Raises
    `WrongSecret`."""
    keyholder = the_keyholder()
    vault_key = keyholders.open_by_passphrase(keyholder, passphrase)
    with transaction.atomic(using=homes.current()):
        code = keyholders.replace_recovery_code(keyholders.as_she_stands(keyholder), vault_key)
        leave_no_trace(homes.current())
    sessions.hold(vault, RECOVERY, code.encode())


def change_every_key(vault: Vault, *, old: str, new: str, now: int) -> Opened:
    """Seal everything anew, for somebody whose passphrase another person may know: a new passphrase, a new recovery
    code, and no browser but this one stays signed in. Raises `WrongSecret`, and then nothing is changed."""
    keyholder = the_keyholder()
    keyholders.open_by_passphrase(keyholder, old)
    with transaction.atomic(using=homes.current()):
        keyholders.as_she_stands(keyholder)
        renewed = rotating.change_every_key(vault, new)
        leave_no_trace(homes.current())
    _let_go_of_copies()
    sessions.end_all()
    letterboxes.take_away_all()
    opened = sessions.start(vault.owner, renewed.vault_key, now, vault.idle_minutes or sessions.IDLE_MINUTES)
    sessions.hold(opened.vault, RECOVERY, renewed.recovery_code.encode())
    return opened


def delete_everything(vault: Vault, *, passphrase: str) -> None:
    """Delete the journal: first every key, then every record, then what the files still hold of them. Nobody can
    bring it back from here. Raises `WrongSecret`, and then nothing is changed."""
    keyholders.open_by_passphrase(the_keyholder(), passphrase)
    shredding.shred(vault.owner)
    _let_go_of_copies()
    sessions.end_all()
    letterboxes.take_away_all()
    vault.forget()


def _let_go_of_copies() -> None:
    """Those the program made by itself still open with what opened the journal then."""
    copies.let_go_of_copies(Path(connections[homes.current()].settings_dict["NAME"]).parent)
