"""Every picture one can reach: by keyboard, at 200 % zoom, in colours of one's own, without motion, and on paper."""

from base64 import b64encode
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser import look_around
from tests.crawl import pages_from
from tests.running import App

pytestmark = pytest.mark.browser

STARTS = ("/path/", "/shifts/", "/today/", "/what-a-breakthrough-is/")
POINTS = "main svg :is(a, [tabindex]):not([tabindex='-1'])"
"""What the Tab key stops at. A word on the plane is not among them: the list below has each of them."""
FAR = 80
"""Between two points of one page nobody presses Tab more often than this."""

UNNAMED = """() => [...document.querySelectorAll("main svg")]
    .filter(it => it.checkVisibility() && !it.closest("[aria-hidden=true]"))
    .filter(it => !(it.getAttribute("aria-labelledby") || "").split(" ")
        .every(id => id && document.getElementById(id)?.textContent.trim())).map(it => it.outerHTML.slice(0, 100))"""

NAME = """it => (it.getAttribute("aria-label") || it.querySelector("title")?.textContent || it.textContent).trim()"""

CUT = """() => {
    const wide = document.documentElement.clientWidth + 1;
    const here = [...document.querySelectorAll("main *, .top *, .foot *")].filter(it => it.checkVisibility()
        && !it.closest(".vh, .wide-table, defs, mask") && getComputedStyle(it).clipPath === "none");
    const beyond = here.filter(it => it.matches(":not(svg *), svg text")).filter(it => {
        const box = it.getBoundingClientRect();
        return box.width && (box.right > wide || box.left < -1);
    });
    const cut = here.filter(it => ["hidden", "clip"].includes(getComputedStyle(it).overflowX)
        && it.scrollWidth > it.clientWidth + 1 && !it.closest("svg"));
    const said = it => it.textContent.trim().slice(0, 40);
    return [...beyond, ...cut].map(it => `${it.tagName} ${it.getAttribute("class")}: ${said(it)}`);
}"""

MOVES = """() => [...document.querySelectorAll("*")].flatMap(it => ["", "::before", "::after"].map(part => [it, part]))
    .filter(([it, part]) => { const drawn = getComputedStyle(it, part || null);
        const long = drawn.transitionDuration.split(",").some(each => parseFloat(each) > 0);
        return long || drawn.animationName !== "none"; })
    .map(([it, part]) => it.tagName + part)"""

UNSEEN = """() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const drawn = ":is(text:not(.t-g), .checkins, .level, .weeks, .axis, .bracket)";
    return [...document.querySelectorAll(`main svg ${drawn}`)].filter(it => it.checkVisibility()).filter(it => {
        const drawn = getComputedStyle(it);
        return (it.tagName === "text" ? drawn.fill : drawn.stroke) === paper;
    }).map(it => `${it.tagName} ${it.getAttribute("class")}: ${it.textContent}`);
}"""

ON_SCREEN_ONLY = """() => [...document.querySelectorAll(".top, nav, .go, .foot")].filter(it => it.checkVisibility())
    .map(it => it.className || it.tagName)"""

CHANGED = """async shots => {
    const pixels = async shot => {
        const bytes = Uint8Array.from(atob(shot), letter => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const drawn = new OffscreenCanvas(image.width, image.height).getContext("2d");
        drawn.drawImage(image, 0, 0);
        return drawn.getImageData(0, 0, image.width, image.height).data;
    };
    const [one, other] = [await pixels(shots[0]), await pixels(shots[1])];
    return new Set([...one.keys()].filter(at => Math.abs(one[at] - other[at]) > 60).map(at => at >> 2)).size;
}"""
"""In how many pixels are two pictures plainly different? Edges may come out a shade otherwise by themselves."""

ENOUGH = 60
"""So many pixels of a point must look plainly different with the focus on it: more than half a ring around it."""

PICTURES = """() => [...document.querySelectorAll("main figure")].map(it => [...it.querySelectorAll("svg[role]")])
    .filter(drawn => drawn.length).map(drawn => drawn.filter(it => it.checkVisibility()).length)"""


