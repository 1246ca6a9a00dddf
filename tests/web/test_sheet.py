"""The sheet to take along: chosen piece by piece, seen exactly, and the same words on the page and in the PDF."""

import io
import re
from collections.abc import Iterable
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pypdf import PdfReader

from inkling import printing
from inkling.journal import Breakthrough, Challenge, Inkling, Response, Session, ToBring, Unsaid
from tests.clock import TODAY, Clock
from tests.printing.test_pdf import flat
from tests.web.lived import keep, made
from tests.web.sending import as_sent


class _Sheet(HTMLParser):
    """The words of the sheet in the order in which they stand, without what is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.drawn, self.words = False, 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "article"
        self.drawn += tag == "svg"

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"
        self.drawn -= tag == "svg"

    def handle_data(self, data: str) -> None:
        if self.inside and not self.drawn:
            self.words.append(data)


def on_page(answer: HttpResponse) -> str:
    """Every letter of the sheet on the page, in order."""
    reader = _Sheet()
    reader.feed(answer.text)
    return flat("".join(reader.words))


def in_file(answer: HttpResponse) -> str:
    """Every letter of the PDF, in order, without the heading of later pages."""
    pages = [each.extract_text() for each in PdfReader(io.BytesIO(answer.content)).pages]
    title = pages[0].splitlines()[0]
    return flat("".join(each.replace(f"{title} · {at}", "") for at, each in enumerate(pages, 1)))


def choice(ana: Client, session: Session, **instead: Any) -> dict[str, Any]:
    """What the page of choosing would send, with this instead."""
    address = f"/sessions/{session.id}/sheet/"
    return {**as_sent(ana.get(address).text, address), **instead}


def see(ana: Client, session: Session, sent: dict[str, Any]) -> HttpResponse:
    """The sheet as it will be."""
    return ana.post(f"/sessions/{session.id}/sheet/", {**sent, "do": "see"})


def pdf(ana: Client, session: Session, sent: dict[str, Any]) -> HttpResponse:
    """The sheet as a PDF."""
    return ana.post(f"/sessions/{session.id}/sheet.pdf", sent)


@pytest.fixture
def coming(ana: Client, clock: Clock) -> Session:
    """A session tomorrow, with something on every part of its sheet, and something unsaid."""
    challenge = made(Challenge, 60, name="When he goes quiet")
    waits = made(Unsaid, 9, text="I nearly stopped coming.")
    found: Session = made(
        Session,
        -1,
        hope="To say the thing, even badly.",
        bring=(
            ToBring("The call with Dad"),
            ToBring("The dream", on_sheet=False),
            ToBring(waits.text, entry=waits.id),
        ),
    )
    insight = made(Inkling, 2, text="Silence is only silence.\nReally.")
    came = made(
        Response,
        3,
        challenge=challenge.id,
        situation="A short call.",
        did="Let it stand.",
        catch="before",
        strength=4,
    )
    named = made(Breakthrough, 1, name="It is his quiet", manner="quiet")
    last = made(Session, 7, status="attended", tone="routine")
    keep(ana, clock, [found, challenge, waits, insight, came, named, last])
    return found


# --- choosing


def test_all_that_is_safe_is_ticked_and_the_unsaid_is_folded(ana: Client, coming: Session) -> None:
    """Red when the words of the unsaid stand outside `details`, or with a tick beside them."""
    page = ana.get(f"/sessions/{coming.id}/sheet/").text
    folded = re.search(r"<details>(.*?)</details>", page, re.DOTALL)
    assert folded and "I nearly stopped coming." in folded[1] and "checked" not in folded[1]
    assert page.count("I nearly stopped coming.") == 1
    sent = choice(ana, coming)
    shown = see(ana, coming, sent).text
    for words in (
        "To say the thing",
        "The call with Dad",
        "Let it stand.",
        "Silence is only",
        "It is his quiet",
    ):
        assert words in shown
    assert "The dream" not in shown and "I nearly stopped" not in shown


def test_each_piece_can_be_left_off_and_put_on(ana: Client, coming: Session) -> None:
    sent = choice(ana, coming)
    everything = re.findall(r'name="item" value="([^"]+)"', ana.get(f"/sessions/{coming.id}/sheet/").text)
    assert len(everything) == len(set(everything)) == 9
    for key in everything:
        alone = see(ana, coming, {"item": [key]})
        without = see(ana, coming, {"item": [each for each in everything if each != key]})
        assert len(on_page(alone)) < len(on_page(without))
    unsaid = next(key for key in everything if key.startswith("unsaid-"))
    assert "I nearly stopped coming." in see(ana, coming, {**sent, "item": [unsaid]}).text


def test_what_was_chosen_is_still_chosen_on_the_way_back(ana: Client, coming: Session) -> None:
    sent = choice(ana, coming)
    fewer = {**sent, "item": sent["item"][:2], "paper": "us-letter"}
    shown = see(ana, coming, fewer).text
    again = as_sent(shown, f"/sessions/{coming.id}/sheet/")
    assert sorted(again["item"]) == sorted(fewer["item"]) and again["paper"] == ["us-letter"]
    address = f"/sessions/{coming.id}/sheet/"
    back = as_sent(ana.post(address, {**again, "do": "choose"}).text, address)
    assert sorted(back["item"]) == sorted(fewer["item"]) and back["paper"] == ["us-letter"]


def test_a_first_sheet_is_not_blank(ana: Client, clock: Clock) -> None:
    only = made(Session, -1)
    keep(ana, clock, [only])
    page = ana.get(f"/sessions/{only.id}/sheet/").text
    assert "One line to bring is enough" in page and "For example" in page and f"/sessions/{only.id}/" in page
    assert see(ana, only, {}).status_code == 200
    assert pdf(ana, only, {}).status_code == 200


# --- the same words, both ways


def _subsets(keys: list[str]) -> Iterable[list[str]]:
    yield keys
    yield []
    yield keys[::2]
    yield keys[1::2]
    yield from ([key] for key in keys)


def test_the_page_and_the_pdf_say_the_same_in_the_same_order(ana: Client, coming: Session) -> None:
    """Red with any word on only one of the two, or in another place. The picture is an image in both."""
    everything = re.findall(r'name="item" value="([^"]+)"', ana.get(f"/sessions/{coming.id}/sheet/").text)
    keys = [key for key in everything if key != "picture"]
    for chosen in _subsets(keys):
        assert on_page(see(ana, coming, {"item": chosen})) == in_file(pdf(ana, coming, {"item": chosen})), (
            chosen
        )


def test_with_the_picture_they_say_the_same_too(stranger: Client) -> None:
    """On the sample journal, where there is one. Letters inside the picture come with it in the file."""
    stranger.post("/look-around/")
    address = re.search(r'<a class="go" href="(/sessions/[^"]+)"', stranger.get("/sessions/").text)
    assert address
    sent = as_sent(stranger.get(f"{address[1]}sheet/").text, f"{address[1]}sheet/")
    shown = on_page(stranger.post(f"{address[1]}sheet/", {**sent, "do": "see"}))
    answer = stranger.post(f"{address[1]}sheet.pdf", sent)
    made = in_file(answer)
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1
    drawing = re.search(
        r'<svg class="wide".*?</svg>',
        stranger.post(f"{address[1]}sheet/", {**sent, "do": "see"}).text,
        re.DOTALL,
    )
    assert drawing
    inside = flat("".join(re.findall(r"<text[^>]*>([^<]*)", drawing[0])))
    assert made.replace(inside, "", 1) == shown


HOSTILE = [
    "#import x: * $y$ *bold* @ref \\ <b>&amp;</b>",
    "here ☺ and ☀",
    "one\ntwo\n\nfour",
    "NUL \x00 bell \x07 end",
    " ".join(f"w{at}" for at in range(3_000)),
]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:12])
def test_whatever_was_written_stands_there_as_it_is(ana: Client, clock: Clock, words: str) -> None:
    """Nothing is cut: what does not fit goes on overleaf."""
    session = made(Session, -1, hope=words, bring=(ToBring(words),))
    keep(ana, clock, [session])
    sent = {"item": [key for key in choice(ana, session)["item"] if key != "picture"]}
    shown, made_ = on_page(see(ana, session, sent)), in_file(pdf(ana, session, sent))
    assert shown == made_
    assert shown.count(flat(re.sub(r"[\x00-\x09\x0b-\x1f]", "", words))) == 2


def test_a_sign_no_typeface_has_is_told_of_on_the_page_before(ana: Client, clock: Clock) -> None:
    """U+1FAE8 is in none of the fonts that come along; where one of this computer's has it, nothing is to be told."""
    session = made(Session, -1, hope="so \U0001fae8 new")
    keep(ana, clock, [session])
    sent = choice(ana, session)
    shown, file = see(ana, session, sent).text, in_file(pdf(ana, session, sent))
    assert ("\U0001fae8" in file) is ('id="signs"' not in shown)
    assert "so" in file and "new" in file


