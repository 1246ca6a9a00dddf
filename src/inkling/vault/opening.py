"""Who opens the journal, and how it closes: beginning, unlocking, recovering, locking.

`now` is always given, in whole seconds since 1970; this room does not read the clock.
"""

import secrets
from collections.abc import Iterable

from django.db import transaction

from inkling.journal import Entry
from inkling.vault import homes, keyholders, letterboxes, sample_home, seal, sessions
from inkling.vault.idling import idle_minutes
from inkling.vault.keyholders import WrongSecret
from inkling.vault.keys import Vault
from inkling.vault.models import Keyholder
from inkling.vault.sessions import Opened
from inkling.vault.traces import leave_no_trace
from inkling.vault.visits import note_visit
from inkling.vault.writing import look_again, write

RECOVERY = "recovery-code"
"""For this a new recovery code is held until it has been typed back."""


def begin_journal(*, passphrase: str, now: int) -> Opened:
    """Begin a journal and sign its owner in. The recovery code waits, sealed, until it has been typed back.
    Sending the form twice begins one journal. Raises `WrongSecret` when there is one with another passphrase."""
    with transaction.atomic(using=homes.current()):
        new = None if Keyholder.objects.exists() else keyholders.create(passphrase)
    if new is None:
        return unlock(passphrase=passphrase, now=now)
    opened = sessions.start(new.keyholder.id, new.vault_key, now)
    note_visit(opened.vault, now, "passphrase")
    sessions.hold(opened.vault, RECOVERY, new.recovery_code.encode())
    return opened


def unlock(*, passphrase: str, now: int) -> Opened:
    """Open the journal. Raises `WrongSecret` when the passphrase is not the one."""
    keyholder = the_keyholder()
    vault_key = keyholders.open_by_passphrase(keyholder, passphrase)
    opened = _start(keyholder, vault_key, now)
    try:
        code = _set_right(keyholder, vault_key)
    except WrongSecret:  # it was changed meanwhile, and whoever changed it may not have seen this browser
        sessions.end(opened.vault.session)
        raise
    note_visit(opened.vault, now, "passphrase")
    if code:
        sessions.hold(opened.vault, RECOVERY, code.encode())
    return opened


def recover(*, code: str, passphrase: str, now: int) -> Opened:
    """Open the journal by its recovery code and set a new passphrase. A new code is made and the old one is
    dead; every other browser is signed out. Raises `WrongSecret` when the code is not the one."""
    keyholder = the_keyholder()
    vault_key = keyholders.open_by_recovery_code(keyholder, code)
    sessions.end_all()  # first, and the new one too: where there is no room for it, nothing has changed
    letterboxes.take_away_all()
    opened = _start(keyholder, vault_key, now)
    try:
        with transaction.atomic(using=homes.current()):
            keyholder = keyholders.as_she_stands(keyholder, "recovery_proof")
            keyholders.replace_passphrase(keyholder, vault_key, passphrase)
            new_code = keyholders.replace_recovery_code(keyholder, vault_key)
            leave_no_trace(homes.current())
    except Exception:  # whatever it was: nobody is given the token of this one
        sessions.end(opened.vault.session)
        raise
    note_visit(opened.vault, now, "recovery code")
    sessions.hold(opened.vault, RECOVERY, new_code.encode())
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


def lock(vault: Vault) -> None:
    """Lock this browser. A sample journal is gone with it."""
    sessions.end(vault.session)
    if homes.current() == homes.SAMPLE:
        Keyholder.objects.filter(id=vault.owner).delete()
    vault.forget()


def lock_everywhere() -> None:
    """Lock every browser, as when the program starts and stops."""
    sessions.end_all()


def lock_idle(now: int) -> None:
    """Lock every browser that was left alone for too long."""
    sessions.end_idle(now)
    letterboxes.take_away(now)


def waiting_recovery_code(vault: Vault) -> str | None:
    """The recovery code that has not been typed back yet, or None. A code replaced by another is let go of."""
    code = sessions.held(vault, RECOVERY)
    if code is None:
        return None
    keyholder = Keyholder.objects.filter(id=vault.owner).first()
    if keyholder and keyholders.is_recovery_code(keyholder, code.decode()):
        return code.decode()
    sessions.let_go(vault, RECOVERY)
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
    sessions.let_go(vault, RECOVERY)
    return True


def _set_right(opened: Keyholder, vault_key: bytes) -> str:
    """What an older journal does not remember yet is remembered, and a recovery code that was never typed back is
    replaced by the one that is returned. Raises `WrongSecret` when the passphrase was changed meanwhile."""
    keyholder = keyholders.as_she_stands(opened)
    if keyholder.secrets and keyholder.recovery_confirmed:
        return ""
    with transaction.atomic(using=homes.current()):
        keyholder = keyholders.as_she_stands(opened)
        if not keyholder.secrets:
            keyholders.seal_secrets(keyholder, vault_key)
            keyholder.save(update_fields=["secrets"])
        if keyholder.recovery_confirmed:
            return ""
        code = keyholders.replace_recovery_code(keyholder, vault_key)
        leave_no_trace(homes.current())
    return code


def _start(keyholder: Keyholder, vault_key: bytes, now: int) -> Opened:
    """Sign this browser in. It locks after as many minutes as she wished."""
    wished = idle_minutes(Vault(keyholder.id, _vault_key=vault_key))
    return sessions.start(keyholder.id, vault_key, now, wished)


def the_keyholder() -> Keyholder:
    """Whose journal is in this home. Raises `WrongSecret` where there is none."""
    keyholder = Keyholder.objects.first()
    if keyholder is None:
        raise WrongSecret
    return keyholder
