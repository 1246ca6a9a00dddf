"""The plain pages are read in a hard week. Sentences stay short there, and words mostly too.

No formula for reading age: those were made for other texts, and none holds for a list of facts with a law in it.
Two things that make a text hard are simply counted. Sources under the small print are left out.
"""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

PAGES = ("/", "/begin/", "/support/", "/what-a-breakthrough-is/", "/privacy/")
USUAL, LONGEST = 13.0, 30
"""How many words a sentence has at most: in the middle of a page, and any one of them."""
LONG_LETTERS, LONG_SHARE = 10, 0.08
"""Words of this many letters are long; at most this part of all words is."""

BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "figcaption", "label", "button", "summary"}


class _Blocks(HTMLParser):
    """What stands in the main part of a page, block by block, without pictures and small print."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self.main = self.drawing = self.small = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self.main = True
        if tag == "svg":
            self.drawing = True
        if tag in BLOCKS:
            self.blocks.append("")
            self.small = "small" in (dict(attrs).get("class") or "").split()

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.main = False
        if tag == "svg":
            self.drawing = False
        if tag in BLOCKS:
            self.blocks.append("")
            self.small = False

    def handle_data(self, data: str) -> None:
        if self.main and not self.drawing and not self.small:
            self.blocks[-1] += data


def _sentences(page: str) -> list[list[str]]:
    parser = _Blocks()
    parser.feed(page)
    said = [part for block in parser.blocks for part in re.split(r"(?<=[.?:])[”’]?\s+", block)]
    return [words for part in said if (words := re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", part))]


def _hard(page: str) -> list[str]:
    """What about this page is hard to read?"""
    sentences = _sentences(page)
    whole = [words for words in sentences if len(words) > 3]
    every = [word for words in sentences for word in words]
    found = [f"{len(words)} words: {' '.join(words)}" for words in sentences if len(words) > LONGEST]
    usual = sum(map(len, whole)) / len(whole)
    share = sum(len(word) >= LONG_LETTERS for word in every) / len(every)
    found += [f"sentences of {usual:.1f} words"] if usual > USUAL else []
    return found + ([f"{share:.0%} long words"] if share > LONG_SHARE else [])


@pytest.mark.parametrize("address", PAGES)
def test_a_plain_page_is_plain(stranger: Client, address: str) -> None:
    page = stranger.get(address)
    assert page.status_code == 200
    assert _hard(page.text) == []


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (f"<p>{'and so on it went ' * 8}to the end.</p>", "words: and so on"),
        (f"<p>{'This is one sentence of a middling length that goes on for a while. ' * 3}</p>", "sentences of 14"),
        ("<p>Preliminary considerations notwithstanding, it is.</p>", "long words"),
    ],
)  # fmt: skip
def test_the_count_finds_what_is_hard(said: str, what: str) -> None:
    assert any(what in found for found in _hard(f"<main>{said}</main>"))


def test_only_the_small_print_and_the_pictures_are_left_out() -> None:
    page = "<main><svg><desc>Nothing.</desc></svg><p class='small'>Sources.</p><p>Read <b>this</b> now.</p></main>"
    assert _sentences(page) == [["Read", "this", "now"]]
