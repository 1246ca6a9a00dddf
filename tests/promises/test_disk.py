"""Promise 3: where the disk is full or may not be written to, that is said, and nothing is lost or damaged.

Every form on every page of the running app is sent while not one byte is free: corrections and deletions of every kind
of entry, new ones, moves, settings, importing. The addresses are walked and the kinds are those of the registry, so a
new page or kind is tried without being named. Then there is room again, and each is sent as its page came back.

SEEN TO FAIL. Without `web.shell.not_kept.NotKept` in the settings, the first form that writes is answered by the page
for our own mistakes, with status 500. Without `_keep_open` in `cli.serving` the journal cannot be read on a full disk:
507 in place of the page.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from inkling.journal import ENTRY_KINDS, Entry, Finding
from tests.cast import NOW_MOMENT, PASSPHRASE
from tests.contracts.canary import Canaries
from tests.contracts.starting import as_anybody, content, start
from tests.contracts.visitor import Page
from tests.promises.counting import Trial
from tests.promises.disks import LENDS, Disk, HeldToSize, SmallDisk, on_a_disk, on_its_own
from tests.promises.homes import look_into, put_in
from tests.promises.tabs import Form, Tab, every, forms_of, signed_up, unlocked
from tests.running import free_port, running
from tests.ten_years import ten_years

NOT_WALKED = {
    "begin", "unlock", "recover", "look-around", "door", "recovery-code", "recovery-check", "leave",
    "export-readings",
}  # fmt: skip
"""Pages before or after the journal is open; signing in has a test of its own below. And one that writes nothing and
wants a measure ticked first."""

WORDS = "Rain, and I said no to"

AT_LAST = ("undo-delete", "pause", "delete-entry", "back-again", "lock")


@dataclass(frozen=True)
class Sent:
    """One form that was sent on a full disk, from which page, and what came back."""

    name: str
    form: Form
    answer: Page


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which a journal was begun."""
    home = tmp_path_factory.mktemp("lived") / "home"
    with running(home) as app:
        signed_up(app.address)
    return home


@pytest.fixture
def home(lived_in: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(lived_in, tmp_path / "home"))


@pytest.mark.long
@pytest.mark.promise(3, "every form of every page sent while the disk takes nothing, and again when it did")
@pytest.mark.skipif(sys.platform != "linux", reason="fills a disk, or limits another process, as Linux does")
def test_disk_full_on_every_kind_of_write(
    home: Path, tmp_path: Path, trial: Trial, settings: Any, django_db_blocker: Any
) -> None:
    kinds: tuple[type[Disk], ...] = (SmallDisk, HeldToSize) if LENDS else (HeldToSize,)
    counted = Counter[str]()
    for kind in kinds if trial.full else kinds[:1]:
        own = Path(shutil.copytree(home, tmp_path / kind.__name__))
        counted += _every_form(kind, own, trial, settings, django_db_blocker)
    trial.count(
        forms=counted["forms"],
        kinds_of_entry=len(ENTRY_KINDS),
        refused_with_a_sentence=counted["refused"],
        bare_errors=0,
        texts_lost=0,
        kept_when_there_was_room=counted["kept"],
        damaged=0,
    )


