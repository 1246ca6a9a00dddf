"""What was deleted last can be brought back, exactly as it was, for as long as this browser stays open."""

from uuid import uuid4

import msgspec
import pytest

from inkling.journal import corrected, versions
from inkling.vault import services
from inkling.vault.queries import open_journal
from inkling.vault.services import ChangedMeanwhile
from tests.cast import NOW_MOMENT, PASSPHRASE, check_in, own_measure, reading
from tests.vault.conftest import SECONDS, Ana, House


def test_it_comes_back_as_it_was_with_all_that_belongs_to_it_and_its_history(ana: Ana) -> None:
    kept, answered = own_measure(), reading(note="Frist.")
    services.add_entries(ana.vault, [kept, answered])
    better = corrected(answered, msgspec.structs.replace(answered, note="First."), NOW_MOMENT)
    services.correct_entry(ana.vault, better, 1)
    before = open_journal(ana.vault)
    services.delete_entries(ana.vault, [(kept, 1), (better, 2)])
    assert open_journal(ana.vault).journal.entries == ()
    assert services.deleted_last(ana.vault) == (kept, better)
    assert services.undo_delete(ana.vault, NOW_MOMENT) == (kept, better)
    after = open_journal(ana.vault)
    assert after.whole
    assert after.journal == before.journal
    assert after.lookout == before.lookout


def test_a_tab_from_before_the_deletion_overwrites_nothing(ana: Ana) -> None:
    services.add_entry(ana.vault, said := check_in(note="one"))
    services.delete_entries(ana.vault, [(said, 1)])
    services.undo_delete(ana.vault, NOW_MOMENT)
    with pytest.raises(ChangedMeanwhile):
        services.correct_entry(ana.vault, msgspec.structs.replace(said, note="stale"), 1)
    services.correct_entry(ana.vault, msgspec.structs.replace(said, note="two"), 2)


def test_it_comes_back_once(ana: Ana) -> None:
    services.add_entry(ana.vault, said := check_in())
    services.delete_entries(ana.vault, [(said, 1)])
    assert services.undo_delete(ana.vault, NOW_MOMENT) == (said,)
    assert services.undo_delete(ana.vault, NOW_MOMENT) == ()
    assert open_journal(ana.vault).journal.entries == (said,)


def test_what_is_there_again_stays_and_remembers_and_the_rest_comes_back(ana: Ana) -> None:
    """Red when bringing back forgets either how it reads now or how it was deleted."""
    services.add_entries(ana.vault, both := [check_in(note="one"), check_in(note="two")])
    services.delete_entries(ana.vault, [(each, 1) for each in both])
    newer = msgspec.structs.replace(both[0], note="sent again meanwhile")
    services.add_entry(ana.vault, newer)
    services.undo_delete(ana.vault, NOW_MOMENT)
    journal = open_journal(ana.vault).journal
    there = journal.find(newer.id)
    assert there and msgspec.structs.replace(there, earlier=()) == newer
    assert versions(there) == ((NOW_MOMENT, both[0]),)
    assert journal.find(both[1].id) == both[1]


def test_kept_after_all_it_is_whole_and_no_older_tab_overwrites_it(ana: Ana) -> None:
    services.add_entry(ana.vault, said := check_in(note="one"))
    services.delete_entries(ana.vault, [(said, 1)])
    after_all = corrected(said, msgspec.structs.replace(said, note="typed meanwhile"), NOW_MOMENT)
    services.keep_after_all(ana.vault, after_all, 1)
    opened = open_journal(ana.vault)
    assert opened.whole and opened.journal.entries == (after_all,)
    for stale in (1, 2, 3):
        with pytest.raises(ChangedMeanwhile):
            services.correct_entry(ana.vault, said, stale)
    with pytest.raises(ChangedMeanwhile):
        services.keep_after_all(ana.vault, said, 1)
    assert services.undo_delete(ana.vault, NOW_MOMENT) == (said,)
    assert open_journal(ana.vault).journal.entries == (after_all,), "it remembered already how it was deleted"


def test_what_was_kept_after_all_from_an_older_page_remembers_how_it_was_deleted(ana: Ana) -> None:
    """Another browser read it, it was corrected and deleted here, and kept after all there."""
    services.add_entry(ana.vault, first := check_in(note="one"))
    second = corrected(first, msgspec.structs.replace(first, note="two"), NOW_MOMENT)
    services.correct_entry(ana.vault, second, 1)
    services.delete_entries(ana.vault, [(second, 2)])
    typed = corrected(first, msgspec.structs.replace(first, note="three"), NOW_MOMENT)
    services.keep_after_all(ana.vault, typed, 1)
    services.undo_delete(ana.vault, NOW_MOMENT)
    (there,) = open_journal(ana.vault).journal.check_ins
    assert there.note == "three"
    assert [was.note for _until, was in versions(there)] == ["one", "two"]


def test_after_locking_it_is_gone(ana: Ana) -> None:
    services.add_entry(ana.vault, said := check_in(note="gone for good"))
    services.delete_entries(ana.vault, [(said, 1)])
    services.lock(ana.vault)
    again = services.unlock(passphrase=PASSPHRASE, now=SECONDS).vault
    assert services.deleted_last(again) == services.undo_delete(again, NOW_MOMENT) == ()
    assert open_journal(again).journal.entries == ()


def test_another_browser_does_not_hold_it(ana: Ana) -> None:
    services.add_entry(ana.vault, said := check_in())
    services.delete_entries(ana.vault, [(said, 1)])
    other = services.unlock(passphrase=PASSPHRASE, now=SECONDS).vault
    assert services.deleted_last(other) == ()


def test_what_could_not_be_deleted_is_not_offered(ana: Ana) -> None:
    services.add_entry(ana.vault, said := check_in())
    with pytest.raises(ChangedMeanwhile):
        services.delete_entries(ana.vault, [(said, 7)])
    assert services.deleted_last(ana.vault) == ()


def test_held_it_stands_nowhere_in_clear(ana: Ana, house: House) -> None:
    word = f"canary{uuid4().hex}"
    services.add_entry(ana.vault, said := check_in(note=word))
    services.delete_entries(ana.vault, [(said, 1)])
    assert word.encode() not in house.bytes()
    assert said.id.hex.encode() not in house.bytes()
