"""Naming a breakthrough with its trail: what is proposed, what is kept, and what stays hers."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from inkling.journal import (
    Breakthrough,
    Challenge,
    CheckIn,
    Entry,
    Inkling,
    Response,
    SayingReached,
    Thread,
    Unsaid,
    versions,
)
from inkling.vault import services
from inkling.web.entries.breakthrough import OFFERED
from tests.cast import check_in
from tests.clock import TODAY, Clock
from tests.web.inside import vault_of
from tests.web.lived import day, journal_of, keep, made, stages
from tests.web.sending import as_sent

NAME = "/breakthroughs/name/"


class Story:
    """A thread with two insights, one response of a challenge, something said and something still unsaid."""

    def __init__(self) -> None:
        self.thread: Thread = made(Thread, 90, name="Asking for help")
        inside = {"threads": (self.thread.id,)}
        self.first: Inkling = made(Inkling, 60, text="I would rather carry both boxes.", **inside)
        self.challenge: Challenge = made(Challenge, 70, name="Silence after asking")
        self.before: Response = made(Response, 50, challenge=self.challenge.id, did="Took it back.")
        self.after: Response = made(Response, 9, challenge=self.challenge.id, did="Waited.", **inside)
        said = (SayingReached(day(20), "said"),)
        self.said: Unsaid = made(Unsaid, 40, text="I was angry in May.", sayings=said, **inside)
        self.held: Unsaid = made(Unsaid, 30, text="That I nearly stopped coming.", **inside)
        self.lived: Inkling = made(
            Inkling, 3, text="I asked.", stages=stages((3, "worded"), (0, "lived")), **inside
        )
        self.later: Thread = made(Thread, 5, name="Rest, unearned")

    @property
    def entries(self) -> list[Entry]:
        """All of it."""
        return [each for each in vars(self).values() if isinstance(each, Entry)]

    @property
    def trail(self) -> tuple[UUID, ...]:
        """What led to `lived`, oldest first."""
        return self.first.id, self.before.id, self.said.id, self.after.id, self.lived.id


@pytest.fixture
def story(ana: Client, clock: Clock) -> Story:
    """Ana has lived this."""
    story = Story()
    keep(ana, clock, story.entries)
    return story


def sent(page: Any, **said: Any) -> dict[str, Any]:
    """What a browser sends back from this page, with these fields changed."""
    form = page.context["form"]
    data = {name: form[name].value() for name in form.fields}
    offered = re.findall(rf'name="{OFFERED}" value="([^"]+)"', page.text)
    data = {**data, OFFERED: offered, **said}
    return {name: value for name, value in data.items() if value not in (None, "", False)}


GOOD = {"name": "I asked, and nothing fell down.", "manner": "aha", "turned": ["behaviour"]}


def named(ana: Client, clock: Clock) -> Breakthrough:
    """The one she has named."""
    (found,) = journal_of(ana, clock).kind(Breakthrough)
    return found


def test_from_an_entry_the_trail_is_proposed_all_ticked_each_with_its_reason(
    ana: Client, story: Story
) -> None:
    page = ana.get(f"{NAME}{story.lived.id}/")
    assert page.status_code == 200
    assert page.context["form"]["trail"].value() == [str(id) for id in story.trail]
    assert page.text.count('name="trail"') == page.text.count("checked", page.text.index('name="trail"')) == 5
    assert "in “Asking for help”" in page.text
    assert "“Silence after asking” came back" in page.text
    assert "you name it from here" in page.text
    assert "That I nearly stopped coming." not in page.text, "what is unsaid stays unsaid"


def test_she_prunes_it_and_it_is_kept_as_she_left_it(ana: Client, clock: Clock, story: Story) -> None:
    page = ana.get(f"{NAME}{story.lived.id}/")
    kept = [str(id) for id in story.trail if id != story.before.id]
    said = sent(page, **GOOD, trail=kept, before="Alone.", after="While it is small.", signs=["relief"])
    answer = ana.post(NAME, said)
    found = named(ana, clock)
    assert answer.url == f"/breakthroughs/{found.id}/?saved=1"
    assert found.trail == tuple(id for id in story.trail if id != story.before.id)
    assert (found.name, found.manner, found.turned) == (GOOD["name"], "aha", ("behaviour",))
    assert (found.before, found.after, found.signs) == ("Alone.", "While it is small.", ("relief",))
    assert (found.named_from, found.threads) == (story.lived.id, (story.thread.id,))
    shown = ana.get(answer.url).text
    words = ["I would rather carry both boxes.", "I was angry in May.", "Waited.", "I asked."]
    led = shown[shown.index("What led there") : shown.index("You named it from")]
    assert [led.index(said) for said in words] == sorted(led.index(said) for said in words)
    assert "Took it back." not in shown
    for said in (
        "Alone.",
        "While it is small.",
        "all at once: what I do",
        "It felt like relief.",
        "3 November 2026",
    ):
        assert said in shown, said


def test_from_nothing_a_name_is_enough(ana: Client, clock: Clock) -> None:
    page = ana.get(NAME)
    assert "The name alone is enough." in page.text
    ana.post(NAME, sent(page, **GOOD))
    found = named(ana, clock)
    assert (found.trail, found.named_from, found.turned) == ((), None, ("behaviour",))
    assert "It stands by itself" in ana.get(f"/breakthroughs/{found.id}/").text


def test_looking_again_gathers_from_the_threads_and_up_to_the_day_on_the_page(
    ana: Client, clock: Clock, story: Story
) -> None:
    """Without a script, and nothing is kept by it or lost."""
    page = ana.get(NAME)
    asked = sent(
        page, name="My name for it", day=day(10).isoformat(), threads=[str(story.thread.id)], gather="yes"
    )
    again = ana.post(NAME, asked)
    assert again.status_code == 200
    form = again.context["form"]
    assert form["trail"].value() == [str(story.first.id), str(story.before.id), str(story.said.id)]
    assert form["name"].value() == "My name for it"
    assert form["entry"].value() == asked["entry"]
    assert not form.errors
    assert not journal_of(ana, clock).kind(Breakthrough)


def test_looking_again_leaves_what_was_unticked_and_lets_go_of_what_is_not_proposed(
    ana: Client, story: Story
) -> None:
    page = ana.get(f"{NAME}{story.lived.id}/")
    ticked = [str(id) for id in story.trail if id != story.first.id]
    again = ana.post(NAME, sent(page, trail=ticked, gather="yes"))
    assert again.context["form"]["trail"].value() == ticked
    alone = ana.post(NAME, sent(again, threads=[], gather="yes"))
    assert alone.context["form"]["trail"].value() == [str(story.lived.id)]


def test_every_tick_can_be_taken_away_at_once(ana: Client, clock: Clock, story: Story) -> None:
    page = ana.get(f"{NAME}{story.lived.id}/")
    bare = ana.post(NAME, sent(page, name="My name for it", gather="none"))
    assert bare.context["form"]["trail"].value() == []
    assert bare.text.count('name="trail"') == 5
    assert bare.context["form"]["name"].value() == "My name for it"
    ana.post(NAME, sent(bare, **GOOD, trail=[str(story.said.id)]))
    assert named(ana, clock).trail == (story.said.id,)


def test_what_is_ticked_on_the_page_is_what_is_kept(ana: Client, clock: Clock, story: Story) -> None:
    """She takes the thread out after the trail was proposed, and saves at once: the ticks count."""
    page = ana.get(f"{NAME}{story.lived.id}/")
    ana.post(NAME, sent(page, **GOOD, threads=[]))
    assert named(ana, clock).trail == story.trail


def test_sent_twice_it_is_named_once(ana: Client, clock: Clock, story: Story) -> None:
    said = sent(ana.get(f"{NAME}{story.lived.id}/"), **GOOD)
    for _time in range(2):
        assert ana.post(NAME, said).status_code == 302
    assert named(ana, clock)


BAD = [
    ({"name": ""}, "A word or two is needed here."),
    ({"name": "a" * 20_001}, "longer than 20,000 characters"),
    ({"manner": ""}, "Either one. It can be changed later."),
    ({"manner": "loud"}, "Select a valid choice"),
    ({"turned": ["everything"]}, "Select a valid choice"),
    ({"day": "9999-12-31"}, "has not come yet"),
]


@pytest.mark.parametrize(("said", "says"), BAD)
def test_what_cannot_be_is_told_and_the_ticks_stay(
    ana: Client, clock: Clock, story: Story, said: dict[str, Any], says: str
) -> None:
    ticked = [str(story.first.id)]
    page = ana.get(f"{NAME}{story.lived.id}/")
    answer = ana.post(NAME, sent(page, **{**GOOD, "trail": ticked, "before": "my words", **said}))
    assert answer.status_code == 422
    assert says in answer.text
    assert "my words" in answer.text
    assert answer.context["form"]["trail"].value() == ticked
    assert not journal_of(ana, clock).kind(Breakthrough)


def test_a_trail_of_things_that_are_not_there_or_cannot_lead_is_let_go(
    ana: Client, clock: Clock, story: Story
) -> None:
    """Deleted in another tab meanwhile, no identity at all, a thread, another's."""
    page = ana.get(f"{NAME}{story.lived.id}/")
    services.delete_entries(vault_of(ana, clock), [(story.first, 1)])
    wrong = [str(story.first.id), "nonsense", str(story.thread.id), str(uuid4())]
    ana.post(NAME, sent(page, **GOOD, trail=[*wrong, str(story.after.id)]))
    assert named(ana, clock).trail == (story.after.id,)