def _every_form(
    kind: type[Disk], home: Path, trial: Trial, settings: Any, django_db_blocker: Any
) -> Counter[str]:
    with django_db_blocker.unblock():
        ids = _with_every_kind(home, settings, trial.times(fast=1, full=2))
    with django_db_blocker.unblock(), on_a_disk(kind, home) as disk:
        tab = unlocked(disk.app.address)
        forms = _forms(tab, ids, trial.full)
        disk.fill()
        read = tab.get("/journal/").status
        sent = [Sent(name, form, tab.send(form)) for name, form in forms]
        disk.make_room()
        _said_and_held(sent)
        assert tab.post("/unlock/", {"passphrase": PASSPHRASE}).status == 302, "it was locked, last of all"
        again = Counter(tab.send(_as_it_came_back(each)).status // 100 for each in sent if _refused(each))
        looked = look_into(disk.home, home.with_name("aside"), settings)
        errors = disk.app.errors.read_text()
    assert read == 200, "what is there can be read on a full disk"
    assert set(again) <= {2, 3, 4}, again
    assert looked.whole
    assert "error" not in errors, errors
    return Counter(forms=len(sent), refused=sum(_refused(each) for each in sent), kept=again[2] + again[3])


def _with_every_kind(home: Path, settings: Any, each: int) -> list[str]:
    """Put entries of every kind into this home, so many of each. Says how they are named."""
    by_kind: dict[type[Entry], list[Entry]] = {}
    told = {"happened": NOW_MOMENT, "written": NOW_MOMENT, "earlier": ()}
    finding = next(msgspec.structs.replace(e, **told) for e in Canaries().entries() if type(e) is Finding)
    for entry in (*ten_years(), finding):
        by_kind.setdefault(type(entry), []).append(entry)
    assert set(by_kind) == set(ENTRY_KINDS)
    chosen = [entry for kind in by_kind.values() for entry in kind[:each]]
    put_in(home, chosen, settings)
    return [str(entry.id) for entry in chosen]


def _forms(tab: Tab, ids: list[str], full: bool) -> list[tuple[str, Form]]:
    """Every form that can be found by walking the addresses, filled in; what ends something comes last. In the fast
    form the pages of one thing are those that others link to, one of each shape, and that of every entry."""
    routes = {re.sub(r"<uuid:\w+>", "*", route): name for name, route in _addresses()}
    walked = {route for route, name in routes.items() if name not in NOT_WALKED}
    waiting = [route for route in walked if "*" not in route] + [f"/journal/{id}/" for id in ids]
    if full:
        waiting += [route.replace("*", id) for route in walked if "*" in route for id in ids]
    found, seen = list[Form](), set(waiting)
    shapes = {_shape(path) for path in waiting}
    for path in waiting:
        page = tab.get(path)
        found += forms_of(page.text, path) if page.status == 200 else []
        for link in re.findall(r'href="(/[^"?#]*)', page.text):
            if _shape(link) in walked - shapes and link not in seen:
                seen.add(link)
                shapes.add(_shape(link))
                waiting.append(link)
    filled = [(routes[_shape(form.action)], form.fill(WORDS)) for form in every(found)]
    return sorted(filled, key=lambda each: AT_LAST.index(each[0]) + 1 if each[0] in AT_LAST else 0)


def _shape(path: str) -> str:
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "*", path)


def _refused(sent: Sent) -> bool:
    return sent.answer.status == 507


def _said_and_held(sent: list[Sent]) -> None:
    """Each was answered by a sentence with all that was typed, or needed no writing."""
    for each in sent:
        where = (each.name, each.form.action, each.answer.status)
        assert each.answer.status < 500 or _refused(each), where
        assert "Something went wrong" not in each.answer.text, where
        if _refused(each):
            assert "is no room left" in each.answer.text or "did not take it" in each.answer.text, where
            assert each.answer.text.count('role="alert"') == 1, where
            held = _as_it_came_back(each).typed
            lost = {
                name: said
                for name, said in each.form.typed.items()
                if sorted(held.get(name, ())) != sorted(said)
            }
            assert not lost, (where, lost)
        else:
            wrong = re.findall(r'class="wrong"[^>]*>([^<]+)', each.answer.text)
            assert each.answer.status != 422, (where, wrong)


def _as_it_came_back(sent: Sent) -> Form:
    """The form as it stands on the page that was the answer."""
    forms = [form for form in forms_of(sent.answer.text, sent.form.action) if form.action == sent.form.action]
    assert forms, (sent.name, sent.form.action, "has no form on the page that came back")
    return max(forms, key=lambda form: len(set(form.typed) & set(sent.form.typed)))


