"""The installation key: a file beside the database, never in it, mixed into every passphrase."""

import os
import secrets
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from inkling.vault import seal
from inkling.vault.models import Installation


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


def _create(path: Path) -> None:
    """Whole or not at all, on the disk before anything depends on it. A key that is there is never replaced."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(seal.KEY_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        _name_it(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    _keep_name(path.parent)
    _read.cache_clear()


def _name_it(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links, as on some memory sticks
        draft.rename(path)


def _keep_name(folder: Path) -> None:
    """Let the folder remember a new name over a power cut, where the system has a way to say so."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@lru_cache(maxsize=4)
def _read(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text().strip())
    except FileNotFoundError:
        raise InstallationKeyError(
            f"The key file {path} is missing. Put it back from where you keep a copy. "
            "Until then the journal stays closed, and nothing has been changed."
        ) from None
    except (ValueError, OSError):
        raise InstallationKeyError(
            f"The key file {path} cannot be read. Put back a good copy of it."
        ) from None
    if len(key) != seal.KEY_BYTES:
        raise InstallationKeyError(f"The key file {path} is damaged. Put back a good copy of it.")
    return key
