"""Copies of the journal file: taken while writing goes on, whole or not there at all, as sealed as the file itself.

A copy holds no installation key. It opens with the key file it was made beside, or with the recovery code.
"""

import os
import secrets
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from inkling.vault.whole_files import keep, name_it

FOLDER = "copies"
"""Where a home keeps the copies that were made by themselves, before an upgrade."""

KEPT_DAYS = 35
"""A copy opens with the secrets of its day, also when they were changed since. So it does not stay for long."""

ASIDE = "replaced-"
"""How the folder of a journal begins that was moved aside, inside the home, when another took its place."""

_NAME = "before-upgrade-%Y-%m-%d-%H%M%S.sqlite3"


class CannotCopy(Exception):
    """The copy could not be made; nothing is left of it. `reason` is what the system said."""

    def __init__(self, path: Path, reason: object) -> None:
        super().__init__(f"{path} cannot be written ({reason})")
        self.path, self.reason = path, reason


@dataclass(frozen=True)
class Copied:
    """A copy that was made: where it is, how many bytes it has, and how many records are in it."""

    path: Path
    size: int
    records: int


def copy_journal(source: Path, target: Path) -> Copied:
    """Copy the journal file as it is at one moment, while others may write. Never replaces a file that is there.
    Raises `CannotCopy` or `FileExistsError`."""
    if target.exists():
        raise FileExistsError(target)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        records = _copy(source, draft)
        keep(draft)
        name_it(draft, target)
    except FileExistsError:
        raise
    except (OSError, sqlite3.Error) as error:
        raise CannotCopy(target, getattr(error, "strerror", None) or error) from None
    finally:
        draft.unlink(missing_ok=True)
    return Copied(target, target.stat().st_size, records)


def copy_before_upgrade(journal: Path, now: datetime) -> Copied:
    """Keep the journal as it was before its tables change. Raises `CannotCopy`."""
    folder = journal.parent / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise CannotCopy(folder, error.strerror) from None
    at, target = now.astimezone(UTC), folder / now.astimezone(UTC).strftime(_NAME)
    while target.exists():
        at += timedelta(seconds=1)
        target = folder / at.strftime(_NAME)
    return copy_journal(journal, target)


def copies_of(home: Path) -> tuple[Path, ...]:
    """Which copies were made by themselves in this home? The oldest comes first."""
    return tuple(path for _day, path in sorted(_dated(home)))


def let_go_of_copies(home: Path, now: datetime | None = None) -> None:
    """Delete the copies whose time is over, or all of them when no time is given; and what is left of a copy that was
    cut off."""
    for day, path in _dated(home):
        if now is None or day < now - timedelta(days=KEPT_DAYS):
            path.unlink(missing_ok=True)
    for path in (home / FOLDER).glob(".before-upgrade-*"):
        path.unlink(missing_ok=True)


def moved_aside(home: Path) -> tuple[str, ...]:
    """Which journals were moved aside in this home? They are never deleted, and open with secrets of their own."""
    folders = sorted(home.glob(f"{ASIDE}*"))
    return tuple(str(folder) for folder in folders if (folder / "journal.sqlite3").is_file())


def _dated(home: Path) -> list[tuple[datetime, Path]]:
    found = []
    for path in (home / FOLDER).glob("before-upgrade-*.sqlite3"):
        try:
            found.append((datetime.strptime(path.name, _NAME).replace(tzinfo=UTC), path))
        except ValueError:
            continue
    return found


def _copy(source: Path, draft: Path) -> int:
    """All pages in one go: read at one moment, while the log lets others write on."""
    with closing(sqlite3.connect(source, timeout=20)) as here, closing(sqlite3.connect(draft)) as there:
        here.execute("PRAGMA query_only=ON")
        here.backup(there, pages=-1)
        there.execute("PRAGMA journal_mode=DELETE")
        if there.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the journal file is damaged")
        return int(there.execute("SELECT count(*) FROM vault_record").fetchone()[0])
