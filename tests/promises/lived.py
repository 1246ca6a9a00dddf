"""A journal with every kind of entry in it, as large as a test asks for: to be damaged, copied and looked through."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from inkling.journal import CheckIn, Entry
from inkling.vault import drafts, letterboxes, services
from inkling.vault.drafts import Draft
from inkling.vault.echoes import KeptVector, keep_vectors
from inkling.vault.queries import open_journal
from tests.cast import PASSPHRASE
from tests.house import SECONDS, Ana, House
from tests.ten_years import ten_years

WAITING = 3
"""How many drafts wait in it."""


def live(ana: Ana, entries: int, *, correct: int = 5) -> None:
    """Let Ana write about so many entries, of every kind; correct some, delete one, leave drafts, look for echoes."""
    chosen = some(entries)
    services.add_entries(ana.vault, chosen)
    opened = open_journal(ana.vault)
    for entry in chosen[:correct]:
        services.correct_entry(ana.vault, entry, opened.versions[entry.id])
    last = next(entry for entry in reversed(chosen) if isinstance(entry, CheckIn))
    services.delete_entries(ana.vault, [(last, opened.versions[last.id])])
    keep_vectors(
        ana.vault,
        [KeptVector(entry.id, b"digest", "model", bytes(64)) for entry in chosen[: entries // 20 + 2]],
    )
    letterbox = services.unlock(passphrase=PASSPHRASE, now=SECONDS).letterbox
    to = letterboxes.addressee(letterbox, SECONDS)
    for at in range(WAITING):
        drafts.leave(to, uuid4(), a_draft(f"not saved {at}"), ())


def some(entries: int) -> list[Entry]:
    """About so many entries out of ten years, a few of each kind and then check-ins."""
    by_kind: dict[type[Entry], list[Entry]] = {}
    for entry in ten_years():
        by_kind.setdefault(type(entry), []).append(entry)
    each = max(2, entries // len(by_kind))
    return [entry for kind in by_kind.values() for entry in kind[:each]]


def a_draft(said: str) -> Draft:
    """A form with this written in it."""
    return Draft(
        page="/today/", action="/today/", place=0, fields=(("note", said),), written=("note",), at=SECONDS
    )


@contextmanager
def put_back(house: House, *files: str) -> Iterator[None]:
    """Whatever happens to the journal file in here, or to these files, is undone at the end."""
    paths = [house.folder / file for file in files or ("journal.sqlite3",)]
    for path in paths:
        _copy(path, path.with_suffix(".kept"))
    try:
        yield
    finally:
        for path in paths:
            _copy(path.with_suffix(".kept"), path)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target, timeout=20)) as there:
        here.backup(there)
