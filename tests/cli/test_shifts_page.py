"""`--html` writes one page that stands alone: no script, no request, every word escaped, every series shown."""

import re
from html.parser import HTMLParser

import pytest


class Tags(HTMLParser):
    """Which tags and attributes does a page have?"""

    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


@pytest.fixture
def page(run, diary, tmp_path):
    out = tmp_path / "page.html"
    assert run("shifts", diary, "--html", out).exit_code == 0
    return out.read_text("utf-8")


def tags(page):
    parser = Tags()
    parser.feed(page)
    return parser.seen


def test_the_page_asks_nothing_of_the_network(page):
    seen = tags(page)
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in seen}
    assert not [attrs for _, attrs in seen if {"src", "href", "onload", "onclick"} & set(attrs)]
    assert not re.search(r"url\((?!#)|@import|https?://", page)


def test_the_page_carries_a_policy_that_allows_only_its_own_style(page):
    policies = [attrs["content"] for tag, attrs in tags(page) if "http-equiv" in attrs]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_the_page_shows_every_series_with_sentence_picture_and_table(page):
    said = " ".join(page.split())
    assert "One shift in 140 days." in said
    assert "March 2026, “mood” went up from about 3" in said
    assert re.search(r"No shift found in .{0,8}sleep", said)
    assert page.count("<figure") == page.count("<table>") == 2


def test_ids_in_the_page_are_unique(page):
    ids = [attrs["id"] for _, attrs in tags(page) if "id" in attrs]
    assert len(ids) == len(set(ids)) > 0


def test_the_page_says_how_sure_it_is(page):
    assert "at most one year out of twenty" in " ".join(page.split())


def test_names_from_the_file_are_escaped(run, write, tmp_path):
    rows = "".join(f"2026-01-{n + 1:02},{n % 3}\n" for n in range(9))
    out = tmp_path / "page.html"
    run("shifts", write(f"date,<b onclick=x>mood</b>\n{rows}"), "--html", out)
    assert "<b" not in out.read_text("utf-8").split("<body>")[1].replace("<body", "")


def test_a_page_replaces_an_older_one_and_is_for_its_owner_alone(run, diary, tmp_path):
    out = tmp_path / "page.html"
    out.write_text("old", "utf-8")
    run("shifts", diary, "--html", out)
    assert out.read_text("utf-8").startswith("<!doctype html>")
    assert out.stat().st_mode & 0o077 == 0


def test_json_and_page_go_together(run, diary, tmp_path):
    out = tmp_path / "page.html"
    result = run("shifts", diary, "--html", out, "--json")
    assert result.stdout.startswith("[") and out.exists()
