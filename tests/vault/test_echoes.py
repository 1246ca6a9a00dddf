"""Vectors of entries: sealed, opened only where they are compared, and gone with the entry."""

from uuid import uuid4

from inkling.vault import services
from inkling.vault.echoes import ECHOES, KeptVector, keep_vectors, kept_vectors
from inkling.vault.queries import open_journal
from tests.cast import check_in
from tests.vault.conftest import Ana, House


def vector(entry: object, numbers: bytes = b"1234", model: str = "a model 1") -> KeptVector:
    """What was read of an entry."""
    return KeptVector(entry, b"d" * 16, model, numbers)  # type: ignore[arg-type]


def test_they_come_back_as_they_were_and_a_new_one_replaces_the_old(house: House, ana: Ana) -> None:
    one, two = uuid4(), uuid4()
    keep_vectors(ana.vault, [vector(one), vector(two)])
    keep_vectors(ana.vault, [vector(one, b"5678")])
    assert kept_vectors(ana.vault) == {one: vector(one, b"5678"), two: vector(two)}
    assert house.sql("select count(*) from vault_record where category = ?", ECHOES) == [(2,)]


def test_nothing_of_them_stands_in_the_files(house: House, ana: Ana) -> None:
    entry = uuid4()
    keep_vectors(ana.vault, [vector(entry, b"numbers that tell", "a model that tells")])
    for told in (b"numbers that tell", b"a model that tells", entry.bytes, entry.hex.encode()):
        assert told not in house.bytes()


def test_the_journal_is_read_without_them_and_still_whole(house: House, ana: Ana) -> None:
    services.add_entry(ana.vault, kept := check_in(note="a note"))
    keep_vectors(ana.vault, [vector(kept.id)])
    opened = open_journal(ana.vault)
    assert opened.whole
    assert opened.journal.entries == (kept,)
    house.sql("update vault_record set sealed = x'00' where category = ?", ECHOES)
    assert open_journal(ana.vault).whole
    assert kept_vectors(ana.vault) == {}


def test_a_record_moved_among_them_is_missed_where_it_was(house: House, ana: Ana) -> None:
    """Nobody can hide an entry by calling it a vector."""
    services.add_entry(ana.vault, check_in(note="a note"))
    house.sql("update vault_record set category = ? where category = 'check-ins'", ECHOES)
    assert "check-ins" in open_journal(ana.vault).altered


def test_an_entry_that_is_deleted_takes_its_vector_along(ana: Ana) -> None:
    gone, stays = check_in(note="gone"), check_in(note="stays")
    services.add_entries(ana.vault, [gone, stays])
    keep_vectors(ana.vault, [vector(gone.id), vector(stays.id)])
    services.delete_entries(ana.vault, [(gone, 1)])
    assert set(kept_vectors(ana.vault)) == {stays.id}
