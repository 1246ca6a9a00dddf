"""Threads: how small insights gather, move from stage to stage, and belong or not."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from django.test import Client

from inkling.journal import CheckIn, Echo, Inkling, StageReached, Thread, corrected, versions
from inkling.vault import services
from tests.cast import NOW_MOMENT, PASSPHRASE, check_in
from tests.clock import TODAY, Clock
from tests.web.inside import vault_of
from tests.web.lived import day, journal_of, keep, made, stages
from tests.web.sending import as_sent


@pytest.fixture
def asking(ana: Client, clock: Clock) -> Thread:
    """A thread of Ana's."""
    thread: Thread = made(Thread, 90, name="Asking for help", about="Why it feels like owing.")
    keep(ana, clock, [thread])
    return thread


def in_it(thread: Thread, ago: int, text: str, *reached: Any) -> Inkling:
    """An insight in this thread."""
    inkling: Inkling = made(Inkling, ago, text=text, threads=(thread.id,), stages=stages(*reached))
    return inkling


def written(**said: Any) -> dict[str, Any]:
    """What the form for an insight sends."""
    return {"entry": str(uuid4()), "text": "Silence is only silence.", "stage": "noticed", **said}


def test_the_first_time_there_is_a_prompt_an_example_and_a_way_out(ana: Client) -> None:
    page = ana.get("/threads/")
    assert page.status_code == 200
    assert "What did you notice?" in page.text
    assert "It can be as small as this" in page.text
    assert "Back to today" in page.text


def test_it_is_reached_from_every_page(ana: Client) -> None:
    assert '<a href="/threads/">Threads</a>' in ana.get("/today/").text


def test_each_thread_shows_how_it_gathers(ana: Client, clock: Clock, asking: Thread) -> None:
    entries = [
        in_it(asking, 40, "I would rather carry both boxes.", (40, "worded")),
        in_it(asking, 10, "I asked.", (10, "lived")),
        in_it(asking, 20, "A small silence.", (20, "noticed"), (15, "tried")),
    ]
    keep(ana, clock, [*entries, made(Inkling, 3, text="Mornings are kind.")])
    page = ana.get("/threads/").text
    card = page[page.index("thread-card") : page.index("In no thread")]
    assert "Asking for help" in card
    assert "14 October to 13 November 2026: 1 worded, 1 tried, 1 lived" in card
    assert "I asked." in card
    assert "A small silence." not in card
    assert [
        len(re.findall("M", path)) for path in re.findall(r'class="grain(?: lived)?" d="([^"]+)"', card)
    ] == [1, 2]
    assert "Mornings are kind." in page[page.index("In no thread") :]


def test_a_thread_at_rest_stands_apart_and_is_not_offered(ana: Client, clock: Clock) -> None:
    keep(ana, clock, [made(Thread, 9, name="Old fear", resting=True)])
    page = ana.get("/threads/").text
    assert page.index("Threads at rest") < page.index("Old fear")
    assert page.count("Old fear") == 1, "it is not among the threads of the form"


def test_an_insight_needs_one_field(ana: Client, clock: Clock) -> None:
    answer = ana.post("/threads/inklings/new/", {"entry": str(uuid4()), "text": "Silence is only silence."})
    (kept,) = journal_of(ana, clock).inklings
    assert answer.url == f"/threads/?kept={kept.id}"
    assert "Silence is only silence." in ana.get(answer.url).text
    assert kept.stages == (StageReached(TODAY, "noticed"),)
    assert (kept.threads, kept.signs) == ((), ())


def test_an_insight_for_a_thread_with_stage_signs_and_day(ana: Client, clock: Clock, asking: Thread) -> None:
    page = ana.get(f"/threads/inklings/new/?thread={asking.id}")
    assert page.context["form"]["threads"].value() == [str(asking.id)]
    said = written(stage="tried", threads=[str(asking.id)], signs=["courage"], day="2026-11-02")
    answer = ana.post("/threads/inklings/new/", said)
    (kept,) = journal_of(ana, clock).inklings
    assert answer.url == f"/threads/{asking.id}/?kept={kept.id}"
    assert (kept.threads, kept.signs) == ((asking.id,), ("courage",))
    assert kept.stages == (StageReached(kept.happened.day, "tried"),)
    assert kept.happened.day.isoformat() == "2026-11-02"


def test_sent_twice_it_is_kept_once(ana: Client, clock: Clock) -> None:
    said = written()
    for _time in range(2):
        assert ana.post("/threads/inklings/new/", said).status_code == 302
    assert len(journal_of(ana, clock).inklings) == 1


