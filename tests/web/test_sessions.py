"""Sessions: planned, told, before and after; what is brought stays, and two tabs lose nothing."""

from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from inkling.journal import (
    Attempt,
    Inkling,
    Journal,
    Moment,
    Practice,
    Session,
    Thread,
    ToBring,
    Unsaid,
    back_dated,
    own_words,
    punctual,
    versions,
)
from inkling.vault import queries, services
from tests.cast import NOW_MOMENT, PASSPHRASE
from tests.clock import TODAY, Clock
from tests.web.inside import vault_of
from tests.web.sending import as_sent

WEEK = timedelta(days=7)


def session(day: date = TODAY, **said: Any) -> Session:
    """A session of Ana's on this day."""
    return Session(id=uuid4(), happened=Moment(day), written=NOW_MOMENT, **said)


def keep(ana: Client, clock: Clock, *entries: Any) -> None:
    """Keep these in her journal."""
    services.add_entries(vault_of(ana, clock), entries)


def journal_of(ana: Client, clock: Clock) -> Journal:
    """What is in her journal now."""
    return queries.open_journal(vault_of(ana, clock)).journal


def one(ana: Client, clock: Clock) -> Session:
    """Her only session."""
    (found,) = journal_of(ana, clock).sessions
    return found


def save(ana: Client, session: Session, **changes: Any) -> HttpResponse:
    """Open its page, change this, and save."""
    shown = as_sent(ana.get(f"/sessions/{session.id}/").text, f"/sessions/{session.id}/")
    return ana.post(f"/sessions/{session.id}/", {**shown, "do": "save", **changes})


# --- the list


def test_the_first_time_there_is_a_prompt_an_example_and_a_way_to_skip(ana: Client) -> None:
    page = ana.get("/sessions/").text
    for words in ("A few minutes before", "For example, before", "Plan the next one", "Not now"):
        assert words in page


def test_the_next_one_comes_first_then_those_that_were_newest_first(ana: Client, clock: Clock) -> None:
    keep(
        ana,
        clock,
        session(TODAY - 2 * WEEK, status="attended", tone="hard", stayed="I cried about a list."),
        session(TODAY - WEEK, status="missed"),
        session(TODAY - timedelta(days=1), status="attended", tone="routine", stayed="Shoes.\nOnly shoes."),
        session(TODAY + WEEK, whom="Maren", begins=time(17, 30)),
        session(TODAY + 2 * WEEK, begins=time(12)),
        session(TODAY - 3 * WEEK, status="cancelled"),
        session(TODAY - 4 * WEEK),
    )
    page = ana.get("/sessions/").text
    told = (
        "Next: Monday 30 November, with <bdi>Maren</bdi>", "In 7 days, at 17:30.", "Monday 7 December", "at 12:00",
        "Sunday 22 November", "s-routine", "routine", "Shoes. Only shoes.", "Monday 16 November", "Missed.",
        "Monday 9 November", "s-hard", "hard", "I cried about a list.", "Monday 2 November", "Cancelled.",
        "Monday 26 October", "It was planned for this day. Did it take place?",
    )  # fmt: skip
    at = -1
    for words in told:
        before, at = at, page.find(words, at + 1)
        assert at > before, words


def test_a_long_list_comes_in_pages(ana: Client, clock: Clock) -> None:
    days = [session(TODAY - at * WEEK, status="attended", stayed=f"week {at}.") for at in range(50)]
    keep(ana, clock, *days)
    first, second = ana.get("/sessions/").text, ana.get("/sessions/?page=2").text
    assert "week 39." in first
    assert "week 40." not in first
    assert "week 40." in second
    assert ana.get("/sessions/?page=nonsense").status_code == 200


# --- planning and telling


def test_one_is_planned_with_its_day_alone(ana: Client, clock: Clock) -> None:
    answer = ana.post("/sessions/plan/", {"entry": (id := str(uuid4())), "day": "2026-11-26"})
    assert answer.url == f"/sessions/{id}/?saved=1"
    kept = one(ana, clock)
    assert (kept.status, kept.happened.day.isoformat(), kept.stayed) == ("planned", "2026-11-26", "")


def test_planning_offers_the_same_weekday_hour_and_name(ana: Client, clock: Clock) -> None:
    last = session(
        TODAY - timedelta(days=4), status="attended", whom="Maren", begins=time(17), ends=time(17, 50)
    )
    keep(ana, clock, last)
    offered = as_sent(ana.get("/sessions/plan/").text)
    assert {name: offered[name] for name in ("day", "whom", "begins", "ends")} == {
        "day": ["2026-11-26"],
        "whom": ["Maren"],
        "begins": ["17:00"],
        "ends": ["17:50"],
    }


