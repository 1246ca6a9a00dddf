"""Promise 7: a backup taken while writing goes on is one moment of the journal, and opens elsewhere with the code.

Eight writers write, each in a connection of its own, what a plain model knows beforehand: every write adds an entry,
corrects the one before and, at first, deletes some, all in one go. Meanwhile copies are taken, and `inkling
backup` runs as a person runs it. Its file is restored into a folder that has never seen the installation key, and
exported there by the recovery code. The export has to be, byte for byte, that of the journal at one moment between the
writes.
"""

import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from django.db import connections, transaction

from inkling import __version__
from inkling.exchange import read_archive, write_archive
from inkling.journal import CheckIn, Entry, corrected
from inkling.vault import installation, keyholders, queries, services, verifying
from inkling.vault.copies import copy_journal
from inkling.vault.keys import Vault
from inkling.vault.opening import the_keyholder
from tests.cast import NOW_MOMENT, PASSPHRASE, check_in
from tests.cli.keeping.conftest import Run, run
from tests.clock import TODAY
from tests.house import SECONDS, Ana, House, ana, empty_folder, house, living_in
from tests.promises.counting import Trial

__all__ = ["ana", "empty_folder", "house", "run"]

WRITERS = 8
OWN_NEW = "seven slow ferries on the lake"


def _entry(writer: int, at: int) -> CheckIn:
    """What this writer writes at this turn."""
    id = UUID(int=(4 << 76) | (2 << 62) | (writer << 32) | at)
    return check_in(
        TODAY, id=id, note=f"writer {writer}, turn {at}: ünïcode 🌱\nand a second line", words=("calm",)
    )


def _again(entry: CheckIn) -> CheckIn:
    """And what becomes of it one turn later."""
    return corrected(entry, msgspec.structs.replace(entry, note=f"{entry.note}, corrected"), NOW_MOMENT)


def _deletes(at: int) -> int | None:
    """Which turn's entry is deleted at this one?"""
    return at - 2 if at % 5 == 4 and at < 10 else None


def _written_by(writer: int, turns: int) -> Iterator[CheckIn]:
    """The model: what is there of this writer after so many turns."""
    gone = {_deletes(at) for at in range(turns)}
    for at in range(turns):
        if at not in gone:
            yield _entry(writer, at) if at == turns - 1 else _again(_entry(writer, at))


@dataclass
class Writers:
    """Eight writers at work, and when each write was begun and acknowledged."""

    token: bytes
    first: int
    stop: threading.Event = field(default_factory=threading.Event)
    begun: dict[tuple[int, int], float] = field(default_factory=dict)
    acknowledged: dict[tuple[int, int], float] = field(default_factory=dict)
    wrong: list[BaseException] = field(default_factory=list)

    def __enter__(self) -> "Writers":
        self.numbers = range(self.first, self.first + WRITERS)
        self.threads = [threading.Thread(target=self._write, args=(number,)) for number in self.numbers]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def all_turns(self) -> dict[int, int]:
        """How many writes of each have been acknowledged by now?"""
        done = Counter(who for who, _at in tuple(self.acknowledged))
        return {number: done[number] for number in self.numbers}

    def wait(self, least: int) -> None:
        """Until each has had so many acknowledged."""
        until = time.monotonic() + 60
        while min(self.all_turns().values()) < least and not self.wrong:
            assert time.monotonic() < until, "the writers did not get on"
            time.sleep(0.01)

    def _write(self, writer: int) -> None:
        try:
            resumed = services.resume(self.token, SECONDS)
            assert resumed
            for at in count():
                if self.stop.is_set():
                    return
                self._turn(resumed[1], writer, at)
                time.sleep(0.005)  # SQLite lets whoever asks first go first, and not whoever waits longest
        except BaseException as error:
            self.wrong.append(error)
        finally:
            connections.close_all()

    def _turn(self, vault: services.Vault, writer: int, at: int) -> None:
        gone = _deletes(at)
        before = [(_again(_entry(writer, at - 1)), 1)] if at else []
        remove = [] if gone is None else [(_entry(writer, gone), 2)]
        self.begun[writer, at] = time.monotonic()
        services.write(vault, add=[_entry(writer, at)], change=before, remove=remove)
        self.acknowledged[writer, at] = time.monotonic()


