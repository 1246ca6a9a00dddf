"""A stolen home says nothing: every field of every kind is written, and no file holds a word of it.

Through the running app, as a person would, and by the vault's own calls for the fields that have no page yet.
Red with `seal` replaced by its padding alone, with a column that repeats a field, with the message of an exception
in the log (`QuietFormatter`), and with uploads handled by Django's own handlers.
"""

import base64
import contextlib
import gzip
import os
import re
import socket
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from inkling.journal import ENTRY_KINDS
from inkling.vault import services
from inkling.vault.queries import open_journal
from tests.contracts.canary import DISGUISES, Canaries, found
from tests.contracts.visitor import Visitor
from tests.running import App, running
from tests.vault.conftest import living_in


@pytest.fixture(scope="module")
def canaries() -> Canaries:
    """The canaries of this run."""
    return Canaries()


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for temporary files that the app is given."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, temporary: Path) -> Iterator[App]:
    """The app in a home of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        with running(tmp_path_factory.mktemp("canary") / "home") as started:
            yield started


@pytest.fixture(scope="module")
def passphrase(canaries: Canaries) -> str:
    """A passphrase with a canary in it."""
    return canaries.word("the passphrase") + " and more"


@pytest.fixture(scope="module")
def ana(app: App, canaries: Canaries, passphrase: str) -> Visitor:
    """She has begun, with a mistake first."""
    visitor = Visitor(app.address)
    wrong = {
        "passphrase": canaries.word("a passphrase first"),
        "again": canaries.word("a passphrase mistyped"),
    }
    assert visitor.post("/begin/", wrong).status == 422
    code = visitor.begin(passphrase)
    canaries.other("the recovery code", code)
    canaries.other("the recovery code without dashes", code.replace("-", ""))
    token = next(cookie.value for cookie in visitor.cookies if cookie.name == "inkling_key") or ""
    canaries.other("the cookie", token)
    canaries.other("the token", base64.urlsafe_b64decode(token))
    return visitor


def _today() -> date:
    """The app runs by the real clock."""
    return datetime.now(UTC).date()


def _searched(app: App, temporary: Path, canaries: Canaries) -> list[str]:
    """Everything the app has written anywhere: its home, its temporary files, what it has printed."""
    assert app.process.stdout
    os.set_blocking(app.process.stdout.fileno(), False)
    printed = app.home.parent / "printed"
    with printed.open("ab") as out, contextlib.suppress(BlockingIOError):
        while said := os.read(app.process.stdout.fileno(), 65536):
            out.write(said)
    assert printed.stat().st_size, "it did say where it is open"
    assert (app.home / "journal.sqlite3").stat().st_size
    return found(canaries.needles, app.home, temporary, app.errors, printed)


@pytest.mark.parametrize("disguise", DISGUISES)
def test_the_search_finds_a_planted_canary(canaries: Canaries, tmp_path: Path, disguise: str) -> None:
    planted = DISGUISES["raw"](b"before ") + DISGUISES[disguise](canaries.stem.encode()) + b" after"
    (tmp_path / "log").write_bytes(planted)
    assert any(disguise in hit for hit in found(canaries.needles, tmp_path))


@pytest.mark.parametrize("shift", range(3))
def test_the_search_finds_it_inside_a_longer_encoded_text(
    canaries: Canaries, tmp_path: Path, shift: int
) -> None:
    (tmp_path / "log").write_bytes(
        base64.b64encode(b"x" * (30 + shift) + canaries.stem.encode() + b" and on")
    )
    assert found(canaries.needles, tmp_path)


@pytest.mark.parametrize("pack", [zlib.compress, gzip.compress])
@pytest.mark.parametrize("before", [b"", b"before ", bytes(range(256))])
def test_the_search_finds_it_inside_something_packed(
    canaries: Canaries, tmp_path: Path, pack: Callable[[bytes], bytes], before: bytes
) -> None:
    (tmp_path / "log").write_bytes(before + pack(b"dear diary, " * 20 + canaries.stem.encode()) + b" after")
    assert found(canaries.needles, tmp_path)


def test_checking_in_and_correcting(ana: Visitor, app: App, temporary: Path, canaries: Canaries) -> None:
    word = canaries.word
    told = {"place": "13", "own_words": word("own word"), "note": word("note")}
    entry = re.search(r'name="entry" value="([^"]+)"', ana.get("/today/").text)
    assert entry
    assert ana.post("/today/", {"note": word("note on a form that is refused")}).status == 422
    assert ana.post("/today/", {**told, "entry": entry[1]}).status == 200
    place = f"/journal/{entry[1]}/"
    assert told["note"] in ana.get(place).text, "it was written"
    corrected = {**told, "note": word("note corrected"), "entry": entry[1], "day": _today().isoformat()}
    assert ana.post(place, {**corrected, "version": "1"}).status == 200
    assert ana.post(place, {**corrected, "version": "1", "note": word("note of a late tab")}).status == 409
    assert corrected["note"] in ana.get("/journal/").text
    assert _searched(app, temporary, canaries) == []


def test_bringing_in_a_diary(ana: Visitor, app: App, temporary: Path, canaries: Canaries) -> None:
    """While it is held, and after. A column has a shift, so that something is noticed and answered as well."""
    word = canaries.word
    number, note = word("name of a column"), word("name of the column of notes")
    first = _today() - timedelta(days=120)
    rows = [f"day,{number},{note}"]
    for at in range(120):
        rows.append(f"{first + timedelta(days=at)},{2 + 5 * (at > 60) + at % 2},{word(f'cell {at}')}")
    assert ana.upload("/import/", f"{word('name of the file')}.csv", "\n".join(rows).encode()).status == 200
    page = ana.get("/import/check/")
    assert number in page.text, "it is held"
    assert _searched(app, temporary, canaries) == []
    chosen = {"title": word("title of the diary"), "role0": "date", "role1": "value", "role2": "note"}
    assert number in ana.post("/import/check/", {**chosen, "do": "look", "better1": "higher"}).text
    done = ana.post("/import/check/", {**chosen, "do": "bring"})
    assert "120 days have been brought in" in done.text
    shifts = ana.get("/shifts/").text
    assert number in shifts
    asked = dict(re.findall(r'name="(series|noticed)" value="([^"]+)"', shifts))
    assert ana.post("/shifts/answer/", {**asked, "answer": "not-really"}, form="/shifts/").status == 200
    assert ana.get("/path/").status == 200
    assert _searched(app, temporary, canaries) == []


def test_a_sheet_is_seen_and_taken_as_a_pdf(
    ana: Visitor, app: App, temporary: Path, canaries: Canaries
) -> None:
    """A file may be packed so that no word of it is found: so none may come, whatever is in it."""
    word = canaries.word
    entry = re.search(r'name="entry" value="([^"]+)"', ana.get("/sessions/plan/").text)
    assert entry
    told = {
        "entry": entry[1],
        "day": _today().isoformat(),
        "whom": word("with whom"),
        "hope": word("hoped for"),
    }
    assert ana.post("/sessions/plan/", told).status == 200
    place = f"/sessions/{entry[1]}/sheet"
    item = {"item": f"hope-{entry[1]}"}
    assert told["hope"] in ana.post(f"{place}/", {**item, "do": "see"}).text
    before = _files(temporary, app.home.parent)
    made = ana.post(f"{place}.pdf", item, form=f"{place}/")
    assert made.status == 200 and made.text.startswith("%PDF-")
    assert _files(temporary, app.home.parent) == before
    assert _searched(app, temporary, canaries) == []


def _files(*roots: Path) -> set[Path]:
    """What is there, but for the logs of the databases, which come and go."""
    there = {path for root in roots for path in root.rglob("*")}
    return {path for path in there if not path.name.endswith(("-wal", "-shm"))}


def test_what_goes_wrong(ana: Visitor, app: App, temporary: Path, canaries: Canaries) -> None:
    """Pages that are not there, forms that are refused, and a fault in the middle of saving."""
    word = canaries.word
    stem = canaries.stem
    assert ana.get(f"/{stem}/").status == 404
    assert ana.get(f"/journal/?page={stem}").status == 200
    assert ana.get("/today/", Host=f"{stem}.test").status == 400
    refused = ana.post(
        "/today/", {"place": "11", "note": word("a form from elsewhere")}, Origin=f"http://{stem}.test"
    )
    assert refused.status == 403
    assert ana.upload("/import/", f"{stem}.csv", stem.encode() + b"\0\xff").status == 422
    big = b"day,mood\n" + b"2026-01-01," + stem.encode() * (11 * 1024 * 1024 // 14)
    assert ana.upload("/import/", "big.csv", big).status == 422
    assert _searched(app, temporary, canaries) == []


def test_a_fault_while_saving(ana: Visitor, app: App, temporary: Path, canaries: Canaries) -> None:
    """The page says so, and the log names the place in our code and nothing that was typed."""
    token = ana.token("/today/")
    database = sqlite3.connect(app.home / "journal.sqlite3", timeout=20)
    database.execute("alter table vault_head rename to elsewhere")
    database.commit()
    said = {"place": "11", "note": canaries.word("saved in vain"), "csrfmiddlewaretoken": token}
    fault = ana.post("/today/", said, form="/support/")
    database.execute("alter table elsewhere rename to vault_head")
    database.commit()
    database.close()
    assert fault.status == 500
    assert "Something went wrong on our side" in fault.text
    assert canaries.stem not in fault.text
    assert "OperationalError" in app.errors.read_text(), "it was logged"
    assert _searched(app, temporary, canaries) == []


def test_locking_and_a_wrong_passphrase(
    ana: Visitor, app: App, temporary: Path, canaries: Canaries, passphrase: str
) -> None:
    ana.post("/lock/", {}, form="/today/")
    assert ana.post("/unlock/", {"passphrase": canaries.word("a wrong passphrase")}).status == 422
    code = {"code": canaries.word("a wrong code"), "passphrase": passphrase, "again": passphrase}
    assert ana.post("/unlock/code/", code).status == 422
    assert ana.post("/unlock/", {"passphrase": passphrase}).address.endswith("/today/")
    assert _searched(app, temporary, canaries) == []


def test_what_is_being_written_and_not_saved(
    ana: Visitor, app: App, temporary: Path, canaries: Canaries, passphrase: str
) -> None:
    """While the journal is open, after it locked itself, where it is refused, and after it was let go."""
    word = canaries.word
    box = next(cookie.value for cookie in ana.cookies if cookie.name == "inkling_letterbox") or ""
    canaries.other("the cookie of the letterbox", box)
    canaries.other("the token of the letterbox", base64.urlsafe_b64decode(box))
    journal = re.search(r'data-journal="([^"]+)"', ana.get("/today/").text)
    assert journal

    def typed(note: str, form: str = "/today/") -> int:
        """What the script sends while this is typed, with a field of a name that stands nowhere else."""
        where = {"journal": journal[1], "draft": str(uuid4()), "page": "/today/", "action": "/today/"}
        said = {"place": "0", "written": "note", "field-note": note, f"field-{word('name of a field')}": "on"}
        return ana.post("/drafts/", {**where, **said}, form=form).status

    assert typed(open_note := word("draft while open")) == 204
    assert open_note in ana.get("/today/").text, "it was kept"
    assert typed(word("too much") * 40_000) == 413
    assert _searched(app, temporary, canaries) == []
    ana.post("/lock/", {}, form="/today/")
    assert typed(word("draft while locked"), form="/unlock/") == 204
    assert _searched(app, temporary, canaries) == []
    assert ana.post("/unlock/", {"passphrase": passphrase}).status == 200
    offered = re.findall(r'action="(/drafts/[^"]+/let-go/)"', ana.get("/today/").text)
    assert len(offered) == 2
    for place in offered:
        assert ana.post(place, {}, form="/today/").status == 200
    assert open_note not in ana.get("/today/").text
    assert _searched(app, temporary, canaries) == []


def test_every_field_of_every_kind_of_entry(
    ana: Visitor,
    app: App,
    temporary: Path,
    canaries: Canaries,
    passphrase: str,
    settings: Any,
    django_db_setup: None,
    django_db_blocker: Any,
) -> None:
    """Also the fields no page fills yet. A new kind is filled by itself; a new type of field fails until it can be."""
    settings.INSTALLATION_KEY = app.home / "installation.key"
    entries = list(canaries.entries())
    assert {type(entry) for entry in entries} == set(ENTRY_KINDS)
    with django_db_blocker.unblock(), living_in(app.home):
        vault = services.unlock(passphrase=passphrase, now=int(time.time())).vault
        services.write(vault, add=entries)
        services.hold(vault, "import", canaries.word("held").encode())
        kept = open_journal(vault).journal
        for entry in entries:
            assert kept.find(entry.id) == entry, "it was kept, every field of it"
        assert _searched(app, temporary, canaries) == []
        services.lock(vault)
    assert _searched(app, temporary, canaries) == []


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="this system has no /proc")
def test_an_upload_on_its_way_is_in_no_file(
    ana: Visitor, app: App, temporary: Path, canaries: Canaries
) -> None:
    """Half of a large file has been sent. Red with the usual `inbuf_overflow`: it then stands in an unnamed file."""
    host, port = app.address.removeprefix("http://").split(":")
    before = temporary.stat().st_mtime_ns
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in ana.cookies)
    head = (
        f"POST /import/ HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {cookies}\r\nContent-Length: 9000000\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
    )
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(head.encode() + canaries.stem.encode() * 400_000)
        time.sleep(0.3)
        open_files = [file for file in Path(f"/proc/{app.process.pid}/fd").iterdir() if file.is_file()]
        unnamed = [file for file in open_files if "deleted" in str(file.readlink())]
        assert [hit for file in unnamed for hit in found(canaries.needles, file)] == []
        assert unnamed == []
    assert temporary.stat().st_mtime_ns == before, "no file was made and taken away again"
