"""The keyed head of a category: what it should hold, so that a missing or rolled-back record is noticed.

The head is the XOR of one mark a record and a count. It is sealed, so whoever can only write to the database
cannot balance it. Both sealed under the vault key; the head's own version is bound into the seal.

One more head, made with the vault itself, counts the heads in the same way: so that a category taken away whole,
head and all, is missed too.
"""

from contextlib import suppress
from dataclasses import dataclass, field

from inkling.vault import seal
from inkling.vault.keys import Vault
from inkling.vault.models import Head
from inkling.vault.seal import Place

HEADS = "heads"
"""The category whose head counts the other heads."""

_MARK = 32
"""Bytes of one mark."""


@dataclass
class Tally:
    """What a category holds, by its head: all marks together and how many they are."""

    key: bytes = field(repr=False)
    marks: int = 0
    count: int = 0
    _marker: seal.Marker = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._marker = seal.Marker(self.key)

    def add(self, record: bytes, version: int, sealed: bytes) -> None:
        """Count one record in."""
        self.marks ^= int.from_bytes(self._marker.mark(record, version, sealed), "big")
        self.count += 1

    def take(self, record: bytes, version: int, sealed: bytes) -> None:
        """Count one record out."""
        self.marks ^= int.from_bytes(self._marker.mark(record, version, sealed), "big")
        self.count -= 1


def read_head(vault: Vault, head: Head) -> Tally:
    """What should this category hold? Raises `CannotOpen` if the head was changed."""
    key = vault.unseal(bytes(head.key), _key_place(vault, head.category))
    plain = vault.unseal(bytes(head.sealed), _place(vault, head.category, head.version))
    return Tally(key, int.from_bytes(plain[:_MARK], "big"), int.from_bytes(plain[_MARK:], "big", signed=True))


def write_head(vault: Vault, head: Head, tally: Tally) -> None:
    """Keep what the category holds now. Call inside the transaction that changed the records."""
    head.version += 1
    plain = tally.marks.to_bytes(_MARK, "big") + tally.count.to_bytes(8, "big", signed=True)
    head.sealed = vault.seal(plain, _place(vault, head.category, head.version))
    head.save()


def begin_head(vault: Vault, category: str) -> Head:
    """The head of a category that holds nothing yet."""
    head = Head(owner_id=vault.owner, category=category, version=0)
    key = seal.new_key()
    head.key = vault.seal(key, _key_place(vault, category))
    write_head(vault, head, Tally(key))
    if category != HEADS:
        _count_in(vault, head)
    return head


def count_head(tally: Tally, head: Head) -> None:
    """Count one head into the head of heads, by the key it was begun with."""
    tally.add(head.category.encode(), 0, bytes(head.key))


def _count_in(vault: Vault, head: Head) -> None:
    """Where the head of heads is gone or damaged it stays so, and that is noticed; a new one would cover it up."""
    heads = Head.objects.filter(owner=vault.owner, category=HEADS).first()
    if heads is not None:
        with suppress(seal.CannotOpen):
            tally = read_head(vault, heads)
            count_head(tally, head)
            write_head(vault, heads, tally)


def _key_place(vault: Vault, category: str) -> Place:
    return Place(owner=vault.owner.bytes, category=category, kind="head-key")


def _place(vault: Vault, category: str, version: int) -> Place:
    return Place(owner=vault.owner.bytes, category=category, kind="head", version=version)
