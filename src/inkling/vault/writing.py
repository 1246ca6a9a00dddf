"""Writing entries, all or none, and keeping what was noticed in them: each in one transaction of its own."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from uuid import uuid4

from django.db import OperationalError, transaction

from inkling.journal import Entry, encode, encode_lookout, look
from inkling.vault import homes, seal
from inkling.vault.echoes import forget_vectors
from inkling.vault.keys import Vault
from inkling.vault.models import Record
from inkling.vault.queries import LOOKOUT, OpenJournal, open_journal
from inkling.vault.records import CategoryWriter, ChangedMeanwhile


def write(
    vault: Vault,
    *,
    add: Iterable[Entry] = (),
    change: Iterable[tuple[Entry, int]] = (),
    remove: Iterable[tuple[Entry, int]] = (),
    bring_back: Iterable[tuple[Entry, int]] = (),
) -> None:
    """Keep entries, all or none. `change` and `remove` name the version they were read at, and raise
    `ChangedMeanwhile` when somebody was faster; `bring_back` names the version at which it was deleted."""
    with transaction.atomic(using=homes.current()):
        writers = _Writers(vault)
        for entry in add:
            writers[entry.CATEGORY].add(entry.id, encode(entry))
        for entry, version in bring_back:
            writers[entry.CATEGORY].add(entry.id, encode(entry), version + 1)
        for entry, version in change:
            writers[entry.CATEGORY].change(entry.id, version, encode(entry))
        removed = set()
        for entry, version in remove:
            writers[entry.CATEGORY].remove(entry.id, version)
            removed.add(entry.id)
        writers.finish()
        if removed:
            forget_vectors(vault, removed)
    vault.kept = True


def look_again(vault: Vault) -> None:
    """Look at what was written since the last look, and keep what was noticed. Safe to call at any time: where
    it cannot be kept, it is worked out anew by whoever asks."""
    opened = open_journal(vault)
    lookout = look(opened.journal, opened.lookout)
    if lookout == opened.lookout:
        return
    with (
        suppress(ChangedMeanwhile, seal.CannotOpen, OperationalError),
        transaction.atomic(using=homes.current()),
    ):
        writer = CategoryWriter.begin(vault, LOOKOUT)
        if opened.lookout_at:
            writer.change(*opened.lookout_at, encode_lookout(lookout))
        elif _first_look(vault, opened):
            writer.add(uuid4(), encode_lookout(lookout))
        writer.finish()


def _first_look(vault: Vault, opened: OpenJournal) -> bool:
    """Or did another browser look first, meanwhile? A look that did not open is not one."""
    damaged = [id.bytes for id in opened.unreadable]
    looks = Record.objects.filter(owner=vault.owner, category=LOOKOUT)
    return not looks.exclude(id__in=damaged).exists()


class _Writers(defaultdict[str, CategoryWriter]):
    """One writer a category, begun when first needed."""

    def __init__(self, vault: Vault) -> None:
        super().__init__()
        self.vault = vault

    def __missing__(self, category: str) -> CategoryWriter:
        self[category] = CategoryWriter.begin(self.vault, category)
        return self[category]

    def finish(self) -> None:
        for writer in self.values():
            writer.finish()
