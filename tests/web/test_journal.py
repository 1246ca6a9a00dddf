"""The journal: every field visible, correctable, deletable."""

from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest
from django.test import Client

from inkling.journal import Finding, Moment
from inkling.vault import queries, services
from tests.cast import NOW_MOMENT, check_in, own_measure, reading
from tests.clock import NOW, TODAY, Clock
from tests.web.inside import vault_of


def test_it_works(ana: Client) -> None:
    page = ana.get("/journal/")
    assert page.status_code == 200
    assert "Your journal begins with the first thing you keep." in page.text


def test_newest_comes_first_and_every_field_is_there(ana: Client, clock: Clock) -> None:
    said = check_in(words=("weary", "sea-tired"), note="A long walk.\nThen soup.", place=(0, 4))
    kept = own_measure()
    answered = reading(TODAY - timedelta(days=3), 6.5, note="Before the call.")
    finding = Finding(
        id=uuid4(),
        happened=NOW_MOMENT,
        written=NOW_MOMENT,
        series="evenings:tension",
        method="front-1",
        noticed=TODAY,
        since=TODAY - timedelta(days=9),
        sentence="It went down.",
        answer="not-sure",
    )
    services.add_entries(vault_of(ana, clock), [said, kept, answered, finding])
    page = ana.get("/journal/").text
    shown = (
        "deeply unpleasant, very high energy", "weary, sea-tired", "A long walk.<br>Then soup.",
        ">20:00<",
        "My evenings", "Tension in the evening", "from 0 to 10, lower is better", "6.5", "Before the call.",
        "It went down.", "Not sure yet", "14 November 2026", "front-1",
    )  # fmt: skip
    for words in shown:
        assert words in page, words
    assert page.index("A long walk.") < page.index("Before the call.")


def test_a_check_in_can_be_corrected(ana: Client, clock: Clock) -> None:
    said = check_in(words=("weary", "own"), note="Frist.")
    services.add_entry(vault_of(ana, clock), said)
    form = ana.get(f"/journal/{said.id}/").context
    assert form["form"]["note"].value() == "Frist."
    answer = ana.post(
        f"/journal/{said.id}/",
        {
            "entry": said.id,
            "place": "34",
            "words": ["weary"],
            "own_words": "own",
            "note": "First.",
            "day": "2026-11-20",
            "version": 1,
        },
    )
    assert answer.url == f"/journal/?page=1&saved=1#e{said.id}"
    assert f'id="e{said.id}"' in ana.get(answer.url).text
    (kept,) = queries.open_journal(vault_of(ana, clock)).journal.check_ins
    assert (kept.pleasantness, kept.energy, kept.words, kept.note) == (3, 4, ("weary", "own"), "First.")
    assert (kept.happened.day.isoformat(), kept.happened.at) == ("2026-11-20", None)


def test_a_reading_can_be_corrected_and_an_answer_taken_back(ana: Client, clock: Clock) -> None:
    kept, answered = own_measure(), reading(value=6.5)
    services.add_entries(vault_of(ana, clock), [kept, answered])
    ana.post(f"/journal/{answered.id}/", {"answer0": "", "note": "none today", "day": TODAY, "version": 1})
    (now,) = queries.open_journal(vault_of(ana, clock)).journal.readings
    assert (now.answers, now.note) == ({"tension": None}, "none today")


def test_a_measure_can_be_renamed(ana: Client, clock: Clock) -> None:
    kept = own_measure()
    services.add_entry(vault_of(ana, clock), kept)
    said = {"title": "Evenings", "name0": "How tight", "better0": "", "day": TODAY, "version": 1}
    ana.post(f"/journal/{kept.id}/", said)
    measure = queries.open_journal(vault_of(ana, clock)).journal.measures["evenings"]
    assert (measure.title, measure.items[0].name, measure.items[0].better) == ("Evenings", "How tight", None)


def test_deleting_a_measure_takes_its_readings_along_and_says_so(ana: Client, clock: Clock) -> None:
    kept, said = own_measure(), check_in()
    services.add_entries(vault_of(ana, clock), [kept, reading(), reading(TODAY - timedelta(days=1)), said])
    assert "The 2 entries that belong to it go with it." in ana.get(f"/journal/{kept.id}/").text
    ana.post(f"/journal/{kept.id}/delete/", {"version": 1})
    assert queries.open_journal(vault_of(ana, clock)).journal.entries == (said,)