def test_when_its_source_is_gone_the_words_are_kept(ana: Client, clock: Clock, story: Story) -> None:
    page = ana.get(f"{NAME}{story.lived.id}/")
    services.delete_entries(vault_of(ana, clock), [(story.lived, 1)])
    ana.post(f"{NAME}{story.lived.id}/", sent(page, **GOOD))
    found = named(ana, clock)
    assert found.named_from is None
    assert story.lived.id not in found.trail


@pytest.mark.parametrize("asked", ["nonsense", str(uuid4())], ids=["nonsense", "nobody"])
def test_naming_from_what_is_not_there_is_not_found(ana: Client, asked: str) -> None:
    assert ana.get(f"{NAME}?from={asked}").status_code == 404
    assert ana.get(f"{NAME}{asked}/").status_code == 404


def test_an_address_that_asks_leads_to_the_page_of_that_entry(ana: Client, story: Story) -> None:
    """A page of its own, so that a form that was left half written finds its trail again."""
    assert ana.get(f"{NAME}?from={story.lived.id}").url == f"{NAME}{story.lived.id}/"
    assert f'action="{NAME}{story.lived.id}/"' in ana.get(f"{NAME}{story.lived.id}/").text


def test_something_unsaid_is_no_source_until_it_is_said(ana: Client, story: Story) -> None:
    page = ana.get(f"{NAME}{story.held.id}/")
    assert page.context["form"]["named_from"].value() is None
    assert "That I nearly stopped coming." not in page.text
    assert f'value="{story.said.id}"' in ana.get(f"{NAME}{story.said.id}/").text


