"""Drafts: what somebody was writing and had not saved. Anyone with her letterbox can leave one, only she opens it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import BinaryField, Max
from django.db.models.functions import Cast

from inkling.vault import homes, sample_home, seal
from inkling.vault.keyholders import identity_of
from inkling.vault.keys import Vault
from inkling.vault.letterboxes import Addressee, NoLetterbox
from inkling.vault.models import Draft as Row
from inkling.vault.models import Keyholder, Record
from inkling.vault.seal import CannotOpen, Place
from inkling.vault.traces import leave_no_trace

MOST_BYTES = 256 * 1024
MOST_DRAFTS = 20


_COLUMNS = (Cast("id", BinaryField()), Cast("sealed", BinaryField()))
"""As bytes, whatever stands there in a damaged file."""


class TooLarge(Exception):
    """More was written than is kept for somebody who has not saved."""


class SavedAlready(Exception):
    """The entry this was a draft of has been saved."""


class Draft(msgspec.Struct, frozen=True):
    """A form as it stood: on which page, where it goes, the how-many-th to go there, and what was in it.
    `written` names the fields with words of one's own; `at` is when it was left, in seconds since 1970."""

    page: str
    action: str
    place: int
    fields: tuple[tuple[str, str], ...]
    written: tuple[str, ...]
    at: int

    @property
    def new_entry(self) -> UUID | None:
        """As which new entry would it be saved? None if it corrects one."""
        said = dict(self.fields)
        names = [name for name in said if name.endswith("entry")]
        if len(names) != 1 or said.get(names[0].removesuffix("entry") + "version"):
            return None
        return as_uuid(said[names[0]])


@dataclass(frozen=True)
class Kept:
    """A draft that was kept. None is in it when it does not open."""

    id: UUID
    draft: Draft | None


def leave(to: Addressee, id: UUID, draft: Draft, instead: tuple[UUID, ...]) -> None:
    """Keep a draft in place of what was kept under these names. Beyond twenty the oldest goes. Raises `TooLarge`,
    `SavedAlready`, or `NoLetterbox` where there is nobody any more to keep it for."""
    plain = msgspec.msgpack.encode(draft)
    if len(plain) > MOST_BYTES:
        raise TooLarge
    sealed = seal.seal_to(to.public, plain, _place(to.owner, id))
    with _home_of(to):
        if not Keyholder.objects.filter(id=to.owner).exists():
            raise NoLetterbox
        if draft.new_entry and Record.objects.filter(id=draft.new_entry.bytes).exists():
            raise SavedAlready
        if Row.objects.filter(id=id.bytes).exclude(owner=to.owner).exists():
            raise NoLetterbox
        _replace(to.owner, id, sealed, instead)


def take_out(to: Addressee, *names: UUID) -> None:
    """Nothing is left of what was kept under these names."""
    with _home_of(to):
        gone, _each = Row.objects.filter(owner=to.owner, id__in=[name.bytes for name in names]).delete()
        if gone:
            leave_no_trace(to.home)


def kept(vault: Vault) -> tuple[Kept, ...]:
    """Every draft that is kept for her, newest first."""
    found = Row.objects.filter(owner=vault.owner).order_by("-turn").values_list(*_COLUMNS)
    rows = [
        (UUID(bytes=bytes(id or b"")[:16].ljust(16, b"\0")), bytes(sealed or b"")) for id, sealed in found
    ]
    if not rows:
        return ()
    try:
        identity = identity_of(vault)
    except CannotOpen:
        return tuple(Kept(id, None) for id, _sealed in rows)
    return tuple(_open(identity, vault.owner, id, sealed) for id, sealed in rows)


def opens(vault: Vault, id: UUID, sealed: bytes) -> bool:
    """Is this a draft of hers that opens?"""
    try:
        return _open(identity_of(vault), vault.owner, id, sealed).draft is not None
    except CannotOpen:
        return False


def let_go(vault: Vault, id: UUID) -> None:
    """Let a draft go, because it was saved or is not wanted."""
    gone, _each = Row.objects.filter(owner=vault.owner, id=id.bytes).delete()
    if gone:
        leave_no_trace(homes.current())


def seal_anew(vault: Vault, kept: tuple[Kept, ...]) -> None:
    """Seal these drafts to her new public key, in the order they have. One that did not open stays as it is."""
    public, _sign = identity_of(vault).public
    for each in kept:
        if each.draft:
            plain = msgspec.msgpack.encode(each.draft)
            sealed = seal.seal_to(public, plain, _place(vault.owner, each.id))
            Row.objects.filter(owner=vault.owner, id=each.id.bytes).update(sealed=sealed)


def as_uuid(said: str) -> UUID | None:
    """The identity somebody's browser named. None if it is none."""
    try:
        return UUID(said)
    except ValueError:
        return None


@contextmanager
def _home_of(to: Addressee) -> Iterator[None]:
    """Inside the home it is for, all or nothing. The home of a sample is gone once the program has ended."""
    if to.home == homes.SAMPLE and not sample_home.is_there():
        raise NoLetterbox
    with homes.inside(to.home), transaction.atomic(using=to.home):
        yield


def _replace(owner: UUID, id: UUID, sealed: bytes, instead: tuple[UUID, ...]) -> None:
    """`turn` goes up only when another draft was the newest, so that it does not count keystrokes."""
    mine = Row.objects.filter(owner=owner)
    mine.filter(id__in=[name.bytes for name in instead if name != id]).delete()
    before = mine.exclude(id=id.bytes).aggregate(Max("turn"))["turn__max"] or 0
    row = mine.filter(id=id.bytes).first() or Row(id=id.bytes, owner_id=owner, turn=0)
    row.turn, row.sealed = max(row.turn, before + 1), sealed
    row.save()
    too_old = mine.order_by("-turn").values_list("id", flat=True)[MOST_DRAFTS:]
    mine.filter(id__in=list(too_old)).delete()


def _open(identity: seal.Identity, owner: UUID, id: UUID, sealed: bytes) -> Kept:
    try:
        plain = seal.unseal_with(identity, sealed, _place(owner, id))
        return Kept(id, msgspec.msgpack.decode(plain, type=Draft))
    except (CannotOpen, msgspec.DecodeError):
        return Kept(id, None)


def _place(owner: UUID, id: UUID) -> Place:
    return Place(owner=owner.bytes, kind="draft", record=id.bytes)
