"""Promise 1: killed at any moment while it writes, the app loses nothing it acknowledged, and nothing is half saved.

Four tabs write at once through HTTP: check-ins, insights, corrections and deletions. A redirect is the answer that
says it was kept. The app is killed by its own process id at a random moment, its files are looked through with the
program's own reading, and it is started again in the same home.

SEEN TO FAIL. Without `transaction.atomic` in `vault.writing.write` a journal was no longer whole within fifteen kills:
a record stood there that its head did not count.
A kill alone cannot tell whether the disk was waited for: the system keeps what was written. For that the power is cut
in `test_power.py`.
"""

import secrets
import shutil
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest

from inkling.journal import CheckIn, Entry, Inkling
from tests.promises.counting import Trial
from tests.promises.homes import Looked, look_into
from tests.promises.tabs import Form, Tab, signed_up, unlocked
from tests.running import running

TABS = 4


@dataclass
class Mine:
    """What one tab knows of its own entries: what each says by the last answer, and what was sent without one. None
    stands for an entry that is not there."""

    said: dict[UUID, str | None] = field(default_factory=dict)
    unanswered: dict[UUID, str | None] = field(default_factory=dict)
    acknowledged: int = 0
    refused: list[str] = field(default_factory=list)


@pytest.mark.promise(
    1, "killed by -9 at random moments while four tabs write, and started again in the same home"
)
def test_killed_it_loses_nothing(tmp_path: Path, trial: Trial, settings: Any, django_db_blocker: Any) -> None:
    seed = secrets.randbits(32) if trial.full else 1
    home, chance, tabs = tmp_path / "home", Random(seed), [Mine() for _tab in range(TABS)]
    counted = Counter[str]()
    for kill in range(trial.times(fast=2, full=100)):
        with running(home) as app:
            browser = unlocked(app.address) if kill else signed_up(app.address)
            _write_until_killed(app.process.kill, browser, tabs, chance)
            app.process.wait(10)
            errors = app.errors.read_text()
        with django_db_blocker.unblock():
            looked = look_into(home, tmp_path / "aside", settings)
        counted += _compare(looked, tabs)
        assert not [each for tab in tabs for each in tab.refused], (seed, tabs[0].refused)
        assert "error" not in errors, (seed, errors)
        assert (counted["lost"], counted["half saved"]) == (0, 0), (seed, counted)
    shutil.rmtree(home)
    trial.count(
        kills=trial.times(fast=2, full=100),
        acknowledged=sum(tab.acknowledged for tab in tabs),
        cut_off_amid_a_write=counted["unanswered"],
        of_these_kept_whole=counted["kept"],
        lost=counted["lost"],
        half_saved=counted["half saved"],
        seed=seed,
    )
    assert sum(tab.acknowledged for tab in tabs) >= trial.times(fast=2, full=100)


def _write_until_killed(kill: Any, browser: Tab, tabs: list[Mine], chance: Random) -> None:
    """All tabs of a browser write until nobody answers any more."""
    forms = {
        CheckIn: _form(browser, "/today/", "note"),
        Inkling: _form(browser, "/threads/inklings/new/", "text"),
    }
    threads = [
        threading.Thread(
            target=_write, args=(Tab(browser.address, browser.cookies), mine, forms, Random(chance.random()))
        )
        for mine in tabs
    ]
    for thread in threads:
        thread.start()
    time.sleep(chance.uniform(0.05, 1.2))
    kill()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()


def _form(tab: Tab, path: str, words: str) -> Form:
    (form,) = (form for form in tab.forms(path) if form.action == path and words in form.empty)
    return form.fill("")


def _write(tab: Tab, mine: Mine, forms: dict[type[Entry], Form], chance: Random) -> None:
    while True:
        id, says, form = _next(tab, mine, forms, chance)
        if form is None:
            return
        mine.unanswered[id] = says
        try:
            answer = tab.send(form)
        except (OSError, HTTPException):
            return
        if answer.status != 302:
            mine.refused.append(f"{form.action}: {answer.status}")
            return
        del mine.unanswered[id]
        mine.said[id] = says
        mine.acknowledged += 1


def _next(
    tab: Tab, mine: Mine, forms: dict[type[Entry], Form], chance: Random
) -> tuple[UUID, str | None, Form | None]:
    """What this tab writes next: something new, a correction or a deletion. No form when nobody answers any more."""
    there = [id for id, said in mine.said.items() if said is not None]
    what, says = chance.random(), f"said {uuid4()} " + "rain " * chance.randrange(200)
    if not there or what < 0.5:
        id, kind = uuid4(), chance.choice((CheckIn, Inkling))
        new = Form(forms[kind].action, list(forms[kind].fields))
        return id, says, new.say("entry", str(id)).say(_words(kind), says)
    id = chance.choice(there)
    try:
        found = tab.forms(f"/journal/{id}/")
    except (OSError, HTTPException):
        return id, None, None
    if what > 0.9:
        return id, None, next(form for form in found if form.action.endswith("/delete/"))
    form = next(form for form in found if form.action == f"/journal/{id}/")
    names = {name for name, _value in form.fields}
    return id, says, form.say("note" if "note" in {*names, *form.empty} else "text", says)


def _words(kind: type[Entry]) -> str:
    return "note" if kind is CheckIn else "text"


def _compare(looked: Looked, tabs: list[Mine]) -> Counter[str]:
    """What was answered is there, what was not is there whole or not at all; from here it is known which."""
    counted = Counter({"half saved": int(not looked.whole)})
    there = {entry.id: str(getattr(entry, _words(type(entry)))) for entry in looked.opened.journal.entries}
    for mine in tabs:
        counted["unanswered"] += len(mine.unanswered)
        for id, says in mine.unanswered.items():
            found = _found(there, id)
            if found == _stripped(says) and says != mine.said.get(id):
                counted["kept"] += 1
                mine.said[id] = says
            mine.said.setdefault(id, None)
        mine.unanswered.clear()
        counted["lost"] += sum(_found(there, id) != _stripped(said) for id, said in mine.said.items())
    counted["lost"] += len(set(there) - {id for mine in tabs for id in mine.said})
    return counted


def _found(there: dict[UUID, str], id: UUID) -> str | None:
    return _stripped(there.get(id))


def _stripped(words: str | None) -> str | None:
    return None if words is None else words.strip()
