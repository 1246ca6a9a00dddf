"""The Path: whole or from near, by dates alone; breakthroughs in words. Ten years: `test_ten_years.py`."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from inkling.journal import Breakthrough, Inkling, Moment, Thread
from inkling.journal.sample import sample_journal
from inkling.vault import services
from inkling.web.path.stretches import Stretch, beside, stretch_of, ways
from tests.cast import check_in, diary_csv
from tests.clock import TODAY, Clock
from tests.web.bringing import bring_in
from tests.web.inside import vault_of

STYLE = "src/inkling/web/shell/static/shell/style.css"


@pytest.fixture
def walked(ana: Client, clock: Clock) -> Client:
    """Ana with the ten months of the sample."""
    services.add_entries(vault_of(ana, clock), list(sample_journal(TODAY).entries))
    return ana


@pytest.fixture
def begun(ana: Client, clock: Clock) -> Client:
    """Ana with sixty days of check-ins."""
    days = [check_in(TODAY - timedelta(days=at), place=(at % 5, at % 4)) for at in range(60)]
    services.add_entries(vault_of(ana, clock), days)
    return ana


def test_before_the_first_mark_it_says_how_to_begin(ana: Client) -> None:
    page = ana.get("/path/").text
    assert "Your path begins with a first mark." in page and "<svg class=" not in page
    assert ana.get("/path/?span=week").status_code == 404


def test_one_insight_is_a_path(ana: Client, clock: Clock) -> None:
    now = Moment(TODAY)
    services.add_entries(vault_of(ana, clock), [Inkling(id=uuid4(), happened=now, written=now, text="So.")])
    page = ana.get("/path/")
    assert "One small insight settled." in page.text and "How much of the path" not in page.text


def test_the_whole_path_says_what_is_there(walked: Client) -> None:
    page = walked.get("/path/").text
    for said in (
        "34 small insights settled, in four threads.",
        "You named three breakthroughs.",
        "25 sessions took place: 16 routine, 4 profound and 5 hard.",
    ):
        assert said in page
    assert page.count('class="point"') == 6, "in both drawings"


def test_breakthroughs_stand_below_with_their_pages_and_trails(walked: Client) -> None:
    page = walked.get("/path/").text
    cards = re.findall(r'<li id="b(\d)".*?href="(/breakthroughs/[0-9a-f-]{36}/)".*?#trail-(\d)', page, re.S)
    assert [(number, alone) for number, _page, alone in cards] == [("1", "1"), ("2", "2"), ("3", "3")]
    for number, address, _alone in cards:
        assert walked.get(address).status_code == 200
        assert f'id="trail-{number}"' in page and f'href="#b{number}"' in page


@pytest.mark.parametrize(("span", "count"), [("quarter", 4), ("month", 11)])
def test_from_near_one_can_go_back_to_the_beginning_and_no_further(
    walked: Client, span: str, count: int
) -> None:
    address, seen = f"?span={span}", 0
    while True:
        page = walked.get(f"/path/{address}")
        assert page.status_code == 200
        seen += 1
        if not (earlier := page.context["page"].earlier):
            break
        address = earlier.query.split("#")[0]
    assert seen == count


def test_the_line_chosen_stays_chosen(walked: Client) -> None:
    page = walked.get("/path/?line=2&span=month").context["page"]
    assert [line.name for line in page.lines if line.here] == ["Hours of sleep"]
    assert all("line=2" in each.query for each in (*page.ways, page.earlier))
    assert all("span=month" in line.query for line in page.lines)


@pytest.mark.parametrize(
    "asked",
    [
        "span=decade",
        "span=week&at=yesterday",
        "span=week&at=9999-12-31",
        "span=month&at=0001-01-01",
        "span=month&at=1950-01-01",
        "span=week&at=2026-13-40",
        "span=%F0%9F%8C%92&at=%00",
    ],
)
def test_days_that_are_not_there_are_not_found(begun: Client, asked: str) -> None:
    assert begun.get("/path/?span=week").status_code == 200
    assert begun.get(f"/path/?{asked}").status_code == 404


@pytest.mark.parametrize("line", ["99", "-1", "x", "١", "9" * 300])
def test_a_line_that_is_not_there_gives_the_usual_one(begun: Client, line: str) -> None:
    page = begun.get("/path/", {"line": line}).context["page"]
    assert sum(each.here for each in page.lines) == 1 and "line=" not in page.ways[0].query


def test_addresses_hold_no_words(begun: Client) -> None:
    page = begun.get("/path/?span=month").text
    asked = set(re.findall(r'href="(\?[^"]*)"', page))
    assert asked
    for each in asked:
        assert re.fullmatch(
            r"\?(span=(year|quarter|month|week))?(&amp;)?(at=[\d-]+)?(&amp;)?(line=\d+)?#picture", each
        )


def test_a_diary_alone_has_no_ground_and_no_empty_words(ana: Client) -> None:
    bring_in(ana, diary_csv())
    page = ana.get("/path/").text
    assert 'class="bed' not in page and " bed" not in page and "insight" not in page
    assert "Breakthroughs you named" not in page


def test_hostile_words_are_words(ana: Client, clock: Clock) -> None:
    now, text = Moment(TODAY), '<script>alert("1")</script> \u202e\x00 & " onload=x'
    line = Thread(id=uuid4(), happened=now, written=now, name=text)
    grain = Inkling(id=uuid4(), happened=now, written=now, text=text, threads=(line.id,))
    named = Breakthrough(id=uuid4(), happened=now, written=now, name=text * 40, trail=(grain.id,))
    services.add_entries(vault_of(ana, clock), [line, grain, named])
    page = ana.get("/path/")
    assert page.status_code == 200 and "<script>alert" not in page.text


def test_every_trail_that_can_be_alone_is_in_the_stylesheet() -> None:
    from pathlib import Path

    from inkling.web.path.pages import MOST_ALONE

    style = (Path(__file__).parents[2] / STYLE).read_text("utf-8")
    for number in range(1, MOST_ALONE + 1):
        assert f".path:has(:is(#b{number}, #trail-{number}):target) .trail-{number}" in style


WHOLE = Stretch("whole", TODAY - timedelta(days=800), TODAY)


def test_stretches_are_offered_only_where_the_journey_is_longer() -> None:
    short = Stretch("whole", TODAY - timedelta(days=13), TODAY)
    assert [way.name for way in ways(short, short, "")] == ["All", "Week"]
    assert [way.name for way in ways(WHOLE, WHOLE, "")] == ["All", "Year", "Quarter", "Month", "Week"]
    day = Stretch("whole", TODAY, TODAY)
    assert ways(day, day, "") == ()


@pytest.mark.parametrize("kind", ["year", "quarter", "month", "week"])
def test_stretches_follow_each_other_without_a_gap(kind: str) -> None:
    shown = stretch_of(kind, TODAY, WHOLE)
    assert shown and shown.first <= TODAY <= shown.last and beside(shown, WHOLE, "")[1] is None
    while True:
        earlier = beside(shown, WHOLE, "")[0]
        if earlier is None:
            break
        before = stretch_of(kind, shown.first - timedelta(days=1), WHOLE)
        assert (
            before
            and before.last == shown.first - timedelta(days=1)
            and earlier.name == before.said(shown.last.year)
        )
        later = beside(before, WHOLE, "")[1]
        assert later and later.name == shown.said(before.last.year)
        shown = before
    assert shown.first <= WHOLE.first <= shown.last


def test_stretches_say_their_days() -> None:
    at = TODAY.replace(year=2026, month=1, day=1)
    whole = Stretch("whole", at - timedelta(days=900), at)
    said = [
        found.said()
        for kind in ("year", "quarter", "month", "week")
        if (found := stretch_of(kind, at, whole))
    ]
    assert said == [
        "February 2025 to January 2026",
        "November 2025 to January 2026",
        "January 2026",
        "29 December 2025 to 4 January 2026",
    ]
    earlier, _later = beside(Stretch("month", TODAY.replace(day=1), TODAY), WHOLE, "")
    assert earlier and earlier.name == "October"
