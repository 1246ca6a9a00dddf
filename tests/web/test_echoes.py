"""Echoes: then, now, what was expected, what came; and what belongs with it."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from inkling.journal import Echo, Inkling, Thread
from inkling.vault import queries, services
from inkling.web.entries.insights import EchoForm
from inkling.web.entries.recalled import beside
from tests.clock import TODAY, Clock
from tests.web.inside import vault_of
from tests.web.lived import journal_of, keep, made
from tests.web.sending import as_sent

NEW = "/threads/echoes/new/"
WORDS = {
    "now": "Ines stopped typing.",
    "then": "The table going silent.",
    "expected": "That it would be my fault.",
    "came": "She was looking for her glasses.",
}


def echo_of(ana: Client, clock: Clock) -> Echo:
    """The one there is."""
    (found,) = journal_of(ana, clock).kind(Echo)
    return found


def test_from_nothing_only_the_now_is_needed(ana: Client, clock: Clock) -> None:
    assert "What belongs with it" not in ana.get(NEW).text
    answer = ana.post(NEW, {"entry": str(uuid4()), "now": "Ines stopped typing."})
    found = echo_of(ana, clock)
    assert answer.url == f"/threads/echoes/{found.id}/?saved=1"
    assert "Not written yet." in ana.get(answer.url).text
    assert ana.post(NEW, {"entry": str(uuid4()), "then": "my words"}).status_code == 422


def test_from_an_entry_it_is_linked_and_in_its_threads(ana: Client, clock: Clock) -> None:
    thread = made(Thread, 9, name="When someone goes quiet")
    keys = made(Inkling, 5, text="My father’s keys on the table.", threads=(thread.id,))
    keep(ana, clock, [thread, keys])
    assert ana.get(f"{NEW}?from={keys.id}").url == f"{NEW}{keys.id}/"
    page = ana.get(f"{NEW}{keys.id}/")
    form = page.context["form"]
    assert (form["links"].value(), form["threads"].value()) == ([str(keys.id)], [str(thread.id)])
    sent = {"entry": str(uuid4()), **WORDS, "links": [str(keys.id)], "threads": [str(thread.id)]}
    for _time in range(2):
        answer = ana.post(f"{NEW}{keys.id}/", sent)
    found = echo_of(ana, clock)
    assert (found.links, found.threads) == ((keys.id,), (thread.id,))
    shown = ana.get(answer.url).text
    for words in (*WORDS.values(), "My father’s keys on the table.", "When someone goes quiet"):
        assert words in shown, words


@pytest.mark.parametrize("asked", ["nonsense", str(uuid4())], ids=["nonsense", "nobody"])
def test_from_what_is_not_there_is_not_found(ana: Client, asked: str) -> None:
    assert ana.get(f"{NEW}?from={asked}").status_code == 404
    assert ana.get(f"{NEW}{asked}/").status_code == 404


def test_when_what_it_came_from_is_gone_the_words_are_kept(ana: Client, clock: Clock) -> None:
    answer = ana.post(f"{NEW}{uuid4()}/", {"entry": str(uuid4()), **WORDS, "links": [str(uuid4())]})
    assert answer.status_code == 302
    assert echo_of(ana, clock).links == ()


def test_several_entries_can_be_offered_by_the_address(ana: Client, clock: Clock) -> None:
    one, other = (made(Inkling, at, text=f"insight {at}") for at in (5, 6))
    keep(ana, clock, [one, other])
    page = ana.get(f"{NEW}?from={one.id}&with={other.id}&with={uuid4()}&with=nonsense", follow=True)
    assert page.context["form"]["links"].value() == [str(one.id), str(other.id)]


def test_a_link_can_be_taken_away_and_what_is_gone_stays_for_when_it_comes_back(
    ana: Client, clock: Clock
) -> None:
    keys, other, gone = (made(Inkling, at, text=f"insight {at}") for at in (5, 6, 7))
    echo = made(Echo, 3, **WORDS, links=(keys.id, gone.id, other.id))
    keep(ana, clock, [keys, other, gone, echo])
    services.delete_entries(vault_of(ana, clock), [(gone, 1)])
    place = f"/threads/echoes/{echo.id}/edit/"
    assert "insight 7" not in ana.get(place).text
    sent: dict[str, Any] = {
        **WORDS,
        "version": 1,
        "day": echo.happened.day.isoformat(),
        "links": [str(keys.id)],
    }
    assert ana.post(place, sent).status_code == 302
    assert set(echo_of(ana, clock).links) == {keys.id, gone.id}
    shown = ana.get(f"/threads/echoes/{echo.id}/").text
    assert "insight 5" in shown
    assert "insight 6" not in shown
    assert "insight 7" not in shown


def test_ranked_entries_are_offered_in_their_order_and_none_is_ticked(ana: Client, clock: Clock) -> None:
    """The place for suggestions: ids go in, nearest first; what she does not tick is not kept."""
    near, far, own = (made(Inkling, at, text=f"insight {at}") for at in (5, 6, 7))
    keep(ana, clock, [near, far, own])
    journal = journal_of(ana, clock)
    ranked = [near.id, uuid4(), far.id, near.id]
    assert [each.id for each in beside(journal, ranked)] == [near.id, far.id]
    form = EchoForm(journal=journal, today=TODAY, initial={"links": [str(own.id)]}, ranked=ranked)
    assert [id for id, _shown in form.fields["links"].choices] == [
        str(id) for id in (own.id, near.id, far.id)
    ]
    assert form["links"].value() == [str(own.id)]


def test_two_tabs_and_deleted_meanwhile(ana: Client, clock: Clock) -> None:
    echo = made(Echo, 3, **WORDS)
    keep(ana, clock, [echo])
    place = f"/threads/echoes/{echo.id}/edit/"
    ana.post(place, {**WORDS, "now": "from one tab", "version": 1})
    page = ana.post(place, {**WORDS, "now": "from the other tab", "version": 1})
    assert page.status_code == 409
    assert "from one tab" in page.text
    assert "from the other tab" in page.text
    opened = queries.open_journal(vault_of(ana, clock))
    services.delete_entries(vault_of(ana, clock), [(echo_of(ana, clock), opened.versions[echo.id])])
    page = ana.post(place, {**WORDS, "now": "typed meanwhile", "version": 2})
    assert page.status_code == 409
    ana.post(f"/journal/{echo.id}/", as_sent(page.text, f"/journal/{echo.id}/"))
    assert (echo_of(ana, clock).id, echo_of(ana, clock).now) == (echo.id, "typed meanwhile")


def test_the_list_and_its_first_screen(ana: Client, clock: Clock) -> None:
    assert "For example" in ana.get("/threads/echoes/").text
    keep(ana, clock, [made(Echo, at, now=f"moment {at:02}") for at in range(32)])
    first, second = (ana.get(f"/threads/echoes/?page={n}").text for n in (1, 2))
    assert "moment 00" in first
    assert "moment 31" in second
    assert "moment 31" not in first
    assert "moment 02" in ana.get("/threads/").text
    assert "moment 03" not in ana.get("/threads/").text


@pytest.mark.parametrize("place", ["", "edit/"])
def test_what_is_no_echo_is_not_found(ana: Client, clock: Clock, place: str) -> None:
    other = made(Inkling, 1, text="a")
    keep(ana, clock, [other])
    for id in (other.id, uuid4()):
        assert ana.get(f"/threads/echoes/{id}/{place}").status_code == 404
