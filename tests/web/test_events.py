"""Something that happened: written, read, corrected, deleted and brought back; told beside a shift as a fact."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from inkling.journal import LOOKED_BACK_AT, Inkling, LifeEvent
from tests.cast import diary_csv
from tests.clock import TODAY, Clock
from tests.web.bringing import bring_in
from tests.web.lived import journal_of, keep, made

CAUSES = re.compile(r"becau|caus|led to|due to|after this|reason|explain", re.IGNORECASE)


def test_what_happened_around_a_shift_is_told_beside_its_words_as_a_fact(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    keep(
        ana,
        clock,
        [
            made(LifeEvent, 95, text="Moved house.", until=TODAY - timedelta(days=80)),
            made(LifeEvent, 190, text="A new job."),
        ],
    )
    page = ana.get("/shifts/")
    (card,) = page.context["page"].cards
    assert [(said.words, said.day) for said in card.around] == [
        ("Moved house.", "20 August to 4 September 2026")
    ]
    (said,) = re.findall(r"<p>Around then:.*?</p>", page.text)
    assert "Moved house." in said and not CAUSES.search(said)
    assert ana.get(re.findall(r'href="([^"]+)"', said)[0]).status_code == 200
    assert "A new job." not in page.text


def test_nothing_is_said_of_life_where_nothing_happened_around_then(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    assert "Around then" not in ana.get("/shifts/").text


def test_before_the_first_one_the_page_says_what_it_is_for(ana: Client) -> None:
    page = ana.get("/life-events/").text
    assert "It could sound like this" in page and "Something happened" in page
    assert not re.search(r"stress|divorce|trauma", page, re.IGNORECASE), "no list to tick off"


def test_written_today_in_a_few_words(ana: Client, clock: Clock) -> None:
    answer = send(ana, text="Moved house.")
    (kept,) = journal_of(ana, clock).life_events
    assert answer["Location"] == f"/life-events/{kept.id}/?saved=1"
    assert (kept.text, kept.happened.day, kept.until, kept.note) == ("Moved house.", TODAY, None, "")
    page = ana.get(answer["Location"]).text
    assert "Moved house." in page and "23 November 2026" in page and "Kept." in page
    assert "Moved house." in ana.get("/life-events/").text


def test_long_ago_and_over_a_while(ana: Client, clock: Clock) -> None:
    send(
        ana,
        text="My father was ill.",
        day="2019-03-02",
        until="2020-01-10",
        note="Slowly.",
        signs=["courage"],
    )
    (kept,) = journal_of(ana, clock).life_events
    assert (kept.happened.day.isoformat(), kept.until) == ("2019-03-02", date(2020, 1, 10))
    page = ana.get(f"/life-events/{kept.id}/").text
    assert "2 March 2019 to 10 January 2020" in page and "Slowly." in page and "courage" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": ""}, "A word or two is needed here."),
        ({"text": "  \0 "}, "A word or two is needed here."),
        ({"text": "x" * 20_001}, "This is longer than 20,000 characters."),
        ({"note": "x" * 20_001}, "This is longer than 20,000 characters."),
        ({"day": "9999-12-31"}, "This day has not come yet."),
        ({"day": "1812-01-01"}, "Choose a day after 1900."),
        ({"day": "yesterday"}, "Write the day as year, month, day"),
        ({"until": "9999-12-31"}, "This day has not come yet. Leave it open while it goes on."),
        ({"until": "soon"}, "Write the day as year, month, day"),
        ({"day": "2026-05-02", "until": "2026-05-01"}, "This is before it began."),
        ({"until": "2026-11-22"}, "This is before it began."),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence_and_nothing_typed_is_lost(
    ana: Client, clock: Clock, typed: dict[str, str], said: str
) -> None:
    answer = send(ana, **{"text": "Moved house.", "note": "The door sticks.", **typed})
    assert answer.status_code == 422 and answer.text.count(said) == 1
    if "note" not in typed:
        assert "The door sticks." in answer.text
    assert not journal_of(ana, clock).life_events


@pytest.mark.parametrize("text", ["🏠 " * 40, "עברנו דירה", "<b>&\"'", "a\u202eb", "x" * 20_000])
def test_whatever_it_was_is_kept_and_shown_as_words(ana: Client, clock: Clock, text: str) -> None:
    send(ana, text=text)
    (kept,) = journal_of(ana, clock).life_events
    assert kept.text == text.strip()
    for address in (f"/life-events/{kept.id}/", "/life-events/", "/path/", "/journal/"):
        page = ana.get(address)
        assert page.status_code == 200 and "<b>&" not in page.text


def test_many_words_stand_below_their_beginning(ana: Client, clock: Clock) -> None:
    send(ana, text=f"{'A long story. ' * 40}The end.")
    (kept,) = journal_of(ana, clock).life_events
    page = ana.get(f"/life-events/{kept.id}/").text
    assert "The end." in page and "The end." not in page[: page.index("</h1>")]


def test_sent_twice_it_is_kept_once(ana: Client, clock: Clock) -> None:
    id = uuid4()
    send(ana, text="Moved house.", entry=str(id))
    assert send(ana, text="Moved house.", entry=str(id)).status_code in (302, 409)
    assert len(journal_of(ana, clock).life_events) == 1


def test_other_words_and_other_days_and_how_it_stood(ana: Client, clock: Clock) -> None:
    first = made(LifeEvent, 9, text="Moved.")
    keep(ana, clock, [first])
    form = ana.get(f"/life-events/{first.id}/edit/").context["form"]
    data = {f.html_name: f.value() for f in form if f.value() not in (None, "")}
    ana.post(f"/life-events/{first.id}/edit/", {**data, "text": "Moved house.", "until": TODAY.isoformat()})
    (kept,) = journal_of(ana, clock).life_events
    assert (kept.text, kept.until, len(kept.earlier)) == ("Moved house.", TODAY, 1)
    assert "Moved." in ana.get(f"/journal/{first.id}/").text


def test_changed_in_another_tab_both_are_shown(ana: Client, clock: Clock) -> None:
    first = made(LifeEvent, 9, text="Moved.")
    keep(ana, clock, [first])
    form = ana.get(f"/life-events/{first.id}/edit/").context["form"]
    data = {f.html_name: f.value() for f in form if f.value() not in (None, "")}
    ana.post(f"/life-events/{first.id}/edit/", {**data, "text": "Theirs."})
    answer = ana.post(f"/life-events/{first.id}/edit/", {**data, "text": "Mine."})
    assert answer.status_code == 409 and "Theirs." in answer.text and "Mine." in answer.text


def test_deleted_it_comes_back_when_that_is_undone(ana: Client, clock: Clock) -> None:
    first = made(LifeEvent, 9, text="Moved house.")
    keep(ana, clock, [first])
    version = ana.get(f"/journal/{first.id}/").context["page"].version
    ana.post(f"/journal/{first.id}/delete/", {"version": version})
    assert not journal_of(ana, clock).life_events
    assert ana.get(f"/life-events/{first.id}/").status_code == 404
    assert ana.get(f"/life-events/{first.id}/edit/").status_code == 404
    ana.post("/journal/undo/")
    assert journal_of(ana, clock).life_events == (first,)


def test_an_id_of_another_kind_is_not_there(ana: Client, clock: Clock) -> None:
    other = made(Inkling, 3, text="So.")
    keep(ana, clock, [other])
    for address in (
        f"/life-events/{other.id}/",
        f"/life-events/{other.id}/edit/",
        f"/life-events/{uuid4()}/",
    ):
        assert ana.get(address).status_code == 404


def test_many_come_in_pages(ana: Client, clock: Clock) -> None:
    keep(ana, clock, [made(LifeEvent, at, text=f"Thing {at}.") for at in range(70)])
    first, last = ana.get("/life-events/").context["page"], ana.get("/life-events/?page=3").context["page"]
    assert (len(first.events), first.newer, first.older) == (30, None, 2)
    assert (len(last.events), last.newer, last.older) == (10, 2, None)


def test_it_is_found_again_by_its_words_and_by_its_kind(ana: Client, clock: Clock) -> None:
    keep(
        ana,
        clock,
        [made(LifeEvent, 9, text="Moved house.", note="The door sticks."), made(Inkling, 3, text="So.")],
    )
    for sought in ({"words": "sticks"}, {"kind": "life-event"}):
        page = ana.post("/journal/found/", sought, follow=True).text
        assert "One entry was found." in page and "Moved house." in page


def test_it_is_never_brought_up_unasked() -> None:
    """A loss does not come back of itself on some day because Inkling drew a lot."""
    assert "life-event" not in LOOKED_BACK_AT


def test_one_can_get_there_from_the_journal_and_from_the_path(ana: Client, clock: Clock) -> None:
    keep(ana, clock, [made(Inkling, 3, text="So.")])
    assert 'href="/life-events/new/"' in ana.get("/journal/").text
    assert 'href="/life-events/new/"' in ana.get("/path/").text
    assert 'href="/life-events/"' in ana.get("/life-events/new/").text


def test_on_the_path_it_stands_in_the_picture_the_key_the_list_and_the_table(
    ana: Client, clock: Clock
) -> None:
    moved = made(LifeEvent, 20, text="Moved house.", until=TODAY - timedelta(days=9))
    keep(ana, clock, [made(Inkling, 40, text="So."), made(Inkling, 3, text="And so."), moved])
    page = ana.get("/path/")
    assert page.text.count('class="event"') == 2, "in both drawings"
    assert "its line is how long it took" in page.text
    assert 'id="life-a"' in page.text and f'href="/life-events/{moved.id}/"' in page.text
    assert any("Moved house., 3 to 14 November" in row[-1] for row in page.context["page"].picture.rows)
    assert "One thing that happened in life is marked." in page.text


def test_what_happened_before_the_journey_makes_it_no_longer(ana: Client, clock: Clock) -> None:
    keep(ana, clock, [made(LifeEvent, 9000, text="My mother died."), made(Inkling, 40, text="So.")])
    page = ana.get("/path/")
    assert "My mother died." not in page.text and "happened in life is marked" not in page.text
    keep(ana, clock, [made(LifeEvent, 2, text="Moved house.")])
    page = ana.get("/path/").text
    assert "Moved house." in page, "what happened since the last entry belongs to it"
    assert 'id="life-b"' in page


def test_a_path_of_life_events_alone_waits_for_a_first_mark(ana: Client, clock: Clock) -> None:
    keep(ana, clock, [made(LifeEvent, 9, text="Moved house.")])
    assert "Your path begins with a first mark." in ana.get("/path/").text


def send(client: Client, **typed: Any) -> Any:
    """What is sent with the form."""
    return client.post("/life-events/new/", {"entry": str(uuid4()), **typed})
