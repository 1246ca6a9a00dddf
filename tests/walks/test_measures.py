"""Measures in the real browser: three problems in own words over ten weeks, and a pack that is added and filled in by
keyboard."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import follow, follow_by_enter, open_journal
from tests.hands import Pointer
from tests.running import App
from tests.web.packs import pack

pytestmark = pytest.mark.browser

TODAY = datetime.now().astimezone().date()
CALLS, AWAKE, YES = "I put off calls.", "I lie awake.", "I say yes too soon."
HARD = "I put off calls that could go wrong."


def name_problem(page: Page, words: str, day: date | None = None) -> None:
    """One more problem, from this day on."""
    page.get_by_label("In my own words").fill(words)
    if day:
        page.get_by_text("From another day on").click()
        page.get_by_label("Which day, if not today").fill(day.isoformat())
    follow(page.get_by_role("button", name="Save"))


def question(page: Page, words: str) -> Locator:
    """The group of answers to this question."""
    return page.get_by_role("group", name=words)


def rate(page: Page, day: date, **answers: int) -> None:
    """Fill in this week."""
    follow(page.get_by_role("link", name="Rate this week"))
    for words, value in answers.items():
        question(page, words).get_by_label(str(value), exact=True).check(force=True)
    page.get_by_text("A few words, or another day").click()
    page.get_by_label("Which day, if not today").fill(day.isoformat())
    follow(page.get_by_role("button", name="Save", exact=True))
    expect(page.locator("p.kept")).to_have_text("Saved.")


def course(page: Page, words: str) -> Locator:
    """How this one went."""
    return page.get_by_role("region", name=words, exact=True)


def week(number: int) -> date:
    """A day in this of the ten weeks; the tenth is this one."""
    return TODAY - timedelta(days=7 * (10 - number))


def test_three_problems_in_own_words_over_ten_weeks_one_put_in_new_words(page: Page, begun: App) -> None:
    open_journal(page, begun)
    Pointer(page).go("Measures")
    expect(page.get_by_text("It could sound like this").first).to_be_visible()
    follow(page.get_by_role("link", name="Name a problem"))
    name_problem(page, CALLS, week(1))
    for words in (AWAKE, YES):
        follow(page.get_by_role("link", name="Another problem"))
        name_problem(page, words, week(1))
    for number in range(1, 6):
        rate(page, week(number), **{CALLS: 6, AWAKE: 6 - number % 2, YES: 5})

    follow(course(page, CALLS).get_by_role("link", name="Put it in new words"))
    expect(page.locator("main")).to_contain_text("new words begin a new line")
    expect(page.get_by_label("In my own words")).to_have_value(CALLS)
    page.get_by_label("In my own words").fill(HARD)
    page.get_by_text("From another day on").click()
    page.get_by_label("Which day, if not today").fill(week(6).isoformat())
    follow(page.get_by_role("button", name="Begin a new line"))
    for number in range(6, 11):
        rate(page, week(number), **{HARD: 4, AWAKE: 3 - number % 2, YES: 2})

    together = course(page, "Your problems together")
    expect(together).to_contain_text(
        "lower by more than your usual ups and downs, two ratings in a row or more"
    )
    expect(page.locator("main")).to_contain_text(f"from the beginning in the same words: “{AWAKE}”, “{YES}”")
    expect(course(page, HARD)).to_contain_text(CALLS)
    rows(course(page, HARD), 5)
    rows(course(page, AWAKE), 10)
    page.get_by_text("No longer asked").click()
    rows(course(page, CALLS), 5)
    expect(course(page, CALLS)).to_contain_text(HARD)
    for word in ("recover", "3.25", "severe", "clinical"):
        expect(page.locator("main")).not_to_contain_text(word)

    page.get_by_text("Looking back to").click()
    follow(page.locator(".start").get_by_role("link").nth(6))
    expect(course(page, AWAKE)).to_contain_text("no more than your usual ups and downs")


def rows(line: Locator, count: int) -> None:
    """So many numbers stand in the table behind its picture."""
    line.get_by_text("The table behind the picture").click()
    expect(line.locator("tbody tr")).to_have_count(count)


def test_a_pack_of_made_up_sentences_is_added_and_filled_in_by_keyboard_one_left_out(
    page: Page, begun: App, tmp_path: Path
) -> None:
    open_journal(page, begun)
    page.goto(f"{begun.address}/measures/words/")
    file = tmp_path / "pack.json"
    file.write_bytes(pack())
    page.get_by_label("A FHIR R4 Questionnaire").set_input_files(file)
    page.get_by_role("button", name="Look at it").focus()
    follow_by_enter(page)
    expect(page.locator("main")).to_contain_text("Made-up sentence 9.")
    expect(page.locator("main")).to_contain_text("Nothing is kept yet.")
    page.get_by_role("button", name="Keep these words").focus()
    follow_by_enter(page)
    page.get_by_role("link", name="Fill it in").focus()
    follow_by_enter(page)

    def focused(item: int) -> bool:
        return bool(page.evaluate("item => document.activeElement.name === `answer-${item}`", str(item)))

    question(page, "1. Made-up sentence 1.").get_by_label("not said").focus()
    for item in range(1, 10):
        assert focused(item), f"Tab leads from one item to the next, here to item {item}"
        for _right in range(0 if item == 4 else 1 if item == 9 else 2):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Save", exact=True).focus()
    follow_by_enter(page)
    expect(page.get_by_role("alert").last).to_contain_text("Left out: item 4.")
    expect(question(page, "3. Made-up sentence 3.").get_by_label("made-up answer 1")).to_be_checked()
    page.get_by_role("button", name="Keep it like this").focus()
    follow_by_enter(page)
    expect(page.locator("p.kept")).to_have_text("Saved.")
    page.get_by_text("The same in a table").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("an item left out, counted as the mean of the others")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pack(items=7), "The PHQ-9 has 9 items; this file asks 7."),
        (b'{"name": "something else"}', "no FHIR file"),
        (b" " * 20_000_000, "larger"),
    ],
    ids=["too few", "no FHIR", "20 MB"],
)
def test_a_file_that_is_no_pack_is_said_in_one_sentence(
    page: Page, begun: App, tmp_path: Path, data: bytes, said: str
) -> None:
    open_journal(page, begun)
    page.goto(f"{begun.address}/measures/words/")
    file = tmp_path / "pack.json"
    file.write_bytes(data)
    page.get_by_label("A FHIR R4 Questionnaire").set_input_files(file)
    follow(page.get_by_role("button", name="Look at it"))
    expect(page.locator("main")).to_contain_text(said)
    expect(page.locator("main")).to_contain_text("Nothing was kept.")
    page.goto(f"{begun.address}/journal/")
    expect(page.locator("main")).to_contain_text("first thing you keep")


def test_a_total_out_of_range_is_said_in_one_sentence(page: Page, begun: App) -> None:
    open_journal(page, begun)
    page.goto(f"{begun.address}/measures/")
    page.locator("summary", has_text="Use one").click()
    follow(page.locator("button[value=phq9]"))
    page.goto(f"{begun.address}/measures/")
    follow(page.get_by_role("link", name="PHQ-9", exact=True))
    follow(page.get_by_role("link", name="A total from paper"))
    page.get_by_label("The total").fill("28")
    page.locator("form.filling").evaluate("form => form.noValidate = true")
    follow(page.get_by_role("button", name="Save", exact=True))
    expect(page.locator("main")).to_contain_text("27")
    expect(page.get_by_label("The total")).to_have_value("28")
    page.goto(f"{begun.address}/measures/")
    expect(page.locator("main")).to_contain_text("Not filled in yet.")