BAD = [
    ({"text": ""}, "A word or two is needed here."),
    ({"text": "  \n "}, "A word or two is needed here."),
    ({"text": "a" * 20_001}, "longer than 20,000 characters"),
    ({"stage": "finished"}, "Select a valid choice"),
    ({"day": "9999-12-31"}, "has not come yet"),
    ({"day": "1850-01-01"}, "after 1900"),
    ({"day": "soon"}, "Write the day as year, month, day"),
]


@pytest.mark.parametrize(("said", "says"), BAD)
def test_what_cannot_be_is_told_in_one_sentence_and_nothing_is_lost(
    ana: Client, clock: Clock, said: dict[str, str], says: str
) -> None:
    sent = written(**said)
    page = ana.post("/threads/inklings/new/", sent)
    assert page.status_code == 422
    assert says in page.text
    assert page.context["form"]["text"].value() == sent["text"]
    assert not journal_of(ana, clock).inklings


@pytest.mark.parametrize(
    "text", ["a" * 20_000, "🌱🌒 leise", "שתיקה היא רק שתיקה", "<script>x</script>", "two\nlines"]
)
def test_whatever_she_writes_is_kept_as_it_is(ana: Client, clock: Clock, text: str) -> None:
    ana.post("/threads/inklings/new/", written(text=text))
    (kept,) = journal_of(ana, clock).inklings
    assert kept.text == text
    page = ana.get("/threads/").text
    assert "<script>x" not in page


def test_a_nul_is_left_out(ana: Client, clock: Clock) -> None:
    ana.post("/threads/inklings/new/", written(text="so\0ft"))
    assert journal_of(ana, clock).inklings[0].text == "soft"


@pytest.mark.parametrize("asked", ["nonsense", str(uuid4())], ids=["nonsense", "nobody"])
def test_writing_for_a_thread_that_is_not_there_is_not_found(ana: Client, asked: str) -> None:
    assert ana.get(f"/threads/inklings/new/?thread={asked}").status_code == 404


def test_one_press_moves_it_to_another_stage_and_back(ana: Client, clock: Clock, asking: Thread) -> None:
    inkling = in_it(asking, 10, "I asked.", (10, "worded"))
    keep(ana, clock, [inkling])
    press = {"stage": "lived", "version": 1, "thread": str(asking.id)}
    answer = ana.post(f"/threads/inklings/{inkling.id}/move/", press)
    assert answer.url == f"/threads/{asking.id}/#e{inkling.id}"
    (kept,) = journal_of(ana, clock).inklings
    assert kept.stages == stages((10, "worded"), (0, "lived"))
    assert [was.stage for _until, was in versions(kept)] == ["worded"]
    page = ana.get(f"/threads/{asking.id}/").text
    assert "13 Nov" in page
    assert "23 Nov" in page
    clock.pass_by(days=1)
    ana.post("/unlock/", {"passphrase": PASSPHRASE})
    back = ana.post(f"/threads/inklings/{inkling.id}/move/", {"stage": "noticed", "version": 2})
    assert back.url == f"/threads/#e{inkling.id}"
    (kept,) = journal_of(ana, clock).inklings
    assert [each.stage for each in kept.stages] == ["worded", "lived", "noticed"]


def test_pressing_the_same_stage_twice_is_one_step(ana: Client, clock: Clock) -> None:
    inkling = made(Inkling, 10, text="I asked.", stages=stages((10, "worded")))
    keep(ana, clock, [inkling])
    for _time in range(2):
        answer = ana.post(f"/threads/inklings/{inkling.id}/move/", {"stage": "tried", "version": 1})
        assert "changed" not in answer.url
    assert journal_of(ana, clock).inklings[0].stages == stages((10, "worded"), (0, "tried"))


def test_a_press_on_an_old_page_changes_nothing_and_says_so(
    ana: Client, clock: Clock, asking: Thread
) -> None:
    """Red without the version."""
    inkling = in_it(asking, 10, "I asked.", (10, "worded"))
    keep(ana, clock, [inkling])
    place = f"/threads/inklings/{inkling.id}/move/"
    ana.post(place, {"stage": "tried", "version": 1, "thread": str(asking.id)})
    answer = ana.post(place, {"stage": "lived", "version": 1, "thread": str(asking.id)})
    assert answer.url == f"/threads/{asking.id}/?changed=1#e{inkling.id}"
    assert "changed in another tab" in ana.get(answer.url).text
    assert journal_of(ana, clock).inklings[0].stage == "tried"


def test_only_an_insight_can_be_moved_and_only_to_a_stage(ana: Client, clock: Clock, asking: Thread) -> None:
    inkling = in_it(asking, 10, "I asked.")
    keep(ana, clock, [inkling])
    good = {"stage": "lived", "version": 1}
    for id in (asking.id, uuid4()):
        assert ana.post(f"/threads/inklings/{id}/move/", good).status_code == 404
    for bad in ({"stage": "finished", "version": 1}, {"stage": "lived"}, {"stage": "lived", "version": 0}):
        assert ana.post(f"/threads/inklings/{inkling.id}/move/", bad).status_code == 404
    assert ana.get(f"/threads/inklings/{inkling.id}/move/").status_code == 405


