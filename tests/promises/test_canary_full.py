"""A canary in every field of every form on every page of the running app: no file it writes holds a word of it.

What is held, deleted, taken as a PDF, refused or broken off, one thing after the other: see
`tests/contracts/test_canary.py`. Here every form there is, filled in as it stands, with the log at its most talkative.
"""

import base64
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request

import pytest

from tests.contracts.canary import DISGUISES, Canaries, found
from tests.promises.counting import Trial
from tests.promises.tabs import TOKEN, Form, Tab, every, forms_of, signed_up
from tests.reach import pages_reached, shape_of
from tests.running import App, running

STARTS = (
    "/today/",
    "/journal/",
    "/threads/inklings/new/",
    "/threads/new/",
    "/challenges/new/",
    "/sessions/plan/",
    "/sessions/tell/",
    "/unsaid/",
    "/life-events/new/",
    "/threads/echoes/new/",
    "/breakthroughs/name/",
    "/practices/",
    "/settings/",
    "/import/",
)
LEFT_ALONE = ("/lock/", "/leave/", "/look-around/", "/drafts/")
"""Forms that would end the walk, and the one only the script sends."""

ENDING = ("everything", "delete", "rest", "pause", "back")
"""What is sent last, because it takes away what others are about."""


@dataclass
class _Answer:
    status_code: int
    text: str

    @property
    def content(self) -> bytes:
        """As it came."""
        return self.text.encode()


@dataclass
class _Looking:
    """Lets `pages_reached` walk the running app."""

    tab: Tab

    def get(self, address: str) -> _Answer:
        """Ask for a page; one that only leads on, or is not there in this state, is taken as seen."""
        page = self.tab.get(address)
        return _Answer(200 if page.status in (200, 302, 404) else page.status, page.text)


@pytest.mark.promise(
    4, "a canary in every field of every form on every page, and in what is typed at the door"
)
def test_no_form_leaves_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trial: Trial) -> None:
    """No file may hold any of it, in any disguise, also inside something packed. Seen to fail with seals that are
    padding alone: the stem of the canaries then stood raw in the journal file."""
    temporary, canaries = tmp_path / "temporary", Canaries()
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.promises.talkative")
    filled, sent, kept, refused, broke = set[tuple[str, str]](), 0, 0, 0, list[str]()
    with running(tmp_path / "home") as app:
        tab = signed_up(app.address)
        for cookie in tab.cookies:
            if cookie.name.startswith("inkling_") and cookie.name != "inkling_form" and cookie.value:
                canaries.other(cookie.name, cookie.value)
                with suppress(ValueError):
                    canaries.other(f"{cookie.name}, in bytes", base64.urlsafe_b64decode(cookie.value))
        for turn in range(trial.times(fast=1, full=2)):
            for form in _forms(tab, STARTS if not trial.full else ()):
                filled |= {(shape_of(form.action), name) for name in form.empty}
                page = tab.send(_with_canaries(form, canaries, f"{turn} {form.action}"))
                sent, kept, refused = sent + 1, kept + (page.status == 302), refused + (page.status == 422)
                broke += [form.action] if page.status >= 500 else []
        stem = canaries.stem
        for path in (f"/{stem}/", f"/journal/?page={stem}", f"/journal/{stem}/"):
            assert tab.get(path).status in (200, 404)
        odd = Request(app.address + "/today/", data=urlencode({TOKEN: stem, "note": stem}).encode())
        assert tab._send(odd).status == 403
        for _door in range(2):
            said = {"passphrase": canaries.word("a wrong passphrase")}
            Tab(app.address).post("/unlock/", said)
        files, hits = _searched(app, temporary, canaries)
    files_after, hits_after = _searched(app, temporary, canaries)
    assert "DEBUG" in app.errors.read_text() or app.errors.stat().st_size, "it was talkative"
    trial.count(
        forms_sent=sent,
        kept=kept,
        refused=refused,
        fields=len(filled),
        canaries=len(canaries.words),
        files=len(files | files_after),
        bytes=sum(path.stat().st_size for path in files_after),
        needles=len(canaries.needles),
        disguises=len(DISGUISES),
        hits=len(hits) + len(hits_after),
    )
    assert not broke
    assert kept > 8
    assert hits + hits_after == []


def _forms(tab: Tab, starts: tuple[str, ...]) -> list[Form]:
    """Each form once; of every page there is, or of these alone. What takes something away comes last."""
    looking = _Looking(tab)
    pages = starts or tuple(
        address
        for addresses in pages_reached(looking, *STARTS, each=1).values()  # type: ignore[arg-type]
        for address in addresses
    )
    seen: dict[tuple[str, ...], Form] = {}
    for address in pages:
        for form in every(forms_of(tab.get(address).text, address)):
            if not form.action.startswith(LEFT_ALONE):
                seen.setdefault((shape_of(form.action), *sorted({*form.typed, *form.empty})), form)
    return sorted(seen.values(), key=lambda form: any(word in form.action for word in ENDING))


def _with_canaries(form: Form, canaries: Canaries, where: str) -> Form:
    """Words where words go, and where a passphrase is asked for again, one that is refused."""
    empty = dict(form.empty)
    form.empty = {name: each for name, each in empty.items() if each[0] in ("number", "radio")}
    form.fill("")
    for name, (kind, _value) in empty.items():
        if kind in ("words", "passphrase", "search"):
            form.fields.append((name, canaries.word(f"{where} {name}")))
    return form


def _searched(app: App, temporary: Path, canaries: Canaries) -> tuple[set[Path], list[str]]:
    printed = app.home.parent / "printed"
    if app.process.stdout and not app.process.stdout.closed:
        os.set_blocking(app.process.stdout.fileno(), False)
        with printed.open("ab") as out, suppress(BlockingIOError):
            while said := os.read(app.process.stdout.fileno(), 65536):
                out.write(said)
    places = [app.home, temporary, app.errors, printed]
    files = {path for place in places for path in (place.rglob("*") if place.is_dir() else [place])}
    return {path for path in files if path.is_file()}, found(canaries.needles, *places)
