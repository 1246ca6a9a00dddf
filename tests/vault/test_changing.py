"""Changing what opens the journal, and deleting it: what opens it afterwards, and what no longer does."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from inkling.vault import copies, drafts, keyholders, letterboxes, services, sessions
from inkling.vault.drafts import Draft
from inkling.vault.keyholders import WrongSecret
from inkling.vault.models import DataKey, Head, Keyholder, Record
from inkling.vault.queries import open_journal
from inkling.vault.services import NoLetterbox
from inkling.vault.turns import TooManyAtOnce
from tests.cast import PASSPHRASE, check_in
from tests.clock import NOW, TODAY
from tests.vault.conftest import SECONDS, Ana, House

OTHER = "meadow candle harbour seven birches"
NOTES = ["one", "two", "three"]


@pytest.fixture
def written(ana: Ana) -> Ana:
    """Ana has written."""
    for at, note in enumerate(NOTES):
        services.add_entry(ana.vault, check_in(TODAY - timedelta(days=3 - at), note=note))
    return ana


def _notes(vault: services.Vault) -> list[str]:
    return [entry.note for entry in open_journal(vault).journal.check_ins]


def _draft(said: str) -> Draft:
    return Draft(
        page="/today/", action="/today/", place=0, fields=(("note", said),), written=("note",), at=SECONDS
    )


def _leave(ana: Ana, letterbox: bytes, said: str) -> None:
    services.leave_draft(letterbox, uuid4(), _draft(said), journal=ana.vault.owner, now=SECONDS)


def _seals(house: House) -> set[bytes]:
    return {row[0] for row in house.sql("select sealed from vault_record")}


class TestAnotherPassphrase:
    """One passphrase in place of another."""

    def test_it_opens_the_journal_and_the_old_one_does_not(self, written: Ana) -> None:
        services.change_passphrase(written.vault, old=PASSPHRASE, new=OTHER)
        assert _notes(services.unlock(passphrase=OTHER, now=SECONDS).vault) == NOTES
        with pytest.raises(WrongSecret):
            services.unlock(passphrase=PASSPHRASE, now=SECONDS)

    def test_without_the_old_one_nothing_is_changed(self, written: Ana) -> None:
        """Red when the old passphrase is not asked for."""
        with pytest.raises(WrongSecret):
            services.change_passphrase(written.vault, old=OTHER, new=OTHER)
        assert _notes(services.unlock(passphrase=PASSPHRASE, now=SECONDS).vault) == NOTES

    def test_other_browsers_are_locked_and_this_one_is_not(self, written: Ana) -> None:
        """Red without `end_others`, and red when it ends every session."""
        here, there = (services.unlock(passphrase=PASSPHRASE, now=SECONDS) for _each in range(2))
        services.change_passphrase(here.vault, old=PASSPHRASE, new=OTHER)
        assert sessions.resume(there.token, SECONDS) is None
        assert sessions.resume(here.token, SECONDS)
        assert letterboxes.addressee(here.letterbox, SECONDS).owner == here.vault.owner
        with pytest.raises(NoLetterbox):
            letterboxes.addressee(there.letterbox, SECONDS)

    def test_nothing_of_the_old_wrap_stays_in_the_files(self, house: House, written: Ana) -> None:
        """Red without `leave_no_trace`: the old wrap opens with the old passphrase."""
        wrap = bytes(Keyholder.objects.get().vault_key_by_passphrase)
        assert wrap in house.bytes("journal")
        services.change_passphrase(written.vault, old=PASSPHRASE, new=OTHER)
        assert wrap not in house.bytes("journal")

    def test_the_recovery_code_still_opens_it(self, written: Ana) -> None:
        services.change_passphrase(written.vault, old=PASSPHRASE, new=OTHER)
        assert _notes(services.recover(code=written.code, passphrase=PASSPHRASE, now=SECONDS).vault) == NOTES


class TestChangedMeanwhile:
    """While one browser stretches a passphrase, another changes it. Each test was red while the row that was read
    before was the one that was kept."""

    @pytest.fixture
    def overtaken(self, written: Ana, monkeypatch: pytest.MonkeyPatch) -> Ana:
        """Just after the next passphrase was found right, it is changed in another browser."""
        right = keyholders.open_by_passphrase

        def overtaking(keyholder: Keyholder, passphrase: str) -> bytes:
            monkeypatch.setattr(keyholders, "open_by_passphrase", right)
            vault_key = right(keyholder, passphrase)
            services.change_passphrase(written.vault, old=PASSPHRASE, new=OTHER)
            return vault_key

        monkeypatch.setattr(keyholders, "open_by_passphrase", overtaking)
        return written

    def test_no_browser_stays_signed_in_by_the_old_one(self, overtaken: Ana) -> None:
        with pytest.raises(WrongSecret):
            services.unlock(passphrase=PASSPHRASE, now=SECONDS)
        assert [each.here for each in services.signed_in(overtaken.vault)] == [True]

    def test_an_older_journal_is_not_set_right_by_the_old_one(
        self, written: Ana, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Changed in the moment before what it does not remember yet is written down. Red when the row that was read
        outside of the transaction is the one that is saved."""
        Keyholder.objects.update(secrets=b"")
        begin = transaction.atomic

        def overtaking(**where: str) -> Any:
            monkeypatch.setattr(transaction, "atomic", begin)
            services.change_passphrase(written.vault, old=PASSPHRASE, new=OTHER)
            return begin(**where)

        right = keyholders.open_by_passphrase

        def found_right(keyholder: Keyholder, passphrase: str) -> bytes:
            vault_key = right(keyholder, passphrase)
            monkeypatch.setattr(keyholders, "open_by_passphrase", right)
            monkeypatch.setattr(transaction, "atomic", overtaking)
            return vault_key

        monkeypatch.setattr(keyholders, "open_by_passphrase", found_right)
        with pytest.raises(WrongSecret):
            services.unlock(passphrase=PASSPHRASE, now=SECONDS)
        assert _notes(services.unlock(passphrase=OTHER, now=SECONDS).vault) == NOTES

    def test_a_new_code_does_not_bring_the_old_one_back(self, overtaken: Ana) -> None:
        with pytest.raises(WrongSecret):
            services.new_recovery_code(overtaken.vault, passphrase=PASSPHRASE)
        assert _notes(services.unlock(passphrase=OTHER, now=SECONDS).vault) == NOTES
        assert _notes(services.recover(code=overtaken.code, passphrase=OTHER, now=SECONDS).vault) == NOTES

    def test_the_one_who_was_first_changed_it(self, overtaken: Ana) -> None:
        with pytest.raises(WrongSecret):
            services.change_passphrase(overtaken.vault, old=PASSPHRASE, new="three herons at the weir")
        assert _notes(services.unlock(passphrase=OTHER, now=SECONDS).vault) == NOTES

    def test_no_key_is_changed_by_the_old_one(self, overtaken: Ana) -> None:
        with pytest.raises(WrongSecret):
            services.change_every_key(overtaken.vault, old=PASSPHRASE, new=PASSPHRASE, now=SECONDS)
        assert _notes(services.unlock(passphrase=OTHER, now=SECONDS).vault) == NOTES

    def test_no_browser_stays_signed_in_by_an_old_code(
        self, written: Ana, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Red when `recover` does not end what it has started."""
        right = keyholders.open_by_recovery_code

        def overtaking(keyholder: Keyholder, code: str) -> bytes:
            vault_key = right(keyholder, code)
            services.new_recovery_code(written.vault, passphrase=PASSPHRASE)
            return vault_key

        monkeypatch.setattr(keyholders, "open_by_recovery_code", overtaking)
        with pytest.raises(WrongSecret):
            services.recover(code=written.code, passphrase=OTHER, now=SECONDS)
        assert services.signed_in(written.vault) == ()
        assert _notes(services.unlock(passphrase=PASSPHRASE, now=SECONDS).vault) == NOTES

    def test_no_browser_stays_signed_in_when_too_many_come_at_once(
        self, written: Ana, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The new passphrase found no turn. Red when `recover` ends it for a wrong code only."""

        def in_vain(*_what: object) -> None:
            raise TooManyAtOnce

        monkeypatch.setattr(keyholders, "replace_passphrase", in_vain)
        with pytest.raises(TooManyAtOnce):
            services.recover(code=written.code, passphrase=OTHER, now=SECONDS)
        assert services.signed_in(written.vault) == ()


class TestAnotherRecoveryCode:
    """A new code for somebody who lost the paper, or showed it."""

    def test_the_new_one_opens_and_the_old_one_is_dead(self, written: Ana) -> None:
        services.new_recovery_code(written.vault, passphrase=PASSPHRASE)
        code = services.waiting_recovery_code(written.vault)
        assert code and code != written.code
        with pytest.raises(WrongSecret):
            services.recover(code=written.code, passphrase=OTHER, now=SECONDS)
        assert _notes(services.recover(code=code, passphrase=OTHER, now=SECONDS).vault) == NOTES

    def test_it_needs_the_passphrase(self, written: Ana) -> None:
        with pytest.raises(WrongSecret):
            services.new_recovery_code(written.vault, passphrase=OTHER)
        assert services.waiting_recovery_code(written.vault) is None


class TestEveryKey:
    """Somebody else may know the passphrase: nothing they could have kept opens anything."""

    def test_everything_is_there_under_the_new_passphrase(self, written: Ana) -> None:
        before = open_journal(written.vault)
        opened = services.change_every_key(written.vault, old=PASSPHRASE, new=OTHER, now=SECONDS)
        after = open_journal(services.unlock(passphrase=OTHER, now=SECONDS).vault)
        assert after.whole
        assert (after.journal.entries, after.versions) == (before.journal.entries, before.versions)
        assert after.lookout == before.lookout
        services.add_entry(opened.vault, check_in(note="after"))
        assert open_journal(opened.vault).whole

    def test_what_opened_it_before_opens_nothing(self, house: House, written: Ana) -> None:
        """Red when any of vault key, data keys, passphrase, code or sessions is kept."""
        old_key = keyholders.open_by_passphrase(Keyholder.objects.get(), PASSPHRASE)
        old_seals, token = _seals(house), written.token
        services.change_every_key(written.vault, old=PASSPHRASE, new=OTHER, now=SECONDS)
        assert not old_seals & _seals(house)
        assert sessions.resume(token, SECONDS) is None
        with pytest.raises(WrongSecret):
            services.unlock(passphrase=PASSPHRASE, now=SECONDS)
        with pytest.raises(WrongSecret):
            services.recover(code=written.code, passphrase=PASSPHRASE, now=SECONDS)
        kept = services.Vault(written.vault.owner, _vault_key=old_key)
        assert not open_journal(kept).journal.entries

    def test_nothing_sealed_by_the_old_keys_stays_in_the_files(self, house: House, written: Ana) -> None:
        """Red without `leave_no_trace`."""
        old = [*_seals(house), *(bytes(key.sealed) for key in DataKey.objects.all())]
        assert all(seal in house.bytes("journal") for seal in old)
        services.change_every_key(written.vault, old=PASSPHRASE, new=OTHER, now=SECONDS)
        assert not any(seal in house.bytes("journal") for seal in old)

    def test_every_category_begins_a_new_epoch(self, written: Ana) -> None:
        before = dict(DataKey.objects.values_list("category", "epoch"))
        services.change_every_key(written.vault, old=PASSPHRASE, new=OTHER, now=SECONDS)
        assert dict(DataKey.objects.values_list("category", "epoch")) == {
            name: epoch + 1 for name, epoch in before.items()
        }
        assert {record.epoch for record in Record.objects.all()} == {2}

    def test_what_is_being_written_is_kept(self, written: Ana) -> None:
        """Red without `drafts.seal_anew`: a draft sealed to the old key does not open."""
        browser = services.unlock(passphrase=PASSPHRASE, now=SECONDS)
        _leave(written, browser.letterbox, "half a sentence")
        opened = services.change_every_key(written.vault, old=PASSPHRASE, new=OTHER, now=SECONDS)
        (kept,) = drafts.kept(opened.vault)
        assert kept.draft and dict(kept.draft.fields) == {"note": "half a sentence"}

    def test_what_did_not_open_stays_and_is_still_told(self, house: House, written: Ana) -> None:
        """Red when an unreadable row is dropped, or stops everything else."""
        check_ins = open_journal(written.vault).journal.check_ins
        damaged = next(entry.id for entry in check_ins if entry.note == "two")
        house.sql(
            "update vault_record set sealed = cast(x'01' || randomblob(400) as blob) where id = ?",
            damaged.bytes,
        )
        opened = services.change_every_key(written.vault, old=PASSPHRASE, new=OTHER, now=SECONDS)
        after = open_journal(opened.vault)
        assert after.unreadable == (damaged,)
        assert _notes(opened.vault) == ["one", "three"]

    def test_what_was_missing_is_still_told(self, house: House, written: Ana) -> None:
        """Red without `_unsettle`: a new head would count what is left, and nothing would be missed any more."""
        id = next(entry.id for entry in open_journal(written.vault).journal.check_ins)
        house.sql("delete from vault_record where id = ?", id.bytes)
        missing = open_journal(written.vault).altered
        assert missing
        opened = services.change_every_key(written.vault, old=PASSPHRASE, new=OTHER, now=SECONDS)
        assert open_journal(opened.vault).altered == missing

    def test_a_whole_category_that_was_missing_is_still_told(self, house: House, written: Ana) -> None:
        """Red without `_stays_noticed`."""
        category = next(iter(open_journal(written.vault).journal.check_ins)).CATEGORY
        for table in ("record", "head", "datakey"):
            house.sql(f"delete from vault_{table} where category = ?", category)
        assert "heads" in open_journal(written.vault).altered
        opened = services.change_every_key(written.vault, old=PASSPHRASE, new=OTHER, now=SECONDS)
        assert "heads" in open_journal(opened.vault).altered

    def test_stopped_in_the_middle_nothing_is_changed(
        self, written: Ana, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Red when it is not one transaction."""

        def stop(*_: object) -> None:
            raise RuntimeError

        monkeypatch.setattr(drafts, "seal_anew", stop)
        with pytest.raises(RuntimeError):
            services.change_every_key(written.vault, old=PASSPHRASE, new=OTHER, now=SECONDS)
        opened = services.unlock(passphrase=PASSPHRASE, now=SECONDS)
        assert _notes(opened.vault) == NOTES
        assert open_journal(opened.vault).whole


@pytest.mark.parametrize("how", ["every key", "everything deleted"])
def test_copies_made_before_an_upgrade_are_gone(house: House, written: Ana, how: str) -> None:
    """Red without `let_go_of_copies`: they open with the passphrase that somebody else may know."""
    copied = copies.copy_before_upgrade(house.folder / "journal.sqlite3", NOW)
    assert copied.path.exists()
    if how == "every key":
        services.change_every_key(written.vault, old=PASSPHRASE, new=OTHER, now=SECONDS)
    else:
        services.delete_everything(written.vault, passphrase=PASSPHRASE)
    assert not copies.copies_of(house.folder)


class TestSignedIn:
    """Which browsers have the journal open."""

    def test_the_one_used_last_comes_first_and_this_one_is_marked(self, ana: Ana) -> None:
        other = services.unlock(passphrase=PASSPHRASE, now=SECONDS + 60)
        found = services.signed_in(ana.vault)
        assert [(each.started, each.here) for each in found] == [(SECONDS + 60, False), (SECONDS, True)]
        services.end_other(ana.vault, found[0].id)
        assert sessions.resume(other.token, SECONDS + 61) is None
        assert sessions.resume(ana.token, SECONDS + 61)

    def test_one_cannot_end_oneself_in_passing(self, ana: Ana) -> None:
        services.end_other(ana.vault, ana.vault.session)
        assert sessions.resume(ana.token, SECONDS)

    @pytest.mark.parametrize("minutes", [services.SHORTEST_IDLE, services.LONGEST_IDLE])
    def test_it_locks_after_as_many_minutes_as_were_chosen(self, ana: Ana, minutes: int) -> None:
        """Red when `lock_after` does not write, or does not seal the row anew."""
        services.lock_after(ana.vault, ana.token, minutes)
        assert sessions.resume(ana.token, SECONDS + minutes * 60 - 1)
        again = SECONDS + minutes * 60 - 1
        assert sessions.resume(ana.token, again + minutes * 60) is None

    def test_nobody_prolongs_it_in_the_file(self, house: House, ana: Ana) -> None:
        """Red when the minutes are not bound into the seal."""
        house.sql("update vault_opensession set idle_minutes = 600", file="sessions")
        assert sessions.resume(ana.token, SECONDS) is None


class TestDeletingEverything:
    """The keys first, then the rest."""

    def test_nothing_is_left(self, house: House, written: Ana) -> None:
        """Red without `leave_no_trace`: the bytes stay in the log. Red for the size without `VACUUM`."""
        services.add_entry(written.vault, check_in(note="long " * 3000))
        old = [*_seals(house), *(bytes(key.sealed) for key in DataKey.objects.all())]
        old.append(bytes(Keyholder.objects.get().vault_key_by_recovery))
        services.delete_everything(written.vault, passphrase=PASSPHRASE)
        assert not any(model.objects.exists() for model in (Keyholder, DataKey, Head, Record))
        assert not any(seal in house.bytes() for seal in old)
        assert not house.sql("pragma freelist_count")[0][0], "the size says how much was written"
        assert sessions.resume(written.token, SECONDS) is None
        with pytest.raises(WrongSecret):
            services.unlock(passphrase=PASSPHRASE, now=SECONDS)

    def test_it_needs_the_passphrase(self, written: Ana) -> None:
        with pytest.raises(WrongSecret):
            services.delete_everything(written.vault, passphrase=OTHER)
        assert _notes(services.unlock(passphrase=PASSPHRASE, now=SECONDS).vault) == NOTES

    def test_cut_off_between_keys_and_records_nothing_opens(
        self, house: House, written: Ana, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Red when the records go first: the keys would still open what is left."""

        def stop(*_: object, **__: object) -> None:
            raise RuntimeError

        monkeypatch.setattr(Record.objects, "filter", stop)
        with pytest.raises(RuntimeError):
            services.delete_everything(written.vault, passphrase=PASSPHRASE)
        monkeypatch.undo()
        assert _seals(house)
        assert not DataKey.objects.exists()
        with pytest.raises(WrongSecret):
            services.unlock(passphrase=PASSPHRASE, now=SECONDS)
        with pytest.raises(WrongSecret):
            services.recover(code=written.code, passphrase=OTHER, now=SECONDS)

    def test_afterwards_a_new_journal_can_begin(self, written: Ana) -> None:
        services.delete_everything(written.vault, passphrase=PASSPHRASE)
        opened = services.begin_journal(passphrase=OTHER, now=SECONDS)
        assert not open_journal(opened.vault).journal.entries
