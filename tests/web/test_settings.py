"""Settings: one record, corrected in place."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from inkling.journal import Inkling, Preferences, Thread
from inkling.vault import queries, services
from tests.cast import NOW_MOMENT
from tests.clock import Clock
from tests.web.inside import vault_of


def kept(client: Client, clock: Clock) -> tuple[Preferences, ...]:
    """How the journal should be, each record of it."""
    return queries.open_journal(vault_of(client, clock)).journal.kind(Preferences)


def sent(client: Client, **chosen: object) -> dict[str, object]:
    """The form as the page gives it, with these choices."""
    form = client.get("/settings/").context["form"]
    hidden = {name: value for name in ("entry", "version", "idle_minutes") if (value := form[name].value())}
    return {**hidden, **chosen}


def test_it_works(ana: Client) -> None:
    page = ana.get("/settings/")
    assert page.status_code == 200
    assert "Let the browser check spelling" in page.text
    assert "Step back for a while" in page.text


def test_it_is_one_record_corrected_in_place(ana: Client, clock: Clock) -> None:
    """Red when each save adds another."""
    said = sent(ana, spellcheck="on", look_back="on", without_kinds=["inkling", "echo"])
    assert ana.post("/settings/", said).url == "/settings/?saved=1"
    assert "Saved." in ana.get("/settings/?saved=1").text
    (now,) = kept(ana, clock)
    assert (now.spellcheck, now.look_back, now.look_back_without_kinds) == (True, True, ("inkling", "echo"))
    ana.post("/settings/", sent(ana, look_back="on"))
    (now,) = kept(ana, clock)
    assert (now.spellcheck, now.look_back, now.look_back_without_kinds) == (False, True, ())


def test_a_thread_can_be_left_out_of_looking_back(ana: Client, clock: Clock) -> None:
    thread = Thread(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, name="My mother")
    services.add_entry(vault_of(ana, clock), thread)
    assert "My mother" in ana.get("/settings/").text
    ana.post("/settings/", sent(ana, look_back="on", without_threads=[str(thread.id)]))
    assert kept(ana, clock)[0].look_back_without_threads == (thread.id,)


def test_the_same_form_sent_twice_is_one_record(ana: Client, clock: Clock) -> None:
    said = sent(ana, spellcheck="on")
    ana.post("/settings/", said)
    ana.post("/settings/", said)
    assert len(kept(ana, clock)) == 1


def test_two_windows_both_are_shown(ana: Client, clock: Clock) -> None:
    """Also where neither had anything to begin with."""
    one, other = sent(ana, spellcheck="on"), sent(ana, look_back="on")
    ana.post("/settings/", one)
    late = ana.post("/settings/", other)
    assert late.status_code == 409
    assert "What is kept now" in late.text
    assert ana.post("/settings/", {**other, "version": 1}).status_code == 302
    (now,) = kept(ana, clock)
    assert (now.spellcheck, now.look_back) == (False, True)


@pytest.mark.parametrize("wrong", [{"without_kinds": ["unsaid"]}, {"without_kinds": ["\0"]}, {"entry": "me"}])
def test_what_was_not_offered_is_refused(ana: Client, clock: Clock, wrong: dict[str, object]) -> None:
    assert ana.post("/settings/", {**sent(ana, spellcheck="on"), **wrong}).status_code == 422
    assert not kept(ana, clock)


def test_the_way_to_it_is_in_the_foot_of_every_page_once_signed_in(ana: Client, stranger: Client) -> None:
    for place in ("today", "journal", "path", "shifts", "settings"):
        assert 'href="/settings/"' in ana.get(f"/{place}/").text.partition("<footer")[2], place
    assert "/settings/" not in stranger.get("/support/").text


def test_a_pause_is_told_and_can_be_ended_here(ana: Client) -> None:
    ana.post("/today/pause/", {"entry": uuid4(), "note": "too much just now"})
    page = ana.get("/settings/").text
    assert "You stepped back on 23 November 2026." in page
    ana.post("/today/back/")
    assert "Step back for a while" in ana.get("/settings/").text


def test_spelling_is_checked_everywhere_once_it_was_asked_for(ana: Client, clock: Clock) -> None:
    """Red with fields that are added to a form after it was made."""
    said = Inkling(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, text="One small thing.")
    services.add_entry(vault_of(ana, clock), said)
    places = ("/today/", f"/journal/{said.id}/")
    assert {_checked(field) for place in places for field in _written(ana.get(place).text)} == {"false"}
    ana.post("/settings/", sent(ana, spellcheck="on"))
    assert {_checked(field) for place in places for field in _written(ana.get(place).text)} == {"true"}


def _written(page: str) -> list[str]:
    """The fields of its forms that words are written into. Looking for a word is not writing."""
    fields = re.findall(r"<textarea[^>]*>|<input[^>]*>", page.partition("<main")[2])
    return [f for f in fields if " name=" in f and ("<textarea" in f or 'type="text"' in f)]


def _checked(field: str) -> str:
    found = re.search(r'spellcheck="(\w+)"', field)
    return found[1] if found else "as the browser likes"