@pytest.mark.parametrize(("width", "forced"), [(390, "none"), (1280, "active")])
def test_every_point_is_reached_by_tab_says_what_it_is_and_shows_it(
    page: Page, app: App, width: int, forced: str
) -> None:
    """Red without a title in a point, and with a point whose focus looks like nothing."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(forced_colors=forced)  # type: ignore[arg-type]
    beside = page.context.new_page()
    seen, found = 0, []
    for url in _every_page(page, app):
        found += [f"{url}: no name: {svg}" for svg in page.evaluate(UNNAMED)]
        points = page.locator(POINTS).filter(visible=True)
        seen += points.count()
        found += [f"{url}: {wrong}" for wrong in _walked(page, points, beside)]
    assert found == []
    assert seen >= 3


def _walked(page: Page, points: Locator, beside: Page) -> Iterator[str]:
    """Tab from just before the first point to the last: each comes in its turn, named, and seen to be there."""
    if not points.count():
        return
    points.first.focus()
    page.keyboard.press("Shift+Tab")
    for at in range(points.count()):
        point = points.nth(at)
        for _press in range(FAR):
            page.keyboard.press("Tab")
            if point.evaluate("it => it === document.activeElement"):
                break
        else:
            yield f"point {at} is not reached by Tab"
            return
        if not point.evaluate(NAME):
            yield f"point {at} says nothing"
        if (changed := beside.evaluate(CHANGED, _with_and_without_focus(page, point))) < ENOUGH:
            yield f"focus on point {at} cannot be seen, {changed} pixels: {point.evaluate(NAME)}"


def _with_and_without_focus(page: Page, point: Locator) -> list[str]:
    """How does it look with the focus on it, and how without?"""
    point.evaluate("it => it.scrollIntoView({ block: 'center', inline: 'center' })")
    box = point.bounding_box()
    assert box
    around = {"x": box["x"] - 8, "y": box["y"] - 8, "width": box["width"] + 16, "height": box["height"] + 16}
    focused = page.screenshot(clip=around)  # type: ignore[arg-type]
    point.evaluate("it => it.blur()")  # the next Tab goes on from here all the same
    return [b64encode(shot).decode() for shot in (focused, page.screenshot(clip=around))]  # type: ignore[arg-type]


def test_at_200_percent_nothing_is_cut_and_nothing_moves_for_who_wishes_so(
    browser: Browser, app: App
) -> None:
    """A window of 1280 pixels, twice as large: 640 of its pixels are left. Red with a width in pixels that is more."""
    context = browser.new_context(
        locale="en-US",
        viewport={"width": 640, "height": 450},
        device_scale_factor=2,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    found = []
    for url in _every_page(page, app):
        found += [f"{url}: {cut}" for cut in page.evaluate(CUT)]
        found += [f"{url}: moves: {moves}" for moves in page.evaluate(MOVES)]
        if page.evaluate("document.documentElement.scrollWidth") > 640:
            found.append(f"{url}: scrolls sideways")
    context.close()
    assert found == []


def test_in_colours_of_ones_own_and_on_paper_every_picture_is_there(page: Page, app: App) -> None:
    """A picture is drawn once, not twice and not never; its words and lines are not the colour of what is behind."""
    page.set_viewport_size({"width": 642, "height": 900})  # what A4 leaves between its margins
    found, pictures = [], 0
    for url in _every_page(page, app):
        for scheme in ("light", "dark"):
            page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"{url}: unseen in {scheme}: {unseen}" for unseen in page.evaluate(UNSEEN)]
        page.emulate_media(forced_colors="none", color_scheme="dark", media="print")
        found += [f"{url}: on paper: {it}" for it in page.evaluate(ON_SCREEN_ONLY)]
        drawn = page.evaluate(PICTURES)
        pictures += len(drawn)
        found += [f"{url}: a picture is drawn {times} times" for times in drawn if times != 1]
        found += [f"{url}: on paper: {cut}" for cut in page.evaluate(CUT)]
        ink = "getComputedStyle(document.querySelector('main h1')).color"
        dark = page.evaluate(ink)
        page.emulate_media(color_scheme="light")
        found += [f"{url}: light ink on paper"] if page.evaluate(ink) != dark else []
        page.emulate_media(media="screen")
    assert found == []
    assert pictures > 5


def _every_page(page: Page, app: App) -> Iterator[str]:
    """Stand on every page of the sample journal in turn."""
    look_around(page, app)
    for url in pages_from(page, app.address, *STARTS).values():
        page.goto(url)
        yield url
