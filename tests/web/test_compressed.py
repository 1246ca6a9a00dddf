"""Pages go out compressed, padded by chance; styles and the script as they are, so that they can be "not changed"."""

import gzip
from contextlib import closing

from django.test import Client

ASKED = {"accept-encoding": "gzip, br"}


def test_a_page_is_compressed_for_a_browser_that_asks(ana: Client) -> None:
    plain, packed = ana.get("/today/"), ana.get("/today/", headers=ASKED)
    assert packed.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
    assert b"<main" in gzip.decompress(packed.content)
    assert packed.headers["Cache-Control"] == plain.headers["Cache-Control"] == "no-store"
    assert len(packed.content) < len(plain.content) / 3


def test_its_length_is_not_that_of_its_words(ana: Client) -> None:
    """Red without the padding: guessing a secret from lengths would need them to be the same each time."""
    sizes = {len(ana.get("/support/", headers=ASKED).content) for _ in range(12)}
    assert len(sizes) > 4


def test_the_token_of_the_forms_is_another_on_every_page(ana: Client) -> None:
    seen = {ana.get("/today/").text.split('csrfmiddlewaretoken" value="')[1][:64] for _ in range(4)}
    assert len(seen) == 4


def test_the_key_is_not_sent_along_when_another_site_asks(ana: Client) -> None:
    assert ana.cookies["inkling_key"]["samesite"] == "Strict"


def test_a_style_that_has_not_changed_is_not_sent_again(ana: Client) -> None:
    with closing(ana.get("/static/shell/style.css", headers=ASKED)) as first:
        assert "Content-Encoding" not in first.headers
    unchanged = {**ASKED, "if-none-match": first.headers["ETag"]}
    with closing(ana.get("/static/shell/style.css", headers=unchanged)) as again:
        assert again.status_code == 304
