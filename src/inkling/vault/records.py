"""Writing sealed records: every write seals, counts itself into its category's head, and commits with it."""

from dataclasses import dataclass, field
from uuid import UUID

from inkling.vault import seal
from inkling.vault.heads import Tally, begin_head, read_head, write_head
from inkling.vault.keys import FIRST_EPOCH, Vault, data_key_place, record_place
from inkling.vault.models import DataKey, Head, Record

_AT_ONCE = 200


class ChangedMeanwhile(Exception):
    """The record was changed or deleted since it was read, for instance in another tab."""


class AlreadyKept(Exception):
    """There is a record of this identity already, for instance because a form was sent twice."""


@dataclass
class CategoryWriter:
    """Writes records of one category. Use inside one transaction and end with `finish`."""

    vault: Vault
    category: str
    epoch: int
    head: Head
    tally: Tally
    fresh: list[Record] = field(default_factory=list)

    @classmethod
    def begin(cls, vault: Vault, category: str) -> "CategoryWriter":
        """Get ready to write in this category, making its keys if it never held anything. Keys are read anew
        here, inside the transaction: another browser may just have made them."""
        vault.reload()
        head = Head.objects.filter(owner=vault.owner, category=category).first()
        if head is None:
            head = _begin_category(vault, category)
        return cls(vault, category, vault.newest_epoch(category), head, read_head(vault, head))

    def add(self, id: UUID, plain: bytes, version: int = 1) -> None:
        """Add a record. One that was deleted comes back at a later version than it was read at by anybody."""
        self._insert(id.bytes, version, plain)

    def change(self, id: UUID, version: int, plain: bytes) -> None:
        """Replace what a record says. Raises `ChangedMeanwhile` unless it still is at `version`."""
        self._take_out(id.bytes, version)
        self._insert(id.bytes, version + 1, plain)

    def remove(self, id: UUID, version: int) -> None:
        """Delete a record. Raises `ChangedMeanwhile` unless it still is at `version`."""
        self._take_out(id.bytes, version)

    def finish(self) -> None:
        """Write what was added, and the head that counts it. Raises `AlreadyKept` when there is a record of
        one of these identities."""
        ids = [record.id for record in self.fresh]
        for some in range(0, len(ids), _AT_ONCE):
            if Record.objects.filter(id__in=ids[some : some + _AT_ONCE]).exists():
                raise AlreadyKept
        Record.objects.bulk_create(self.fresh, batch_size=_AT_ONCE)
        write_head(self.vault, self.head, self.tally)

    def _insert(self, id: bytes, version: int, plain: bytes) -> None:
        place = record_place(self.vault.owner.bytes, self.category, id, self.epoch, version)
        sealed = seal.seal(self.vault.data_key(self.category, self.epoch), plain, place)
        record = Record(
            id=id, owner_id=self.vault.owner, category=self.category, epoch=self.epoch, version=version
        )
        record.sealed = sealed
        self.fresh.append(record)
        self.tally.add(id, version, sealed)

    def _take_out(self, id: bytes, version: int) -> None:
        found = Record.objects.filter(id=id, owner=self.vault.owner, category=self.category, version=version)
        record = found.first()
        if record is None:
            raise ChangedMeanwhile
        self.tally.take(id, version, bytes(record.sealed))
        record.delete()


def _begin_category(vault: Vault, category: str) -> Head:
    if not DataKey.objects.filter(owner=vault.owner, category=category).exists():
        sealed = vault.seal(seal.new_key(), data_key_place(vault.owner, category, FIRST_EPOCH))
        DataKey.objects.create(owner_id=vault.owner, category=category, epoch=FIRST_EPOCH, sealed=sealed)
        vault.reload()
    return begin_head(vault, category)
