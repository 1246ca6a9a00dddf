"""The vectors of entries: sealed like any record, in a category that is opened only where entries are compared.

A vector tells what a text is about, so it is as private as the text. Each is one record with an identity of its own;
which entry it belongs to stands inside. They can be worked out anew at any time.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from uuid import UUID, uuid4

import msgspec
from django.db import transaction

from inkling.vault import homes, seal
from inkling.vault.keys import Vault, record_place
from inkling.vault.models import Record
from inkling.vault.records import CategoryWriter, ChangedMeanwhile

ECHOES = "echoes"


class KeptVector(msgspec.Struct, frozen=True, gc=False):
    """The vector of one entry: of which text (a digest of it), by which model, and its numbers as 16-bit floats."""

    entry: UUID
    digest: bytes
    model: str
    numbers: bytes


def kept_vectors(vault: Vault) -> dict[UUID, KeptVector]:
    """Every vector that is kept, by the entry it belongs to. One that does not open is worked out anew."""
    return {kept.entry: kept for kept, _id, _version in _rows(vault)}


def keep_vectors(vault: Vault, fresh: Iterable[KeptVector]) -> None:
    """Keep these vectors, each in place of an older one of the same entry. Who is later lets the other be."""
    new = {vector.entry: vector for vector in fresh}
    if not new:
        return
    with suppress(ChangedMeanwhile, seal.CannotOpen), transaction.atomic(using=homes.current()):
        writer = CategoryWriter.begin(vault, ECHOES)
        for kept, id, version in _rows(vault):
            if kept.entry in new:
                writer.remove(id, version)
        for vector in new.values():
            writer.add(uuid4(), msgspec.msgpack.encode(vector))
        writer.finish()


def forget_vectors(vault: Vault, entries: Collection[UUID]) -> None:
    """Delete the vectors of these entries. Call inside the transaction that deletes the entries."""
    gone = [(id, version) for kept, id, version in _rows(vault) if kept.entry in entries]
    if gone:
        writer = CategoryWriter.begin(vault, ECHOES)
        for id, version in gone:
            writer.remove(id, version)
        writer.finish()


def _rows(vault: Vault) -> Iterator[tuple[KeptVector, UUID, int]]:
    found = Record.objects.filter(owner=vault.owner, category=ECHOES)
    for id, epoch, version, sealed in found.values_list("id", "epoch", "version", "sealed"):
        with suppress(seal.CannotOpen, msgspec.ValidationError):
            place = record_place(vault.owner.bytes, ECHOES, bytes(id), epoch, version)
            plain = seal.unseal(vault.data_key(ECHOES, epoch), bytes(sealed), place)
            yield msgspec.msgpack.decode(plain, type=KeptVector), UUID(bytes=bytes(id)), version