def test_letters_from_right_to_left_are_all_there(ana: Client, clock: Clock) -> None:
    session = made(Session, -1, hope="שלום עולם")
    keep(ana, clock, [session])
    sent = choice(ana, session)
    assert sorted(on_page(see(ana, session, sent))) == sorted(in_file(pdf(ana, session, sent)))


# --- the file


def test_the_file_says_nothing_by_its_name_and_is_kept_by_no_browser(ana: Client, coming: Session) -> None:
    answer = pdf(ana, coming, choice(ana, coming))
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="session-sheet.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Refresh" not in answer.headers
    assert (PdfReader(io.BytesIO(answer.content)).metadata or {}).get("/Title") == "Session sheet"


def test_asked_for_by_its_address_alone_it_leads_to_choosing(ana: Client, coming: Session) -> None:
    """Nothing is made for a link: no words and no choice stand in an address."""
    answer = ana.get(f"/sessions/{coming.id}/sheet.pdf")
    assert (answer.status_code, answer.url) == (302, f"/sessions/{coming.id}/sheet/")


def test_when_it_cannot_be_made_one_sentence_says_so_and_the_sheet_stays(
    ana: Client, coming: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The choice stays too, and what the typesetter said goes nowhere."""
    sent = choice(ana, coming)
    for error, words in (
        (printing.NotPrinted("To say the thing"), "The PDF could not be made."),
        (printing.NoTypeface("日本"), "日本"),
    ):

        def refuse(page: printing.Page, error: Exception = error) -> bytes:
            raise error

        monkeypatch.setattr(printing, "pdf", refuse)
        answer = pdf(ana, coming, sent)
        assert answer.status_code == 422 and words in answer.text and 'role="alert"' in answer.text
        assert on_page(answer) == on_page(see(ana, coming, sent))
        assert as_sent(answer.text, f"/sessions/{coming.id}/sheet/")["item"]


def test_nothing_is_left_in_any_folder(
    ana: Client, coming: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for name in ("TMPDIR", "TEMP", "XDG_CACHE_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(empty))
    monkeypatch.chdir(empty)
    assert pdf(ana, coming, choice(ana, coming)).content
    assert list(empty.rglob("*")) == []


# --- what is not there, and what is strange


@pytest.mark.parametrize("which", ["sheet/", "sheet.pdf"])
def test_another_kind_of_entry_or_none_has_no_sheet(ana: Client, clock: Clock, which: str) -> None:
    other = made(Inkling, 1, text="an insight")
    keep(ana, clock, [other])
    for id in (other.id, uuid4()):
        assert ana.post(f"/sessions/{id}/{which}", {"do": "see"}).status_code == 404
    assert ana.get(f"/sessions/{other.id}/sheet/").status_code == 404


def test_a_tick_nobody_knows_and_a_strange_paper_are_passed_over(ana: Client, coming: Session) -> None:
    """As when an entry was deleted in another tab meanwhile."""
    sent = {"item": ["hope-x", f"insights-{uuid4()}", "<script>", "\x00"], "paper": "a99", "do": "else"}
    assert see(ana, coming, sent).status_code == 200
    assert "<script>" not in see(ana, coming, sent).text
    box = PdfReader(io.BytesIO(pdf(ana, coming, sent).content)).pages[0].mediabox
    assert round(box.width) == 595


def test_a_session_in_a_far_year_has_a_sheet(ana: Client, clock: Clock) -> None:
    far = Session(
        id=uuid4(),
        happened=made(Session).happened.__class__(TODAY.replace(year=9999)),
        written=made(Session).written,
    )
    keep(ana, clock, [far])
    assert "9999" in see(ana, far, choice(ana, far)).text
    assert pdf(ana, far, choice(ana, far)).status_code == 200


# --- the doors


def test_ways_lead_there(ana: Client, clock: Clock, coming: Session) -> None:
    link = f"/sessions/{coming.id}/sheet/"
    assert link in ana.get("/sessions/").text and link in ana.get(f"/sessions/{coming.id}/").text
    assert link in ana.get("/today/").text, "it is tomorrow"


def test_today_says_nothing_of_it_while_the_session_is_far(ana: Client, clock: Clock) -> None:
    for ahead, there in ((3, False), (2, True)):
        session = made(Session, -ahead)
        keep(ana, clock, [session])
        assert (f"/sessions/{session.id}/sheet/" in ana.get("/today/").text) is there


def test_two_days_are_counted_in_days() -> None:
    from inkling.web.today.between import NEAR

    assert timedelta(days=2) == NEAR
