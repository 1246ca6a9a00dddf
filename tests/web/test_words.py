"""Words: what stands there before there is a word, every word leads to its entries, and what is said is so."""

import gzip
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from inkling.journal import words_used
from inkling.journal.sample import sample_journal
from inkling.vault import services
from tests.cast import check_in, diary_csv
from tests.clock import TODAY, Clock
from tests.web.bringing import bring_in
from tests.web.inside import vault_of


@pytest.fixture
def spoken(ana: Client, clock: Clock) -> Client:
    """Ana with the ten months of the sample."""
    services.add_entries(vault_of(ana, clock), list(sample_journal(TODAY).entries))
    return ana


def two_weeks() -> list:
    """A check-in each day of two weeks, a word of ours and now and then one of hers."""
    said = (("tense", "sad"), ("tense",), ("Sunday-ish",), (), ("glad",), ("sad",), ("tense", "Sunday-ish"))
    return [check_in(TODAY - timedelta(days=13 - at), place=(1, 3), words=said[at % 7]) for at in range(14)]


def text_of(page: str) -> str:
    """What is read on a page."""
    main = page.split("<main", 1)[1].split("</main>")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", main).split()))


def test_an_empty_journal_says_what_will_be_here(ana: Client) -> None:
    page = ana.get("/words/").text
    assert "Words for how it felt will gather here." in page and "<svg class=" not in page
    assert page.count('class="go"') == 1 and 'href="/path/">Not now' in page


def test_a_diary_of_numbers_says_that_numbers_hold_no_words(ana: Client) -> None:
    bring_in(ana, diary_csv())
    page = ana.get("/words/").text
    assert "There are no words for feelings here yet." in page
    assert "numbers hold no words" in page and "<svg class=" not in page


def test_places_without_words_are_enough(ana: Client, clock: Clock) -> None:
    services.add_entries(vault_of(ana, clock), [check_in(place=(2, 2))])
    page = ana.get("/words/").text
    assert "You have marked places so far, and no words." in page and "A place alone is enough." in page


def test_after_two_weeks_it_says_what_can_be_said_and_from_when_the_rest(ana: Client, clock: Clock) -> None:
    services.add_entries(vault_of(ana, clock), two_weeks())
    said = text_of(ana.get("/words/").text)
    assert "You have used 4 words for how it felt." in said
    assert "1 of them is a word of your own." in said
    assert "In November so far, 4 words were new and none came again." in said
    assert "Months can be compared once two of them hold at least 15 words each." in said
    assert "The four weeks from 10 November are whole on 7 December 2026." in said
    assert "merely because" not in said, "no caveat for what is not there"
    assert "You chose “sad” and “tense” together 2 times, the last time on 17 November 2026." in said


def test_four_weeks_that_ended_while_she_was_away_wait_for_the_next_thing_written(
    ana: Client, clock: Clock
) -> None:
    services.add_entries(vault_of(ana, clock), [check_in(TODAY - timedelta(days=60), words=("tense",))])
    assert "With the next thing you write, the four weeks from 24 September 2026 are whole." in text_of(
        ana.get("/words/").text
    )


def test_every_word_of_the_picture_leads_to_itself_in_the_list(spoken: Client) -> None:
    page = spoken.get("/words/").text
    drawn = re.findall(r'<a href="#w(\d+)" tabindex="-1"><text[^>]*>([^<]*)', page)
    listed = dict(re.findall(r'<li id="w(\d+)" tabindex="-1"><p class="own">(?:<i>)?([^<]*)', page))
    used = words_used(sample_journal(TODAY))
    assert [unescape(listed[str(at)]) for at in range(1, len(used) + 1)] == [each.word for each in used]
    assert len(drawn) == sum(len(each.places) for each in used) > 100
    numbers = dict(re.findall(r'<a href="#w(\d+)">(\d+) ', page))
    assert not [at for at, word in drawn if unescape(word).strip("“”") not in (listed[at], numbers.get(at))]


def test_a_word_leads_to_its_entries_and_stands_in_no_address(spoken: Client) -> None:
    for each in words_used(sample_journal(TODAY))[::15]:
        answer = spoken.post("/journal/found/", {"feeling": each.word}, follow=True)
        assert [address for address, _code in answer.redirect_chain] == ["/journal/found/"]
        assert answer.context["page"].sentence.startswith("One" if each.uses == 1 else str(each.uses))


@pytest.mark.parametrize(
    "word", ["<script>x</script>", "אבודה", "🌧️", "Sunday-ish & grey", "“quoted”", "ẞtraße", "x" * 200]
)
def test_a_word_of_her_own_is_shown_and_found_as_she_wrote_it(ana: Client, clock: Clock, word: str) -> None:
    services.add_entries(vault_of(ana, clock), [check_in(place=(0, 4), words=(word, "tense"))])
    page = ana.get("/words/").text
    assert "<script>x" not in page
    button = re.search(r'name="feeling" value="([^"]*)"', page.split("a word of your own, used at:")[1])
    assert button and unescape(button[1]) == word
    assert "deeply unpleasant, very high energy" in page
    found = ana.post("/journal/found/", {"feeling": unescape(button[1])}, follow=True)
    assert "One entry was found." in found.text


def test_meanings_stand_beside_the_words(spoken: Client) -> None:
    page = text_of(spoken.get("/words/").text)
    for each in words_used(sample_journal(TODAY)):
        assert each.own or each.meaning in page


def test_it_says_what_could_not_be_used(ana: Client, clock: Clock) -> None:
    days = [
        check_in(TODAY - timedelta(days=40 - at), words=("tense",) if at % 2 else ("mine",))
        for at in range(40)
    ]
    services.add_entries(vault_of(ana, clock), days)
    said = text_of(ana.get("/words/").text)
    assert "There were 28 check-ins in these weeks." in said
    assert "14 of them hold no word for something unpleasant, 28 none for something pleasant" in said
    assert "14 hold a word of your own or one from the middle of the plane" in said
    assert "Unpleasant feelings: it cannot be told yet; there was one whole stretch of four weeks." in said


def test_the_page_is_light(spoken: Client) -> None:
    page = spoken.get("/words/").content
    assert len(gzip.compress(page, 6)) <= 60_000


def test_what_is_said_of_feelings_told_apart_comes_with_its_caveat(spoken: Client) -> None:
    said = text_of(spoken.get("/words/").text)
    assert "A rise alone" in said or "a rise alone" in said
    assert "Neither is better." in said
    assert not re.search(r"\bscore|improv|streak|!", said)


def test_the_caveat_stands_with_its_picture_and_what_was_counted_is_folded(spoken: Client) -> None:
    part = spoken.get("/words/").text.split('id="apart"')[1]
    assert part.index("a rise alone") < part.index("<details") < part.index("What was counted")
