"""Today: the check-in, and the one quiet line."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from inkling.journal import (
    Challenge,
    CheckIn,
    Entry,
    HelpAnswer,
    Inkling,
    Moment,
    Pause,
    Practice,
    Preferences,
    Response,
    Session,
    ToBring,
)
from inkling.vault import queries, services
from tests.cast import NOW_MOMENT, PASSPHRASE, check_in, diary_csv
from tests.clock import TODAY, Clock
from tests.web.bringing import bring_in
from tests.web.inside import vault_of


def _keep(ana: Client, clock: Clock, *entries: Entry) -> None:
    services.add_entries(vault_of(ana, clock), entries)


def _check_ins(ana: Client, clock: Clock) -> tuple[CheckIn, ...]:
    return queries.open_journal(vault_of(ana, clock)).journal.check_ins


def _made(kind: Any, ago: int = 0, **said: Any) -> Any:
    day = Moment(TODAY - timedelta(days=ago))
    return kind(id=uuid4(), happened=day, written=day, **said)


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
    page = ana.get("/today/").text
    assert "Welcome back. How is it, just now?" in page
    assert "Last time" not in page and "first evening" not in page, "and says nothing else about it"


def test_the_quiet_line_speaks_only_of_news(ana: Client, clock: Clock) -> None:
    bring_in(ana, diary_csv(days=160, shift_at=143))
    assert "Something may have shifted: mood." in ana.get("/today/").text
    clock.pass_by(days=30)
    ana.post("/unlock/", {"passphrase": "lantern orchard quiet river stone"})
    assert "Something may have shifted" not in ana.get("/today/").text


def test_after_saving_the_form_is_folded_and_what_was_kept_can_be_corrected(ana: Client) -> None:
    answer = ana.post("/today/", {"entry": (id := uuid4()), "place": "12", "words": ["weary"]})
    page = ana.get(answer.url)
    assert "Check in once more" in page.text
    assert f"/journal/{id}/" in page.text


def test_sent_again_after_going_back_with_other_words_nothing_is_lost(ana: Client, clock: Clock) -> None:
    """Red when the second form is swallowed, or makes a second entry in silence."""
    first = {"entry": str(uuid4()), "place": "12", "words": ["weary"], "note": "first words"}
    ana.post("/today/", first)
    page = ana.post("/today/", {**first, "note": "other words"})
    assert page.status_code == 409
    assert "first words" in page.text and "other words" in page.text
    assert len(_check_ins(ana, clock)) == 1
    form = page.context["form"]
    typed = {name: form[name].value() for name in ("entry", "place", "words", "note")}
    assert typed["entry"] != first["entry"]

    ana.post(f"/journal/{first['entry']}/", {**typed, "version": page.context["version"]})
    (kept,) = _check_ins(ana, clock)
    assert (kept.note, kept.words) == ("other words", ("weary",))


def test_sent_again_it_can_stand_beside_the_first(ana: Client, clock: Clock) -> None:
    first = {"entry": str(uuid4()), "place": "12", "note": "first words"}
    ana.post("/today/", first)
    form = ana.post("/today/", {**first, "note": "other words"}).context["form"]
    ana.post("/today/", {name: form[name].value() for name in ("entry", "place", "note")})
    assert {kept.note for kept in _check_ins(ana, clock)} == {"first words", "other words"}


def test_sent_again_and_the_first_deleted_meanwhile_the_words_are_still_there(
    ana: Client, clock: Clock
) -> None:
    first = {"entry": str(uuid4()), "place": "12", "note": "first words"}
    ana.post("/today/", first)
    page = ana.post("/today/", {**first, "note": "other words"})
    ana.post(f"/journal/{first['entry']}/delete/", {"version": 1})
    typed = {"place": "12", "note": "other words", "version": 1, "was": page.context["was"]}
    page = ana.post(f"/journal/{first['entry']}/", typed)
    assert page.status_code == 409
    assert "other words" in page.text


def test_what_is_set_and_what_to_bring_stand_beside_the_check_in(ana: Client, clock: Clock) -> None:
    held = _made(Session, 25, status="attended")
    ahead = Session(
        id=uuid4(),
        happened=Moment(TODAY + timedelta(days=3)),
        written=NOW_MOMENT,
        begins=time(17),
        bring=(ToBring("The call with Dad"), ToBring("Not this", on_sheet=False)),
    )
    set_then = _made(Practice, 25, text="Ask one person for one small thing.", session=held.id)
    _keep(ana, clock, held, ahead, set_then, _made(Practice, 3, text="At rest.", resting=True))
    page = ana.get("/today/").text
    assert "Ask one person for one small thing." in page
    assert "Agreed in your session on 29 October" in page
    assert f"/practices/{set_then.id}/attempt/?outcome=tried" in page
    tried = ana.get(f"/practices/{set_then.id}/attempt/?outcome=tried").context["form"]
    assert tried["outcome"].value() == "tried", "what was pressed is chosen already"
    assert "To bring on Thursday 26 November, 17:00" in page
    assert "The call with Dad" in page
    assert "Not this<" not in page and "At rest." not in page


def test_at_most_one_quiet_line(ana: Client, clock: Clock) -> None:
    old = _made(Challenge, 60, name="When somebody goes quiet")
    times = [_made(Response, ago, challenge=old.id, catch="in the moment") for ago in (9, 3)]
    bring_in(ana, diary_csv(days=160, shift_at=143))
    _keep(ana, clock, old, *times)
    page = ana.get("/today/").text
    assert page.count('class="quiet"') == 1


def test_looking_back_only_when_asked_for(ana: Client, clock: Clock) -> None:
    _keep(ana, clock, _made(Inkling, 183, text="Silence is only silence."))
    assert "Silence is only silence." not in ana.get("/today/").text
    _keep(ana, clock, _made(Preferences, look_back=True))
    page = ana.get("/today/").text
    assert "From 24 May 2026" in page
    assert "Silence is only silence." in page
    assert "written on" not in page.partition("<footer")[0]


def test_while_paused_today_asks_nothing(ana: Client, clock: Clock) -> None:
    old = _made(Challenge, 60, name="When somebody goes quiet")
    _keep(
        ana,
        clock,
        _made(Practice, 3, text="Ask one person."),
        old,
        _made(Response, 3, challenge=old.id, catch="before"),
        _made(Inkling, 183, text="Silence is only silence."),
        _made(Preferences, look_back=True),
        check_in(note="an evening"),
    )
    assert "This is not helping right now" in ana.get("/today/").text
    assert ana.get("/today/pause/").status_code == 200
    ana.post("/today/pause/", {"entry": uuid4(), "note": "Only breathing this week."})
    page = ana.get("/today/").text
    for asked in ("How is it", 'name="place"', "Ask one person.", "You saw it coming", "Silence is only"):
        assert asked not in page, asked
    assert "Only breathing this week." in page
    assert "/support/" in page and "I am back" in page
    ana.post("/today/back/")
    assert "How is it, just now?" in ana.get("/today/").text
    (pause,) = queries.open_journal(vault_of(ana, clock)).journal.kind(Pause)
    assert pause.over and len(pause.earlier) == 1
    assert ana.post("/today/back/").status_code == 302, "pressed twice"


def test_stepping_back_twice_is_one_pause(ana: Client, clock: Clock) -> None:
    for _tab in range(2):
        ana.post("/today/pause/", {"entry": uuid4()})
    assert len(queries.open_journal(vault_of(ana, clock)).journal.kind(Pause)) == 1
    _keep(ana, clock, _made(Pause, 2))
    ana.post("/today/back/")
    assert "How is it" in ana.get("/today/").text, "and coming back ends every one"


def test_a_check_in_from_another_tab_is_kept_while_paused(ana: Client, clock: Clock) -> None:
    ana.post("/today/pause/", {"entry": uuid4()})
    ana.post("/today/", {"entry": uuid4(), "place": "12", "note": "typed before"})
    assert _check_ins(ana, clock)[0].note == "typed before"
    page = ana.post("/today/", {"entry": uuid4(), "note": "a place is missing"})
    assert "a place is missing" in page.text


def test_a_note_to_a_pause_that_is_too_long_stays_on_the_page(ana: Client) -> None:
    page = ana.post("/today/pause/", {"entry": uuid4(), "note": "x" * 20_001})
    assert page.status_code == 422
    assert "x" * 20_001 in page.text


@pytest.fixture
def four_weeks(ana: Client, clock: Clock) -> Client:
    """Ana has written for four weeks."""
    _keep(ana, clock, *(check_in(TODAY - timedelta(days=ago)) for ago in (28, 21, 14, 7)))
    return ana


def _answers(ana: Client, clock: Clock) -> tuple[HelpAnswer, ...]:
    return queries.open_journal(vault_of(ana, clock)).journal.kind(HelpAnswer)


@pytest.mark.parametrize(
    ("answer", "helps"),
    [("yes", "yes"), ("a little", "a little"), ("no", "no"), ("it makes things harder",) * 2, ("", None)],
)
def test_whether_it_helps_is_asked_once(
    four_weeks: Client, clock: Clock, answer: str, helps: str | None
) -> None:
    assert "Does keeping this journal help you?" in four_weeks.get("/today/").text
    page = four_weeks.post("/today/helps/", {"entry": uuid4(), "helps": answer}, follow=True)
    assert ("Tell your therapist." in page.text) == (answer in ("no", "it makes things harder"))
    assert "Does keeping this journal help you?" not in four_weeks.get("/today/").text
    four_weeks.post("/today/helps/", {"entry": uuid4(), "helps": "yes"})
    (kept,) = _answers(four_weeks, clock)
    assert kept.helps == helps


def test_an_answer_that_is_none_is_not_kept(four_weeks: Client, clock: Clock) -> None:
    assert four_weeks.post("/today/helps/", {"entry": uuid4(), "helps": "nonsense"}).status_code == 302
    assert four_weeks.get("/today/helps/").url == "/today/"
    assert _answers(four_weeks, clock) == ()


def test_welcome_back_counts_from_whatever_was_written_last(ana: Client, clock: Clock) -> None:
    _keep(ana, clock, check_in(TODAY - timedelta(days=40)), _made(Inkling, 3, text="Something small."))
    assert "Welcome back" not in ana.get("/today/").text
    clock.pass_by(days=11)
    ana.post("/unlock/", {"passphrase": PASSPHRASE})
    assert "Welcome back" in ana.get("/today/").text


@pytest.mark.parametrize("kept", ["nonsense", "", str(UUID(int=7))])
def test_a_check_in_that_is_not_there_is_not_told_as_kept(ana: Client, kept: str) -> None:
    assert "Kept" not in ana.get(f"/today/?kept={kept}").text