def test_a_thread_at_rest_is_looked_through_when_it_is_named_from_it(ana: Client, clock: Clock) -> None:
    thread = made(Thread, 9, name="Old fear", resting=True)
    inkling = made(Inkling, 8, text="It has an address.", threads=(thread.id,))
    keep(ana, clock, [thread, inkling])
    page = ana.get(f"{NAME}{thread.id}/")
    assert page.context["form"]["trail"].value() == [str(inkling.id)]
    assert page.context["form"]["threads"].value() == [str(thread.id)]
    ana.post(NAME, sent(page, **GOOD))
    assert (named(ana, clock).threads, named(ana, clock).trail) == ((thread.id,), (inkling.id,))


def test_editing_it_keeps_what_it_was_and_may_change_the_trail(
    ana: Client, clock: Clock, story: Story
) -> None:
    kept = [str(story.first.id), str(story.lived.id)]
    ana.post(NAME, sent(ana.get(f"{NAME}{story.lived.id}/"), **GOOD, trail=kept))
    place = f"/breakthroughs/{named(ana, clock).id}/edit/"
    page = ana.get(place)
    assert page.context["form"]["trail"].value() == kept
    assert page.text.count('name="trail"') == 5, "what she took out is offered, without its tick"
    other = [str(story.after.id), str(story.first.id)]
    answer = ana.post(place, sent(page, name="I ask.", trail=other))
    found = named(ana, clock)
    assert answer.url == f"/breakthroughs/{found.id}/?saved=1"
    assert (found.name, found.trail, found.named_from) == (
        "I ask.",
        (story.first.id, story.after.id),
        story.lived.id,
    )
    ((_until, before),) = versions(found)
    assert (before.name, before.trail) == (GOOD["name"], (story.first.id, story.lived.id))


