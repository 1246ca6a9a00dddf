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
    Entry,
    Inkling,
    Moment,
    Response,
    decode,
    encode,
)
from inkling.vault import queries, services
from tests.cast import NOW_MOMENT, check_in, own_measure, reading
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
