"""Does every record open, is none missing, and is the file sound? Reads everything and changes nothing.

SQLite's own check sees few of the ways in which a file decays, because a sealed record is only bytes to it. So each
record is opened; and a table that cannot be read in one go is read row by row.
"""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from django.db import DatabaseError, connections

from inkling.vault import drafts, homes, keyholders, seal
from inkling.vault.heads import HEADS, Tally, count_head, read_head
from inkling.vault.keys import Vault, data_key_place, record_place
from inkling.vault.models import DataKey, Draft, Head, Record
from inkling.vault.queries import IDENTITY
from inkling.vault.raw_rows import RawRows
from inkling.vault.shape import belongs, misshapen

SECRETS = "secrets"
"""What is altered when the passphrase or the recovery code may no longer open the journal."""

INSTALLATION = "installation"
"""What is altered when the file no longer says to which installation key it belongs."""

_MOST_SAID = 20


@dataclass(frozen=True)
class Failed:
    """One record that is there and does not open. The number is its row in the file."""

    category: str
    id: UUID
    row: int


@dataclass
class Verified:
    """What was found: how many records opened in each category, which did not, what is missing, foreign or older than
    it should be, and what the file itself says of its damage."""

    opened: Counter[str] = field(default_factory=Counter)
    failed: list[Failed] = field(default_factory=list)
    altered: set[str] = field(default_factory=set)
    damage: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Is everything there, whole and readable?"""
        return not (self.failed or self.altered or self.damage)


def verify(vault: Vault, *, with_key: bool = True) -> Verified:
    """Open everything in this vault. Call inside one transaction, so that nobody writes meanwhile. `with_key` says
    whether the installation key that is here should be the one this file belongs to."""
    found = _Verifying(vault).all()
    if not belongs(with_key):
        found.altered.add(INSTALLATION)
    found.damage += misshapen()
    return found


@dataclass
class _Verifying:
    """One look at everything, from the keys down to what was being written."""

    vault: Vault
    found: Verified = field(default_factory=Verified)
    rows: RawRows = field(default_factory=RawRows)
    keys: dict[tuple[str, int], bytes] = field(default_factory=dict)

    def all(self) -> Verified:
        self._file()
        self._data_keys()
        self._records()
        self._drafts()
        if not keyholders.identity_stands(self.vault):
            self.found.altered.add(IDENTITY)
        if not keyholders.secrets_stand(self.vault):
            self.found.altered.add(SECRETS)
        self.found.damage += [
            f"{lost} rows of {table} cannot be read" for table, lost in self.rows.lost.items() if lost
        ]
        return self.found

    def _file(self) -> None:
        try:
            with connections[homes.current()].cursor() as cursor:
                cursor.execute(f"PRAGMA integrity_check({_MOST_SAID})")
                said = [str(line) for (line,) in cursor.fetchall()]
        except DatabaseError as error:
            said = [str(error)]
        self.found.damage += [line for line in said if line != "ok"]

    def _data_keys(self) -> None:
        table = DataKey._meta.db_table
        for number, row in self.rows.of(table, category="text", epoch="number", sealed="bytes"):
            category, epoch = _text(row["category"]), _number(row["epoch"])
            try:
                place = data_key_place(self.vault.owner, category, epoch)
                self.keys[category, epoch] = self.vault.unseal(_bytes(row["sealed"]), place)
            except seal.CannotOpen:
                self.found.failed.append(Failed(f"the key of {category}", UUID(int=0), number))

    def _records(self) -> None:
        expected = self._heads()
        there = {name: Tally(tally.key) for name, tally in expected.items()}
        columns = {
            "id": "bytes",
            "category": "text",
            "epoch": "number",
            "version": "number",
            "sealed": "bytes",
        }
        for number, row in self.rows.of(Record._meta.db_table, **columns):
            id, sealed = _bytes(row["id"]), _bytes(row["sealed"])
            category, epoch, version = _text(row["category"]), _number(row["epoch"]), _number(row["version"])
            key = self.keys.get((category, epoch))
            place = record_place(self.vault.owner.bytes, category, id, epoch, version)
            self._count(Failed(category, _uuid(id), number), key, sealed, place)
            if category in there:
                there[category].add(id, version, sealed)
            else:
                self.found.altered.add(category)
        self.found.altered.update(name for name, tally in expected.items() if tally != there[name])

    def _count(self, record: Failed, key: bytes | None, sealed: bytes, place: seal.Place) -> None:
        try:
            if key is None:
                raise seal.CannotOpen
            seal.unseal(key, sealed, place)
        except seal.CannotOpen:
            self.found.failed.append(record)
        else:
            self.found.opened[record.category] += 1

    def _heads(self) -> dict[str, Tally]:
        """What each category should hold, by its head; and the heads themselves, by the head of heads."""
        columns = {"category": "text", "version": "number", "key": "bytes", "sealed": "bytes"}
        heads = [
            Head(
                owner_id=self.vault.owner,
                category=_text(row["category"]),
                version=_number(row["version"]),
                key=_bytes(row["key"]),
                sealed=_bytes(row["sealed"]),
            )
            for _row, row in self.rows.of(Head._meta.db_table, **columns)
        ]
        expected: dict[str, Tally] = {}
        for head in heads:
            try:
                expected[head.category] = read_head(self.vault, head)
            except seal.CannotOpen:
                self.found.altered.add(head.category)
        self._count_heads(expected.pop(HEADS, None), heads)
        return expected

    def _count_heads(self, expected: Tally | None, heads: list[Head]) -> None:
        if expected is None:
            self.found.altered.add(HEADS)
            return
        there = Tally(expected.key)
        for head in heads:
            if head.category != HEADS:
                count_head(there, head)
        if there != expected:
            self.found.altered.add(HEADS)

    def _drafts(self) -> None:
        for number, row in self.rows.of(Draft._meta.db_table, id="bytes", sealed="bytes"):
            id = _uuid(_bytes(row["id"]))
            if drafts.opens(self.vault, id, _bytes(row["sealed"])):
                self.found.opened["drafts"] += 1
            else:
                self.found.failed.append(Failed("drafts", id, number))


def _uuid(id: bytes) -> UUID:
    return UUID(bytes=id[:16].ljust(16, b"\0"))


def _text(value: bytes | int) -> str:
    return _bytes(value).decode(errors="replace")


def _bytes(value: bytes | int) -> bytes:
    return value if isinstance(value, bytes) else b""


def _number(value: bytes | int) -> int:
    return value if isinstance(value, int) else 0
