"""Two ways to walk through the same story: with a finger or a mouse, and by the keyboard alone."""

import re
from datetime import date

from playwright.sync_api import Page

from tests.browser import follow, follow_by_enter

FAR = 250
"""Nobody presses Tab more often than this to get anywhere."""

FOCUSED = """() => {
    const at = document.activeElement;
    const said = at.labels && at.labels.length ? at.labels[0].innerText : at.innerText;
    return [at.tagName.toLowerCase(), at.type || "", (said || "").replace(/\\s+/g, " ").trim()];
}"""

OFFERED = """() => [...document.getElementsByName(document.activeElement.name)].flatMap(
    one => [...one.labels].map(label => label.innerText.replace(/\\s+/g, " ").trim())
)"""

MORE = ".more-places > summary"

IN_ROWS = (*("Left",) * 4, "Down", *("Right",) * 4, "Down") * 3
"""Where choices stand in rows, and Right ends at the end of one: the way past all of them."""


class Pointer:
    """Points at things, and types."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, link: str) -> None:
        """Follow a link."""
        follow(self.page.get_by_role("link", name=_beginning(link)).first)

    def go(self, place: str) -> None:
        """Go to one of the main places, which may be folded away on a phone."""
        if _folded(self.page, place):
            self.page.locator(MORE).click()
        follow(self.page.get_by_role("navigation", name="Main").get_by_role("link", name=place))

    def press(self, button: str) -> None:
        """Press a button."""
        follow(self.page.get_by_role("button", name=_beginning(button)).first)

    def unfold(self, summary: str) -> None:
        """Open what is folded."""
        self.page.locator("summary", has_text=_beginning(summary)).first.click()

    def write(self, label: str, words: str) -> None:
        """Write into a field."""
        self.page.get_by_label(label, exact=True).fill(words)

    def date(self, label: str, day: date) -> None:
        """Write a day into a field."""
        self.page.get_by_label(label, exact=True).fill(day.isoformat())

    def choose(self, label: str) -> None:
        """Choose one of a few."""
        self.page.locator("label", has_text=_whole(label)).first.click()

    def tick(self, label: str) -> None:
        """Put a tick, or take it away."""
        self.choose(label)


class Keyboard:
    """Presses keys and nothing else: Tab to get there, Enter, Space and arrows when there."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, link: str) -> None:
        """Follow a link."""
        self._to(link, "a")
        follow_by_enter(self.page)

    def go(self, place: str) -> None:
        """Go to one of the main places, which may be folded away on a phone."""
        if _folded(self.page, place):
            self.unfold("More places")
        self.follow(place)

    def press(self, button: str) -> None:
        """Press a button."""
        self._to(button, "button")
        follow_by_enter(self.page)

    def unfold(self, summary: str) -> None:
        """Open what is folded."""
        self._to(summary, "summary")
        self.page.keyboard.press("Enter")

    def write(self, label: str, words: str) -> None:
        """Write into a field, in place of what is there."""
        self._to(label, "input", "textarea")
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def date(self, label: str, day: date) -> None:
        """Write a day into a field, as an English browser takes it."""
        self._to(label, "input")
        self.page.keyboard.type(f"{day:%m%d%Y}")

    def choose(self, label: str) -> None:
        """Choose one of a few: to the group by Tab, to the choice by arrows."""
        offered: list[str] = []
        for _tab in range(FAR):
            self.page.keyboard.press("Tab")
            if self._focused()[1] == "radio" and label in (offered := self.page.evaluate(OFFERED)):
                break
        for arrow in ("Right",) * len(offered) + IN_ROWS:
            self.page.keyboard.press("Space")
            if self._focused()[2] == label:
                return
            self.page.keyboard.press(f"Arrow{arrow}")
        raise AssertionError(f"{label} was not reached by arrows")

    def tick(self, label: str) -> None:
        """Put a tick, or take it away."""
        self._to(label, "input")
        self.page.keyboard.press("Space")

    def _to(self, said: str, *tags: str) -> None:
        for _tab in range(FAR):
            self.page.keyboard.press("Tab")
            tag, _kind, name = self._focused()
            if tag in tags and _beginning(said).match(name):
                return
        raise AssertionError(f"{said} was not reached by Tab")

    def _focused(self) -> tuple[str, str, str]:
        tag, kind, said = self.page.evaluate(FOCUSED)
        return tag, kind, said


Hands = Pointer | Keyboard


def _folded(page: Page, place: str) -> bool:
    return not page.locator(".places > ul a", has_text=_whole(place)).is_visible()


def _beginning(text: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{re.escape(text)}")


def _whole(text: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(text)}\s*$")