def _addresses(
    patterns: list[URLPattern | URLResolver] | None = None, before: str = "/"
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += _addresses(pattern.url_patterns, route)
        else:
            found.append((pattern.name or "", route))
    return found


@pytest.mark.promise(
    3, "signing in, beginning and starting with no room, in a folder that is read-only or another's"
)
@pytest.mark.skipif(not LENDS, reason="needs a small file system")
def test_disk_full_at_the_door_and_at_the_start(
    home: Path, lived_in: Path, tmp_path: Path, trial: Trial, settings: Any, django_db_blocker: Any
) -> None:
    """Nobody is let in half, no passphrase stands on a page, and a program that cannot start says why."""
    said = 0
    with django_db_blocker.unblock(), on_a_disk(SmallDisk, home) as disk:
        tab = Tab(disk.app.address)
        (form,) = (form.fill("") for form in tab.forms("/unlock/") if form.action == "/unlock/")
        disk.fill()
        for _time in range(2):
            refused = tab.send(form)
            assert refused.status == 507
            assert "is no room left" in refused.text
            assert PASSPHRASE not in refused.text
            assert tab.get("/today/").status == 302, "nobody is let in"
            said += 1
        disk.make_room()
        assert tab.send(form).status == 302
        assert tab.get("/today/").status == 200
        assert look_into(disk.home, tmp_path / "aside", settings).whole
    said += _start_with_no_room(lived_in, tmp_path / "full", trial.full)
    said += _read_only_and_anothers(home, trial.full)
    trial.count(refused_with_a_sentence=said, let_in=0, damaged=0)


@pytest.mark.promise(3, "the folder taken away from under the running program")
@pytest.mark.skipif(sys.platform != "linux", reason="gives up root's powers as Linux does")
def test_disk_made_read_only_while_it_runs(
    home: Path, tmp_path: Path, trial: Trial, settings: Any, django_db_blocker: Any
) -> None:
    """What was typed stays on the page; given back, it can be saved, and a locked browser stays locked."""
    with django_db_blocker.unblock(), running(home, before=as_anybody()) as app:
        tab = unlocked(app.address)
        (form,) = (form.fill(WORDS) for form in tab.forms("/challenges/new/") if "name" in form.empty)
        for path in (*home.glob("*.sqlite3*"), home):
            path.chmod(0o500 if path.is_dir() else 0o400)
        refused, locking = tab.send(form), [form for form in tab.forms("/today/") if form.action == "/lock/"]
        for path in (home, *home.glob("*.sqlite3*")):
            path.chmod(0o700 if path.is_dir() else 0o600)
        sent = Sent("new-challenge", form, refused)
        kept = tab.send(_as_it_came_back(sent) if _refused(sent) else form)
        assert refused.status in (302, 507), refused.text[:2000]
        assert kept.status == 302
        assert tab.send(locking[0] if locking else tab.forms("/today/")[0]).status == 302
        looked = look_into(home, tmp_path / "aside", settings)
    assert looked.whole
    assert any(WORDS in getattr(entry, "name", "") for entry in looked.opened.journal.entries)
    trial.count(refused_with_a_sentence=int(_refused(sent)), texts_lost=0, damaged=0)


def _start_with_no_room(lived_in: Path, home: Path, full: bool) -> int:
    """On a disk with nothing left: with a journal in it, and in the full form also without one."""
    leave_nothing = 'head -c 99999999 /dev/zero > "$INKLING_HOME/ballast" 2> /dev/null; exec "$@"'
    empty = home.with_name("empty")
    homes = (lived_in, empty) if full else (lived_in,)
    for before in homes:
        for folder in (home, empty):
            folder.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "inkling", "open", "--no-browser", "--port", str(free_port())]
        ended = subprocess.run(
            [*on_its_own(home, before), "/bin/sh", "-c", leave_nothing, "sh", *command],
            env={**os.environ, "INKLING_HOME": str(home)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert ended.returncode == 1, ended
        assert "There is no room left on the disk" in ended.stderr, ended
        assert len(ended.stderr.strip().splitlines()) == 1, ended
    return len(homes)


def _read_only_and_anothers(home: Path, full: bool) -> int:
    """A folder that may not be written to, and files of somebody else's: refused, and left as they were. In the fast
    form the folder alone; `tests/contracts/test_starting.py` has the rest."""
    said, before = 0, content(home)
    closed = ((home, 0o500), (home / "journal.sqlite3", 0o400), (home / "installation.key", 0))
    for path, mode in closed if full else closed[:1]:
        was = path.stat().st_mode & 0o777
        path.chmod(mode)
        ended = start(home, obeying_modes=True)
        path.chmod(was)
        assert (ended.code, len(ended.said.strip().splitlines())) == (1, 1), ended
        said += 1
    if full and os.geteuid() == 0:
        for path in (home, home / "journal.sqlite3"):
            os.chown(path, 12345, 12345)
            ended = start(home, obeying_modes=True)
            os.chown(path, 0, 0)
            assert (ended.code, len(ended.said.strip().splitlines())) == (1, 1), ended
            assert str(home) in ended.said
            said += 1
    assert content(home) == before
    return said
