"""She begins a journal, checks in with three taps, brings an old diary, sees the shift, and locks."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PASSPHRASE, begin_journal, follow
from tests.cast import diary_csv
from tests.running import App

pytestmark = pytest.mark.browser

COUNT_TAPS = "window.taps = 0; addEventListener('pointerdown', () => { window.taps += 1 }, true)"


def test_from_first_page_to_locked(page: Page, app: App, tmp_path: Path) -> None:
    page.goto(app.address)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Small insights add up. Inkling helps you see when they have."
    )
    begin_journal(page, app)
    assert _check_in_counting_taps(page) == 3
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Kept: unpleasant, low energy.")

    _bring_in_a_diary(page, app, tmp_path)
    follow(page.get_by_role("link", name="See what has shifted"))
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"^One shift in \w+ months\. It holds\.$")
    )
    expect(page.locator("article.shift h2")).to_contain_text("mood")
    expect(page.locator("article.shift svg.narrow")).to_be_visible()
    follow(page.get_by_role("button", name="Yes, that is it"))
    expect(page.locator("article.shift")).to_contain_text("You said “Yes, that is it”")

    _lock_and_find_nothing(page, app)
    page.fill("#id_passphrase", PASSPHRASE)
    follow(page.get_by_role("button", name="Open"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("How is it, just now?")


def _check_in_counting_taps(page: Page) -> int:
    """Place, word, save: each tap is a real one, at a place the finger can reach."""
    page.evaluate(COUNT_TAPS)
    page.mouse.click(*_middle(page, "label.cell:has([value='11'])"))
    word = page.locator("li.w:visible label").first
    word.scroll_into_view_if_needed()
    page.mouse.click(*_middle(page, "li.w.at-11 label"))
    expect(page.locator("input[name=words]:checked")).to_have_count(1)
    page.get_by_role("button", name="Save check-in").scroll_into_view_if_needed()
    before = page.evaluate("window.taps")
    follow(page.get_by_role("button", name="Save check-in"))
    page.wait_for_url("**/today/?kept=*")
    return int(before) + 1


def _middle(page: Page, selector: str) -> tuple[float, float]:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _bring_in_a_diary(page: Page, app: App, folder: Path) -> None:
    diary = folder / "diary.csv"
    diary.write_text(diary_csv())
    page.goto(f"{app.address}/import/")
    page.set_input_files("input[type=file]", diary)
    follow(page.get_by_role("button", name="Look at it"))
    expect(page.locator("main")).to_contain_text("200 days")
    follow(page.get_by_role("button", name="Bring it in"))
    expect(page.get_by_role("heading", level=1)).to_have_text("200 days have been brought in.")


def _lock_and_find_nothing(page: Page, app: App) -> None:
    follow(page.get_by_role("button", name="Lock"))
    page.wait_for_url("**/unlock/")
    for place in ("today", "journal", "path", "shifts"):
        page.goto(f"{app.address}/{place}/")
        assert page.url.endswith("/unlock/")
        assert "mood" not in page.content()
    page.go_back()
    page.go_back()
    assert "mood" not in page.content(), "going back shows nothing either"
