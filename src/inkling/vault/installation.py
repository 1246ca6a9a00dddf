"""The installation key: a file beside the database, never in it, mixed into every passphrase."""

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from inkling.vault import seal
from inkling.vault.models import Installation
from inkling.vault.whole_files import look_into, name_it


class InstallationKeyError(Exception):
    """The installation key is missing, damaged, or belongs to another database."""


def installation_key() -> bytes:
    """The key of this installation. Raises `InstallationKeyError` when there is none."""
    return _read(settings.INSTALLATION_KEY)


def ensure_installation_key() -> None:
    """Make the key of a new installation, or make sure that the one here belongs to this database."""
    known = Installation.objects.first()
    path: Path = settings.INSTALLATION_KEY
    if known is None:
        if not path.exists():
            _create(path)
        Installation.objects.create(fingerprint=seal.fingerprint(installation_key()))
    elif not seal.same(bytes(known.fingerprint), seal.fingerprint(installation_key())):
        raise InstallationKeyError(
            f"The key file {path} belongs to another journal. Put back the key file that was kept with this "
            "one; until then nothing here can be opened, and nothing has been changed."
        )


def opens_with(journal: Path, key: Path) -> bool:
    """Is this the key file that belongs to this journal file?"""
    with closing(look_into(journal)) as database:
        row = database.execute("SELECT fingerprint FROM vault_installation").fetchone()
    try:
        return row is not None and seal.same(bytes(row[0]), seal.fingerprint(_read(key)))
    except InstallationKeyError:
        return False


def adopt_key(journal: Path, path: Path, key: bytes | None) -> None:
    """Put this key file beside a journal; or if there is none, a new one, with which no passphrase opens the journal
    until its recovery code has opened it once."""
    path.unlink(missing_ok=True)
    _create(path, key)
    if key is None:
        fingerprint = seal.fingerprint(_read(path))
        with closing(sqlite3.connect(journal, timeout=20)) as database, database:
            database.execute("UPDATE vault_installation SET fingerprint = ?", (fingerprint,))


def _create(path: Path, key: bytes | None = None) -> None:
    """Whole or not at all, on the disk before anything depends on it. A key that is there is never replaced."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(key or secrets.token_hex(seal.KEY_BYTES).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            name_it(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    _read.cache_clear()


@lru_cache(maxsize=4)
def _read(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text().strip())
    except FileNotFoundError:
        raise InstallationKeyError(
            f"The key file {path} is missing. Put it back from where you keep a copy; until then the journal stays "
            "closed, and nothing has been changed. If it is lost, `inkling new-key` lets your recovery code open it."
        ) from None
    except (ValueError, OSError):
        raise InstallationKeyError(
            f"The key file {path} cannot be read. Put back a good copy of it."
        ) from None
    if len(key) != seal.KEY_BYTES:
        raise InstallationKeyError(f"The key file {path} is damaged. Put back a good copy of it.")
    return key
