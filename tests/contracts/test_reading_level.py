"""The care pages are read in the worst hour. Their reading level is that of a twelve-year-old at most: grade 7.

Counted by the Flesch-Kincaid formula, over every sentence of the page in our words, small print, buttons and questions
included. What she wrote herself is left out, and so are numbers. `test_plain_reading.py` says why the plain pages are
counted in another way: a formula says little of lists. So no single sentence may be long here either.
"""

import re
from html.parser import HTMLParser

import pytest
import textstat
from django.test import Client

from inkling.journal import SafetyPlan
from tests.clock import Clock
from tests.web.lived import keep, made

GRADE = 7.0
LONGEST = 25
"""Words a sentence has at most."""

PAGES = ("/support/", "/support/after/", "/safety-plan/", "/safety-plan/write/")
BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "label", "button", "summary", "span", "a", "b"}
ENDS = (".", "?", ":", "”")


class _Ours(HTMLParser):
    """What of the main part of a page is in our words, block by block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self.open: list[tuple[str, bool]] = []
        self.main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self.main = True
        if tag in BLOCKS | {"textarea"}:
            classes = (dict(attrs).get("class") or "").split()
            self.open.append((tag, "own" in classes or tag == "textarea"))
            if tag in ("span", "a", "b"):
                self.blocks[-1] += " "
            else:
                self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.main = False
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
            if tag not in ("span", "a", "b"):
                self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self.main and not any(hers for _tag, hers in self.open):
            self.blocks[-1] += data


def _sentences(page: str) -> list[str]:
    parser = _Ours()
    parser.feed(page)
    blocks = (" ".join(re.sub(r"[\d+()]", " ", block).split()) for block in parser.blocks)
    said = [block if block.endswith(ENDS) else f"{block}." for block in blocks if re.search(r"[a-z]", block)]
    return [part for block in said for part in re.split(r"(?<=[.?:])\s+", block)]


def _grade(page: str) -> float:
    return float(textstat.flesch_kincaid_grade(" ".join(_sentences(page))))


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize("address", PAGES)
def test_a_care_page_is_read_at_grade_seven_or_below(
    ana: Client, clock: Clock, address: str, written: bool
) -> None:
    if written:
        keep(
            ana, clock, [made(SafetyPlan, 3, what_helps="The river.", person="Ruth", person_number="0170 1")]
        )
    page = ana.get(address)
    assert page.status_code == 200
    assert _grade(page.text) <= GRADE
    assert [said for said in _sentences(page.text) if len(said.split()) > LONGEST] == []


def test_so_is_support_for_somebody_who_is_not_signed_in(stranger: Client) -> None:
    assert _grade(stranger.get("/support/").text) <= GRADE


def test_the_formula_finds_what_is_hard() -> None:
    hard = (
        "<main><p>Professional intervention is recommended whenever suicidal ideation intensifies.</p></main>"
    )
    assert _grade(hard) > GRADE + 5
    assert _sentences("<main><p class='own'>Hers.</p><p>Call <a>988</a> now</p></main>") == ["Call now."]
