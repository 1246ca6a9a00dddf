"""When was the journal opened lately, and by what? Sealed like any record, for its owner alone to look through."""

from contextlib import suppress
from typing import Literal
from uuid import UUID, uuid4

import msgspec
from django.db import OperationalError, transaction

from inkling.vault import homes, seal
from inkling.vault.keys import Vault, record_place
from inkling.vault.models import Record
from inkling.vault.records import CategoryWriter, ChangedMeanwhile

VISITS = "visits"
"""The category in which they are kept: one record with the last of them."""

MOST_VISITS = 20

By = Literal["passphrase", "recovery code"]


class Visit(msgspec.Struct, frozen=True):
    """One time the journal was opened: when, in seconds since 1970, and by what."""

    at: int
    by: By


def visits(vault: Vault) -> tuple[Visit, ...]:
    """The last times the journal was opened, newest first. Empty where none is known or they do not open."""
    return _read(vault)[0]


def note_visit(vault: Vault, now: int, by: By) -> None:
    """The journal was opened just now. Where that cannot be kept, it still opens."""
    with (
        suppress(ChangedMeanwhile, seal.CannotOpen, OperationalError),
        transaction.atomic(using=homes.current()),
    ):
        writer = CategoryWriter.begin(vault, VISITS)
        before, at = _read(vault)
        plain = msgspec.msgpack.encode((Visit(now, by), *before)[:MOST_VISITS])
        if at:
            writer.change(*at, plain)
        else:
            writer.add(uuid4(), plain)
        writer.finish()


def _read(vault: Vault) -> tuple[tuple[Visit, ...], tuple[UUID, int] | None]:
    row = Record.objects.filter(owner=vault.owner, category=VISITS).first()
    if row is None:
        return (), None
    at = UUID(bytes=bytes(row.id)), row.version
    place = record_place(vault.owner.bytes, VISITS, bytes(row.id), row.epoch, row.version)
    try:
        plain = seal.unseal(vault.data_key(VISITS, row.epoch), bytes(row.sealed), place)
        return msgspec.msgpack.decode(plain, type=tuple[Visit, ...]), at
    except (seal.CannotOpen, msgspec.ValidationError):
        return (), at
