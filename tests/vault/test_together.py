"""Several browsers, tabs and programs at once, in one file: nothing is lost, and nobody is told that it is busy.

Eight writers at once, and two tabs through the pages: see `tests/promises/test_races.py`.
"""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from inkling.vault import queries, services
from inkling.vault.models import Keyholder
from inkling.vault.queries import open_journal
from inkling.vault.services import ChangedMeanwhile, Vault
from tests.cast import PASSPHRASE, check_in, own_measure
from tests.vault.conftest import SECONDS, Ana, House

WRITERS = 8


def _at_once(*work: Callable[[], object]) -> list[object]:
    """Do all of this at the same time, each in a thread with connections of its own, as requests have."""

    def alone(task: Callable[[], object]) -> object:
        try:
            return task()
        except Exception as problem:
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(work)) as pool:
        return list(pool.map(alone, work))


def _another_browser() -> Vault:
    return services.unlock(passphrase=PASSPHRASE, now=SECONDS).vault


def test_another_program_writing_to_the_same_file_is_waited_for(house: House, ana: Ana) -> None:
    """Another process holds the file for two seconds. Red with a busy timeout below that."""
    code = (
        "import sqlite3, sys, time\n"
        f"db = sqlite3.connect({str(house.folder / 'journal.sqlite3')!r}, isolation_level=None)\n"
        "db.execute('begin immediate'); print('held', flush=True); time.sleep(2); db.execute('rollback')\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "held\n"
        services.write(ana.vault, add=[check_in(note="after you")])
        assert other.wait(10) == 0
    assert open_journal(ana.vault).whole


def test_of_two_tabs_that_correct_the_same_entry_one_is_told(ana: Ana) -> None:
    """Red when `_take_out` does not ask for the version."""
    entry = check_in(note="first")
    services.add_entry(ana.vault, entry)
    vaults = [_another_browser() for _ in range(4)]
    for version in range(1, 6):

        def correct(vault: Vault, note: str, version: int = version) -> str:
            services.write(vault, change=[(check_in(note=note, id=entry.id), version)])
            return note

        said = _at_once(*(lambda v=v, n=str(n): correct(v, n) for n, v in enumerate(vaults)))
        kept = [each for each in said if isinstance(each, str)]
        assert len(kept) == 1
        assert all(isinstance(each, str | ChangedMeanwhile) for each in said)
        assert [found.note for found in open_journal(ana.vault).journal.check_ins] == kept


def test_the_same_form_sent_eight_times_at_once_keeps_one_entry(ana: Ana) -> None:
    entry = check_in(note="once")
    vaults = [_another_browser() for _ in range(WRITERS)]
    said = _at_once(*(lambda v=v: services.add_entry(v, entry) for v in vaults))
    assert said == [None] * WRITERS
    assert len(open_journal(ana.vault).journal.check_ins) == 1
    assert open_journal(ana.vault).whole


def test_beginning_eight_times_at_once_begins_one_journal(house: House) -> None:
    """Red when `begin_journal` looks before the transaction."""
    _at_once(*[lambda: services.begin_journal(passphrase=PASSPHRASE, now=SECONDS)] * WRITERS)
    assert Keyholder.objects.count() == 1
    assert open_journal(_another_browser()).whole


def test_a_key_made_by_another_browser_meanwhile_is_used(ana: Ana) -> None:
    """Red when a writer trusts the keys it read before its transaction."""
    services.add_entry(ana.vault, check_in())
    mine, other = _another_browser(), _another_browser()
    open_journal(mine)
    services.write(other, add=[own_measure("first")])
    services.write(mine, add=[own_measure("second")])
    opened = open_journal(ana.vault)
    assert set(opened.journal.measures) == {"first", "second"}
    assert opened.whole


def test_reading_while_others_write_never_cries_wolf(ana: Ana, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody writes between heads and rows at every try. Red when the last try is taken as it is."""
    services.add_entry(ana.vault, check_in())
    busy = _another_browser()
    left = [queries._TRIES]

    def read_slowly(vault: Vault, read: Any = queries._read) -> object:
        if left[0] == 0:
            return read(vault)
        left[0] -= 1
        heads, _rows, _after = read(vault)
        services.write(busy, add=[check_in()])
        _heads, rows, after = read(vault)
        return heads, rows, after

    monkeypatch.setattr(queries, "_read", read_slowly)
    opened = open_journal(ana.vault)
    assert left == [0], "it was disturbed at every try"
    assert opened.whole
    assert len(opened.journal.check_ins) == 1 + queries._TRIES


def test_many_readers_and_writers_see_a_whole_journal(ana: Ana) -> None:
    """Red when heads and rows are not compared to be of one moment."""
    services.add_entry(ana.vault, check_in())
    writers, readers = ([_another_browser() for _ in range(4)] for _ in range(2))

    def write(vault: Vault) -> bool:
        for _ in range(15):
            services.write(vault, add=[check_in()])
        return True

    def read(vault: Vault) -> bool:
        return all(open_journal(vault).whole for _ in range(15))

    said = _at_once(*(lambda v=v: write(v) for v in writers), *(lambda v=v: read(v) for v in readers))
    assert said == [True] * 8
