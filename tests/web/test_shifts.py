"""Shifts: found, told, answered; and silence where nothing has changed."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from inkling.journal import MeasureKept
from inkling.vault import homes, queries, services
from tests.cast import check_in, diary_csv
from tests.clock import TODAY, Clock
from tests.web.bringing import bring_in
from tests.web.inside import vault_of


def test_it_works(ana: Client) -> None:
    page = ana.get("/shifts/")
    assert page.status_code == 200
    assert "Shifts need a little time." in page.text


def test_a_shift_is_told_with_its_picture_and_how_sure(ana: Client) -> None:
    bring_in(ana, diary_csv())
    (card,) = ana.get("/shifts/").context["page"].cards
    assert "mood" in card.sentence
    assert card.picture.wide.startswith("<svg")
    assert "once in twenty years" in card.sure
    assert "six weeks" in card.unsure


def test_nothing_found_is_said_with_the_smallest_that_could_have_been(ana: Client) -> None:
    bring_in(ana, diary_csv(shift_at=None))
    page = ana.get("/shifts/")
    assert "No shift found so far." in page.text
    names = [quiet.name for quiet in page.context["page"].quiet]
    assert names == ["mood", "sleep"]
    assert "smallest change we could have seen by now" in page.text


def test_the_words_written_around_then_stand_beside_it(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    began = TODAY - timedelta(days=90)
    words = [
        check_in(began + timedelta(days=1), note="Slept through."),
        check_in(began - timedelta(days=60), note="Old."),
    ]
    services.add_entries(vault_of(ana, clock), words)
    page = ana.get("/shifts/").text
    assert "Slept through." in page
    assert "Old." not in page


def test_an_answer_is_kept_and_can_be_changed(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    (card,) = ana.get("/shifts/").context["page"].cards
    said = {"series": card.series, "noticed": card.noticed}
    ana.post("/shifts/answer/", {**said, "answer": "yes"})
    assert "You said “Yes, that is it” on 23 November." in ana.get("/shifts/").text
    ana.post("/shifts/answer/", {**said, "answer": "not-really"})
    (finding,) = queries.open_journal(vault_of(ana, clock)).journal.findings
    assert finding.answer == "not-really"
    assert finding.method


@pytest.mark.parametrize(
    "said",
    [
        {"series": "nothing", "noticed": "2026-01-01", "answer": "yes"},
        {"series": "x", "noticed": "no day", "answer": "yes"},
        {},
    ],
)
def test_an_answer_to_nothing_is_not_found(ana: Client, said: dict[str, str]) -> None:
    bring_in(ana, diary_csv())
    assert ana.post("/shifts/answer/", said).status_code == 404


def test_path_shows_the_same_shift(ana: Client) -> None:
    bring_in(ana, diary_csv())
    page = ana.get("/path/")
    assert "mood" in page.context["page"].picture.sentence
    assert "<svg" in page.text
    assert ana.get("/path/?line=1").status_code == 200
    assert ana.get("/path/?line=99").status_code == 200
    assert ana.get("/path/?line=" + "9" * 5000).status_code == 200


def test_an_empty_path_says_what_will_be_there(ana: Client) -> None:
    assert "Your path begins with a first mark." in ana.get("/path/").text


def test_what_was_noticed_is_kept_and_equals_looking_anew(ana: Client, clock: Clock) -> None:
    from inkling.journal import look

    bring_in(ana, diary_csv())
    ana.post("/today/", {"entry": uuid4(), "place": "22"})
    opened = queries.open_journal(vault_of(ana, clock))
    assert opened.lookout == look(opened.journal)


def test_looking_around_opens_a_sample_and_leaves_the_own_home_alone(stranger: Client) -> None:
    answer = stranger.post("/look-around/")
    assert answer.url == "/path/"
    page = stranger.get("/shifts/")
    assert "A sample journal." in page.text
    assert len(page.context["page"].cards) >= 2
    assert not queries.has_journal(), "the own home holds no journal"
    stranger.post("/lock/")
    assert "Begin a journal" in stranger.get("/").text
    with homes.inside(homes.SAMPLE):
        assert not queries.has_journal(), "locking it is the end of it"


def test_light_over_a_path_ends_with_the_answers_it_rests_on(ana: Client, clock: Clock) -> None:
    old = diary_csv().replace("2026-", "2022-")
    bring_in(ana, old)
    services.add_entry(vault_of(ana, clock), check_in())
    picture = ana.get("/path/").context["page"].picture
    stops = re.findall(r'offset="([0-9.]+)%" class="lit-far" stop-opacity="([0-9.]+)"', picture.wide)
    assert max(float(much) for _at, much in stops) > 0.5
    assert float(stops[-1][1]) == 0.0


def test_a_finding_still_says_what_it_was_about_when_its_measure_is_gone(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv())
    (card,) = ana.get("/shifts/").context["page"].cards
    ana.post("/shifts/answer/", {"series": card.series, "noticed": card.noticed, "answer": "yes"})
    (kept,) = queries.open_journal(vault_of(ana, clock)).journal.kind(MeasureKept)
    ana.post(f"/journal/{kept.id}/delete/", {"version": 1})
    page = ana.get("/journal/").text
    assert "diary-" not in page
    assert ">mood<" in page
