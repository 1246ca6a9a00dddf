"""An entry that was deleted in one tab while somebody wrote into it in another: what was typed is offered, and kept
after all if she says so. It keeps its identity, so that whatever pointed to it still does, and its history; and
undoing the deletion then brings back the rest of what was deleted, and loses nothing either.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from inkling.journal import Entry, encode, remembering
from inkling.vault import services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.as_it_stood import carried, to_carry
from inkling.web.entries.check_in import CheckInForm, plane_of
from inkling.web.entries.form import EntryForm
from inkling.web.entries.kinds import form_for
from inkling.web.entries.wording import KINDS
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest

AFTER_ALL = "after-all"
"""The name under which the page says that it is to be kept."""


@dataclass(frozen=True)
class Gone:
    """What was typed into an entry that is gone, in the form of its kind, and the entry with it as the page carries
    it."""

    form: EntryForm
    was: str


def gone(
    request: OpenRequest, opened: OpenJournal, kind: type[Entry], id: UUID, typed_into: Callable[[Entry], Any]
) -> Gone | None:
    """What is offered; None once it is kept after all. `typed_into` makes the form that was sent, for the entry as it
    stood. Raises `ChangedMeanwhile` when the entry is there again."""
    was, deleted = stood(request, kind, id)
    now, version = moment(request.now), version_read(request)
    around: dict[str, Any] = {"journal": opened.journal, "today": today(request.now), "version": version}
    if AFTER_ALL not in request.POST:
        typed = typed_into(was)
        if not typed.is_valid():
            return Gone(form_for(was, _as_typed(typed, form_for(was, **around)), **around), to_carry(was))
        becomes = typed.becomes(now)
        return Gone(form_for(becomes, **around), encode(becomes).decode())
    form = form_for(was, request.POST, **around)
    if not form.is_valid():
        return Gone(form, encode(was).decode())
    becomes = form.becomes(now)
    becomes = remembering(becomes, deleted, now) if deleted else becomes
    services.keep_after_all(request.vault, becomes, version)
    return None


def stood(request: OpenRequest, kind: type[Entry], id: UUID) -> tuple[Entry, Entry | None]:
    """How an entry that is gone stood on the page, and how it was deleted, if that is still known. Otherwise 404."""
    deleted = next((each for each in services.deleted_last(request.vault) if each.id == id), None)
    was = carried(request.POST.get("was", ""), kind, id) or deleted
    if not isinstance(was, kind):
        raise Http404
    return was, deleted


def offered(request: OpenRequest, gone: Gone) -> HttpResponse:
    """The page that offers it, wherever it was typed."""
    assert gone.form.of
    page = {
        "form": gone.form,
        "was": gone.was,
        "id": gone.form.of.id,
        "kind": KINDS[gone.form.of.kind],
        "plane": plane_of(gone.form) if isinstance(gone.form, CheckInForm) else None,
        "after_all": AFTER_ALL,
    }
    return render(request, "entries/gone.html", page, status=409)


def _as_typed(typed: Any, own: EntryForm) -> dict[str, Any]:
    """What was typed, over what else the entry says."""
    return {**own.in_full(), **typed.in_full()}


def version_read(request: OpenRequest) -> int:
    """The version at which it was read, as far as the page says so."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() and len(version) < 10 else 0
