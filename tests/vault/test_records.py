"""Whoever can write to the database, or a disk that decays: each change is noticed, and the rest can still be read.

Ana has three check-ins, a measure with one reading, and what was noticed in them.
"""

import sqlite3
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from inkling.journal import look
from inkling.vault import services, writing
from inkling.vault.keys import record_place
from inkling.vault.models import Record
from inkling.vault.queries import LOOKOUT, OpenJournal, open_journal
from inkling.vault.services import ChangedMeanwhile, Vault
from tests.cast import PASSPHRASE, check_in, own_measure, reading
from tests.clock import TODAY
from tests.vault.conftest import SECONDS, Ana, House

NOTES = ["one", "two", "three"]


@pytest.fixture
def written(ana: Ana) -> Ana:
    """Ana has written."""
    for at, note in enumerate(NOTES):
        services.add_entry(ana.vault, check_in(TODAY - timedelta(days=3 - at), note=note))
    services.add_entries(ana.vault, [own_measure(), reading(note="a reading")])
    assert open_journal(ana.vault).whole
    return ana


def _open() -> OpenJournal:
    """The journal, opened anew."""
    return open_journal(services.unlock(passphrase=PASSPHRASE, now=SECONDS).vault)


def _notes(opened: OpenJournal) -> list[str]:
    return [entry.note for entry in opened.journal.check_ins]


def _id(vault: Vault, note: str) -> UUID:
    return next(entry.id for entry in open_journal(vault).journal.check_ins if entry.note == note)


def _seals(house: House) -> set[bytes]:
    """All but when it was opened, which opening it writes anew."""
    return {row[0] for row in house.sql("select sealed from vault_record where category != 'visits'")}


CHANGES = {
    "epoch": "epoch + 1",
    "version": "version + 1",
    "category": "'measures'",
    "sealed": "cast(substr(sealed, 1, length(sealed) - 1) || x'00' as blob)",
}


def test_there_is_a_change_for_every_column_of_a_record() -> None:
    """A new column has to be tried here. `id` and `owner` are tried below."""
    columns = {field.name for field in Record._meta.get_fields()}
    assert columns == {*CHANGES, "id", "owner"}


@pytest.mark.parametrize("column", CHANGES)
def test_a_changed_column_is_noticed_and_the_rest_is_read(house: House, written: Ana, column: str) -> None:
    """Red when `record_place` leaves the column out, but for the epoch, which has no key either: see below."""
    two = _id(written.vault, "two")
    house.sql(f"update vault_record set {column} = {CHANGES[column]} where id = ?", two.bytes)
    before = _seals(house)
    opened = _open()
    assert _notes(opened) == ["one", "three"]
    assert opened.unreadable == (two,)
    assert "check-ins" in opened.altered or column == "epoch"
    assert before <= _seals(house), "no bytes were lost"


def test_every_column_is_bound_into_the_seal_of_a_record() -> None:
    """Red when `record_place` leaves one out."""
    usual = (b"o" * 16, "check-ins", b"r" * 16, 1, 1)
    others = (b"p" * 16, "measures", b"s" * 16, 2, 2)
    bound = {record_place(*usual).bound()}
    for at, other in enumerate(others):
        bound.add(record_place(*usual[:at], other, *usual[at + 1 :]).bound())  # type: ignore[arg-type]
    assert len(bound) == 6


def test_a_record_given_another_identity_is_noticed(house: House, written: Ana) -> None:
    two, other = _id(written.vault, "two"), uuid4()
    house.sql("update vault_record set id = ? where id = ?", other.bytes, two.bytes)
    opened = _open()
    assert _notes(opened) == ["one", "three"]
    assert opened.unreadable == (other,)
    assert opened.altered == ("check-ins",)


def test_a_record_given_to_somebody_else_is_missed(house: House, written: Ana) -> None:
    """Red when heads are not compared: a row that is simply not there shows no other sign."""
    house.sql(
        "update vault_record set owner_id = ? where id = ?", uuid4().hex, _id(written.vault, "two").bytes
    )
    opened = _open()
    assert _notes(opened) == ["one", "three"]
    assert opened.altered == ("check-ins",)
    assert not opened.whole


def test_a_deleted_record_is_missed(house: House, written: Ana) -> None:
    """Red when heads are not compared."""
    house.sql("delete from vault_record where id = ?", _id(written.vault, "two").bytes)
    opened = _open()
    assert _notes(opened) == ["one", "three"]
    assert opened.altered == ("check-ins",)
    assert not opened.unreadable


