"""Every page that can be reached by links, one of each shape: so that a new page is looked at without being listed."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import Page

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_LEAVES = ("/leave/", "/lock/", "/look-around/")


def each_page(page: Page, address: str, *starts: str) -> Iterator[str]:
    """Stand on every page that is reached by links from these places of the app at `address`, on the first one of each
    shape. Links that lock or leave are not followed. What is done on a page meanwhile does not change the way."""
    found: set[str] = set()
    waiting = [urljoin(address, start) for start in starts]
    while waiting:
        url = waiting.pop(0)
        if (shape := shape_of(url)) in found or not url.startswith(address) or shape in _LEAVES:
            continue
        response = page.goto(url)
        assert response, url
        assert response.status == 200, f"{response.status} {shape}"
        found.add(shape)
        links = page.eval_on_selector_all(
            "a[href]", "all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
        )
        waiting += [urldefrag(link).url for link in links]
        yield url


def pages_from(page: Page, address: str, *starts: str) -> dict[str, str]:
    """Which pages are these? Their shapes (identities left out) with the first address of that shape."""
    return {shape_of(url): url for url in each_page(page, address, *starts)}


def shape_of(url: str) -> str:
    """The path with identities left out, and the names of what is asked."""
    parts = urlsplit(url)
    asked = sorted(part.split("=")[0] for part in parts.query.split("&") if part)
    path = _UUID.sub("*", parts.path)
    return path + ("?" + "&".join(asked) if asked else "")
