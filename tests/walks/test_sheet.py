"""A sheet is put together by keyboard, seen, and printed: the same words on screen, on paper and in the file."""

import io
import re
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from inkling.journal import weekday_in_words
from tests.browser import PATIENCE, enter, follow, look_around, open_journal
from tests.running import App

pytestmark = pytest.mark.browser


def _flat(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def _on_screen(page: Page) -> str:
    """The words of the sheet, without those inside its picture."""
    said = page.evaluate(
        """() => { const copy = document.querySelector(".onepage").cloneNode(true);
        copy.querySelectorAll("svg").forEach((each) => each.remove()); return copy.textContent }"""
    )
    return _flat(said)


def _printed(page: Page) -> list[str]:
    made = page.pdf(prefer_css_page_size=True)
    return [each.extract_text() for each in PdfReader(io.BytesIO(made)).pages]


def test_by_keyboard_from_today_to_the_file(page: Page, app: App, tmp_path: Path) -> None:
    """Red with a control out of reach of the keyboard, with the menu on paper, and with a word more or less."""
    look_around(page, app)
    page.goto(f"{app.address}/sessions/")
    follow(page.get_by_role("link", name="A sheet to take along"), enter)
    expect(page.get_by_role("heading", level=1)).to_contain_text("A sheet to take along")
    expect(page.get_by_text("What he said on the stairs.")).to_be_hidden()
    picture = page.get_by_role("checkbox", name="The path of these weeks")
    picture.press("Space")
    page.get_by_text("Look at them").press("Enter")
    page.get_by_role("checkbox", name="What he said on the stairs.").press("Space")
    follow(page.get_by_role("button", name="See the sheet"), enter)
    expect(page.locator(".onepage")).to_contain_text("What he said on the stairs.")
    expect(page.locator(".onepage .pic")).to_have_count(0)
    (once,) = _printed(page)
    assert _flat(once) == _on_screen(page)
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    page.get_by_role("button", name="Print this page").press("Enter")
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Take it as a PDF").press("Enter")
    assert waiting.value.suggested_filename == "session-sheet.pdf"
    kept = tmp_path / "kept.pdf"
    waiting.value.save_as(kept)
    assert _flat("".join(each.extract_text() for each in PdfReader(kept).pages)) == _on_screen(page)
    follow(page.get_by_role("button", name="Choose again"), enter)
    expect(page.get_by_role("checkbox", name="The path of these weeks")).not_to_be_checked()


def test_what_is_long_goes_on_overleaf_with_its_heading(page: Page, begun: App) -> None:
    open_journal(page, begun)
    page.goto(f"{begun.address}/sessions/plan/")
    day = datetime.now().astimezone().date() + timedelta(days=3)
    page.fill("[name=day]", day.isoformat())
    page.fill("[name=hope]", " ".join(f"word{at}" for at in range(1_500)))
    follow(page.get_by_role("button", name="Plan it"))
    page.wait_for_url(re.compile("saved=1$"))
    page.goto(re.sub(r"\?.*", "sheet/", page.url))
    page.get_by_text("US Letter").click()
    follow(page.get_by_role("button", name="See the sheet"))
    page.locator(".onepage").wait_for()
    pages = _printed(page)
    assert len(pages) > 1 and all(f"For {weekday_in_words(day)}" in each for each in pages)
    found = re.findall(r"word\d+", " ".join(pages))
    assert found == [f"word{at}" for at in range(1_500)], "nothing is cut, and nothing stands there twice"
    box = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_without_scripts_the_browser_prints_and_the_file_comes(browser: Browser, app: App) -> None:
    context = browser.new_context(locale="en-US", java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    look_around(page, app)
    page.goto(f"{app.address}/sessions/")
    follow(page.get_by_role("link", name="A sheet to take along"))
    follow(page.get_by_role("button", name="See the sheet"))
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
    expect(page.get_by_text("browser’s own Print")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Take it as a PDF").click()
    assert waiting.value.suggested_filename == "session-sheet.pdf"
    context.close()