def test_sending_a_plan_twice_keeps_it_once(ana: Client, clock: Clock) -> None:
    form = {"entry": str(uuid4()), "day": "2026-11-26"}
    assert [ana.post("/sessions/plan/", form).status_code for _ in range(2)] == [302, 302]
    assert one(ana, clock)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"day": ""}, "Choose a day. You can move it later."),
        ({"day": "9999-12-31"}, "more than three years ahead"),
        ({"day": "1899-12-31"}, "after 1900"),
        ({"day": "soon"}, "year, month, day"),
        ({"begins": "17:50", "ends": "17:00"}, "This is before it begins."),
        ({"begins": "teatime"}, "Write the hour like 17:30."),
        ({"hope": "x" * 20_001}, "longer than 20,000 characters"),
        ({"whom": "x" * 201}, "longer than 200 characters"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_kept_on_the_page(
    ana: Client, clock: Clock, said: dict[str, str], sentence: str
) -> None:
    typed = {"entry": str(uuid4()), "day": "2026-11-26", "hope": "To say it, even badly.", **said}
    page = ana.post("/sessions/plan/", typed)
    assert page.status_code == 422
    assert sentence in page.text
    assert typed["hope"] in page.text
    assert journal_of(ana, clock).sessions == ()


def test_one_that_was_is_told_in_one_go(ana: Client, clock: Clock) -> None:
    shown = as_sent(ana.get("/sessions/tell/").text)
    told = {"day": "2026-11-19", "stayed": "She waited. 🌒 مرحبا\u202e", "tone": "profound", "openness": "0"}
    assert ana.post("/sessions/tell/", {**shown, **told}).status_code == 302
    kept = one(ana, clock)
    assert (kept.status, kept.stayed, kept.tone, kept.openness) == (
        "attended",
        "She waited. 🌒 مرحبا\u202e",
        "profound",
        0,
    )
    assert back_dated(kept)
    assert not punctual(kept)


# --- one session


def test_before_its_day_only_before_is_asked_and_from_the_day_on_after_comes_first(
    ana: Client, clock: Clock
) -> None:
    ahead = session(TODAY + WEEK)
    keep(ana, clock, ahead)
    page = ana.get(f"/sessions/{ahead.id}/").text
    assert 'id="before"' in page
    assert 'name="stayed"' not in page
    clock.pass_by(days=7)
    unlock(ana)
    page = ana.get(f"/sessions/{ahead.id}/").text
    assert page.index('id="after"') < page.index('id="before"')


def test_things_to_bring_are_added_one_at_a_time_and_what_is_unticked_stays(
    ana: Client, clock: Clock
) -> None:
    ahead = session(TODAY + WEEK)
    keep(ana, clock, ahead)
    for line in ("The call with Dad", "The dream\x00", "The call with Dad"):
        answer = save(ana, ahead, line=line, do="add")
        assert answer.url == f"/sessions/{ahead.id}/?added=1"
    assert one(ana, clock).bring == (ToBring("The call with Dad"), ToBring("The dream"))
    shown = as_sent(ana.get(f"/sessions/{ahead.id}/").text)
    assert len(shown["ticked"]) == 2
    save(ana, ahead, ticked=shown["ticked"][:1])
    assert one(ana, clock).bring == (ToBring("The call with Dad"), ToBring("The dream", on_sheet=False))
    save(ana, ahead, hope="To say it.")
    assert one(ana, clock).bring[1] == ToBring("The dream", on_sheet=False), "and stays unticked"
    save(ana, ahead, line="The dream")
    assert one(ana, clock).bring[1] == ToBring("The dream"), "until it is written down again"


def test_an_unsaid_thing_or_an_insight_is_brought_by_ticking_it(ana: Client, clock: Clock) -> None:
    last, ahead = session(TODAY - WEEK, status="attended"), session(TODAY + WEEK)
    held = Unsaid(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, text="What he said\non the stairs.")
    insight = Inkling(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, text="Silence is " * 60)
    keep(ana, clock, last, ahead, held, insight)
    page = ana.get(f"/sessions/{ahead.id}/").text
    assert "One thing waits here." in page
    assert "Small insights since 16 November" in page
    assert "<details><summary>Look at them" in page, "it stays folded"
    save(ana, ahead, insights=[str(insight.id)], unsaid=[str(held.id)])
    first, second = one_ahead(ana, clock).bring
    assert (first.entry, second.entry) == (insight.id, held.id)
    assert second.text == "What he said on the stairs."
    assert first.text.endswith("…")
    assert len(first.text) <= 200
    page = ana.get(f"/sessions/{ahead.id}/").text
    assert "One thing waits here." not in page, "what is on the list is not offered again"


def test_the_same_words_from_two_places_come_onto_the_list_once(ana: Client, clock: Clock) -> None:
    held = Unsaid(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, text="The call with Dad")
    keep(ana, clock, ahead := session(TODAY + WEEK), held)
    save(ana, ahead, unsaid=[str(held.id)], line="The call with Dad")
    assert [each.text for each in one_ahead(ana, clock).bring] == ["The call with Dad"]


def one_ahead(ana: Client, clock: Clock) -> Session:
    """The one that is planned."""
    (found,) = (each for each in journal_of(ana, clock).sessions if each.status == "planned")
    return found


def test_a_tick_for_something_that_is_gone_is_passed_over(ana: Client, clock: Clock) -> None:
    ahead = session(TODAY + WEEK)
    keep(ana, clock, ahead)
    assert save(ana, ahead, unsaid=[str(uuid4()), "nonsense"], ticked=["x"], hope="Kept.").status_code == 302
    assert (one(ana, clock).hope, one(ana, clock).bring) == ("Kept.", ())


def test_after_is_kept_and_makes_it_one_that_took_place(ana: Client, clock: Clock) -> None:
    today = session(whom="Maren", bring=(ToBring("the call"), ToBring("the dream", on_sheet=False)))
    keep(ana, clock, today)
    said = {
        "stayed": "There is a hook.",
        "tone": "routine",
        "saying": "half said",
        "openness": "6",
        "safety": "10",
        "helpfulness": "0",
        "helpful": "Her pause.",
        "hindering": "The clock.",
        "signs": ["relief"],
    }
    assert save(ana, today, **said).url == f"/sessions/{today.id}/?saved=1"
    kept = one(ana, clock)
    assert (kept.status, kept.tone, kept.saying, kept.openness, kept.safety) == (
        "attended",
        "routine",
        "half said",
        6,
        10,
    )
    assert (kept.signs, kept.bring, kept.whom) == (("relief",), today.bring, "Maren")
    assert kept.helpfulness == 0, "not at all is an answer"
    page = ana.get(f"/sessions/{today.id}/").text
    assert "It took place." in page
    assert all(words in page for words in ("There is a hook.", "Her pause.", "The clock."))


@pytest.mark.parametrize("status", ["missed", "cancelled"])
def test_a_session_that_was_missed_or_cancelled_is_a_plain_fact(
    ana: Client, clock: Clock, status: str
) -> None:
    today = session()
    keep(ana, clock, today)
    save(ana, today, status=status)
    assert one(ana, clock).status == status
    assert f"{status.capitalize()}." in ana.get(f"/sessions/{today.id}/").text


def test_one_ahead_is_moved_or_cancelled(ana: Client, clock: Clock) -> None:
    ahead = session(TODAY + WEEK)
    keep(ana, clock, ahead)
    save(ana, ahead, day="2026-12-03", status="cancelled", begins="09:00", ends="09:50")
    kept = one(ana, clock)
    assert (kept.happened.day.isoformat(), kept.status, kept.ends) == ("2026-12-03", "cancelled", time(9, 50))


def test_it_cannot_end_before_it_begins_and_what_was_typed_stays(ana: Client, clock: Clock) -> None:
    today = session()
    keep(ana, clock, today)
    page = save(ana, today, stayed="Still here.", begins="17:00", ends="16:00")
    assert page.status_code == 422
    assert "This is before it begins. Choose a later hour." in page.text
    assert "Still here." in page.text
    assert one(ana, clock) == today


def test_what_is_told_late_counts_as_told_late(ana: Client, clock: Clock) -> None:
    """A session planned weeks ahead is written when it is told, not when it was planned."""
    passed = Session(
        id=uuid4(),
        happened=Moment(TODAY - WEEK),
        written=Moment(TODAY - 2 * WEEK),
    )
    keep(ana, clock, passed)
    save(ana, passed, openness="7")
    kept = one(ana, clock)
    assert (kept.written.day, punctual(kept)) == (TODAY, False)
    clock.pass_by(days=1)
    unlock(ana)
    save(ana, passed, helpful="Her pause.")
    assert one(ana, clock).written.day == TODAY, "what is corrected later was written when it was first told"


def unlock(ana: Client) -> None:
    """Open the journal again, after it has locked itself."""
    assert ana.post("/unlock/", {"passphrase": PASSPHRASE}).status_code == 302


def test_a_nought_says_something_too(ana: Client, clock: Clock) -> None:
    keep(ana, clock, today := session())
    save(ana, today, openness="0")
    assert (one(ana, clock).status, one(ana, clock).openness) == ("attended", 0)


def test_what_has_not_come_yet_cannot_have_been_open(ana: Client, clock: Clock) -> None:
    keep(ana, clock, today := session())
    page = save(ana, today, openness="0", day="2026-11-30")
    assert page.status_code == 422
    assert "This day has not come yet, and you wrote what stayed." in page.text


def test_nothing_is_offered_to_bring_to_a_session_that_is_over(ana: Client, clock: Clock) -> None:
    held = Unsaid(id=uuid4(), happened=Moment(TODAY - 2 * WEEK), written=NOW_MOMENT, text="On the stairs.")
    insight = Inkling(
        id=uuid4(), happened=Moment(TODAY - 2 * WEEK), written=NOW_MOMENT, text="Silence is silence."
    )
    keep(ana, clock, over := session(TODAY - WEEK), held, insight)
    page = ana.get(f"/sessions/{over.id}/").text
    for words in ("On the stairs.", "Silence is silence.", "Something else to bring"):
        assert words not in page


def test_how_most_of_them_felt_is_told_once_there_are_a_few(ana: Client, clock: Clock) -> None:
    today = session()
    weeks = [session(TODAY - at * WEEK, status="attended", tone="routine") for at in range(1, 5)]
    keep(ana, clock, today, *weeks)
    assert "felt routine" not in ana.get(f"/sessions/{today.id}/").text
    keep(ana, clock, session(TODAY - 9 * WEEK, status="attended", tone="hard"))
    assert (
        "Of the other 5 sessions you wrote about, 4 felt routine." in ana.get(f"/sessions/{today.id}/").text
    )


# --- what comes back to it


def test_what_came_of_practising_is_shown_before_the_next_session(ana: Client, clock: Clock) -> None:
    last, ahead = session(TODAY - WEEK, status="attended"), session(TODAY + WEEK)
    tried, untried = practice("Ask one person.", last), practice("Count to ten.", last)
    resting = practice("Write less.", last, resting=True)
    old = attempt(tried, TODAY - 2 * WEEK, "before that")
    new = attempt(tried, TODAY - timedelta(days=2), "She said of course.")
    keep(ana, clock, last, ahead, tried, untried, resting, old, new)
    page = ana.get(f"/sessions/{ahead.id}/").text
    for words in ("Practised since 16 November", "Ask one person.", "21 November", "She said of course.",
                  "Count to ten.", "Nothing written about it since."):  # fmt: skip
        assert words in page, words
    for words in ("before that", "Write less."):
        assert words not in page
    page = ana.get(f"/sessions/{last.id}/").text
    assert "Agreed to practise" in page
    assert "before that" in page


def practice(text: str, of: Session, **said: Any) -> Practice:
    """Something agreed in this session."""
    return Practice(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, text=text, session=of.id, **said)


def attempt(of: Practice, day: date, what: str) -> Attempt:
    """A time with it."""
    return Attempt(
        id=uuid4(),
        happened=Moment(day),
        written=NOW_MOMENT,
        practice=of.id,
        outcome="tried",
        what_happened=what,
    )


# --- two tabs


def test_two_tabs_nothing_is_overwritten_in_silence(ana: Client, clock: Clock) -> None:
    today = session(hope="as it was")
    keep(ana, clock, today)
    other = as_sent(ana.get(f"/sessions/{today.id}/").text)
    save(ana, today, hope="from one tab", line="added there")
    page = ana.post(f"/sessions/{today.id}/", {**other, "hope": "from the other tab", "line": "added here"})
    assert page.status_code == 409
    assert all(words in page.text for words in ("from one tab", "from the other tab", "added here"))
    again = as_sent(page.text)
    assert ana.post(f"/sessions/{today.id}/", again).status_code == 302
    kept = one(ana, clock)
    assert kept.hope == "from the other tab"
    assert kept.bring == (ToBring("added there"), ToBring("added here")), "both lines are there, both ticked"
    assert [was.hope for _until, was in versions(kept)] == ["as it was", "from one tab"]


def test_a_page_from_before_the_day_does_not_wipe_what_was_told_since(ana: Client, clock: Clock) -> None:
    ahead = session(TODAY + timedelta(days=1))
    keep(ana, clock, ahead)
    other = as_sent(ana.get(f"/sessions/{ahead.id}/").text)
    clock.pass_by(days=1)
    unlock(ana)
    save(ana, ahead, stayed="There is a hook.", openness="4", tone="hard", signs=["courage"])
    page = ana.post(f"/sessions/{ahead.id}/", {**other, "hope": "late"})
    assert page.status_code == 409
    assert "There is a hook." in page.text
    ana.post(f"/sessions/{ahead.id}/", as_sent(page.text))
    kept = one(ana, clock)
    assert (kept.hope, kept.stayed, kept.openness, kept.tone) == ("late", "There is a hook.", 4, "hard")
    assert (kept.status, kept.signs) == ("attended", ("courage",))


def test_what_a_page_does_not_ask_for_stays_as_it_is(ana: Client, clock: Clock) -> None:
    """Signs and threads are asked for after a session; before it, saving leaves them alone."""
    thread = Thread(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, name="Asking")
    keep(ana, clock, thread, ahead := session(TODAY + WEEK, signs=("courage",), threads=(thread.id,)))
    save(ana, ahead, hope="To say it.")
    kept = one(ana, clock)
    assert (kept.hope, kept.signs, kept.threads) == ("To say it.", ("courage",), (thread.id,))


def test_saving_twice_at_once_is_no_conflict(ana: Client, clock: Clock) -> None:
    today = session()
    keep(ana, clock, today)
    form = {**as_sent(ana.get(f"/sessions/{today.id}/").text), "line": "the call", "stayed": "a hook"}
    answers = [ana.post(f"/sessions/{today.id}/", form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert one(ana, clock).bring == (ToBring("the call"),)
    assert len(one(ana, clock).earlier) == 1


def test_one_deleted_in_another_tab_gives_the_words_back(ana: Client, clock: Clock) -> None:
    today = session()
    keep(ana, clock, today)
    form = {**as_sent(ana.get(f"/sessions/{today.id}/").text), "stayed": "a hook", "line": "the call"}
    ana.post(f"/journal/{today.id}/delete/", {"version": 1})
    page = ana.post(f"/sessions/{today.id}/", {**form, "hope": "to say it"})
    assert page.status_code == 409
    assert "deleted in another tab" in page.text
    for _twice in range(2):
        again = as_sent(page.text, f"/journal/{today.id}/")
        assert ana.post(f"/journal/{today.id}/", again).status_code == 302
    kept = one(ana, clock)
    assert (kept.id, versions(kept)) == (today.id, ((NOW_MOMENT, today),))
    assert (kept.stayed, kept.hope, kept.bring) == ("a hook", "to say it", (ToBring("the call"),))
    assert own_words(kept)


def test_too_much_for_one_deleted_in_another_tab_stays_to_be_shortened(ana: Client, clock: Clock) -> None:
    today = session(bring=(ToBring("the call"),), openness=4)
    keep(ana, clock, today)
    form = as_sent(ana.get(f"/sessions/{today.id}/").text)
    ana.post(f"/journal/{today.id}/delete/", {"version": 1})
    page = ana.post(f"/sessions/{today.id}/", {**form, "stayed": "x" * 20_001, "line": "the other call"})
    assert page.status_code == 409 and "longer than 20,000 characters" in page.text
    again = as_sent(page.text, place := f"/journal/{today.id}/")
    assert again["stayed"] == ["x" * 20_001] and again["bring"] == ["the call\nthe other call"]
    assert ana.post(place, {**again, "stayed": "a hook"}).status_code == 302
    kept = one(ana, clock)
    assert (kept.stayed, kept.openness, len(kept.bring)) == ("a hook", 4, 2)


def test_what_is_not_there_or_of_another_kind_is_not_found(ana: Client, clock: Clock) -> None:
    held = Unsaid(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT, text="x")
    keep(ana, clock, held)
    for id in (uuid4(), held.id):
        assert ana.get(f"/sessions/{id}/").status_code == 404
    assert ana.post(f"/sessions/{held.id}/", {"version": 1}).status_code == 404


def test_markup_in_words_is_shown_as_text(ana: Client, clock: Clock) -> None:
    today = session(
        whom="<b>M</b>", stayed="<script>x</script>", bring=(ToBring('"><i>'),), status="attended"
    )
    keep(ana, clock, today)
    for page in (ana.get("/sessions/").text, ana.get(f"/sessions/{today.id}/").text):
        assert not any(tag in page for tag in ("<script>x", "<b>M", '"><i>'))