def test_what_is_no_longer_proposed_stays_until_she_takes_its_tick_away(
    ana: Client, clock: Clock, story: Story
) -> None:
    kept = [str(story.first.id), str(story.lived.id)]
    ana.post(NAME, sent(ana.get(f"{NAME}{story.lived.id}/"), **GOOD, trail=kept))
    ana.post(f"/threads/{story.thread.id}/belongs/", {"entry": str(story.first.id), "version": 1})
    place = f"/breakthroughs/{named(ana, clock).id}/edit/"
    page = ana.get(place)
    assert page.context["form"]["trail"].value() == kept
    ana.post(place, sent(page, trail=[str(story.lived.id)]))
    assert named(ana, clock).trail == (story.lived.id,)


def test_saving_unchanged_changes_nothing(ana: Client, clock: Clock, story: Story) -> None:
    ana.post(NAME, sent(ana.get(f"{NAME}{story.lived.id}/"), **GOOD))
    before = named(ana, clock)
    place = f"/breakthroughs/{before.id}/edit/"
    assert ana.post(place, sent(ana.get(place))).status_code == 302
    assert named(ana, clock) == before


def test_looking_again_while_editing_adds_nothing_by_itself_but_what_is_new(
    ana: Client, clock: Clock, story: Story
) -> None:
    ana.post(NAME, sent(ana.get(f"{NAME}{story.lived.id}/"), **GOOD, trail=[str(story.first.id)]))
    rest: Inkling = made(Inkling, 1, text="Sat down.", threads=(story.later.id,))
    keep(ana, clock, [rest])
    place = f"/breakthroughs/{named(ana, clock).id}/edit/"
    both = [str(story.thread.id), str(story.later.id)]
    again = ana.post(place, sent(ana.get(place), threads=both, gather="yes"))
    assert again.context["form"]["trail"].value() == [str(story.first.id), str(rest.id)]
    assert named(ana, clock).trail == (story.first.id,), "nothing is kept yet"
    ana.post(place, sent(again))
    assert named(ana, clock).trail == (story.first.id, rest.id)


def test_what_is_gone_is_not_in_the_trail_and_comes_back_with_it(
    ana: Client, clock: Clock, story: Story
) -> None:
    """A deletion can be undone, so the trail remembers; but no page mentions it, and nothing counts it."""
    ana.post(NAME, sent(ana.get(f"{NAME}{story.lived.id}/"), **GOOD))
    id = named(ana, clock).id
    services.delete_entries(vault_of(ana, clock), [(story.first, 1), (story.lived, 1)])
    for place in (f"/breakthroughs/{id}/", "/breakthroughs/", f"/breakthroughs/{id}/edit/", "/journal/"):
        page = ana.get(place).text
        assert "carry both boxes" not in page, place
        assert "You named it from" not in page
    assert "3 entries" in ana.get("/journal/").text
    place = f"/breakthroughs/{id}/edit/"
    ana.post(place, sent(ana.get(place), name="I ask."))
    keep(ana, clock, [story.first])
    assert "carry both boxes" in ana.get(f"/breakthroughs/{id}/").text


