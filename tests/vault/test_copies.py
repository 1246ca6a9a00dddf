"""Copies: whole, private, never in place of another file, and not for ever."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inkling.vault import copies
from inkling.vault.copies import CannotCopy
from tests.house import Ana, House

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_it_is_private_and_one_file(house: House, ana: Ana, tmp_path: Path) -> None:
    copied = copies.copy_journal(house.folder / "journal.sqlite3", tmp_path / "copy")
    assert stat.S_IMODE(copied.path.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob("*copy*")] == ["copy"], "no log, no draft beside it"


def test_two_before_upgrades_within_a_second_are_two(house: House, ana: Ana) -> None:
    journal = house.folder / "journal.sqlite3"
    assert copies.copy_before_upgrade(journal, NOW).path != copies.copy_before_upgrade(journal, NOW).path


def test_where_it_cannot_be_written_nothing_is_left(house: House, ana: Ana, tmp_path: Path) -> None:
    with pytest.raises(CannotCopy):
        copies.copy_journal(house.folder / "journal.sqlite3", tmp_path / "nowhere" / "copy")
    torn = tmp_path / "torn.sqlite3"
    torn.write_bytes((house.folder / "journal.sqlite3").read_bytes()[:5000])
    with pytest.raises(CannotCopy):
        copies.copy_journal(torn, tmp_path / "copy")
    assert not list(tmp_path.glob("*copy*"))


def test_they_go_after_their_time_and_others_stay(house: House, ana: Ana) -> None:
    journal = house.folder / "journal.sqlite3"
    old = copies.copy_before_upgrade(journal, NOW - timedelta(days=36)).path
    new = copies.copy_before_upgrade(journal, NOW - timedelta(days=34)).path
    mine = new.with_name("before-upgrade-mine.sqlite3")
    mine.write_text("a file of somebody's own")
    copies.let_go_of_copies(house.folder, NOW)
    assert (old.exists(), new.exists(), mine.exists()) == (False, True, True)
    assert copies.copies_of(house.folder) == (new,)
