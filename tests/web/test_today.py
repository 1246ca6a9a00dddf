"""Today: the check-in, and the one quiet line."""

from uuid import uuid4

from django.test import Client

from tests.cast import diary_csv
from tests.clock import Clock
from tests.web.bringing import bring_in


def test_it_works(ana: Client) -> None:
    page = ana.get("/today/")
    assert page.status_code == 200
    assert "Monday evening. How is it, just now?" in page.text


def test_a_place_is_enough(ana: Client) -> None:
    answer = ana.post("/today/", {"entry": uuid4(), "place": "12"})
    assert "Kept: unpleasant, some energy." in ana.get(answer.url).text


def test_words_own_words_and_a_note_are_kept(ana: Client) -> None:
    said = {
        "entry": uuid4(),
        "place": "30",
        "words": ["weary"],
        "own_words": "sea-tired, soft ",
        "note": " Long walk. ",
    }
    ana.post("/today/", said)
    page = ana.get("/journal/").text
    assert "weary, sea-tired, soft" in page
    assert "Long walk." in page


def test_without_a_place_what_was_typed_stays_on_the_page(ana: Client) -> None:
    page = ana.post("/today/", {"entry": uuid4(), "words": ["weary"], "note": "Only words today."})
    assert page.status_code == 422
    assert "Choose a place first" in page.text
    assert "Only words today." in page.text
    assert 'value="weary" checked' in page.text


def test_sending_the_same_form_twice_keeps_it_once(ana: Client) -> None:
    said = {"entry": uuid4(), "place": "12", "note": "once"}
    ana.post("/today/", said)
    ana.post("/today/", said)
    assert ana.get("/journal/").text.count(">once<") == 1


def test_a_note_that_is_too_long_is_refused_and_kept_on_the_page(ana: Client) -> None:
    page = ana.post("/today/", {"entry": uuid4(), "place": "12", "note": "x" * 20_001})
    assert page.status_code == 422
    assert "longer than 20,000 characters" in page.text
    assert "x" * 20_001 in page.text


def test_after_two_weeks_away_it_says_welcome_back(ana: Client, clock: Clock) -> None:
    ana.post("/today/", {"entry": uuid4(), "place": "12"})
    clock.pass_by(days=14)
    ana.post("/unlock/", {"passphrase": "lantern orchard quiet river stone"})
    assert "Welcome back. How is it, just now?" in ana.get("/today/").text


def test_the_quiet_line_speaks_only_of_news(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv(days=160, shift_at=143))
    assert "Something may have shifted: mood." in ana.get("/today/").text
    clock.pass_by(days=30)
    ana.post("/unlock/", {"passphrase": "lantern orchard quiet river stone"})
    assert "Something may have shifted" not in ana.get("/today/").text
