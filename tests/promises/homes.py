"""Homes of the running app, looked into with the program's own reading, past the running program."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections, transaction

from inkling.journal import Entry
from inkling.vault import installation, keyholders, queries, services, verifying
from inkling.vault.keys import Vault
from inkling.vault.opening import the_keyholder
from inkling.vault.queries import OpenJournal
from tests.cast import PASSPHRASE
from tests.house import living_in


@dataclass(frozen=True)
class Looked:
    """What was found in a home: the journal, and whether everything in the file is sound."""

    opened: OpenJournal
    sound: bool

    @property
    def whole(self) -> bool:
        """Is nothing damaged, missing or half there?"""
        return self.sound and self.opened.whole


def look_into(home: Path, aside: Path, settings: Any) -> Looked:
    """Copy the files aside, and open the copy as the program does."""
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for path in home.glob("*"):
        if path.is_file() and not path.name.endswith("-shm"):
            shutil.copy(path, aside)
    return _within(aside, settings, _look)


def put_in(home: Path, entries: Iterable[Entry], settings: Any) -> None:
    """Write these entries into the journal of a home that nobody has open."""
    _within(home, settings, lambda vault: services.write(vault, add=entries))


def _within(home: Path, settings: Any, do: Callable[[Vault], Any]) -> Any:
    before = settings.INSTALLATION_KEY
    settings.INSTALLATION_KEY = home / "installation.key"
    installation._read.cache_clear()
    try:
        with living_in(home):
            keyholder = the_keyholder()
            vault_key = keyholders.open_by_passphrase(keyholder, PASSPHRASE)
            return do(Vault(keyholder.id, _vault_key=vault_key))
    finally:
        settings.INSTALLATION_KEY = before
        installation._read.cache_clear()


def _look(vault: Vault) -> Looked:
    with transaction.atomic():
        found = verifying.verify(vault)
    opened = queries.open_journal(vault)
    with connections["default"].cursor() as cursor:
        sound = cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    return Looked(opened, sound and found.sound)
