"""A fortnight between two sessions, and a thing held back that is finally said; by hand, and by keyboard alone."""

from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from inkling.journal import day_in_words, weekday_in_words
from tests.browser import open_journal
from tests.hands import Hands, Keyboard, Pointer
from tests.running import App

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("way", [Pointer, Keyboard])]

TODAY = datetime.now().astimezone().date()
FIRST = TODAY - timedelta(days=14)


def test_a_fortnight_between_two_sessions(page: Page, begun: App, way: type[Hands]) -> None:
    hands = way(page)
    open_journal(page, begun)
    _tell_a_session(hands, FIRST, stayed="I can put the bag down.", felt="routine")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{weekday_in_words(FIRST)}, with Maren")

    hands.follow("We agreed on something to practise")
    hands.write("Something small to practise", "Ask one person for one small thing.")
    hands.press("Set it")
    expect(page.locator("main")).to_contain_text(f"Agreed on {day_in_words(FIRST, year=True)}")

    hands.go("Today")
    hands.choose("unpleasant, low energy")
    hands.press("Save check-in")
    page.wait_for_url("**/today/?kept=*")

    hands.go("Sessions")
    hands.follow("To practise")
    hands.follow("How it went")
    hands.choose("tried")
    hands.write("What happened, if you like", "Asked Jo to drive. She said of course.")
    hands.date("Which day, if not today", TODAY - timedelta(days=3))
    hands.press("Save")

    hands.go("Sessions")
    hands.follow("Plan the next one")
    hands.write("What I hope for", "To say the thing about Dad, even badly.")
    hands.press("Plan it")
    coming = TODAY + timedelta(days=7)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{weekday_in_words(coming)}, with Maren")
    for line in ("The call with Dad", "The dream with the locked kitchen"):
        hands.write("Something else to bring", line)
        hands.press("Add")
        expect(page.get_by_label(line)).to_be_checked()
    hands.tick("The dream with the locked kitchen")
    hands.press("Save")

    hands.go("Sessions")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Next: {weekday_in_words(coming)}, with Maren")
    hands.follow("Get ready for it")
    main = page.locator("main")
    expect(main).to_contain_text(f"Practised since {day_in_words(FIRST)}")
    expect(main).to_contain_text("Ask one person for one small thing.")
    expect(main).to_contain_text("tried. “Asked Jo to drive. She said of course.”")
    expect(page.get_by_label("What I hope for")).to_have_value("To say the thing about Dad, even badly.")
    expect(page.get_by_label("The call with Dad")).to_be_checked()
    expect(page.get_by_label("The dream with the locked kitchen")).not_to_be_checked()


def test_a_thing_held_back_is_finally_said(page: Page, begun: App, way: type[Hands]) -> None:
    hands, then = way(page), TODAY - timedelta(days=1)
    open_journal(page, begun)
    hands.go("Sessions")
    hands.follow("Not said yet")
    hands.write("What is not said yet", "I nearly stopped coming in September.")
    hands.press("Keep it here")

    _tell_a_session(hands, TODAY - timedelta(days=8), stayed="We talked about shoes.", needed="held back")
    hands.go("Sessions")
    hands.follow("Not said yet")
    expect(page.get_by_role("region", name="Not said yet")).to_contain_text("I nearly stopped coming")

    _tell_a_session(hands, then, stayed="I said it.", needed="said")
    hands.follow("I said something that had waited")
    hands.unfold("It was said, or half said")
    expect(page.get_by_label("On which day, if not today")).to_have_value(then.isoformat())
    hands.write("What came of it, if you like", "She was glad I had come to say so.")
    hands.press("Said")

    said = page.get_by_role("region", name="Said", exact=True)
    expect(said).to_contain_text("I nearly stopped coming in September.")
    expect(said).to_contain_text(f"Said on {day_in_words(then, year=True)}, the day of a session.")
    expect(said).to_contain_text("She was glad I had come to say so.")
    expect(page.get_by_role("region", name="Not said yet")).to_contain_text("Nothing waits here now.")

    hands.go("Sessions")
    hands.follow(weekday_in_words(then))
    expect(page.locator("main")).to_contain_text("Said on this day")
    expect(page.locator("main")).to_contain_text("I nearly stopped coming in September.")


def _tell_a_session(hands: Hands, day: date, stayed: str, felt: str = "", needed: str = "") -> None:
    """She writes about a session that was, with Maren."""
    hands.go("Sessions")
    hands.follow("Write about one that was")
    hands.date("Which day, if not today", day)
    hands.write("With", "Maren")
    hands.write("What stayed with me", stayed)
    if felt:
        hands.choose(felt)
    if needed:
        hands.choose(needed)
    hands.press("Save")
    expect(hands.page.get_by_role("main").get_by_role("status").first).to_have_text("Saved.")
