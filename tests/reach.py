"""Every page that can be reached by links, without a browser: one of each shape, and a few more of it."""

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_LEAVES = ("/", "/leave/", "/lock/", "/look-around/")


def pages_reached(
    client: Client,
    *starts: str,
    each: int = 2,
    many: dict[str, int] | None = None,
    without: str | None = None,
    look: Callable[[str, bytes], None] = lambda shape, content: None,
) -> dict[str, list[str]]:
    """Which pages do links lead to from here? By their shapes (identities left out), with up to `each` addresses, or
    as `many` as are asked of a shape; `look` is shown each of them. Nothing is followed that locks, leaves, begins
    with `without`, or is no page of the app."""
    found: dict[str, list[str]] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop(0)
        shape = shape_of(address)
        known = found.setdefault(shape, [])
        if without and address.startswith(without):
            continue
        if address in known or len(known) >= (many or {}).get(shape, each):
            continue
        known.append(address)
        page = client.get(address)
        assert page.status_code == 200, f"{page.status_code} {address}"
        look(shape, page.content)
        links = (urldefrag(urljoin(address, unescape(link))).url for link in _LINK.findall(page.text))
        waiting += [link for link in links if _is_page(link)]
    return {shape: addresses for shape, addresses in found.items() if addresses}


def assets_of(client: Client, *addresses: str) -> set[str]:
    """Which files do these pages ask for besides themselves?"""
    links = (link for address in addresses for link in _LINK.findall(client.get(address).text))
    return {link for link in links if link.startswith("/static/")}


def shape_of(address: str) -> str:
    """The path with identities left out, and the names of what is asked."""
    parts = urlsplit(address)
    asked = sorted(part.split("=")[0] for part in parts.query.split("&") if part)
    return _UUID.sub("*", parts.path) + ("?" + "&".join(asked) if asked else "")


def _is_page(link: str) -> bool:
    parts = urlsplit(link)
    return not (parts.scheme or parts.netloc or parts.path.startswith("/static/") or parts.path in _LEAVES)