def test_everything_in_a_thread_stands_in_it_newest_first(ana: Client, clock: Clock, asking: Thread) -> None:
    entries = [
        in_it(asking, 40, "I would rather carry both boxes."),
        made(Echo, 30, now="She went quiet.", threads=(asking.id,)),
        check_in(day(20), note="Sat in the car.", threads=(asking.id,)),
        in_it(asking, 10, "I asked."),
        made(Inkling, 5, text="Mornings are kind."),
    ]
    keep(ana, clock, entries)
    page = ana.get(f"/threads/{asking.id}/").text
    said = ["I asked.", "Sat in the car.", "She went quiet.", "I would rather carry both boxes."]
    assert [page.index(words) for words in said] == sorted(page.index(words) for words in said)
    assert "Mornings are kind." not in page
    assert "Why it feels like owing." in page
    assert "Take out of the thread" not in page, "a page to read, until she asks for it"
    assert ana.get(f"/threads/{asking.id}/?tidy=1").text.count("Take out of the thread") == 4


def test_a_long_thread_comes_in_pages(ana: Client, clock: Clock, asking: Thread) -> None:
    keep(ana, clock, [in_it(asking, at, f"insight {at:02}") for at in range(35)])
    first, second = (ana.get(f"/threads/{asking.id}/?page={n}").text for n in (1, 2))
    assert "insight 29" in first
    assert "insight 30" not in first
    assert "insight 34" in second
    assert ana.get(f"/threads/{asking.id}/?page=nonsense").status_code == 200


def test_a_press_on_a_later_page_stays_on_it(ana: Client, clock: Clock, asking: Thread) -> None:
    inklings = [in_it(asking, at, f"insight {at:02}") for at in range(35)]
    keep(ana, clock, inklings)
    press = {"stage": "lived", "version": 1, "thread": str(asking.id)}
    answer = ana.post(f"/threads/inklings/{inklings[34].id}/move/", press)
    assert answer.url == f"/threads/{asking.id}/?page=2#e{inklings[34].id}"
    assert "insight 34" in ana.get(answer.url).text
    again = ana.post(f"/threads/inklings/{inklings[34].id}/move/", {**press, "stage": "tried"})
    assert again.url == f"/threads/{asking.id}/?page=2&changed=1#e{inklings[34].id}"


def test_taking_out_of_a_thread_keeps_the_entry_and_can_be_undone(
    ana: Client, clock: Clock, asking: Thread
) -> None:
    other = made(Thread, 5, name="Rest")
    entry = check_in(day(2), note="Sat in the car.", threads=(asking.id, other.id), signs=("relief",))
    keep(ana, clock, [other, entry])
    place = f"/threads/{asking.id}/belongs/"
    answer = ana.post(place, {"entry": str(entry.id), "version": 1})
    assert answer.url == f"/threads/{asking.id}/?tidy=1&out={entry.id}"
    (kept,) = journal_of(ana, clock).check_ins
    assert (kept.threads, kept.note, kept.signs) == ((other.id,), "Sat in the car.", ("relief",))
    assert "Put it back" in ana.get(answer.url).text
    ana.post(place, {"entry": str(entry.id), "version": 2, "belongs": "yes"})
    assert set(journal_of(ana, clock).check_ins[0].threads) == {asking.id, other.id}
    assert "Put it back" not in ana.get(answer.url).text


def test_taking_out_on_an_old_page_or_twice_loses_nothing(ana: Client, clock: Clock, asking: Thread) -> None:
    entry = check_in(day(2), note="as it was", threads=(asking.id,))
    keep(ana, clock, [entry])
    now = msgspec.structs.replace(entry, note="newer words")
    services.correct_entry(vault_of(ana, clock), corrected(entry, now, NOW_MOMENT), 1)
    place = f"/threads/{asking.id}/belongs/"
    assert ana.post(place, {"entry": str(entry.id), "version": 1}).url == f"/threads/{asking.id}/?changed=1"
    assert journal_of(ana, clock).check_ins[0].threads == (asking.id,)
    for _time in range(2):
        assert "out=" in ana.post(place, {"entry": str(entry.id), "version": 2}).url
    assert journal_of(ana, clock).check_ins[0].note == "newer words"


