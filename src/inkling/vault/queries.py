"""Reading a vault: sealed rows in, a journal out. A row that does not open is named and left as it is."""

from dataclasses import dataclass, field
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import BinaryField, Field, Func
from django.db.models.functions import Cast

from inkling.journal import Entry, Journal, Lookout, Preferences, decode, decode_lookout
from inkling.vault import drafts, homes, seal
from inkling.vault.drafts import Kept
from inkling.vault.echoes import ECHOES
from inkling.vault.heads import HEADS, Tally, count_head, read_head
from inkling.vault.keyholders import identity_stands
from inkling.vault.keys import Vault, record_place
from inkling.vault.models import Head, Keyholder, Record
from inkling.vault.visits import VISITS

LOOKOUT = "lookout"
"""The category in which what was noticed so far is kept."""

IDENTITY = "identity"
"""What is altered when her public keys are not those of her sealed identity."""

_TRIES = 5

Row = tuple[bytes, str, int, int, bytes]


@dataclass(frozen=True)
class OpenJournal:
    """A journal as it was read: what it holds, at which versions, and what did not open.

    `unreadable` names records that are there and do not open; `altered` names categories in which something
    is missing, foreign, or older than it should be, "heads" when a whole category may be missing, and "identity"
    when somebody put other public keys in place of hers.
    """

    journal: Journal
    versions: dict[UUID, int]
    lookout: Lookout | None = None
    lookout_at: tuple[UUID, int] | None = None
    unreadable: tuple[UUID, ...] = ()
    altered: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Is everything there that was written, unchanged?"""
        return not self.unreadable and not self.altered


def kept_drafts(vault: Vault) -> tuple[Kept, ...]:
    """What was being written and not saved, newest first."""
    return drafts.kept(vault)


def is_there(vault: Vault, id: UUID) -> bool:
    """Is there an entry of this identity?"""
    return Record.objects.filter(owner=vault.owner, id=id.bytes).exists()


def has_journal() -> bool:
    """Is there a journal in this home?"""
    return Keyholder.objects.exists()


def open_journal(vault: Vault) -> OpenJournal:
    """Everything this vault's owner has written. The vectors of entries stay closed: see `inkling.vault.echoes`."""
    heads, rows = _snapshot(vault)
    reading = _Reading(vault)
    for row in rows:
        reading.take(row)
    return OpenJournal(
        journal=Journal.of(reading.entries),
        versions=reading.versions,
        lookout=reading.lookout,
        lookout_at=reading.lookout_at,
        unreadable=tuple(reading.unreadable),
        altered=(*_altered(vault, heads, rows), *(() if identity_stands(vault) else (IDENTITY,))),
    )


def preferences(vault: Vault) -> Preferences | None:
    """How she wants her journal to be, without opening the rest of it. None where she has not said."""
    reading = _Reading(vault)
    for row in sealed_rows(vault, Preferences.CATEGORY):
        reading.take(row)
    return Journal.of(reading.entries).preferences


@dataclass
class _Reading:
    """What has been opened so far while reading."""

    vault: Vault
    entries: list[Entry] = field(default_factory=list)
    versions: dict[UUID, int] = field(default_factory=dict)
    unreadable: list[UUID] = field(default_factory=list)
    lookout: Lookout | None = None
    lookout_at: tuple[UUID, int] | None = None

    shelves: dict[tuple[str, int], seal.Shelf] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        id, category, epoch, version, sealed = row
        try:
            shelf = self.shelves.get((category, epoch)) or self._shelf(category, epoch)
            plain = shelf.unseal(sealed, id, version)
            if category == VISITS:
                return
            if category == LOOKOUT:
                self.lookout, self.lookout_at = decode_lookout(plain), (UUID(bytes=id), version)
            else:
                entry = decode(plain)
                self.entries.append(entry)
                self.versions[entry.id] = version
        except (seal.CannotOpen, msgspec.ValidationError):
            self.unreadable.append(_name(id))

    def _shelf(self, category: str, epoch: int) -> seal.Shelf:
        """Raises `CannotOpen` when there is no key of this category and epoch that opens."""
        place = record_place(self.vault.owner.bytes, category, b"", epoch, 0)
        shelf = seal.Shelf(self.vault.data_key(category, epoch), place)
        self.shelves[category, epoch] = shelf
        return shelf


def sealed_rows(vault: Vault, category: str = "") -> list[Row]:
    """Every record of this owner as it lies there: identity, category, epoch, version, sealed bytes. All but the
    vectors of entries; or those of one category."""
    mine = Record.objects.filter(owner=vault.owner).exclude(category=ECHOES)
    found = (mine.filter(category=category) if category else mine).values_list(*_COLUMNS)
    names = _Names()
    return [
        (
            id or b"",
            names[category],
            epoch if epoch and epoch > 0 else 0,
            version if version and version > 0 else 0,
            sealed or b"",
        )
        for id, category, epoch, version, sealed in found
    ]


class _Names(dict[bytes | None, str]):
    """The categories there are, as text, whatever bytes stand for them."""

    def __missing__(self, category: bytes | None) -> str:
        self[category] = str(category or b"", errors="replace")
        return self[category]


def altered_categories(vault: Vault) -> tuple[str, ...]:
    """In which categories is something missing, foreign or older than it should be?"""
    heads, rows = _snapshot(vault)
    return _altered(vault, heads, rows)


def _snapshot(vault: Vault) -> tuple[list[Head], list[Row]]:
    """Heads, keys and rows of one moment: read again if somebody wrote in between, at last with all others waiting."""
    for _try in range(_TRIES):
        heads, rows, after = _read(vault)
        if [(head.category, head.version) for head in heads] == after:
            return heads, rows
    with transaction.atomic(using=homes.current()):
        return _read(vault)[:2]


def _read(vault: Vault) -> tuple[list[Head], list[Row], list[tuple[str, int]]]:
    """Heads, rows, and which heads there were once the rows had been read."""
    found = Head.objects.filter(owner=vault.owner).order_by("category")
    heads = list(found)
    vault.reload()
    rows = sealed_rows(vault)
    return heads, rows, list(found.values_list("category", "version"))


class _Whole(Func):
    """A column as a whole number, whatever stands in it, without a call for each row to make it one again."""

    template = "CAST(%(expressions)s AS bigint)"
    output_field = Field()


_COLUMNS = (
    Cast("id", BinaryField()),
    Cast("category", BinaryField()),
    _Whole("epoch"),
    _Whole("version"),
    Cast("sealed", BinaryField()),
)
"""Once a file is damaged, SQLite may hold any kind of value in any column. Read so, it is a row that does not open,
and stops no other."""


def _name(id: bytes) -> UUID:
    return UUID(bytes=id[:16].ljust(16, b"\0"))


def _altered(vault: Vault, heads: list[Head], rows: list[Row]) -> tuple[str, ...]:
    expected: dict[str, Tally] = {}
    altered: set[str] = set()
    for head in heads:
        if head.category == ECHOES:
            continue
        try:
            expected[head.category] = read_head(vault, head)
        except seal.CannotOpen:
            altered.add(head.category)
    found = {name: Tally(tally.key) for name, tally in expected.items()}
    for id, category, _epoch, version, sealed in rows:
        if category in found:
            found[category].add(id, version, sealed)
        else:
            altered.add(category)
    if HEADS not in found:
        return tuple(sorted({*altered, HEADS}))
    for head in heads:
        if head.category != HEADS:
            count_head(found[HEADS], head)
    altered.update(name for name, tally in expected.items() if tally != found[name])
    return tuple(sorted(altered))
