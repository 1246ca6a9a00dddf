"""What is practised: set, tried or not this time, and left to rest."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from inkling.journal import Attempt, Challenge, Journal, Moment, Practice, Session
from inkling.vault import queries, services
from tests.cast import NOW_MOMENT
from tests.clock import TODAY, Clock
from tests.web.inside import vault_of
from tests.web.sending import as_sent

THURSDAY = date(2026, 11, 19)


def practice(text: str = "Ask one person for one small thing.", **said: Any) -> Practice:
    """Something small to practise."""
    return Practice(id=uuid4(), happened=Moment(THURSDAY), written=NOW_MOMENT, text=text, **said)


def keep(ana: Client, clock: Clock, *entries: Any) -> None:
    """Keep these in her journal."""
    services.add_entries(vault_of(ana, clock), entries)


def journal_of(ana: Client, clock: Clock) -> Journal:
    """What is in her journal now."""
    return queries.open_journal(vault_of(ana, clock)).journal


def test_the_first_time_there_is_an_example_and_a_way_to_skip(ana: Client) -> None:
    page = ana.get("/practices/").text
    for words in ("Nothing is set to practise just now.", "Ask one person for one small thing.", "Not now"):
        assert words in page


def test_one_is_set_from_the_session_in_which_it_was_agreed(ana: Client, clock: Clock) -> None:
    session = Session(id=uuid4(), happened=Moment(THURSDAY), written=NOW_MOMENT, status="attended")
    keep(ana, clock, session)
    assert f'href="/practices/?session={session.id}#set"' in ana.get(f"/sessions/{session.id}/").text
    form = as_sent(ana.get(f"/practices/?session={session.id}").text, "/practices/")
    assert form["session"] == [str(session.id)]
    for _twice in range(2):
        answer = ana.post("/practices/", {**form, "text": "Ask one person."})
        assert answer.url == f"/practices/?kept=1#p{form['entry'][0]}"
    (kept,) = journal_of(ana, clock).practices
    assert (kept.text, kept.session) == ("Ask one person.", session.id)
    page = ana.get("/practices/").text
    assert "Agreed on 19 November 2026" in page
    assert f'href="/sessions/{session.id}/"' in page


def test_one_without_a_session_says_since_when_and_what_for(ana: Client, clock: Clock) -> None:
    challenge = Challenge(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, name="Needing help")
    keep(ana, clock, challenge, practice(challenge=challenge.id))
    page = ana.get("/practices/?session=nonsense").text
    assert "Set on 19 November 2026" in page
    assert "For <bdi>Needing help</bdi>" in page


@pytest.mark.parametrize(("outcome", "told"), [("tried", "tried"), ("not tried", "not this time")])
def test_a_time_with_it_is_kept_with_what_happened(
    ana: Client, clock: Clock, outcome: str, told: str
) -> None:
    keep(ana, clock, small := practice())
    form = as_sent(ana.get(f"/practices/{small.id}/attempt/").text)
    said = {"outcome": outcome, "what_happened": "She said of course. 🌒 مرحبا\u202e", "day": "2026-11-21"}
    for _twice in range(2):
        assert ana.post(f"/practices/{small.id}/attempt/", {**form, **said}).status_code == 302
    (kept,) = journal_of(ana, clock).attempts(small.id)
    assert (kept.outcome, kept.what_happened, kept.happened.day.isoformat()) == (
        outcome,
        "She said of course. 🌒 مرحبا\u202e",
        "2026-11-21",
    )
    page = ana.get("/practices/").text
    assert all(words in page for words in (told, "She said of course.", "21 November"))
    assert "The times before" in ana.get(f"/practices/{small.id}/attempt/").text


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"outcome": ""}, "Choose one of these."),
        ({"outcome": "tried", "what_happened": "x" * 20_001}, "longer than 20,000 characters"),
        ({"outcome": "tried", "day": "9999-12-31"}, "has not come yet"),
        ({"outcome": "tried", "day": "2026-11-24"}, "has not come yet"),
    ],
)
def test_what_cannot_be_is_refused_and_the_words_stay(
    ana: Client, clock: Clock, said: dict[str, str], sentence: str
) -> None:
    keep(ana, clock, small := practice())
    typed = {"entry": str(uuid4()), "what_happened": "typed", **said}
    page = ana.post(f"/practices/{small.id}/attempt/", typed)
    assert page.status_code == 422
    assert sentence in page.text
    assert typed["what_happened"] in page.text
    assert journal_of(ana, clock).attempts(small.id) == ()


def test_the_last_time_is_shown_and_the_others_are_a_press_away(ana: Client, clock: Clock) -> None:
    small = practice()
    times = [
        Attempt(
            id=uuid4(),
            happened=Moment(TODAY - timedelta(days=at)),
            written=NOW_MOMENT,
            practice=small.id,
            outcome="tried",
            what_happened=f"time {at}.",
        )
        for at in range(40)
    ]
    keep(ana, clock, small, *times)
    page = ana.get("/practices/").text
    assert "time 0." in page
    assert "time 1." not in page
    assert f'href="/practices/{small.id}/attempt/#before"' in page
    first = ana.get(f"/practices/{small.id}/attempt/").text
    assert first.index("time 0.") < first.index("time 29.")
    assert "time 30." not in first
    second = ana.get(f"/practices/{small.id}/attempt/?page=2").text
    assert second.index("time 30.") < second.index("time 39.")


def test_it_is_left_to_rest_and_taken_up_again(ana: Client, clock: Clock) -> None:
    keep(ana, clock, small := practice())
    rest = as_sent(ana.get("/practices/").text, f"/practices/{small.id}/rest/")
    for _twice in range(2):
        assert ana.post(f"/practices/{small.id}/rest/", rest).status_code == 302
    (kept,) = journal_of(ana, clock).practices
    assert kept.resting
    assert len(kept.earlier) == 1
    page = ana.get("/practices/").text
    assert "Take it up again" in page
    ana.post(f"/practices/{small.id}/rest/", as_sent(page, f"/practices/{small.id}/rest/"))
    assert not journal_of(ana, clock).practices[0].resting


def test_one_changed_in_another_tab_is_shown_before_it_rests(ana: Client, clock: Clock) -> None:
    keep(ana, clock, small := practice())
    rest = as_sent(ana.get("/practices/").text, f"/practices/{small.id}/rest/")
    ana.post(f"/journal/{small.id}/", {"text": "Ask two people.", "day": "2026-11-19", "version": 1})
    page = ana.post(f"/practices/{small.id}/rest/", rest)
    assert page.status_code == 409
    assert "Ask two people." in page.text
    assert not journal_of(ana, clock).practices[0].resting


def test_one_deleted_in_another_tab_gives_the_words_back(ana: Client, clock: Clock) -> None:
    keep(ana, clock, small := practice())
    form = as_sent(ana.get(f"/practices/{small.id}/attempt/").text)
    ana.post(f"/journal/{small.id}/delete/", {"version": 1})
    said = {**form, "outcome": "tried", "what_happened": "She said of course."}
    page = ana.post(f"/practices/{small.id}/attempt/", said)
    assert page.status_code == 409
    for _twice in range(2):
        assert ana.post(f"/practices/{small.id}/attempt/", as_sent(page.text)).status_code == 302
    journal = journal_of(ana, clock)
    assert journal.practices == (small,)
    assert [each.what_happened for each in journal.attempts(small.id)] == ["She said of course."]


def test_what_is_not_there_or_of_another_kind_is_not_found(ana: Client, clock: Clock) -> None:
    session = Session(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT)
    keep(ana, clock, session)
    for id in (uuid4(), session.id):
        assert ana.get(f"/practices/{id}/attempt/").status_code == 404
        assert ana.post(f"/practices/{id}/attempt/", {"what_happened": ""}).status_code == 404
        assert ana.post(f"/practices/{id}/rest/", {"version": 1}).status_code == 404
