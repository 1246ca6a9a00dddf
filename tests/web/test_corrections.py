"""Correcting and deleting: how an entry stood before, undoing a deletion, and words for an entry that is gone."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from django.test import Client

from inkling.journal import (
    ENTRY_KINDS,
    Challenge,
    Echo,
    Entry,
    Inkling,
    Moment,
    Response,
    Thread,
    decode,
    encode,
    versions,
)
from inkling.vault import queries, services
from tests.cast import NOW_MOMENT, PASSPHRASE, check_in, own_measure, reading
from tests.clock import TODAY, Clock
from tests.contracts.canary import Canaries
from tests.web.inside import vault_of
from tests.web.sending import as_sent
from tests.web.test_every_kind import LIVED


def _journal(ana: Client, clock: Clock) -> Any:
    return queries.open_journal(vault_of(ana, clock)).journal


def _form_of(ana: Client, address: str) -> dict[str, Any]:
    """What a browser sends when nothing on the page of this entry is touched."""
    page = ana.get(address).context
    data = {field.html_name: field.value() for field in page["form"]}
    filled = {name: value for name, value in data.items() if value not in (None, "") and value is not False}
    return {**filled, "was": page["form"].was}


def test_how_it_stood_before_is_on_its_page(ana: Client, clock: Clock) -> None:
    said = check_in(note="Frist.")
    services.add_entry(vault_of(ana, clock), said)
    address = f"/journal/{said.id}/"
    assert "How it stood before" not in ana.get(address).text
    for version, note in enumerate(("Second.", "Third."), start=1):
        ana.post(address, {**_form_of(ana, address), "note": note, "version": version})
    before = ana.get(address).text.partition("How it stood before")[2]
    assert before.index("Second.") < before.index("Frist.")
    assert "Until 23 November 2026, 20:30" in before


def test_what_was_written_later_is_marked_in_the_journal_and_on_its_page(ana: Client, clock: Clock) -> None:
    later = Inkling(
        id=uuid4(), happened=Moment(TODAY - timedelta(days=4)), written=NOW_MOMENT, text="Only now."
    )
    services.add_entry(vault_of(ana, clock), later)
    assert "written on 23 November 2026" in ana.get("/journal/").text
    assert "written on 23 November 2026" in ana.get(f"/journal/{later.id}/").text


def test_a_deletion_can_be_undone_once(ana: Client, clock: Clock) -> None:
    kept, answered = own_measure(), reading(note="First.")
    services.add_entries(vault_of(ana, clock), [kept, answered])
    before = _journal(ana, clock)
    page = ana.post(f"/journal/{kept.id}/delete/", {"version": 1}, follow=True)
    assert "and the one entry that belongs to it." in page.text
    assert "Undo" in page.text
    assert _journal(ana, clock).entries == ()
    assert "Undo" not in ana.get("/journal/").text, "it is offered on the next page only"
    back = ana.post("/journal/undo/", follow=True)
    assert "It is back, as it was." in back.text
    assert _journal(ana, clock) == before
    again = ana.post("/journal/undo/", follow=True)
    assert "nothing left to bring back" in again.text
    assert _journal(ana, clock) == before


def test_pressing_delete_twice_still_offers_undo(ana: Client, clock: Clock) -> None:
    services.add_entry(vault_of(ana, clock), said := check_in())
    for _press in range(2):
        page = ana.post(f"/journal/{said.id}/delete/", {"version": 1}, follow=True)
    assert "Undo" in page.text


def test_after_locking_there_is_nothing_to_undo(ana: Client, clock: Clock) -> None:
    services.add_entry(vault_of(ana, clock), said := check_in(note="gone for good"))
    assert "until you lock your journal" in ana.get(f"/journal/{said.id}/").text
    ana.post(f"/journal/{said.id}/delete/", {"version": 1})
    ana.post("/lock/")
    ana.post("/unlock/", {"passphrase": "lantern orchard quiet river stone"})
    assert "Undo" not in ana.get("/journal/?deleted=1").text
    assert "nothing left to bring back" in ana.post("/journal/undo/", follow=True).text
    assert _journal(ana, clock).entries == ()


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_an_entry_deleted_meanwhile_can_be_kept_after_all(
    ana: Client, clock: Clock, kind: type[Entry]
) -> None:
    """Red when something of a kind is lost because its form does not show it."""
    (entry,) = (each for each in Canaries().entries() if type(each) is kind)
    now = {"happened": NOW_MOMENT, "written": NOW_MOMENT, "earlier": (), "signs": ("courage",)}
    entry = msgspec.structs.replace(entry, **now, **LIVED.get(kind, {}))
    services.write(vault_of(ana, clock), add=[entry])
    address = f"/journal/{entry.id}/"
    form = _form_of(ana, address)
    ana.post(f"{address}delete/", {"version": 1})

    page = ana.post(address, form)
    assert page.status_code == 409
    assert "Your words are still here" in page.text
    assert _journal(ana, clock).entries == (), "nothing is kept before she says so"
    for _twice in range(2):
        assert ana.post(address, as_sent(page.text, address)).status_code == 302
    assert _journal(ana, clock).entries == (entry,)


def test_what_it_belonged_to_is_still_known(ana: Client, clock: Clock) -> None:
    old = Challenge(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, name="When somebody goes quiet")
    time = Response(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, challenge=old.id, did="Waited.")
    services.add_entries(vault_of(ana, clock), [old, time])
    address = f"/journal/{time.id}/"
    form = {**_form_of(ana, address), "did": "Waited, and asked."}
    ana.post(f"{address}delete/", {"version": 1})
    ana.post(address, as_sent(ana.post(address, form).text, address))
    (kept,) = _journal(ana, clock).responses(old.id)
    assert kept.did == "Waited, and asked."


def test_bad_words_for_an_entry_that_is_gone_are_told_and_stay(ana: Client, clock: Clock) -> None:
    services.add_entry(vault_of(ana, clock), said := check_in())
    address = f"/journal/{said.id}/"
    form = {**_form_of(ana, address), "note": "x" * 20_001, "after-all": "yes"}
    ana.post(f"{address}delete/", {"version": 1})
    page = ana.post(address, form)
    assert page.status_code == 409
    assert "longer than 20,000 characters" in page.text
    assert "x" * 20_001 in page.text
    assert _journal(ana, clock).entries == ()


@pytest.mark.parametrize("was", ["", "{}", "not json", '{"kind": "check-in"}', "\0", "[1]"])
def test_what_never_was_an_entry_is_not_found(ana: Client, was: str) -> None:
    assert ana.post(f"/journal/{uuid4()}/", {"was": was, "place": "11"}).status_code == 404


def test_what_a_page_carries_is_one_line_without_history(ana: Client, clock: Clock) -> None:
    said = check_in(note="First.\nSecond.")
    services.add_entry(vault_of(ana, clock), said)
    address = f"/journal/{said.id}/"
    ana.post(address, {**_form_of(ana, address), "note": "Third.", "version": 1})
    was = ana.get(address).context["form"].was
    assert decode(was).earlier == () and encode(decode(was)) == was.encode()


# --- deleted in another tab, and kept after all


def _worded(ana: Client, clock: Clock) -> Inkling:
    """An insight in a thread, corrected once."""
    thread = Thread(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, name="Asking")
    first = Inkling(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, text="Frist.", threads=(thread.id,))
    services.add_entries(vault_of(ana, clock), [thread, first])
    ana.post(f"/journal/{first.id}/", {**_form_of(ana, f"/journal/{first.id}/"), "text": "First."})
    found = _journal(ana, clock).find(first.id)
    assert isinstance(found, Inkling)
    return found


def _wordings(entry: Entry | None) -> list[str]:
    """Every wording of it, oldest first."""
    assert isinstance(entry, Inkling)
    return [*(was.text for _until, was in versions(entry)), entry.text]


def _kept_after_all(client: Client, id: object, form: dict[str, Any]) -> None:
    """Send this form to an entry that is gone, and say that it is to be kept."""
    page = client.post(f"/journal/{id}/", form)
    assert page.status_code == 409
    assert client.post(f"/journal/{id}/", as_sent(page.text, f"/journal/{id}/")).status_code == 302


def test_kept_after_all_it_has_its_history_and_what_pointed_to_it_still_does(
    ana: Client, clock: Clock
) -> None:
    """Red when it is kept under another identity, or without how it stood before."""
    was = _worded(ana, clock)
    echo = Echo(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, now="n", links=(was.id,))
    services.add_entry(vault_of(ana, clock), echo)
    form = {**_form_of(ana, f"/journal/{was.id}/"), "text": "Typed meanwhile."}
    ana.post(f"/journal/{was.id}/delete/", {"version": 2})
    _kept_after_all(ana, was.id, form)
    kept = _journal(ana, clock).find(was.id)
    assert _wordings(kept) == ["Frist.", "First.", "Typed meanwhile."]
    assert kept.threads == was.threads
    assert "Typed meanwhile." in ana.get(f"/threads/echoes/{echo.id}/").text


def test_undoing_the_deletion_after_that_changes_nothing_more(ana: Client, clock: Clock) -> None:
    was = _worded(ana, clock)
    form = {**_form_of(ana, f"/journal/{was.id}/"), "text": "Typed meanwhile."}
    ana.post(f"/journal/{was.id}/delete/", {"version": 2})
    _kept_after_all(ana, was.id, form)
    before = _journal(ana, clock)
    assert ana.post("/journal/undo/").status_code == 302
    assert _journal(ana, clock) == before


def test_undone_before_it_is_kept_after_all_both_are_shown(ana: Client, clock: Clock) -> None:
    was = _worded(ana, clock)
    form = {**_form_of(ana, f"/journal/{was.id}/"), "text": "Typed meanwhile."}
    ana.post(f"/journal/{was.id}/delete/", {"version": 2})
    page = ana.post(f"/journal/{was.id}/", form)
    ana.post("/journal/undo/")
    both = ana.post(f"/journal/{was.id}/", as_sent(page.text, f"/journal/{was.id}/"))
    assert both.status_code == 409
    assert "First." in both.text and "Typed meanwhile." in both.text
    again = {**as_sent(both.text), "text": "Typed meanwhile."}
    assert ana.post(f"/journal/{was.id}/", again).status_code == 302
    assert _wordings(_journal(ana, clock).find(was.id)) == ["Frist.", "First.", "Typed meanwhile."]


def test_corrected_and_deleted_by_another_tab_both_wordings_stay(ana: Client, clock: Clock) -> None:
    was = _worded(ana, clock)
    form = {**_form_of(ana, f"/journal/{was.id}/"), "text": "Typed meanwhile."}
    ana.post(f"/journal/{was.id}/", {**_form_of(ana, f"/journal/{was.id}/"), "text": "Other tab."})
    ana.post(f"/journal/{was.id}/delete/", {"version": 3})
    _kept_after_all(ana, was.id, form)
    kept = _wordings(_journal(ana, clock).find(was.id))
    assert kept[-1] == "Typed meanwhile."
    assert set(kept) == {"Frist.", "First.", "Other tab.", "Typed meanwhile."}


def test_deleted_and_locked_meanwhile_it_is_still_there_to_keep(ana: Client, clock: Clock) -> None:
    """What was deleted cannot be brought back any more; how it stood on the page, and what was typed, can."""
    was = _worded(ana, clock)
    form = {**_form_of(ana, f"/journal/{was.id}/"), "text": "Typed meanwhile."}
    ana.post(f"/journal/{was.id}/delete/", {"version": 2})
    ana.post("/lock/")
    late = ana.post(f"/journal/{was.id}/", form)
    carried = dict(late.context["carried"].hidden)
    opened = ana.post("/unlock/", {**carried, "passphrase": PASSPHRASE})
    _kept_after_all(ana, was.id, dict(opened.context["carried"].fields))
    assert _wordings(_journal(ana, clock).find(was.id)) == ["First.", "Typed meanwhile."]


def test_the_same_form_sent_twice_is_one_correction_and_no_conflict(ana: Client, clock: Clock) -> None:
    was = _worded(ana, clock)
    form = {**_form_of(ana, f"/journal/{was.id}/"), "text": "Second."}
    for _twice in range(2):
        assert ana.post(f"/journal/{was.id}/", form).status_code == 302
    assert _wordings(_journal(ana, clock).find(was.id)) == ["Frist.", "First.", "Second."]


def test_another_entry_cannot_be_carried_in_its_place(ana: Client, clock: Clock) -> None:
    other = check_in(note="not this one")
    was = encode(other).decode()
    assert ana.post(f"/journal/{uuid4()}/", {"was": was, "after-all": "yes"}).status_code == 404
    assert ana.post(f"/challenges/{other.id}/edit/", {"was": was}).status_code == 404
    assert ana.post(f"/challenges/{other.id}/again/", {"was": was}).status_code == 404
    assert _journal(ana, clock).entries == ()