def test_what_is_not_there_does_not_belong(ana: Client, clock: Clock, asking: Thread) -> None:
    entry = check_in(day(2))
    keep(ana, clock, [entry])
    yes = {"version": 1, "belongs": "yes"}
    for thread, sent in [
        (asking.id, uuid4()),
        (uuid4(), entry.id),
        (entry.id, asking.id),
        (asking.id, asking.id),
        (asking.id, "nonsense"),
    ]:
        assert ana.post(f"/threads/{thread}/belongs/", {"entry": str(sent), **yes}).status_code == 404


def test_a_thread_is_begun_once_and_edited(ana: Client, clock: Clock) -> None:
    begun = {"entry": str(uuid4()), "name": "Asking for help", "about": ""}
    for _time in range(2):
        answer = ana.post("/threads/new/", begun)
    (thread,) = journal_of(ana, clock).threads
    assert answer.url == f"/threads/{thread.id}/"
    ana.post(f"/threads/{thread.id}/edit/", {"name": "Asking", "about": "since spring", "version": 1})
    (thread,) = journal_of(ana, clock).threads
    assert (thread.name, thread.about) == ("Asking", "since spring")


@pytest.mark.parametrize("name", ["", " ", "a" * 201])
def test_a_thread_needs_a_name_and_a_short_one(ana: Client, clock: Clock, name: str) -> None:
    page = ana.post("/threads/new/", {"entry": str(uuid4()), "name": name, "about": "my words"})
    assert page.status_code == 422
    assert "my words" in page.text
    assert not journal_of(ana, clock).threads


def test_resting_is_one_press_and_keeps_what_is_in_it(ana: Client, clock: Clock, asking: Thread) -> None:
    keep(ana, clock, [in_it(asking, 3, "I asked.")])
    place = f"/threads/{asking.id}/rest/"
    ana.post(place, {"version": 1, "resting": "yes"})
    assert journal_of(ana, clock).threads[0].resting
    page = ana.get(f"/threads/{asking.id}/").text
    assert "I asked." in page
    assert "Take it up again" in page
    assert ana.post(place, {"version": 1}).url == f"/threads/{asking.id}/?changed=1"
    ana.post(place, {"version": 2})
    assert not journal_of(ana, clock).threads[0].resting
    assert ana.post(place, {}).status_code == 404


def test_two_tabs_with_the_same_thread(ana: Client, clock: Clock, asking: Thread) -> None:
    place = f"/threads/{asking.id}/edit/"
    ana.post(place, {"name": "from one tab", "version": 1})
    page = ana.post(place, {"name": "from the other tab", "version": 1})
    assert page.status_code == 409
    assert "from one tab" in page.text
    assert "from the other tab" in page.text
    again = {name: page.context["form"][name].value() for name in ("name", "about", "version")}
    assert ana.post(place, {name: value or "" for name, value in again.items()}).status_code == 302
    assert journal_of(ana, clock).threads[0].name == "from the other tab"


def test_a_thread_deleted_in_another_tab_gives_the_words_back(
    ana: Client, clock: Clock, asking: Thread
) -> None:
    services.delete_entries(vault_of(ana, clock), [(asking, 1)])
    page = ana.post(f"/threads/{asking.id}/edit/", {"name": "typed meanwhile", "version": 1})
    assert page.status_code == 409
    assert "deleted in another tab" in page.text
    ana.post(place := f"/journal/{asking.id}/", as_sent(page.text, place))
    (kept,) = journal_of(ana, clock).threads
    assert (kept.id, kept.name) == (asking.id, "typed meanwhile"), "what belonged to it still does"


def test_a_deleted_thread_leaves_its_insights_in_no_thread(ana: Client, clock: Clock, asking: Thread) -> None:
    keep(ana, clock, [in_it(asking, 3, "I asked.")])
    services.delete_entries(vault_of(ana, clock), [(asking, 1)])
    page = ana.get("/threads/").text
    assert "I asked." in page[page.index("In no thread") :]


@pytest.mark.parametrize("place", ["", "edit/"])
def test_what_is_no_thread_is_not_found(ana: Client, clock: Clock, place: str) -> None:
    entry: CheckIn = check_in(TODAY - timedelta(days=1))
    keep(ana, clock, [entry])
    for id in (entry.id, uuid4()):
        assert ana.get(f"/threads/{id}/{place}").status_code == 404
    if place:
        assert ana.post(f"/threads/{entry.id}/{place}", {"name": "x"}).status_code == 404


def test_markup_in_names_is_shown_as_text(ana: Client, clock: Clock) -> None:
    thread = made(Thread, 1, name="<b>bold</b>", about="<i>x</i>")
    keep(ana, clock, [thread, in_it(thread, 0, "<u>under</u>")])
    for place in ("/threads/", f"/threads/{thread.id}/", f"/threads/{thread.id}/edit/"):
        page = ana.get(place).text
        assert not any(tag in page for tag in ("<b>bold", "<i>x", "<u>under"))
