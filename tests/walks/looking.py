"""What every page is asked: by axe, by Tab, at 200 % zoom, in colours of one's own, without motion, and on paper."""

from base64 import b64encode
from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

WATCH_SHIFTS = """
window.moved = [];
new PerformanceObserver(list => {
  for (const e of list.getEntries()) {
    const what = e.sources.map(s => s.node && (s.node.className || s.node.nodeName));
    if (e.value > 0) moved.push([e.value, String(what)]);
  }
}).observe({type: "layout-shift", buffered: true});
"""
"""To be run before the page comes."""

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

INK = "getComputedStyle(document.querySelector('main h1')).color"

UNFOLD = "document.querySelectorAll('main details').forEach(it => { it.open = true })"


def violations(page: Page) -> list[str]:
    """What does axe find? Each with the page it is on."""
    results = Axe().run(page)
    return [f"{page.url}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in results.response["violations"]]


def unfolded(page: Page) -> list[str]:
    """What does axe find with everything unfolded?"""
    page.evaluate(UNFOLD)
    return violations(page)


def moved(page: Page) -> list[str]:
    """What moved while the page came? Needs `WATCH_SHIFTS`."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return [str(each) for each in page.evaluate("window.moved")]


def too_wide(page: Page, width: int) -> list[str]:
    """Does it scroll sideways in so wide a window?"""
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} pixels"] if wide > width else []


def zoomed(page: Page) -> Iterator[str]:
    """A window of 1280 pixels, twice as large: 640 of its pixels are left. For who wishes so nothing moves."""
    page.set_viewport_size({"width": 640, "height": 450})
    page.emulate_media(reduced_motion="reduce")
    yield from (f"cut: {cut}" for cut in page.evaluate(CUT))
    yield from (f"moves: {moves}" for moves in page.evaluate(MOVES))
    yield from (f"scrolls sideways: {it}" for it in too_wide(page, 640))
    page.emulate_media(reduced_motion="no-preference")


def in_other_colours(page: Page) -> Iterator[str]:
    """In colours of one's own the words and lines of a picture are not the colour of what is behind."""
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
        yield from (f"unseen in {scheme}: {unseen}" for unseen in page.evaluate(UNSEEN))
    page.emulate_media(forced_colors="none")


def on_paper(page: Page) -> Iterator[str]:
    """As wide as A4 leaves between its margins: a picture is drawn once, not twice and not never."""
    page.set_viewport_size({"width": 642, "height": 900})
    page.emulate_media(color_scheme="dark", media="print")
    yield from (f"on the screen only: {it}" for it in page.evaluate(ON_SCREEN_ONLY))
    yield from (f"a picture is drawn {times} times" for times in page.evaluate(PICTURES) if times != 1)
    yield from (f"cut: {cut}" for cut in page.evaluate(CUT))
    dark = page.evaluate(INK)
    page.emulate_media(color_scheme="light")
    if page.evaluate(INK) != dark:
        yield "light ink"
    page.emulate_media(media="screen")


def unnamed(page: Page) -> list[str]:
    """Which pictures have no name?"""
    return [str(svg) for svg in page.evaluate(UNNAMED)]


def points_of(page: Page) -> Locator:
    """What one can stop at in the pictures of this page."""
    return page.locator(POINTS).filter(visible=True)


def by_tab(page: Page, beside: Page) -> Iterator[str]:
    """Tab from just before the first point to the last: each comes in its turn, named, and seen to be there."""
    points = points_of(page)
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
