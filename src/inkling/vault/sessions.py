"""Signed-in browsers: the key is split between the cookie, this row and the installation key.

Times are whole seconds since 1970, given by the caller. Ending a session deletes its row and truncates the
write-ahead log, so that no part of the key stays in the files. Where there is no room to write that, the program
itself remembers that it has ended, and deletes it as soon as it can.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.db import OperationalError, connections, transaction
from django.db.models import QuerySet

from inkling.vault import homes, letterboxes, seal
from inkling.vault.installation import installation_key
from inkling.vault.keys import Vault
from inkling.vault.models import HeldItem, OpenSession
from inkling.vault.seal import Place
from inkling.vault.traces import leave_no_trace

IDLE_MINUTES = 15
SHORTEST_IDLE, LONGEST_IDLE = 2, 60
"""Minutes without use after which a browser locks: what one can choose between."""

LONGEST_HOURS = 12
_SEEN_EVERY = 20
"""Seconds between two notes of when a session was last used, so that reading pages does not mean writing."""

_ended: set[bytes] = set()
"""Sessions that have ended and whose rows could not be deleted yet."""


@dataclass(frozen=True)
class Opened:
    """A session just opened: the tokens for the cookies, which are kept nowhere else."""

    token: bytes
    vault: Vault
    letterbox: bytes = b""


@dataclass(frozen=True)
class SignedIn:
    """One browser that has the journal open: since when, last used when, and whether it is the one that asks."""

    id: bytes
    started: int
    seen: int
    here: bool


def start(owner: UUID, vault_key: bytes, now: int, idle_minutes: int = IDLE_MINUTES) -> Opened:
    """Sign a browser in. It locks after so many minutes without use."""
    token, half = secrets.token_bytes(32), secrets.token_bytes(32)
    id = seal.session_id(token)
    row = OpenSession(
        id=id,
        owner=owner,
        home=homes.current(),
        half=half,
        started=now,
        seen=now,
        idle_minutes=idle_minutes,
    )
    row.sealed = seal.seal(seal.session_key(token, half, installation_key()), vault_key, _place(row))
    row.save(force_insert=True)
    vault = Vault(owner, id, vault_key, idle_minutes=idle_minutes)
    return Opened(token, vault, letterboxes.make(vault, now))


def resume(token: bytes, now: int, *, note: bool = True) -> tuple[str, Vault] | None:
    """Which vault does this browser have open, and in which home? None when it is locked, ended or unknown. It counts
    as used now if that is to be noted."""
    id = seal.session_id(token)
    row = OpenSession.objects.filter(id=id).first()
    if row is None or id in _ended:
        return None
    if _over(row, now):
        end(id)
        return None
    key = seal.session_key(token, bytes(row.half), installation_key())
    try:
        vault_key = seal.unseal(key, bytes(row.sealed), _place(row))
    except seal.CannotOpen:
        return None
    if note and now >= row.seen + _SEEN_EVERY:
        with suppress(OperationalError):  # with no room to note it, it locks a little earlier
            OpenSession.objects.filter(id=id, seen__lt=now).update(seen=now)
    return row.home, Vault(row.owner, id, vault_key, idle_minutes=row.idle_minutes)


def signed_in(vault: Vault) -> tuple[SignedIn, ...]:
    """Which browsers have this journal open? The one used last comes first."""
    rows = OpenSession.objects.filter(owner=vault.owner).order_by("-seen")
    return tuple(
        SignedIn(bytes(row.id), row.started, row.seen, bytes(row.id) == vault.session) for row in rows
    )


def lock_after(vault: Vault, token: bytes, minutes: int) -> None:
    """From now on this browser locks after so many minutes without use. Raises `CannotOpen` for another's token."""
    row = OpenSession.objects.get(id=seal.session_id(token), owner=vault.owner)
    key = seal.session_key(token, bytes(row.half), installation_key())
    vault_key = seal.unseal(key, bytes(row.sealed), _place(row))
    row.idle_minutes = minutes
    row.sealed = seal.seal(key, vault_key, _place(row))
    row.save(update_fields=["idle_minutes", "sealed"])
    leave_no_trace(homes.SESSIONS)


def end_other(vault: Vault, id: bytes) -> None:
    """Lock another browser of the same person. Nothing happens if it is locked already."""
    _end([bytes(each) for each in _others(vault).filter(id=id).values_list("id", flat=True)])


def end_others(vault: Vault) -> None:
    """Lock every other browser of this person; none of them may leave anything any more either."""
    others = [bytes(id) for id in _others(vault).values_list("id", flat=True)]
    _end(others)
    letterboxes.take_away_others(vault.session)


def end(id: bytes) -> None:
    """Lock this browser: its row and all it held are gone. Its letterbox stays for a day."""
    _end([id])


def end_idle(now: int) -> None:
    """Lock every browser that was left alone for too long, even if it never asks for a page again."""
    over = [bytes(row.id) for row in OpenSession.objects.all() if bytes(row.id) in _ended or _over(row, now)]
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
    item = HeldItem(session_id=vault.session, purpose=purpose)
    item.sealed = vault.seal(plain, _held_place(vault, item.id, purpose))
    with transaction.atomic(using=homes.SESSIONS):
        HeldItem.objects.filter(session_id=vault.session, purpose=purpose).delete()
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


def _others(vault: Vault) -> QuerySet[OpenSession]:
    return OpenSession.objects.filter(owner=vault.owner).exclude(id=vault.session)


def _end(ids: list[bytes]) -> None:
    _ended.update(ids)
    rows = OpenSession.objects.filter(id__in=ids)
    with suppress(OperationalError), transaction.atomic(using=homes.SESSIONS):
        letterboxes.stay_for_a_day((bytes(id), seen) for id, seen in rows.values_list("id", "seen"))
        rows.delete()
        leave_no_trace(homes.SESSIONS)
        transaction.on_commit(lambda: _ended.difference_update(ids), using=homes.SESSIONS)


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