@pytest.mark.promise(
    7, "copies taken under 8 writers; one of each round by `inkling backup`, restored elsewhere by code"
)
def test_a_backup_is_one_moment_and_opens_elsewhere(
    house: House, ana: Ana, run: Run, empty_folder: Path, tmp_path: Path, settings: Any, trial: Trial
) -> None:
    """Seen to fail when the file is copied without its log: 66 acknowledged writes of four writers were missing from
    the first copy. And with the installation key mixed into the key of the recovery code: the restored journal did not
    open. Not seen to fail, in two tries, when the log is copied right after the file: at this size that takes less
    than a writer needs for a turn."""
    seen = _Seen()
    rounds, copies = trial.times(fast=1, full=10), trial.times(fast=2, full=5)
    for at in range(rounds):
        folder = tmp_path / f"round-{at}"
        folder.mkdir()
        with Writers(ana.token, at * WRITERS) as writers:
            writers.wait(12)
            taken = [_copy(house, folder / f"{nth}", writers) for nth in range(copies)]
            before = writers.all_turns()
            copied = run("backup", folder / "commanded.sqlite3")
            during = sum(writers.all_turns().values()) - sum(before.values())
            taken += [_copy(house, folder / f"{nth}", writers) for nth in range(copies, 2 * copies)]
        assert not writers.wrong, writers.wrong
        assert copied.code == 0, copied
        for copy, had in taken:
            seen.look(writers, had, _entries_in(copy))
        archive = _restored_and_exported(folder, run, ana.code)
        turns = seen.look(writers, before, {entry.id: entry for entry in read_archive(archive).entries})
        expected = [one for number, k in {**seen.earlier, **turns}.items() for one in _written_by(number, k)]
        made = read_archive(archive).manifest.made
        assert archive == write_archive(expected, day=made, program=__version__), "the export is of no moment"
        _opens(folder / "elsewhere", ana.code, empty_folder, settings)
        seen.earlier |= writers.all_turns()
        seen.during += during
        shutil.rmtree(folder)
    trial.count(
        copies=seen.copies,
        acknowledged_before_them=seen.acknowledged,
        lost=0,
        written_while_the_command_ran=seen.during,
        of_no_single_moment=0,
        restored_and_exported_byte_for_byte=rounds,
        opened_with_the_code_alone=rounds,
    )


@dataclass
class _Seen:
    """What was found in copies so far. `earlier` is how many turns the writers of earlier rounds had."""

    earlier: dict[int, int] = field(default_factory=dict)
    copies: int = 0
    acknowledged: int = 0
    during: int = 0

    def look(self, writers: Writers, before: dict[int, int], there: dict[UUID, Entry]) -> dict[int, int]:
        """Is this copy one moment, later than all that was acknowledged before it was begun? How many turns of each
        writer are in it?"""
        turns = _turns_in(writers, set(there))
        late = {number: before[number] - k for number, k in turns.items() if k < before[number]}
        assert not late, f"acknowledged before the copy was begun, and not in it: {late}"
        newest = max(writers.begun[number, k - 1] for number, k in turns.items() if k)
        left = [writers.acknowledged.get((number, k), newest) for number, k in turns.items()]
        assert min(left) >= newest, "something begun after it is in it: the copy is of several moments"
        model = [one for number, k in {**self.earlier, **turns}.items() for one in _written_by(number, k)]
        assert there == {entry.id: entry for entry in model}, "half of a write is in it"
        self.copies += 1
        self.acknowledged += sum(before.values())
        return turns


def _copy(house: House, folder: Path, writers: Writers) -> tuple[Path, dict[int, int]]:
    """A copy taken here and now, and what had been acknowledged the moment before."""
    folder.mkdir()
    before = writers.all_turns()
    copy_journal(house.folder / "journal.sqlite3", folder / "journal.sqlite3")
    return folder, before


def _entries_in(folder: Path) -> dict[UUID, Entry]:
    with living_in(folder), transaction.atomic():
        keyholder = the_keyholder()
        vault = Vault(keyholder.id, _vault_key=keyholders.open_by_passphrase(keyholder, PASSPHRASE))
        assert verifying.verify(vault).sound
        return {entry.id: entry for entry in queries.open_journal(vault).journal.entries}


def _restored_and_exported(folder: Path, run: Run, code: str) -> bytes:
    """The copy the command made, in a home that never had a key file, exported by the code alone."""
    elsewhere = folder / "elsewhere"
    restored = run("restore", folder / "commanded.sqlite3", home=elsewhere)
    assert (restored.code, "recovery code" in restored.said) == (0, True), restored
    file = elsewhere / "export.zip"
    exported = run("export", file, "--plain", "--recovery-code", says=code, home=elsewhere)
    assert exported.code == 0, exported
    return file.read_bytes()


def _turns_in(writers: Writers, there: set[UUID]) -> dict[int, int]:
    """How many turns of each writer are in the copy? The last one is never deleted by itself."""
    return {
        number: max(
            (at + 1 for who, at in writers.begun if who == number and _entry(who, at).id in there), default=0
        )
        for number in writers.numbers
    }


def _opens(elsewhere: Path, code: str, empty_folder: Path, settings: Any) -> None:
    """By the code alone a new passphrase is set; and every record in it opens."""
    shutil.copy(empty_folder / "sessions.sqlite3", elsewhere)
    _with_key(settings, elsewhere / "installation.key", lambda: _recover(elsewhere, code))


def _recover(elsewhere: Path, code: str) -> None:
    with living_in(elsewhere):
        with pytest.raises(services.WrongSecret):
            services.unlock(passphrase=PASSPHRASE, now=SECONDS)
        services.recover(code=code, passphrase=OWN_NEW, now=SECONDS)
        vault = services.unlock(passphrase=OWN_NEW, now=SECONDS).vault
        with transaction.atomic():
            assert verifying.verify(vault).sound


def _with_key(settings: Any, key: Path, do: Callable[[], None]) -> None:
    before = settings.INSTALLATION_KEY
    settings.INSTALLATION_KEY = key
    installation._read.cache_clear()
    try:
        do()
    finally:
        settings.INSTALLATION_KEY = before
        installation._read.cache_clear()