def test_a_record_rolled_back_to_an_earlier_version_is_noticed(house: House, written: Ana) -> None:
    """Red when `mark` leaves version and bytes out: the old row itself opens, for it once was right."""
    two = _id(written.vault, "two")
    version, sealed = house.sql("select version, sealed from vault_record where id = ?", two.bytes)[0]
    opened = open_journal(written.vault)
    entry = opened.journal.find(two)
    assert entry
    corrected = check_in(TODAY - timedelta(days=2), note="two, corrected", id=two)
    services.correct_entry(written.vault, corrected, opened.versions[two])
    assert _open().whole
    house.sql("update vault_record set version = ?, sealed = ? where id = ?", version, sealed, two.bytes)
    assert _notes(_open()) == NOTES, "it can be read"
    assert _open().altered == ("check-ins",), "and it is said that something is not as it was left"


def test_a_deleted_record_put_back_is_noticed_and_can_be_deleted_again(house: House, written: Ana) -> None:
    """Red when heads are not compared; deleting it again is an error when the count cannot go below nothing."""
    vault = written.vault
    rows = house.sql("select * from vault_record where category = 'check-ins'")
    opened = open_journal(vault)
    gone = [(entry, opened.versions[entry.id]) for entry in opened.journal.check_ins]
    services.delete_entries(vault, gone)
    assert _open().whole
    for row in rows:
        house.sql(f"insert into vault_record values ({','.join('?' * len(row))})", *row)
    assert _open().altered == ("check-ins",)
    services.delete_entries(vault, gone)
    assert not _notes(_open())


def test_a_copied_record_under_another_identity_is_noticed(house: House, written: Ana) -> None:
    """Red when `record_place` leaves the identity out."""
    copy = uuid4()
    house.sql(
        "insert into vault_record (id, owner_id, category, epoch, version, sealed)"
        " select ?, owner_id, category, epoch, version, sealed from vault_record where id = ?",
        copy.bytes,
        _id(written.vault, "two").bytes,
    )
    opened = _open()
    assert _notes(opened) == NOTES
    assert opened.unreadable == (copy,)
    assert opened.altered == ("check-ins",)


def test_two_records_with_each_others_bytes_are_noticed(house: House, written: Ana) -> None:
    """Red when `record_place` leaves the identity out."""
    one, two = _id(written.vault, "one"), _id(written.vault, "two")
    seals = dict(house.sql("select id, sealed from vault_record where id in (?, ?)", one.bytes, two.bytes))
    house.sql("update vault_record set sealed = ? where id = ?", seals[two.bytes], one.bytes)
    house.sql("update vault_record set sealed = ? where id = ?", seals[one.bytes], two.bytes)
    opened = _open()
    assert _notes(opened) == ["three"]
    assert set(opened.unreadable) == {one, two}
    assert opened.altered == ("check-ins",)


UNLIKE_OURS = {
    "id": ["x'00'", "'words'", "x'ff' || 'words'", "7", "1e300"],
    "category": ["7", "''", "cast(x'ff00ff' as text)", "x'00'"],
    "epoch": ["-1", "'words'", "0.5", "9223372036854775807", "cast(x'ff' as text)"],
    "version": ["-1", "x'00'", "1e300", "cast(x'ff' as text)"],
    "sealed": ["''", "7", "cast(x'ff00ff' as text)", "zeroblob(0)", "'words'"],
}


@pytest.mark.parametrize("column", UNLIKE_OURS)
def test_a_value_no_program_of_ours_writes_stops_no_other_row(
    house: House, written: Ana, column: str
) -> None:
    """A damaged file may hold any kind of value in any column. Red without the casts in `queries`."""
    two = _id(written.vault, "two")
    row = house.sql(f"select {column} from vault_record where id = ?", two.bytes)[0]
    for value in UNLIKE_OURS[column]:
        house.force(f"update vault_record set {column} = {value} where id = ?", two.bytes)
        opened = _open()
        assert _notes(opened) == ["one", "three"]
        assert len(opened.unreadable) == 1
        house.force(f"update vault_record set {column} = ? where {column} = {value}", row[0])
        assert _open().whole


@pytest.mark.parametrize("kept", [0, 1, 26, 40, 200])
def test_a_record_cut_short_is_named_and_the_rest_is_read(house: House, written: Ana, kept: int) -> None:
    """Red when `unseal` lets an error of another kind through."""
    two = _id(written.vault, "two")
    house.sql("update vault_record set sealed = substr(sealed, 1, ?) where id = ?", kept, two.bytes)
    opened = _open()
    assert _notes(opened) == ["one", "three"]
    assert opened.unreadable == (two,)


