"""Taking everything along and bringing it back, as the pages do it: nothing in clear on the way, nothing replaced."""

from pathlib import Path

import msgspec
import pyrage
import pytest
from django.http import HttpResponse
from django.test import Client

from inkling.exchange import read_archive
from inkling.vault import age, queries, services
from inkling.vault.models import Keyholder
from inkling.web.importing import journal as bringing
from tests.cast import PASSPHRASE, check_in, sign_up
from tests.clock import TODAY, Clock
from tests.exchange.archives import archive, every_kind, one_check_in, unpacked, with_entry
from tests.web.bringing import choose
from tests.web.inside import vault_of

OWN = "five other words for this file"
SEALED = {"passphrase": OWN, "again": OWN, "old_passphrase": PASSPHRASE}
PLAIN = {"old_passphrase": PASSPHRASE}


def _bring(client: Client, data: bytes, name: str = "inkling-export.zip") -> HttpResponse:
    assert choose(client, data, name).url == "/import/journal/"
    return client.post("/import/journal/", {"do": "bring"})


def _flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def _entries(client: Client, clock: Clock) -> list[msgspec.Struct]:
    return list(queries.open_journal(vault_of(client, clock)).journal.entries)


@pytest.fixture
def lived(ana: Client, clock: Clock) -> Client:
    """Ana's journal with an entry of every kind."""
    services.add_entries(vault_of(ana, clock), every_kind()[1])
    return ana


def test_what_is_taken_along_comes_back_byte_for_byte(lived: Client, clock: Clock) -> None:
    """Red when an entry is changed on the way in, or the day is not the person's own."""
    plain = lived.post("/export/plain/", PLAIN)
    assert plain.headers["Content-Disposition"] == 'attachment; filename="inkling-export.zip"'
    Keyholder.objects.all().delete()
    ana = Client()
    sign_up(ana)
    done = _bring(ana, plain.content)
    assert f"{len(every_kind()[1])} entries have been brought in." in done.text
    assert ana.post("/export/plain/", PLAIN).content == plain.content


def test_it_is_sealed_by_a_passphrase_of_its_own(lived: Client, clock: Clock) -> None:
    answer = lived.post("/export/", SEALED)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="inkling-export.age"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(read_archive(pyrage.passphrase.decrypt(answer.content, OWN)).entries) == len(every_kind()[1])  # type: ignore[attr-defined]
    assert choose(lived, answer.content, "inkling-export.age").url == "/import/journal/"
    wrong = lived.post("/import/journal/", {"file_passphrase": PASSPHRASE})
    assert (wrong.status_code, "does not open the file" in wrong.text) == (422, True)
    assert PASSPHRASE not in wrong.text
    assert lived.post("/import/journal/", {"file_passphrase": OWN}).url == "/import/journal/"
    page = lived.get("/import/journal/").text
    assert "There is nothing in it that is not here already." in page


@pytest.mark.parametrize(
    ("page", "sent", "sentence"),
    [
        ("/export/", {**SEALED, "old_passphrase": OWN}, "not the passphrase of this journal"),
        ("/export/", {**SEALED, "passphrase": "short", "again": "short"}, "at least 15"),
        ("/export/", {**SEALED, "again": OWN + "x"}, "not the same"),
        ("/export/", {}, "required"),
        ("/export/plain/", {"old_passphrase": OWN}, "not the passphrase of this journal"),
        ("/export/plain/", {}, "required"),
    ],
)
def test_a_journal_left_open_is_not_carried_off(
    lived: Client, page: str, sent: dict[str, str], sentence: str
) -> None:
    """Red without the check of the passphrase; and a secret is never shown back."""
    answer = lived.post(page, sent)
    assert "Content-Disposition" not in answer.headers
    assert OWN not in answer.text and PASSPHRASE not in answer.text
    if sent:
        assert (answer.status_code, sentence in answer.text) == (422, True)


def test_nothing_is_made_by_looking(lived: Client) -> None:
    for page in ("/export/", "/export/plain/"):
        answer = lived.get(page)
        assert answer.headers["Content-Type"].startswith("text/html")


def test_nothing_is_left_on_the_disk(lived: Client, home: Path, tmp_path: Path) -> None:
    before = sorted(home.rglob("*"))
    lived.post("/export/", SEALED)
    lived.post("/export/plain/", PLAIN)
    assert sorted(home.rglob("*")) == before


