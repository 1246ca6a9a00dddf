"""Changing every key: for somebody whose passphrase another person may know.

Everything is sealed anew under keys that did not exist before, each category in a new epoch, in one transaction.
What opened the journal until now opens nothing afterwards: not the passphrase, not the recovery code, not a signed-in
browser, and no key that somebody may have kept. What did not open before stays as it is, and what was noticed as
missing stays noticed.
"""

import secrets
from dataclasses import dataclass

from inkling.vault import drafts, keyholders, seal
from inkling.vault.echoes import ECHOES
from inkling.vault.heads import HEADS, Tally, begin_head, read_head, write_head
from inkling.vault.keyholders import NewKeyholder
from inkling.vault.keys import FIRST_EPOCH, Vault, data_key_place, record_place
from inkling.vault.models import DataKey, Head, Keyholder, Record
from inkling.vault.queries import Row, altered_categories, sealed_rows

_AT_ONCE = 200


@dataclass(frozen=True)
class _Category:
    """One category as it was: its epoch, its rows, and whether something was noticed to be missing or foreign."""

    name: str
    epoch: int
    rows: tuple[Row, ...]
    altered: bool


def change_every_key(vault: Vault, passphrase: str) -> NewKeyholder:
    """Seal everything anew, opened from now on by this passphrase and by the recovery code that is returned. Call
    inside a transaction, and end every session after it."""
    categories, heads_altered = _as_it_was(vault)
    opened = {name: _opened(vault, category) for name, category in categories.items()}
    waiting = drafts.kept(vault)
    keyholder = Keyholder.objects.get(id=vault.owner)
    new = keyholders.renew(keyholder, passphrase)
    renewed = Vault(vault.owner, vault.session, new.vault_key)
    Record.objects.filter(owner=vault.owner).delete()
    DataKey.objects.filter(owner=vault.owner).delete()
    Head.objects.filter(owner=vault.owner).delete()
    begin_head(renewed, HEADS)
    for name, category in categories.items():
        _seal_anew(renewed, category, opened[name])
    if heads_altered:
        _stays_noticed(renewed, HEADS)
    drafts.seal_anew(renewed, waiting)
    return new


def _as_it_was(vault: Vault) -> tuple[dict[str, _Category], bool]:
    """Every category that is there or should be. Vectors for comparing entries are left out: they are worked out
    again when they are needed."""
    vault.reload()
    altered = altered_categories(vault)
    rows: dict[str, list[Row]] = {}
    for row in sealed_rows(vault):
        rows.setdefault(row[1], []).append(row)
    names = {*rows, *Head.objects.filter(owner=vault.owner).values_list("category", flat=True)} - {
        HEADS,
        ECHOES,
    }
    return {
        name: _Category(name, vault.newest_epoch(name), tuple(rows.get(name, ())), name in altered)
        for name in sorted(names)
    }, HEADS in altered


def _opened(vault: Vault, category: _Category) -> list[bytes | None]:
    """What each row says. None where it does not open."""
    return [_open(vault, row) for row in category.rows]


def _open(vault: Vault, row: Row) -> bytes | None:
    id, category, epoch, version, sealed = row
    try:
        place = record_place(vault.owner.bytes, category, id, epoch, version)
        return seal.unseal(vault.data_key(category, epoch), sealed, place)
    except seal.CannotOpen:
        return None


def _seal_anew(vault: Vault, was: _Category, opened: list[bytes | None]) -> None:
    epoch = max(was.epoch, FIRST_EPOCH) + 1
    key = seal.new_key()
    sealed_key = vault.seal(key, data_key_place(vault.owner, was.name, epoch))
    DataKey.objects.create(owner_id=vault.owner, category=was.name, epoch=epoch, sealed=sealed_key)
    head = begin_head(vault, was.name)
    tally = read_head(vault, head)
    records = []
    for (id, name, old_epoch, version, old), plain in zip(was.rows, opened, strict=True):
        place = record_place(vault.owner.bytes, name, id, epoch, version)
        sealed = old if plain is None else seal.seal(key, plain, place)
        tally.add(id, version, sealed)
        record = Record(id=id, owner_id=vault.owner, category=name, version=version, sealed=sealed)
        record.epoch = old_epoch if plain is None else epoch
        records.append(record)
    Record.objects.bulk_create(records, batch_size=_AT_ONCE)
    if was.altered:
        _unsettle(tally)
    write_head(vault, head, tally)


def _stays_noticed(vault: Vault, category: str) -> None:
    head = Head.objects.get(owner=vault.owner, category=category)
    tally = read_head(vault, head)
    _unsettle(tally)
    write_head(vault, head, tally)


def _unsettle(tally: Tally) -> None:
    """A head that nothing matches: what was missing before goes on being told."""
    tally.marks ^= int.from_bytes(secrets.token_bytes(32), "big") | 1