HEADS = {
    "another version": "update vault_head set version = version + 1 where category = 'check-ins'",
    "a damaged seal": "update vault_head set sealed = zeroblob(40) where category = 'check-ins'",
    "a damaged key": "update vault_head set key = zeroblob(300) where category = 'check-ins'",
    "the head of another category": "update vault_head set (version, key, sealed) = (select version, key, sealed"
    " from vault_head where category = 'measures') where category = 'check-ins'",
    "no head": "delete from vault_head where category = 'check-ins'",
}


@pytest.mark.parametrize("damage", HEADS)
def test_a_damaged_head_is_noticed_and_everything_is_still_read(
    house: House, written: Ana, damage: str
) -> None:
    house.sql(HEADS[damage])
    opened = _open()
    assert _notes(opened) == NOTES
    assert "check-ins" in opened.altered
    assert not opened.unreadable


def test_a_head_rolled_back_alone_is_noticed(house: House, written: Ana) -> None:
    old = house.sql("select version, sealed from vault_head where category = 'check-ins'")[0]
    services.add_entry(written.vault, check_in(note="four"))
    house.sql("update vault_head set version = ?, sealed = ? where category = 'check-ins'", *old)
    assert _open().altered == ("check-ins",)


def test_a_category_taken_away_whole_is_missed(house: House, written: Ana) -> None:
    """Head, key and records of a category deleted together. Red when no head counts the heads."""
    for table in ("record", "head", "datakey"):
        house.sql(f"delete from vault_{table} where category = 'check-ins'")
    opened = _open()
    assert not opened.journal.check_ins
    assert opened.journal.readings, "the rest is read"
    assert opened.altered == ("heads",)
    services.add_entry(written.vault, check_in(note="later"))
    assert not _open().whole, "writing on does not cover it up"


def test_every_head_taken_away_is_missed(house: House, written: Ana) -> None:
    """As when somebody empties all tables but the one with the passphrase."""
    for table in ("record", "head", "datakey"):
        house.sql(f"delete from vault_{table}")
    assert not _open().whole


def test_writing_on_does_not_cover_up_what_was_changed(house: House, written: Ana) -> None:
    """Red when a write makes a new head of what it finds."""
    house.sql("delete from vault_record where id = ?", _id(written.vault, "two").bytes)
    services.add_entry(written.vault, check_in(note="four"))
    opened = _open()
    assert _notes(opened) == ["one", "three", "four"]
    assert opened.altered == ("check-ins",)


@pytest.mark.parametrize("category", ["check-ins", "measures", LOOKOUT])
def test_a_damaged_category_key_takes_only_its_own_category_along(
    house: House, written: Ana, category: str
) -> None:
    """Red when reading the keys stops at the first that does not open."""
    house.sql("update vault_datakey set sealed = zeroblob(300) where category = ?", category)
    before = _seals(house)
    opened = _open()
    assert bool(opened.journal.check_ins) == (category != "check-ins")
    assert bool(opened.journal.readings) == (category != "measures")
    assert opened.unreadable
    assert before <= _seals(house)


@pytest.mark.parametrize("table", ["record", "head", "datakey"])
@pytest.mark.parametrize("damage", ["update {} set sealed = zeroblob(300) {}", "delete from {} {}"])
def test_it_opens_and_takes_new_entries_whatever_happens_to_what_was_noticed(
    house: House, written: Ana, table: str, damage: str
) -> None:
    """What was noticed can be worked out anew. Red when looking again is allowed to stop unlocking or writing."""
    house.sql(damage.format(f"vault_{table}", f"where category = '{LOOKOUT}'"))
    opened = services.unlock(passphrase=PASSPHRASE, now=SECONDS)
    services.look_again(opened.vault)
    services.add_entry(opened.vault, check_in(note="four"))
    assert _notes(_open()) == [*NOTES, "four"]


def test_two_first_looks_at_once_keep_one(house: House, ana: Ana, monkeypatch: pytest.MonkeyPatch) -> None:
    """Red while the second browser adds its own beside the first."""

    def overtaken(*given: Any) -> Any:
        monkeypatch.setattr(writing, "look", look)
        services.look_again(ana.vault)
        return look(*given)

    services.write(ana.vault, add=[check_in(note="one")])
    assert house.sql("select count(*) from vault_record where category = ?", LOOKOUT) == [(0,)]
    monkeypatch.setattr(writing, "look", overtaken)
    services.look_again(ana.vault)
    assert house.sql("select count(*) from vault_record where category = ?", LOOKOUT) == [(1,)]


