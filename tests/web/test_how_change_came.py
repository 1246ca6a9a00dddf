"""How change came: counts that agree with what was written, ways with their links, hopes beside what stayed."""

import re
from datetime import timedelta
from gzip import compress
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from inkling.journal import (
    Breakthrough,
    Entry,
    Inkling,
    Moment,
    Session,
    count_tones,
    hopes,
    way_of,
)
from inkling.journal.sample import sample_journal
from inkling.vault import services
from tests.cast import diary_csv
from tests.clock import TODAY, Clock
from tests.web.bringing import bring_in
from tests.web.inside import vault_of

PAGE = "/how-change-came/"


def session(ago: int, **said: object) -> Session:
    """A session so many days ago."""
    day = Moment(TODAY - timedelta(days=ago))
    return Session(**{"id": uuid4(), "happened": day, "written": day, "status": "attended", **said})  # type: ignore[arg-type]


def read(client: Client) -> str:
    """The page as it reads, tags and all."""
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return unescape(answer.text)


@pytest.fixture
def keep(ana: Client, clock: Clock):  # type: ignore[no-untyped-def]
    """Put these entries into Ana's journal and read the page."""

    def kept(*entries: Entry) -> str:
        services.add_entries(vault_of(ana, clock), list(entries))
        return read(ana)

    return kept


def test_before_the_first_session_it_says_how_to_begin(ana: Client) -> None:
    page = read(ana)
    assert "How change came will show here, session by session." in page
    assert 'href="/sessions/tell/"' in page and "An example" in page and "Not now" in page
    assert page.count('class="go"') == 1 and "<svg class=" not in page.split("<main")[1]


def test_one_session_is_a_beginning(keep) -> None:  # type: ignore[no-untyped-def]
    page = keep(session(3, tone="hard", stayed="I cried about a list."))
    assert "One session so far. It felt hard." in page and "That is early" in page
    assert "No shift was found so far, and no breakthrough is named." in page
    assert "I cried about a list." in page


def test_where_none_is_told_it_leads_to_the_last_one(keep) -> None:  # type: ignore[no-untyped-def]
    last = session(2)
    page = keep(session(9), last)
    assert "Two sessions so far. How they felt is not said." in page
    assert f'class="go" href="/sessions/{last.id}/"' in page


def test_those_not_told_are_counted_apart(keep) -> None:  # type: ignore[no-untyped-def]
    told = [session(7 * at, tone=tone) for at, tone in enumerate(("routine", "routine", "profound", None), 1)]
    missed = session(50, status="missed")
    ahead = session(-3, status="planned", hope="To come.")
    page = keep(*told, missed, ahead)
    assert "Two of the three sessions you told apart felt routine." in page
    assert "One felt profound. Of one more it is not said how it felt." in page
    for said in ("2 routine", "1 profound", "1 not told"):
        assert said in page
    assert str(missed.id) not in page and str(ahead.id) not in page and "0 hard" not in page


def test_each_session_shift_and_breakthrough_is_a_link(ana: Client, clock: Clock) -> None:
    journal = sample_journal(TODAY)
    services.add_entries(vault_of(ana, clock), list(journal.entries))
    page, way = read(ana), way_of(journal, TODAY)
    for held in way.sessions:
        assert (f'href="/sessions/{held.id}/"' in page) == (held.status == "attended")
    for named in way.named:
        assert f'href="/breakthroughs/{named.id}/"' in page and named.name in page
    anchors = re.findall(r'href="/shifts/#(shift-[0-9a-f]+-\d+)"', page)
    shifts = ana.get("/shifts/").text
    assert len(anchors) == 2 and all(f'id="{anchor}"' in shifts for anchor in anchors)


def test_the_sentences_agree_with_the_journal(ana: Client, clock: Clock) -> None:
    journal = sample_journal(TODAY)
    services.add_entries(vault_of(ana, clock), list(journal.entries))
    page, tones = read(ana), count_tones(way_of(journal, TODAY).sessions)
    assert f"{tones.routine} of your {tones.all} sessions felt routine." in page
    assert f"{tones.profound} felt profound and {tones.hard} hard." in page
    assert "Routine sessions lay on the way to both shifts and all three breakthroughs." in page
    assert "at least three sessions and at most four: one or two routine" in page
    hoped = hopes(journal, TODAY)
    both = sum(bool(each.hoped_on and each.stayed_on) for each in hoped)
    before, after = (sum(bool(day) for day in days) for days in zip(
        *((each.hoped_on, each.stayed_on) for each in hoped), strict=True))  # fmt: skip
    assert (
        f"{before} sessions have a hope from before, {after} have something that stayed, and {both} have both."
        in " ".join(page.split())
    )
    assert f"{min(len(hoped), 30) - 6} earlier sessions" in page


