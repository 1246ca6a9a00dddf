"""A disk that decays: one bit of the journal file turns, wherever it lies.

What counts as used is worked out without the program, by SQLite alone: every value of every table, the tables' own
descriptions, and what every index says. Where a flipped bit changes none of these (in free pages, in the gaps of a
page, in counters SQLite does not read), nothing that matters was hit, and `verify` need not tell.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

import pytest
from click.testing import CliRunner, Result
from django.db import connections

from inkling.cli.verify import verify
from tests.cast import PASSPHRASE
from tests.house import Ana, House
from tests.promises.counting import Trial
from tests.promises.lived import live

ENTRIES = 360


@pytest.mark.promise(6, "one bit at a time, anywhere in the file of a journal with some hundred entries")
def test_flipped_bits_are_found(house: House, ana: Ana, trial: Trial, settings: Any) -> None:
    """Where the description of the tables is hit, or the page with all that opens the journal, nothing can be read any
    more, and that is said; elsewhere it is one record, or the few on one page. Seen to fail
    where `verify` neither opens the records nor compares the heads, and SQLite's own check is all there is: 43 of 115
    found."""
    settings.HOME = house.folder
    live(ana, ENTRIES)
    file = house.folder / "journal.sqlite3"
    house.sql("pragma wal_checkpoint(truncate)")
    connections.close_all()
    sound, content, before = file.read_bytes(), _content(file), _verify(ana.code)
    assert not before.wrong
    flips, used, missed, readable = trial.times(fast=24, full=200), 0, list[int](), list[int]()
    seed = SystemRandom().getrandbits(32) if trial.full else 6
    chance = Random(seed)
    for bit in (chance.randrange(len(sound) * 8) for _flip in range(flips)):
        with _flipped(file, sound, bit):
            if _content(file) != content:
                used += 1
                said = _verify(ana.code)
                readable.append(said.readable)
                missed += [] if said.wrong else [bit]
    little = sum(each < 0.9 * before.readable for each in readable)
    trial.count(
        flips=flips,
        in_used_content=used,
        found=used - len(missed),
        records=before.readable,
        readable_at_the_median=sorted(readable)[used // 2],
        less_than_nine_tenths_readable=little,
        seed=seed,
    )
    assert len(missed) <= 0.01 * used, (seed, missed)
    assert little <= max(2, used // 20), (seed, sorted(readable)[:20])


@dataclass(frozen=True)
class Said:
    """What `inkling verify` said: whether something is wrong, and how many records open."""

    wrong: bool
    readable: int


def _verify(code: str) -> Said:
    """Run the command; where the passphrase no longer opens the door, with the recovery code."""
    ended = _run([], PASSPHRASE)
    if "does not open it" in ended.stderr:
        return Said(True, _readable(_run(["--recovery-code"], code)))
    return Said(ended.exit_code != 0, _readable(ended))


def _run(arguments: list[str], secret: str) -> Result:
    connections.close_all()
    ended = CliRunner().invoke(verify, arguments, input=secret + "\n")
    if ended.exception and not isinstance(ended.exception, SystemExit):
        raise ended.exception
    return ended


def _readable(ended: Result) -> int:
    said = re.search(r"(\d+) records? opens?", ended.stdout)
    return int(said[1]) if said else 0


def _content(file: Path) -> str:
    """A digest of all that SQLite reads in this file, or what it says instead."""
    digest = hashlib.sha256()
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            database.text_factory = bytes
            schema = database.execute(
                "select type, name, tbl_name, sql from sqlite_master order by rowid"
            ).fetchall()
            digest.update(repr(schema).encode())
            for kind, name, table, _sql in schema:
                for row in database.execute(_read(database, kind.decode(), name.decode(), table.decode())):
                    digest.update(repr(row).encode())
    except (sqlite3.Error, UnicodeDecodeError, AttributeError) as error:
        return f"{type(error).__name__} {error}"
    return digest.hexdigest()


def _read(database: sqlite3.Connection, kind: str, name: str, table: str) -> str:
    if kind == "table":
        columns = [row[1].decode() for row in database.execute(f'pragma table_info("{name}")')]
        read = ", ".join(f'typeof("{each}"), cast("{each}" as blob)' for each in columns)
        return f'select rowid, {read} from "{name}" not indexed order by rowid'
    columns = [row[2].decode() for row in database.execute(f'pragma index_info("{name}")')]
    names = ", ".join(f'"{each}"' for each in columns)
    return f'select rowid, {names} from "{table}" indexed by "{name}" order by {names}'


@contextmanager
def _flipped(file: Path, sound: bytes, bit: int) -> Iterator[None]:
    changed = bytearray(sound)
    changed[bit // 8] ^= 1 << bit % 8
    connections.close_all()
    file.write_bytes(changed)
    try:
        yield
    finally:
        connections.close_all()
        for ending in ("-wal", "-shm", "-journal"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
        file.write_bytes(sound)
