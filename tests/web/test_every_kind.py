"""Every kind of entry: all it says stands on a page, and its form gives back what it was given."""

from datetime import time
from html import unescape
from typing import get_type_hints

import msgspec
import pytest
from django.test import Client

from inkling.journal import (
    ENTRY_KINDS,
    Breakthrough,
    CheckIn,
    Entry,
    LifeEvent,
    Practice,
    Preferences,
    Response,
    Session,
)
from inkling.vault import queries, services
from inkling.web.entries.kinds import KINDS_OF_ENTRY
from inkling.web.entries.wording import KINDS as NAMES
from tests.cast import NOW_MOMENT
from tests.clock import TODAY, Clock
from tests.contracts.canary import Canaries
from tests.web.inside import vault_of

LIVED: dict[type[Entry], dict[str, object]] = {
    CheckIn: {"pleasantness": 1, "energy": 3},
    Response: {"strength": 0},
    Session: {
        "begins": time(17),
        "ends": time(17, 50),
        "openness": 0,
        "safety": 10,
        "helpfulness": 7,
        "status": "attended",
    },
    Breakthrough: {"turned": ("thought", "perspective")},
    Practice: {"session": None, "challenge": None},
    LifeEvent: {"until": TODAY},
    Preferences: {
        "look_back_without_kinds": ("inkling",),
        "look_back_without_threads": (),
        "idle_minutes": 30,
    },
}
"""Values that lie where a person could have put them."""

KINDS = pytest.mark.parametrize("kind", ENTRY_KINDS)


@pytest.fixture
def one(ana: Client, clock: Clock, kind: type[Entry]) -> tuple[Entry, Canaries]:
    """An entry of this kind with something of its own in every field, kept as it would be."""
    canaries = Canaries()
    (entry,) = (each for each in canaries.entries() if type(each) is kind)
    now = {"happened": NOW_MOMENT, "written": NOW_MOMENT, "earlier": (), "signs": ("courage",)}
    entry = msgspec.structs.replace(entry, **now, **LIVED.get(kind, {}))
    services.write(vault_of(ana, clock), add=[entry])
    return entry, canaries


@KINDS
def test_every_word_of_it_stands_on_its_page(
    ana: Client, one: tuple[Entry, Canaries], kind: type[Entry]
) -> None:
    """Red when a kind gains a field that no page shows."""
    entry, canaries = one
    seen = unescape(ana.get("/journal/").text + ana.get(f"/journal/{entry.id}/").text)
    mine = {
        where: word
        for where, word in canaries.words.items()
        if where.startswith(f"{kind.__name__}.")
        and not where.split(".")[1].startswith(("happened", "written"))
    }
    missing = [where for where, word in mine.items() if word not in seen]
    assert [where for where in missing if where.split(".")[1] not in TOLD_OTHERWISE] == []


TOLD_OTHERWISE = {
    "earlier": "bytes of an entry; told as entries",
    "look_back_without_kinds": "told by the names of kinds",
    "measure": "its key is ours",
    "series": "told by its name",
}


@KINDS
def test_its_form_saved_unchanged_changes_nothing(
    ana: Client, clock: Clock, one: tuple[Entry, Canaries], kind: type[Entry]
) -> None:
    """Red when a form loses a field, or gives it back in another shape."""
    entry, _canaries = one
    page = ana.get(f"/journal/{entry.id}/")
    form = page.context["form"]
    data = {field.html_name: field.value() for field in form if field.value() not in (None, "")}
    data = {name: value for name, value in data.items() if value is not False}
    answer = ana.post(f"/journal/{entry.id}/", data)
    assert answer.status_code == 302, answer.context["form"].errors
    journal = queries.open_journal(vault_of(ana, clock)).journal
    kept = journal.find(entry.id)
    assert kept
    assert {n: v for n in entry.__struct_fields__ if (v := getattr(kept, n)) != getattr(entry, n)} == {}


def test_the_pages_know_every_kind() -> None:
    """Red when a kind is added and its form, how it is told, or what it is called is forgotten."""
    assert tuple(KINDS_OF_ENTRY) == ENTRY_KINDS
    assert [kind.__struct_config__.tag for kind in ENTRY_KINDS] == list(NAMES)
    for kind, known in KINDS_OF_ENTRY.items():
        assert known.form.KIND is kind
        assert get_type_hints(known.told)["entry"] is kind
