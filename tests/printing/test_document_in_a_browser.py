"""A document as a page, looked at in a browser: on a phone and a wide screen, by day and by night, and on paper."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from inkling.pictures import STYLE
from inkling.printing import Document, document_page
from tests.printing.documents import MEAN, document, everything, figure, table
from tests.walks.looking import in_other_colours, on_paper, too_wide, violations

Show = Callable[..., Page]

PLACES = """() => [".numbers", ".notes"].map(each => {
    const { left, top, right, bottom } = document.querySelector(each).getBoundingClientRect();
    return { left, top, right, bottom };
})"""

CUT_BESIDE = (
    "[...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > innerWidth + 1)"
)


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open the page of a document from a file, as somebody would who was sent it."""
    opened, told = [], list[str]()

    def shown(what: Document, width: int = 1280, scheme: Any = "light") -> Page:
        place = tmp_path / "page.html"
        place.write_text(document_page(what, STYLE), "utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda said: told.append(said.text))
        page.goto(place.as_uri())
        return page

    yield shown
    for context in opened:
        context.close()
    assert told == [], "what the browser complained about"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_and_only_tables_scroll_sideways(show: Show, width: int, scheme: Any) -> None:
    page = show(everything(), width, scheme)
    assert violations(page) == [] and too_wide(page, width) == []


def test_a_wide_table_scrolls_by_keyboard_in_its_own_frame_and_its_first_column_stays(show: Show) -> None:
    """Red with a first column that goes with the others."""
    page = show(document(table(rows=3, columns=14)), 390)
    page.keyboard.press("Tab")
    frame = page.locator(".frame")
    assert frame.evaluate("it => it === document.activeElement && it.scrollWidth > it.clientWidth")
    head = page.get_by_role("rowheader", name="Place 2")
    before = head.bounding_box()
    page.keyboard.press("End")
    for _press in range(20):
        page.keyboard.press("ArrowRight")
    for _try in range(100):  # the page's own policy allows no waiting from within
        if frame.evaluate("it => it.scrollLeft") > 100:
            break
        page.wait_for_timeout(50)
    assert frame.evaluate("it => it.scrollLeft") > 100
    assert head.bounding_box() == before
    assert page.get_by_role("region", name="Before and after").count() == 1


def test_notes_stand_beside_their_numbers_and_under_them_on_a_phone(show: Show) -> None:
    for piece in (table(), figure()):
        numbers, notes = show(document(MEAN, piece)).evaluate(PLACES)
        assert notes["left"] > numbers["right"] and notes["top"] == numbers["top"]
        numbers, notes = show(document(MEAN, piece), 390).evaluate(PLACES)
        assert notes["left"] == numbers["left"] and notes["top"] > numbers["bottom"]


def test_notes_stand_under_a_table_that_needs_the_whole_width(show: Show) -> None:
    page = show(document(MEAN, table(columns=16)))
    numbers, notes = page.evaluate(PLACES)
    assert notes["left"] == numbers["left"] and notes["top"] > numbers["bottom"]
    assert page.locator(".frame").evaluate("it => it.scrollWidth <= it.clientWidth")


def test_numbers_stand_under_each_other(show: Show) -> None:
    page = show(document(table(rows=12)))
    ends = page.evaluate(
        """() => [...document.querySelectorAll('td:last-child')].map(it => {
            const words = document.createRange(); words.selectNodeContents(it);
            return Math.round(words.getBoundingClientRect().right);
        })"""
    )
    assert len(ends) == 12 and len(set(ends)) == 1
    assert "tabular-nums" in page.locator("table").evaluate("it => getComputedStyle(it).fontVariantNumeric")


def test_the_list_of_sections_leads_to_each(show: Show) -> None:
    page = show(everything(), 390)
    for link in page.locator("nav a").all():
        link.focus()
        page.keyboard.press("Enter")
        target = page.evaluate("document.querySelector(':target').textContent")
        assert target == link.text_content()
        box = link.bounding_box()
        assert box and box["height"] >= 44


def test_in_colours_of_ones_own_and_on_paper_it_can_be_read(show: Show) -> None:
    page = show(everything())
    assert list(in_other_colours(page)) == []
    assert list(on_paper(page)) == []


def test_on_paper_heads_repeat_and_nothing_is_beside_it(show: Show) -> None:
    """As a browser prints it. Red with type as large as on a screen: columns are cut."""
    page = show(document(table(rows=150), table("wide", rows=3, columns=22), figure(), MEAN))
    found = [each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    assert len(found) > 2 and all("Group" in each for each in found[:3])
    assert all(f"Place {at}" in " ".join(found) for at in range(150)) and "N 21" in " ".join(
        " ".join(found).split()
    )
    page.set_viewport_size({"width": 642, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate(f"{CUT_BESIDE}.map(it => it.outerHTML.slice(0, 90))") == []
