"""The unsaid: it waits, it is marked with a date when it is half said or said, and a mark can be taken back."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from inkling.journal import Moment, SayingReached, Session, Unsaid, versions
from inkling.vault import queries, services
from tests.cast import NOW_MOMENT
from tests.clock import TODAY, Clock
from tests.web.inside import vault_of
from tests.web.sending import as_sent

THURSDAY = date(2026, 11, 19)


def held(text: str = "I nearly stopped coming.", *sayings: SayingReached, **said: Any) -> Unsaid:
    """Something that waits."""
    day = Moment(date(2026, 9, 20))
    return Unsaid(id=uuid4(), happened=day, written=day, text=text, sayings=sayings, **said)


def keep(ana: Client, clock: Clock, *entries: Any) -> None:
    """Keep these in her journal."""
    services.add_entries(vault_of(ana, clock), entries)


def one(ana: Client, clock: Clock) -> Unsaid:
    """The only one."""
    (found,) = queries.open_journal(vault_of(ana, clock)).journal.unsaid
    return found


def press(ana: Client, of: Unsaid, do: str, path: str = "/unsaid/", **said: Any) -> HttpResponse:
    """Open the page and press one of its buttons."""
    shown = as_sent(ana.get(path).text, f"/unsaid/{of.id}/")
    return ana.post(f"/unsaid/{of.id}/", {**shown, "do": do, **said})


def test_the_first_time_there_is_an_example_and_a_way_to_skip(ana: Client) -> None:
    page = ana.get("/unsaid/").text
    for words in ("Nothing waits here.", "I nearly stopped coming in September.", "Not now", "nobody asks"):
        assert words in page


def test_one_is_written_down_once_however_often_it_is_sent(ana: Client, clock: Clock) -> None:
    form = {"entry": str(uuid4()), "text": "What he said. 🌒 مرحبا\u202e\x00", "whom": "Maren"}
    answers = [ana.post("/unsaid/", form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == f"/unsaid/?kept=1#u{form['entry']}"
    kept = one(ana, clock)
    assert (kept.text, kept.whom, kept.saying) == ("What he said. 🌒 مرحبا\u202e", "Maren", "held")
    page = ana.get("/unsaid/").text
    assert "Here since 23 November 2026." in page
    assert "To <bdi>Maren</bdi>." in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": ""}, "A word or two is needed here."),
        ({"text": "x" * 20_001}, "longer than 20,000 characters"),
        ({"whom": "y" * 201}, "longer than 200 characters"),
        ({"day": "9999-12-31"}, "has not come yet"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    ana: Client, clock: Clock, said: dict[str, str], sentence: str
) -> None:
    page = ana.post("/unsaid/", {"entry": str(uuid4()), "text": "typed", **said})
    assert page.status_code == 422
    assert sentence in page.text
    assert next(iter(said.values())) in page.text


def test_it_is_said_in_one_action_dated_today(ana: Client, clock: Clock) -> None:
    keep(ana, clock, waiting := held())
    assert press(ana, waiting, "said").url == f"/unsaid/?kept=1#u{waiting.id}"
    assert one(ana, clock).sayings == (SayingReached(TODAY, "said"),)
    page = ana.get("/unsaid/").text
    assert "Said on 23 November 2026." in page
    assert "Nothing waits here now." in page


def test_half_and_then_said_each_has_its_day_and_what_came_of_it(ana: Client, clock: Clock) -> None:
    keep(ana, clock, waiting := held())
    press(ana, waiting, "half said", day="2026-11-05")
    press(ana, waiting, "said", day="2026-11-19", what_came="She was glad.")
    kept = one(ana, clock)
    assert kept.sayings == (SayingReached(date(2026, 11, 5), "half said"), SayingReached(THURSDAY, "said"))
    assert kept.what_came == "She was glad."
    page = ana.get("/unsaid/").text
    assert all(words in page for words in ("Half said on 5 November 2026.", "Said on 19 November 2026."))


def test_coming_from_a_session_its_day_is_filled_in(ana: Client, clock: Clock) -> None:
    session = Session(id=uuid4(), happened=Moment(THURSDAY), written=NOW_MOMENT, status="attended")
    keep(ana, clock, waiting := held(), session)
    press(ana, waiting, "said", path=f"/unsaid/?session={session.id}")
    assert one(ana, clock).sayings == (SayingReached(THURSDAY, "said"),)
    assert "Said on 19 November 2026, the day of a session." in ana.get("/unsaid/").text
    page = ana.get(f"/sessions/{session.id}/").text
    assert "Said on this day" in page
    assert waiting.text in page
    for name in ("nonsense", str(uuid4()), str(waiting.id)):
        assert ana.get(f"/unsaid/?session={name}").status_code == 200


def test_a_mark_can_be_taken_back_and_is_remembered(ana: Client, clock: Clock) -> None:
    half = SayingReached(THURSDAY, "half said")
    keep(ana, clock, waiting := held("Stairs", half))
    press(ana, waiting, "said")
    press(ana, waiting, "back")
    assert one(ana, clock).sayings == (half,)
    press(ana, waiting, "back")
    kept = one(ana, clock)
    assert kept.saying == "held"
    assert [len(was.sayings) for _until, was in versions(kept)] == [1, 2, 1]


def test_what_came_of_it_can_be_written_later(ana: Client, clock: Clock) -> None:
    keep(ana, clock, said := held("Stairs", SayingReached(THURSDAY, "said")))
    press(ana, said, "words", what_came="Nothing fell down.")
    kept = one(ana, clock)
    assert (kept.what_came, kept.sayings) == ("Nothing fell down.", said.sayings)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"day": "2026-11-24"}, "has not come yet"),
        ({"day": "9999-12-31"}, "has not come yet"),
        ({"day": "1899-12-31"}, "after 1900"),
        ({"day": "yesterday"}, "year, month, day"),
        ({"day": "2026-11-18"}, "It was half said on 19 November 2026."),
        ({"what_came": "x" * 20_001}, "longer than 20,000 characters"),
    ],
)
def test_a_mark_that_cannot_be_is_refused_and_the_words_stay(
    ana: Client, clock: Clock, said: dict[str, str], sentence: str
) -> None:
    keep(ana, clock, waiting := held("Stairs", SayingReached(THURSDAY, "half said")))
    page = press(ana, waiting, "said", **{"what_came": "She was glad.", **said})
    assert page.status_code == 422
    assert sentence in page.text
    assert said.get("what_came", "She was glad.") in page.text
    assert one(ana, clock) == waiting


def test_two_tabs_nothing_is_overwritten_in_silence(ana: Client, clock: Clock) -> None:
    keep(ana, clock, waiting := held())
    other = as_sent(ana.get("/unsaid/").text, f"/unsaid/{waiting.id}/")
    press(ana, waiting, "half said", what_came="from one tab")
    page = ana.post(f"/unsaid/{waiting.id}/", {**other, "do": "said", "what_came": "from the other tab"})
    assert page.status_code == 409
    assert all(words in page.text for words in ("from one tab", "from the other tab"))
    assert one(ana, clock).saying == "half said"
    again = as_sent(page.text, f"/unsaid/{waiting.id}/")
    assert ana.post(f"/unsaid/{waiting.id}/", {**again, "do": "said"}).status_code == 302
    assert (one(ana, clock).what_came, one(ana, clock).saying) == ("from the other tab", "said")


def test_pressing_twice_marks_it_once(ana: Client, clock: Clock) -> None:
    keep(ana, clock, waiting := held())
    form = {**as_sent(ana.get("/unsaid/").text, f"/unsaid/{waiting.id}/"), "do": "said"}
    assert [ana.post(f"/unsaid/{waiting.id}/", form).status_code for _ in range(2)] == [302, 302]
    assert one(ana, clock).sayings == (SayingReached(TODAY, "said"),)


def test_one_deleted_in_another_tab_gives_the_words_back(ana: Client, clock: Clock) -> None:
    keep(ana, clock, waiting := held())
    other = as_sent(ana.get("/unsaid/").text, f"/unsaid/{waiting.id}/")
    ana.post(f"/journal/{waiting.id}/delete/", {"version": 1})
    page = ana.post(f"/unsaid/{waiting.id}/", {**other, "do": "said", "what_came": "She was glad."})
    assert page.status_code == 409
    for _twice in range(2):
        ana.post(f"/journal/{waiting.id}/", as_sent(page.text, f"/journal/{waiting.id}/"))
    kept = one(ana, clock)
    assert (kept.id, kept.text, kept.what_came) == (waiting.id, waiting.text, "She was glad.")
    assert kept.sayings == (SayingReached(TODAY, "said"),)
    assert versions(kept) == ((NOW_MOMENT, waiting),)


def test_too_much_for_one_deleted_in_another_tab_stays_to_be_shortened(ana: Client, clock: Clock) -> None:
    keep(ana, clock, waiting := held())
    other = as_sent(ana.get("/unsaid/").text, f"/unsaid/{waiting.id}/")
    ana.post(f"/journal/{waiting.id}/delete/", {"version": 1})
    page = ana.post(f"/unsaid/{waiting.id}/", {**other, "do": "said", "what_came": "x" * 20_001})
    assert page.status_code == 409
    assert "longer than 20,000 characters" in page.text and "x" * 20_001 in page.text
    assert waiting.text in page.text


def test_what_is_not_there_or_of_another_kind_is_not_found(ana: Client, clock: Clock) -> None:
    session = Session(id=uuid4(), happened=NOW_MOMENT, written=NOW_MOMENT)
    keep(ana, clock, session)
    for id in (uuid4(), session.id):
        assert ana.post(f"/unsaid/{id}/", {"version": 1, "do": "said"}).status_code == 404
    assert ana.get(f"/unsaid/{session.id}/").status_code == 405


def test_those_said_stand_below_the_latest_first(ana: Client, clock: Clock) -> None:
    early = held("said long ago", SayingReached(THURSDAY - timedelta(days=60), "said"))
    late = held("said lately", SayingReached(THURSDAY, "said"))
    keep(ana, clock, late, early, held("still waiting"))
    page = ana.get("/unsaid/").text
    assert page.index("still waiting") < page.index("said lately") < page.index("said long ago")


def test_many_come_in_pages_and_a_form_comes_back_where_it_stood(ana: Client, clock: Clock) -> None:
    many = [held(f"thing {at}.", SayingReached(THURSDAY - timedelta(days=at), "said")) for at in range(40)]
    keep(ana, clock, *many, held("still waiting"))
    first, second = ana.get("/unsaid/").text, ana.get("/unsaid/?page=2").text
    assert "still waiting" in first
    assert "thing 28." in first
    assert "thing 29." in second
    assert "thing 28." not in second
    assert "Those that wait stand before these." in second
    page = press(ana, many[35], "words", path="/unsaid/?page=2", what_came="x" * 20_001)
    assert page.status_code == 422
    assert "thing 35." in page.text
