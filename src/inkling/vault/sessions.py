"""Signed-in browsers: the key is split between the cookie, this row and the installation key.

Times are whole seconds since 1970, given by the caller. Ending a session deletes its row and truncates the
write-ahead log, so that no part of the key stays in the files.
"""

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import connections, transaction

from inkling.vault import homes, letterboxes, seal
from inkling.vault.installation import installation_key
from inkling.vault.keys import Vault
from inkling.vault.models import HeldItem, OpenSession
from inkling.vault.seal import Place
from inkling.vault.traces import leave_no_trace

IDLE_MINUTES = 15
LONGEST_HOURS = 12
_SEEN_EVERY = 20
"""Seconds between two notes of when a session was last used, so that reading pages does not mean writing."""


@dataclass(frozen=True)
class Opened:
    """A session just opened: the tokens for the cookies, which are kept nowhere else."""

    token: bytes
    vault: Vault
    letterbox: bytes = b""


def start(owner: UUID, vault_key: bytes, now: int) -> Opened:
    """Sign a browser in."""
    token, half = secrets.token_bytes(32), secrets.token_bytes(32)
    id = seal.session_id(token)
    row = OpenSession(
        id=id,
        owner=owner,
        home=homes.current(),
        half=half,
        started=now,
        seen=now,
        idle_minutes=IDLE_MINUTES,
    )
    row.sealed = seal.seal(seal.session_key(token, half, installation_key()), vault_key, _place(row))
    row.save(force_insert=True)
    vault = Vault(owner, id, vault_key)
    return Opened(token, vault, letterboxes.make(vault, now))


def resume(token: bytes, now: int) -> tuple[str, Vault] | None:
    """Which vault does this browser have open, and in which home? None when it is locked, ended or unknown."""
    id = seal.session_id(token)
    row = OpenSession.objects.filter(id=id).first()
    if row is None:
        return None
    if _over(row, now):
        end(id)
        return None
    key = seal.session_key(token, bytes(row.half), installation_key())
    try:
        vault_key = seal.unseal(key, bytes(row.sealed), _place(row))
    except seal.CannotOpen:
        return None
    if now >= row.seen + _SEEN_EVERY:
        OpenSession.objects.filter(id=id, seen__lt=now).update(seen=now)
    return row.home, Vault(row.owner, id, vault_key)


def end(id: bytes) -> None:
    """Lock this browser: its row and all it held are gone. Its letterbox stays for a day."""
    _end([id])


def end_idle(now: int) -> None:
    """Lock every browser that was left alone for too long, even if it never asks for a page again."""
    over = [bytes(row.id) for row in OpenSession.objects.all() if _over(row, now)]
    if over:
        _end(over)


def end_all() -> None:
    """Lock every browser, as when the program starts or stops. No row is read, so that none can be in the way."""
    with transaction.atomic(using=homes.SESSIONS), connections[homes.SESSIONS].cursor() as cursor:
        cursor.execute("DELETE FROM vault_helditem")
        cursor.execute("DELETE FROM vault_opensession")
        leave_no_trace(homes.SESSIONS)


def hold(vault: Vault, purpose: str, plain: bytes) -> UUID:
    """Keep something for the length of this session, sealed. One item a purpose; a new one replaces the old."""
    HeldItem.objects.filter(session_id=vault.session, purpose=purpose).delete()
    item = HeldItem(session_id=vault.session, purpose=purpose)
    item.sealed = vault.seal(plain, _held_place(vault, item.id, purpose))
    item.save()
    return item.id


def held(vault: Vault, purpose: str) -> bytes | None:
    """What is held for this purpose? None if nothing is."""
    item = HeldItem.objects.filter(session_id=vault.session, purpose=purpose).first()
    return vault.unseal(bytes(item.sealed), _held_place(vault, item.id, purpose)) if item else None


def let_go(vault: Vault, purpose: str) -> bool:
    """Stop holding what was held for this purpose. Of several who ask at once, one is told it was there."""
    gone, _each = HeldItem.objects.filter(session_id=vault.session, purpose=purpose).delete()
    leave_no_trace(homes.SESSIONS)
    return gone > 0


def _end(ids: list[bytes]) -> None:
    rows = OpenSession.objects.filter(id__in=ids)
    letterboxes.stay_for_a_day((bytes(id), seen) for id, seen in rows.values_list("id", "seen"))
    rows.delete()
    leave_no_trace(homes.SESSIONS)


def _over(row: OpenSession, now: int) -> bool:
    """Was it left alone for too long, or open for too long? A clock that was set back counts as too long."""
    idle = not row.seen - 60 <= now < row.seen + row.idle_minutes * 60
    return idle or now >= row.started + LONGEST_HOURS * 3600


def _place(row: OpenSession) -> Place:
    """Where does the vault key of this session belong? Its home and its limits are bound with it."""
    return Place(
        owner=row.owner.bytes,
        category=row.home,
        kind="session",
        record=bytes(row.id),
        epoch=row.idle_minutes,
        version=row.started,
    )


def _held_place(vault: Vault, item: UUID, purpose: str) -> Place:
    return Place(owner=vault.owner.bytes, category=purpose, kind="held", record=item.bytes)
