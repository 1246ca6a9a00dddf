"""The folder a journal lives in: made when it is missing, and left as it is when what is in it is not ours."""

import errno
import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import click

from inkling.language import gettext as _
from inkling.vault.room import no_room
from inkling.vault.whole_files import look_into

JOURNAL, SESSIONS, KEY = "journal.sqlite3", "sessions.sqlite3", "installation.key"
_OWN_TABLE = {JOURNAL: "vault_keyholder", SESSIONS: "vault_opensession"}
_SMALLEST = 512
"""Bytes of the smallest page SQLite knows. It takes anything shorter for an empty file, and writes over it."""
_SHARED_TABLES = {"django_migrations", "sqlite_sequence"}


class CannotStart(click.ClickException):
    """The app cannot be opened as things are. Says what to do; nothing was changed."""


def make_folder(home: Path) -> None:
    """Make sure that the folder is there and can be written to."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        trial = home / f".trial-{secrets.token_hex(4)}"
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise cannot_write(home, error.strerror) from None


def refuse_foreign(path: Path, kind: str | None = None, *, sound: bool = True) -> bool:
    """Leave a file alone that is not ours, or damaged unless it may be. Says whether there are tables of ours in it
    yet. `kind` is which of our files it should be, where its name does not tell."""
    kind = kind or path.name
    if not path.exists():
        return False
    size = path.stat().st_size
    begun = kind == JOURNAL and (path.parent / "installation.key").exists()
    if size < _SMALLEST and (size or begun):
        raise _damaged(path)
    if not os.access(path, os.R_OK | os.W_OK):
        raise _cannot_open(path, os.strerror(errno.EACCES))
    try:
        with closing(look_into(path)) as database:
            rows = database.execute("select name from sqlite_master where type = 'table'")
            tables = {str(name) for (name,) in rows} - _SHARED_TABLES
            damaged = sound and database.execute("pragma quick_check").fetchone()[0] != "ok"
    except sqlite3.OperationalError as error:
        raise _cannot_open(path, error) from None
    except (
        sqlite3.DatabaseError,
        UnicodeDecodeError,
    ):  # the second where a damaged name is told as it stands
        raise _damaged(path) from None
    if damaged:
        raise _damaged(path)
    if tables and (_OWN_TABLE[kind] not in tables or not all(name.startswith("vault_") for name in tables)):
        raise _foreign(path)
    return bool(tables)


def keep_private(home: Path) -> None:
    """Let nobody else on this computer read the files, also where they were copied here by hand."""
    for path in (home / KEY, *home.glob("*.sqlite3*")):
        with suppress(OSError):
            if path.stat().st_mode & 0o077:
                path.chmod(0o600)


def no_core_dumps() -> None:
    """Should the program crash, the system writes none of its memory to the disk."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def cannot_write(home: Path, reason: object) -> CannotStart:
    """What to do about a folder that cannot be written to."""
    if no_room(home if home.exists() else home.parent) or _says_full(reason):
        return CannotStart(
            _(
                "There is no room left on the disk for %(home)s. Make some room, then start again. Nothing of your "
                "journal was changed."
            )
            % {"home": home}
        )
    return CannotStart(
        _(
            "The folder %(home)s cannot be written to (%(reason)s). Make it yours, or choose another folder by "
            "setting INKLING_HOME."
        )
        % {"home": home, "reason": reason}
    )


def _says_full(reason: object) -> bool:
    return str(reason) in (os.strerror(errno.ENOSPC), os.strerror(errno.EDQUOT), "database or disk is full")


def _damaged(path: Path) -> CannotStart:
    return CannotStart(
        _(
            "The file %(path)s is damaged or is not a journal. Nothing was changed. Put back a good copy, or "
            "move the file away to begin anew."
        )
        % {"path": path}
    )


def _foreign(path: Path) -> CannotStart:
    return CannotStart(
        _(
            "The file %(path)s belongs to another program. Nothing was changed. Move it away, or choose "
            "another folder by setting INKLING_HOME."
        )
        % {"path": path}
    )


def _cannot_open(path: Path, error: object) -> CannotStart:
    return CannotStart(
        _(
            "The file %(path)s cannot be opened (%(reason)s). Nothing was changed. Close other programs that use "
            "it, and make sure that it is yours to read and write."
        )
        % {"path": path, "reason": error}
    )