def test_a_seal_from_another_journal_does_not_open_here(house: House, written: Ana) -> None:
    """Red when the vault key is not each person's own, or the owner is not bound."""
    mine = Vault(uuid4(), _vault_key=b"k" * 32)
    two = _id(written.vault, "two")
    foreign = mine.seal(b"{}", record_place(mine.owner.bytes, "check-ins", two.bytes, 1, 1))
    house.sql("update vault_record set sealed = ? where id = ?", foreign, two.bytes)
    assert _open().unreadable == (two,)


def test_each_flipped_bit_of_a_stored_record_is_noticed(house: House, written: Ana) -> None:
    """A sample of the bits, spread over the whole blob, in the file itself. All bits: see `test_seal`."""
    two = _id(written.vault, "two")
    (sealed,) = house.sql("select sealed from vault_record where id = ?", two.bytes)[0]
    for bit in range(0, len(sealed) * 8, 97):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        house.sql("update vault_record set sealed = ? where id = ?", bytes(changed), two.bytes)
        opened = open_journal(written.vault)
        assert opened.unreadable == (two,)
        assert opened.altered == ("check-ins",)
        assert len(opened.journal.entries) == 4
    house.sql("update vault_record set sealed = ? where id = ?", sealed, two.bytes)
    assert open_journal(written.vault).whole


def test_nothing_a_person_wrote_stands_in_a_column(house: House, written: Ana) -> None:
    """Kind, day, rating and words are inside the blob; the columns say owner, category, epoch, version."""
    tables = ["vault_record", "vault_head", "vault_datakey", "vault_keyholder"]
    columns = {table: {row[1] for row in house.sql(f"pragma table_info({table})")} for table in tables}
    assert columns["vault_record"] == {"id", "owner_id", "category", "epoch", "version", "sealed"}
    assert not {name for names in columns.values() for name in names} & {"created", "updated", "date", "kind"}
    with pytest.raises(sqlite3.OperationalError):
        house.sql("select day from vault_record")


def test_a_stale_version_changes_nothing(written: Ana) -> None:
    """Two tabs. Red when `_take_out` does not ask for the version."""
    opened = open_journal(written.vault)
    two = _id(written.vault, "two")
    version = opened.versions[two]
    services.correct_entry(written.vault, check_in(note="mine", id=two), version)
    for stale in (version, version + 2, 0):
        with pytest.raises(ChangedMeanwhile):
            services.correct_entry(written.vault, check_in(note="theirs", id=two), stale)
        with pytest.raises(ChangedMeanwhile):
            services.delete_entries(written.vault, [(check_in(id=two), stale)])
    opened = _open()
    assert sorted(_notes(opened)) == ["mine", "one", "three"]
    assert opened.versions[two] == version + 1
    assert opened.whole


def test_an_entry_sent_twice_is_kept_once(written: Ana) -> None:
    """Red when `add` does not look whether there is one already: the database then refuses, less kindly."""
    again = check_in(note="again")
    services.add_entry(written.vault, again)
    services.add_entry(written.vault, again)
    with pytest.raises(services.AlreadyKept):
        services.write(written.vault, add=[again])
    assert _notes(_open()).count("again") == 1
    assert _open().whole


def test_all_or_nothing(house: House, written: Ana) -> None:
    """The third of three fails. Red without the transaction."""
    before, heads = _seals(house), house.sql("select * from vault_head order by id")
    one = open_journal(written.vault).journal.check_ins[0]
    with pytest.raises(services.AlreadyKept):
        services.write(written.vault, add=[check_in(note="new"), own_measure("other"), one])
    with pytest.raises(ChangedMeanwhile):
        services.write(written.vault, add=[check_in(note="new")], remove=[(one, 99)])
    assert _seals(house) == before
    assert house.sql("select * from vault_head order by id") == heads
    assert _open().whole


def test_nothing_half_kept_in_a_new_category(house: House, ana: Ana) -> None:
    """The first write ever fails: no key and no head of its category stays behind."""
    entry = check_in(note="new")
    with pytest.raises(ChangedMeanwhile):
        services.write(ana.vault, add=[entry], remove=[(check_in(), 1)])
    assert house.sql("select * from vault_datakey where category = 'check-ins'") == []
    assert house.sql("select * from vault_head where category = 'check-ins'") == []
    services.write(ana.vault, add=[entry])
    assert _open().whole


def test_deleted_words_leave_the_files(house: House, written: Ana) -> None:
    """The page says gone for good. Red without `secure_delete`, and without emptying the log."""
    opened = open_journal(written.vault)
    two = opened.journal.find(_id(written.vault, "two"))
    assert two
    (sealed,) = house.sql("select sealed from vault_record where id = ?", two.id.bytes)[0]
    assert sealed in house.bytes("journal")
    services.delete_entries(written.vault, [(two, opened.versions[two.id])])
    assert sealed not in house.bytes("journal")