def test_the_path_and_this_page_say_it_alike(ana: Client, clock: Clock) -> None:
    services.add_entries(vault_of(ana, clock), list(sample_journal(TODAY).entries))
    said = "Routine sessions lay on the way to both shifts and all three breakthroughs."
    assert said in read(ana) and said in unescape(ana.get("/path/").text)


def test_no_claim_is_made(ana: Client, clock: Clock) -> None:
    services.add_entries(vault_of(ana, clock), list(sample_journal(TODAY).entries))
    page = read(ana).lower()
    main = page.split("<main")[1]
    assert "need not be what brought it" in main
    for word in ("most people", "because of", "average", "should", "percent", "%"):
        assert word not in re.sub(r"<(svg|style).*?</\1>", "", main, flags=re.S), word


def test_a_breakthrough_without_a_trail_says_so(keep) -> None:  # type: ignore[no-untyped-def]
    now = Moment(TODAY - timedelta(days=4))
    page = keep(
        session(5, tone="routine"), Breakthrough(id=uuid4(), happened=now, written=now, name="I can wait")
    )
    assert "I can wait" in page and "its way is not known" in page
    assert "No routine session is known to lie on the way to what changed." in page


def test_hopes_stand_beside_what_stayed_each_with_its_day(keep) -> None:  # type: ignore[no-untyped-def]
    late = Moment(TODAY)
    page = keep(
        session(10, hope="To say it.", stayed="I said half."),
        session(20, hope="Told too late.", written=late),
        session(30, tone="hard"),
    )
    assert page.index("Told too late.") > page.index("To say it."), "the latest session comes first"
    assert page.count("(written down after it)") == 1
    assert "Where one is missing, nothing was written." in page and page.count("Stayed after") == 1
    assert page.count('<dl class="hoped">') == 2


def test_hostile_words_stay_words(ana: Client, clock: Clock) -> None:
    words = "<script>alert(1)</script> \u202e אבג 🙂 " + "long" * 400
    day = Moment(TODAY - timedelta(days=8))
    seed = Inkling(id=uuid4(), happened=day, written=day, text="So.")
    name = Breakthrough(id=uuid4(), happened=Moment(TODAY), written=day, name=words, trail=(seed.id,))
    services.add_entries(vault_of(ana, clock), [session(3, hope=words, stayed=words), seed, name])
    page = ana.get(PAGE).text
    assert "<script>alert" not in page and page.count("אבג 🙂") >= 3


def test_a_diary_of_numbers_has_its_shift_and_no_session(ana: Client) -> None:
    bring_in(ana, diary_csv())
    page = read(ana)
    assert "Something changed, and no session is written down." in page
    assert "No session is written down on the way." in page and "Write about a session" in page
    assert "No routine session" not in page


def test_years_of_weekly_sessions_stay_light(ana: Client, clock: Clock) -> None:
    tones = ("routine", "routine", "profound", "hard", None)
    many = [session(7 * at, tone=tones[at % 5], stayed=f"What stayed, {at}.") for at in range(520)]
    day = Moment(many[-1].happened.day)
    seed = Inkling(id=uuid4(), happened=day, written=day, text="So.")
    name = Breakthrough(id=uuid4(), happened=Moment(TODAY), written=day, name="At last", trail=(seed.id,))
    others = [
        Breakthrough(id=uuid4(), happened=Moment(TODAY - timedelta(days=at)), written=day, name=f"Named {at}")
        for at in range(1, 12)
    ]
    services.add_entries(vault_of(ana, clock), [*many, seed, name, *others])
    page = read(ana)
    assert "and 496 before these" in page and "All of them are under Sessions" in page
    assert "Those from before are with their sessions" in page and 'href="?ways=2#ways"' in page
    assert "Named 5" in page and "Named 6" not in page and len(compress(page.encode())) < 60_000
    second = unescape(ana.get(f"{PAGE}?ways=2").text)
    assert "Named 6" in second and "Named 11" in second and "At last" not in second
    for odd in ("0", "99", "x", "\u202e"):
        assert ana.get(PAGE, {"ways": odd}).status_code == 200
    assert "208 of the 416 sessions you told apart felt routine." in page
    assert "one stands for several" in page


def test_without_a_key_there_is_the_door(stranger: Client) -> None:
    assert stranger.get(PAGE).status_code == 302
