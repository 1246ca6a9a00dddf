"""An open vault: whose it is, and the keys that follow from its vault key for as long as a request lasts."""

from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from inkling.vault import seal
from inkling.vault.models import DataKey
from inkling.vault.seal import Place

FIRST_EPOCH = 1


@dataclass
class Vault:
    """One person's open vault. It lives as long as one request and is never stored anywhere."""

    owner: UUID
    session: bytes = b""
    _vault_key: bytes = field(repr=False, default=b"")
    _data_keys: dict[tuple[str, int], bytes | None] = field(repr=False, default_factory=dict)
    idle_minutes: int = 0
    """After how many minutes without use does the browser that opened it lock? 0 where no browser did."""
    kept: bool = False
    """Has something been kept in it since it was opened? Then the form that was sent has done its work."""

    def seal(self, plain: bytes, place: Place) -> bytes:
        """Seal something by the vault key itself."""
        return seal.seal(self._vault_key, plain, place)

    def unseal(self, sealed: bytes, place: Place) -> bytes:
        """Open something sealed by the vault key itself."""
        return seal.unseal(self._vault_key, sealed, place)

    def data_key(self, category: str, epoch: int) -> bytes:
        """The key of a category in an epoch. Raises `CannotOpen` when it does not open."""
        if not self._data_keys:
            self._load_data_keys()
        key = self._data_keys.get((category, epoch))
        if key is None:
            raise seal.CannotOpen("no key of this category and epoch opens")
        return key

    def newest_epoch(self, category: str) -> int:
        """In which epoch is this category written now? One whose key does not open counts: never go back to an
        older one, which somebody may hold who should not read on."""
        if not self._data_keys:
            self._load_data_keys()
        return max((epoch for name, epoch in self._data_keys if name == category), default=FIRST_EPOCH)

    def reload(self) -> None:
        """Read the category keys again: one may have been added, here or by somebody else."""
        self._load_data_keys()

    def forget(self) -> None:
        """Let go of every key. Nothing can be opened afterwards."""
        self._vault_key = b""
        self._data_keys = {}

    def _load_data_keys(self) -> None:
        """A key that does not open takes only its own category along."""
        keys: dict[tuple[str, int], bytes | None] = {}
        rows = DataKey.objects.filter(owner=self.owner).values_list("category", "epoch", "sealed")
        for category, epoch, sealed in rows:
            place = data_key_place(self.owner, category, epoch)
            keys[category, epoch] = None
            with suppress(seal.CannotOpen):
                keys[category, epoch] = self.unseal(bytes(sealed), place)
        self._data_keys = keys


def data_key_place(owner: UUID, category: str, epoch: int) -> Place:
    """Where does the sealed key of a category belong?"""
    return Place(owner=owner.bytes, category=category, kind="data-key", epoch=epoch)


def record_place(owner: bytes, category: str, record: bytes, epoch: int, version: int) -> Place:
    """Where does a sealed record belong?"""
    return Place(owner=owner, category=category, kind="record", record=record, epoch=epoch, version=version)
