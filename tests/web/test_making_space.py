"""Making space: four panels on one page, each with one suggestion, and no word that presses."""

import re
from datetime import date
from typing import get_args

import pytest
from django.test import Client

from inkling.journal import Moment, Session, Suggestion, Why
from inkling.web.making_space.suggestions import WORDS, suggested
from tests.cast import diary_csv
from tests.clock import TODAY, Clock
from tests.journal.test_making_space_suggests import CASES
from tests.spaces import ago, practice, session, unsaid, wrote
from tests.web.bringing import bring_in
from tests.web.lived import keep

PRESSING = re.compile(
    r"\b(?:should|must|goals?|streaks?|well done|great|congratulat\w+|keep it up|targets?|average|normal\w*|"
    r"other people|most people|others|than most|better|worse|only \d+|fail\w*|on track|falling behind)\b|!|—",
    re.IGNORECASE,
)


def text_of(client: Client) -> str:
    """What somebody reads on the page, without tags."""
    main = re.search(r"<main.*?</main>", client.get("/making-space/").text, re.DOTALL)
    assert main
    return re.sub(r"<[^>]+>", " ", main[0])


def test_it_works(ana: Client) -> None:
    page = ana.get("/making-space/")
    assert page.status_code == 200
    assert "A breakthrough cannot be forced." in page.text


def test_an_empty_journal_has_a_prompt_an_example_and_a_way_on_in_each_panel(ana: Client) -> None:
    page = ana.get("/making-space/")
    for panel in page.context["page"].panels:
        assert panel.picture.sentence and panel.example and panel.suggestion.sentence
        assert panel.suggestion.address in page.text
    assert "<figure" not in page.text


def test_the_sample_journal_shows_all_four(stranger: Client) -> None:
    stranger.post("/look-around/")
    page = stranger.get("/making-space/")
    assert [panel.id for panel in page.context["page"].panels] == [
        "rhythm", "openness", "practice", "expectations"
    ]  # fmt: skip
    assert page.text.count("<figure") == 4
    assert page.text.count("The table behind the picture") == 4
    for panel in page.context["page"].panels:
        for address, _name in panel.links:
            assert stranger.get(address).status_code == 200
        assert stranger.get(panel.suggestion.address).status_code == 200


def test_what_is_unsaid_is_counted_and_its_words_stay_where_they_are(ana: Client, clock: Clock) -> None:
    keep(ana, clock, [unsaid(30, (3, "said")), unsaid(20), unsaid(10, (4, "half said"))])
    text = ana.get("/making-space/").text
    assert "Something unsaid was said on 20 November, and two things wait." in text
    assert "stairs" not in text


def test_words_about_practising_and_sessions_stay_out_of_it_too(ana: Client, clock: Clock) -> None:
    keep(
        ana,
        clock,
        [*practice(30, (3, "tried", "She said yes.")), session(7, hope="To say it.", stayed="A kettle.")],
    )
    text = ana.get("/making-space/").text
    for words in ("small thing", "She said yes", "To say it", "A kettle"):
        assert words not in text


def test_a_diary_of_numbers_has_its_days_and_no_reproach(ana: Client) -> None:
    bring_in(ana, diary_csv())
    page = ana.get("/making-space/").context["page"]
    assert page.panels[0].picture.sentence == "Something was written on 200 days."
    assert page.panels[0].suggestion.sentence.startswith("If you see somebody for therapy")


def test_a_diary_from_years_ago_lies_before_these_months(ana: Client) -> None:
    bring_in(ana, diary_csv().replace("2026-", "2012-"))
    page = ana.get("/making-space/")
    said = page.context["page"].panels[0].picture.sentence
    assert said == "Nothing is written in these months; the last day before them is 22 November 2012."
    assert "the last twelve months" in page.text and "<figure" not in page.text


def test_after_twelve_months_it_says_that_there_is_more(ana: Client, clock: Clock) -> None:
    assert "the last twelve months" not in ana.get("/making-space/").text
    keep(ana, clock, wrote(0, 1, 2, 500))
    assert "the last twelve months" in ana.get("/making-space/").text


def test_a_suggestion_leads_to_its_entry(ana: Client, clock: Clock) -> None:
    coming = session(-7, "planned")
    keep(ana, clock, [coming, session(7)])
    (rhythm, *_rest) = ana.get("/making-space/").context["page"].panels
    assert rhythm.suggestion.address == f"/sessions/{coming.id}/"
    assert "30 November" in rhythm.suggestion.sentence
    assert ana.get(rhythm.suggestion.address).status_code == 200


@pytest.mark.parametrize("why", get_args(Why))
def test_every_suggestion_leads_somewhere_and_presses_nobody(ana: Client, clock: Clock, why: Why) -> None:
    """Red with "you should", "well done", "better than most" or an exclamation mark in any of them."""
    keep(ana, clock, CASES[why])
    page = ana.get("/making-space/").context["page"]
    panel = next(each for each in page.panels if each.suggestion.sentence.startswith(str(WORDS[why][0])[:12]))
    assert panel.suggestion.link
    assert ana.get(panel.suggestion.address).status_code == 200
    assert not PRESSING.search(text_of(ana)), PRESSING.search(text_of(ana))
    assert "%(" not in panel.suggestion.sentence


def test_the_search_for_words_that_press_finds_them() -> None:
    for said in (
        "You should write",
        "your goal",
        "a streak of 5",
        "Well done",
        "more than most people",
        "Go on!",
    ):
        assert PRESSING.search(said), said


def test_suggestions_are_short_and_each_has_words() -> None:
    assert set(WORDS) == set(get_args(Why))
    for sentence, _view, link in WORDS.values():
        assert len(str(sentence)) < 130 and len(str(link)) < 26


def test_the_year_is_said_where_it_is_another() -> None:
    coming = session(-7, "planned")
    said = suggested(Suggestion("rhythm: ahead", coming.id, ago(-60)), TODAY).sentence
    assert "22 January 2027" in said


def test_a_session_that_has_only_a_day_in_the_year_9999_breaks_nothing(ana: Client, clock: Clock) -> None:
    far = session(0, "planned")
    keep(ana, clock, [Session(id=far.id, happened=Moment(date(9999, 12, 31)), written=Moment(TODAY))])
    assert "31 December 9999" in ana.get("/making-space/").text


def test_expectations_lead_on_to_how_change_came(ana: Client) -> None:
    (*_others, expectations) = ana.get("/making-space/").context["page"].panels
    assert ("/how-change-came/", "How change came") in expectations.links
    assert ana.get("/how-change-came/").status_code == 200


def test_it_is_one_of_the_pages_that_look_back(ana: Client) -> None:
    page = ana.get("/making-space/").text
    assert "More to look back on" in page
    assert 'href="/making-space/"' in ana.get("/shifts/").text


def test_an_old_diary_of_numbers_is_told_by_its_last_day_and_nothing_is_said_to_have_been(
    ana: Client,
) -> None:
    """What there never was is "not yet"; only what there was before is "not in these months"."""
    bring_in(ana, diary_csv(60).replace("2026-", "2022-"))
    text = ana.get("/making-space/").text
    assert "Nothing is written in these months; the last day before them is" in text and "2022" in text
    for said in ("Nothing is marked here yet.", "Nothing is set to practise yet.", "No session is told yet."):
        assert said in text