def test_two_tabs_nothing_is_overwritten_in_silence(ana: Client, clock: Clock) -> None:
    said = check_in(note="as it was")
    services.add_entry(vault_of(ana, clock), said)
    form = {"entry": said.id, "place": "11", "day": TODAY, "version": 1}
    ana.post(f"/journal/{said.id}/", {**form, "note": "from one tab"})
    page = ana.post(f"/journal/{said.id}/", {**form, "note": "from the other tab"})
    assert page.status_code == 409
    assert "from one tab" in page.text
    assert "from the other tab" in page.text
    again = ana.post(f"/journal/{said.id}/", {**form, "note": "from the other tab", "version": 2})
    assert again.status_code == 302


def test_what_is_not_there_is_not_found(ana: Client) -> None:
    assert ana.get(f"/journal/{uuid4()}/").status_code == 404
    assert ana.post(f"/journal/{uuid4()}/delete/").status_code == 404


def test_markup_in_a_note_is_shown_as_text(ana: Client, clock: Clock) -> None:
    services.add_entry(vault_of(ana, clock), check_in(note="<script>alert(1)</script>", words=('"><b>x',)))
    page = ana.get("/journal/").text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "<b>x" not in page


def test_a_long_journal_comes_in_pages(ana: Client, clock: Clock) -> None:
    days = [check_in(TODAY - timedelta(days=at), note=f"day {at}") for at in range(90)]
    services.add_entries(vault_of(ana, clock), days)
    first, second = ana.get("/journal/").text, ana.get("/journal/?page=2").text
    assert "day 39" in first
    assert "day 40" in second
    assert "day 40" not in first
    assert "Older" in first
    assert ana.get("/journal/?page=nonsense").status_code == 200


def test_deleting_what_was_changed_meanwhile_asks_to_read_it_first(ana: Client, clock: Clock) -> None:
    said = check_in(note="as it was")
    services.add_entry(vault_of(ana, clock), said)
    changed = {"entry": said.id, "place": "11", "note": "newer words", "day": TODAY, "version": 1}
    ana.post(f"/journal/{said.id}/", changed)
    page = ana.post(f"/journal/{said.id}/delete/", {"version": 1})
    assert page.status_code == 409
    assert "newer words" in page.text
    assert queries.open_journal(vault_of(ana, clock)).journal.check_ins


@pytest.mark.parametrize(
    ("day", "says"),
    [("2026-11-24", "has not come yet"), ("1899-12-31", "after 1900"), ("9999-12-31", "has not come yet")],
)
def test_a_day_that_cannot_be_is_refused(ana: Client, clock: Clock, day: str, says: str) -> None:
    said = check_in(note="kept")
    services.add_entry(vault_of(ana, clock), said)
    form = {"entry": said.id, "place": "11", "note": "typed", "day": day, "version": 1}
    page = ana.post(f"/journal/{said.id}/", form)
    assert page.status_code == 422
    assert says in page.text
    assert "typed" in page.text


def test_a_number_out_of_all_measure_is_refused(ana: Client, clock: Clock) -> None:
    services.add_entries(vault_of(ana, clock), [own_measure(), answered := reading()])
    page = ana.post(f"/journal/{answered.id}/", {"answer0": "1e308", "day": TODAY, "version": 1})
    assert page.status_code == 422


def test_an_hour_from_a_zone_this_computer_does_not_know_is_told_in_utc(ana: Client, clock: Clock) -> None:
    """As from a newer computer. Red when the zone is asked for without doubt: then no page of the journal opens."""
    there = Moment(day=TODAY, at=NOW, zone="Europe/Newtown")
    entry = msgspec.structs.replace(check_in(note="from elsewhere"), happened=there)
    services.add_entries(vault_of(ana, clock), [entry])
    text = ana.get("/journal/").text
    assert f"{NOW:%H:%M} (UTC)" in text
    assert "from elsewhere" in text
