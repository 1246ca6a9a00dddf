"""Files that are there whole or not at all, also over a power cut, that never replace another, and are looked into
without a trace."""

import os
import secrets
import sqlite3
from pathlib import Path


def write_new(path: Path, content: bytes) -> None:
    """Write a file that only this person can read: all of it, or nothing. Raises `FileExistsError` if there is one of
    that name, and `OSError` if it cannot be written."""
    if path.exists():
        raise FileExistsError(path)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        name_it(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def name_it(draft: Path, path: Path) -> None:
    """Give a finished draft its name. Raises `FileExistsError` if something has that name already."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, as on some memory sticks
        if path.exists():
            raise FileExistsError(path) from None
        draft.rename(path)
    keep_name(path.parent)


def keep(path: Path) -> None:
    """Let what was written to this file outlast a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep_name(folder: Path) -> None:
    """Let the folder remember a new name over a power cut, where the system has a way to say so."""
    if os.name == "posix":
        keep(folder)


def look_into(database: Path) -> sqlite3.Connection:
    """Read without leaving a trace: a file that nobody has open is taken as it is, one with a log is read with it."""
    logs = any(database.with_name(database.name + ending).exists() for ending in ("-wal", "-journal"))
    return sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro&immutable={int(not logs)}", uri=True)
