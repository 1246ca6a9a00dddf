"""Where words are typed, on every page links lead to: no browser sends them away, and none remembers them.

Spelling is checked by some browsers on their makers' machines; what was typed into a line is offered to whoever uses
the browser next. Pages are found by following links through the sample journal, so that a new one is looked at too.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.test import Client

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_OF_A_KIND = 3
"""So many pages are looked at whose addresses differ only in which entry they are about."""

TYPED = {"text", "search", "number", "date", "time", "datetime-local", "email", "url", "tel", "month", "week"}


class _Typing(HTMLParser):
    """The fields of a page into which something is typed, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[dict[str, str | None]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "textarea" or (tag == "input" and (found.get("type") or "text") in TYPED):
            self.fields.append({"tag": tag, **found})
        if tag == "a" and (href := found.get("href")):
            self.links.append(href)


def every_page(client: Client) -> dict[str, str]:
    """Every page that links lead to from Today, by its address; a few of each kind."""
    pages: dict[str, str] = {}
    seen: dict[str, int] = {}
    ahead = ["/today/", "/settings/"]
    while ahead:
        address = ahead.pop()
        kind = _UUID.sub("one", urlsplit(address).path)
        if address in pages or not address.startswith("/") or kind in {"/leave/", "/support/"}:
            continue
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] > _OF_A_KIND:
            continue
        answer = client.get(address)
        assert answer.status_code in (200, 302), address
        pages[address] = answer.text
        looked = _Typing()
        looked.feed(answer.text)
        ahead += [link.partition("#")[0] for link in looked.links]
    return pages


def test_no_browser_sends_away_or_remembers_what_is_typed(stranger: Client) -> None:
    """Red with `spellcheck` or `autocomplete` left out of any field of any page."""
    stranger.post("/look-around/")
    pages = every_page(stranger)
    assert len(pages) > 15
    looked_at, wrong = 0, set()
    for address, page in pages.items():
        typing = _Typing()
        typing.feed(page)
        for field in typing.fields:
            words = field["tag"] == "textarea" or field.get("type", "text") in {"text", "search"}
            if field.get("autocomplete") != "off" or (words and field.get("spellcheck") != "false"):
                wrong.add(f"{address}: {field.get('name')}")
            looked_at += 1
    assert wrong == set()
    assert looked_at > 10