def test_two_tabs(ana: Client, clock: Clock, story: Story) -> None:
    ana.post(NAME, sent(ana.get(f"{NAME}{story.lived.id}/"), **GOOD))
    place = f"/breakthroughs/{named(ana, clock).id}/edit/"
    tab = ana.get(place)
    ana.post(place, sent(tab, name="from one tab"))
    page = ana.post(place, sent(tab, name="from the other tab", trail=[str(story.first.id)]))
    assert page.status_code == 409
    assert "from one tab" in page.text
    assert "from the other tab" in page.text
    assert ana.post(place, sent(page)).status_code == 302
    assert (named(ana, clock).name, named(ana, clock).trail) == ("from the other tab", (story.first.id,))


def test_deleted_in_another_tab_it_can_be_kept_after_all_with_its_trail(
    ana: Client, clock: Clock, story: Story
) -> None:
    ana.post(NAME, sent(ana.get(f"{NAME}{story.lived.id}/"), **GOOD))
    was = named(ana, clock)
    place = f"/breakthroughs/{was.id}/edit/"
    tab = ana.get(place)
    services.delete_entries(vault_of(ana, clock), [(was, 1)])
    page = ana.post(place, sent(tab, name="typed meanwhile"))
    assert page.status_code == 409
    again = ana.post(place, {**sent(tab, name="typed meanwhile"), "gather": "yes"})
    assert again.status_code == 409 and "typed meanwhile" in again.text, "looking again loses nothing either"
    ana.post(f"/journal/{was.id}/", as_sent(page.text, f"/journal/{was.id}/"))
    found = named(ana, clock)
    assert (found.id, found.name, found.trail) == (was.id, "typed meanwhile", was.trail)


def test_the_list_is_few_and_large_and_says_how_each_came(ana: Client, clock: Clock) -> None:
    quiet = made(Breakthrough, 30, name="Their disappointment is not an emergency.", turned=("thought",))
    aha = made(Breakthrough, 3, name="I asked.", manner="aha")
    keep(ana, clock, [quiet, aha])
    page = ana.get("/breakthroughs/").text
    assert page.index("I asked.") < page.index("Their disappointment")
    assert "quietly, little by little: how I think" in page
    assert page.count("bt-ring") == 1, "two rings came quietly"


def test_without_any_there_is_a_prompt_an_example_and_a_way_out(ana: Client) -> None:
    page = ana.get("/breakthroughs/").text
    assert "Inkling never names one for you." in page
    assert "“Their disappointment is not an emergency.”" in page
    assert "Back to threads" in page


@pytest.mark.parametrize("place", ["", "edit/"])
def test_what_is_no_breakthrough_is_not_found(ana: Client, clock: Clock, place: str) -> None:
    other: CheckIn = check_in(TODAY)
    keep(ana, clock, [other])
    for id in (other.id, uuid4()):
        assert ana.get(f"/breakthroughs/{id}/{place}").status_code == 404


def test_it_can_be_begun_from_the_page_of_an_entry(ana: Client, clock: Clock, story: Story) -> None:
    """Red without the line on the entry page; not offered where it makes no sense."""
    for entry in (story.lived, story.after, story.said, story.thread):
        assert f"{NAME}{entry.id}/" in ana.get(f"/journal/{entry.id}/").text
    other = made(Breakthrough, 1, name="I ask.")
    keep(ana, clock, [other])
    for entry in (story.held, other):
        assert NAME not in ana.get(f"/journal/{entry.id}/").text
    assert f'href="/breakthroughs/{other.id}/"' in ana.get(f"/journal/{other.id}/").text


def test_markup_in_words_is_shown_as_text(ana: Client, clock: Clock) -> None:
    inkling = made(Inkling, 5, text="<u>under</u>")
    it = made(Breakthrough, 1, name="<b>bold</b>", before="<i>x</i>", after="<i>y</i>", trail=(inkling.id,))
    keep(ana, clock, [inkling, it])
    for place in ("/breakthroughs/", f"/breakthroughs/{it.id}/", f"/breakthroughs/{it.id}/edit/"):
        page = ana.get(place).text
        assert not any(tag in page for tag in ("<b>bold", "<i>x", "<i>y", "<u>under"))
