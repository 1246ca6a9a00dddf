"""What is damaged, missing or unsafe is named; what is well is said to be so."""

from uuid import UUID

import pytest

from tests.cli.keeping.conftest import Run
from tests.house import Ana, House


def test_a_sound_journal_is_said_to_be_sound(written: Ana, run: Run) -> None:
    ended = run("verify")
    assert ended.code == 0
    assert "5 records open." in ended.said
    assert "Nothing is missing" in ended.said


def test_a_wrong_passphrase_opens_nothing(written: Ana, run: Run) -> None:
    ended = run("verify", says="something else entirely")
    assert ended.code == 1
    assert "does not open it" in ended.wrong


def test_the_record_that_fails_is_named(house: House, written: Ana, run: Run) -> None:
    """Red when records are counted and not opened."""
    ((id, sealed),) = house.sql("select id, sealed from vault_record limit 1")
    house.sql("update vault_record set sealed = ? where id = ?", sealed[:-1] + bytes([sealed[-1] ^ 1]), id)
    ended = run("verify")
    assert ended.code == 1
    assert str(UUID(bytes=id)) in ended.said
    assert "4 records open." in ended.said


DAMAGE = {
    "a record is missing": ("delete from vault_record where rowid = 1", "missing"),
    "a whole category is missing": ("delete from vault_head where category != 'heads'", "heads"),
    "a version": (
        "update vault_record set version = version + 1 where rowid = 1",
        "row 1",
    ),
    "another public key": ("update vault_keyholder set public_box = zeroblob(32)", "identity"),
    "another recovery wrap": ("update vault_keyholder set vault_key_by_recovery = zeroblob(400)", "secrets"),
    "another salt": ("update vault_keyholder set recovery_salt = zeroblob(16)", "secrets"),
    "a key of a category": ("update vault_datakey set sealed = zeroblob(300)", "the key of"),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_what_was_changed_past_the_program_is_told(house: House, written: Ana, run: Run, how: str) -> None:
    statement, named = DAMAGE[how]
    house.sql(statement)
    ended = run("verify")
    assert ended.code == 1, (how, ended)
    assert named in ended.said


def test_nothing_is_changed_by_looking(house: House, written: Ana, run: Run) -> None:
    before = house.sql("select * from vault_record"), house.sql("select * from vault_head")
    run("verify")
    run("doctor")
    assert (house.sql("select * from vault_record"), house.sql("select * from vault_head")) == before


def test_the_doctor_finds_all_well(written: Ana, run: Run) -> None:
    ended = run("doctor")
    assert (ended.code, "Everything is as it should be." in ended.said) == (0, True), ended


def test_the_doctor_finds_what_is_not(house: House, written: Ana, run: Run) -> None:
    """Each line is red when the check behind it is taken out."""
    (house.folder / "journal.sqlite3").chmod(0o644)
    house.key.write_text("00" * 32)
    house.sql(
        "insert into django_migrations (app, name, applied) values ('vault', '9999_later', '2030-01-01')"
    )
    said = run("doctor").said
    assert "can be read by others (644)" in said
    assert "newer Inkling" in said
    house.sql("delete from django_migrations where name = '9999_later'")
    assert "The key file is missing or belongs to another journal" in run("doctor").said


def test_the_doctor_finds_a_clock_that_is_behind(house: House, written: Ana, run: Run) -> None:
    import os
    import time

    later = time.time() + 3 * 86400
    os.utime(house.folder / "journal.sqlite3", (later, later))
    ended = run("doctor")
    assert ended.code == 1
    assert "newer than that" in ended.said