def test_a_passphrase_that_comes_too_late_is_not_carried(lived: Client) -> None:
    """Red with `signed_in` in place of `own_journal`: the page to unlock would hold it."""
    lived.post("/lock/")
    for page, sent in {"/export/": SEALED, "/import/journal/": {"file_passphrase": OWN}}.items():
        answer = lived.post(page, sent)
        assert (answer.status_code, answer.url) == (302, "/unlock/")


def test_the_made_up_journal_is_not_taken_along(stranger: Client) -> None:
    stranger.post("/look-around/")
    assert "This journal is made up" in stranger.get("/export/").text


def test_what_is_here_stays_as_it_is(ana: Client, clock: Clock) -> None:
    """Red when an entry of the file replaces one of the journal."""
    mine = check_in(TODAY, note="Mine")
    services.add_entry(vault_of(ana, clock), mine)
    theirs = archive([msgspec.structs.replace(mine, note="Theirs"), check_in(TODAY, note="New")])
    assert choose(ana, theirs, "a.zip").url == "/import/journal/"
    page = ana.get("/import/journal/").text
    assert "2 entries" in page and "1 entry says something else here; it stays as it is here." in page
    assert len(_entries(ana, clock)) == 1, "nothing comes in before it is confirmed"
    assert "1 entry has been brought in." in ana.post("/import/journal/", {"do": "bring"}).text
    assert {entry.note for entry in _entries(ana, clock)} == {"Mine", "New"}  # type: ignore[attr-defined]
    again = _bring(ana, theirs)
    assert "Nothing new in this file." in again.text


def test_sent_twice_it_comes_in_once(ana: Client, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two presses that both looked before either had written. Red without `AlreadyKept`."""
    choose(ana, one_check_in(), "a.zip")
    vault, before = vault_of(ana, clock), bringing._merged

    def slow(*args: object) -> object:
        merged = before(*args)  # type: ignore[arg-type]
        if merged.new:
            services.add_entries(vault, merged.new)
        return merged

    monkeypatch.setattr(bringing, "_merged", slow)
    assert "Nothing new" in ana.post("/import/journal/", {"do": "bring"}).text
    assert len(_entries(ana, clock)) == 1
    assert ana.post("/import/journal/", {"do": "bring"}).url == "/journal/"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (_flipped(one_check_in()), "damaged"),
        (with_entry(lambda raw: raw.replace(b'"check-in"', b'"dream"')), "does not know"),
        (b"age-encryption.org/v1\n-> X25519 AAAA\nAAAA\n--- AAAA\n", ""),
    ],
)
def test_a_file_that_is_not_whole_is_refused_where_it_was_chosen(
    ana: Client, clock: Clock, data: bytes, sentence: str
) -> None:
    answer = choose(ana, data, "a.zip")
    if sentence:
        assert (answer.status_code, sentence in answer.text) == (422, True)
    else:
        answer = ana.post("/import/journal/", {"file_passphrase": OWN})
        assert (answer.status_code, "Inkling does not open" in answer.text) == (422, True)
    assert ana.get("/import/journal/").url == "/import/"
    assert _entries(ana, clock) == []


def test_what_is_sealed_may_hold_anything(ana: Client, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sealed file is only known once it is open: what is in it is looked at as sharply. Here it is not really
    sealed, because each time takes seconds on purpose."""
    for inside in (b"hello", unpacked(one_check_in())["journal.json"], one_check_in()[:-9]):
        monkeypatch.setattr(age, "open_file", lambda _data, _secret, inside=inside: inside)
        choose(ana, age.OPENING + b"-> scrypt", "a.age")
        answer = ana.post("/import/journal/", {"file_passphrase": OWN})
        assert (answer.status_code, 'role="alert"' in answer.text) == (422, True)
        assert ana.get("/import/journal/").url == "/import/"
    assert _entries(ana, clock) == []


def test_a_spreadsheet_is_still_a_spreadsheet(ana: Client) -> None:
    assert "This is a spreadsheet" in choose(ana, b"PK\x03\x04" + b"x" * 400, "mood.xlsx").text


def test_settings_and_privacy_lead_there(ana: Client) -> None:
    for page in ("/settings/", "/privacy/"):
        assert 'href="/export/"' in ana.get(page).text
