"""Correcting an entry, on whichever page: nothing is overwritten in silence, and nothing typed is lost.

nothing happened meanwhile       it is kept
the same form came before        it is kept already
another tab changed it           both are shown, to choose from
another tab deleted it           what was typed is offered, and kept after all if she says so (`gone`)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inkling.journal import Entry
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.form import EntryForm
from inkling.web.entries.gone import Gone, gone, offered
from inkling.web.entries.kinds import form_for
from inkling.web.entries.lines import entry_line
from inkling.web.entries.telling import EntryLine
from inkling.web.entries.wording import Words
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest

Making = Callable[[OpenRequest, OpenJournal, Any, Any], Any]
"""How a form is made that corrects an entry, from what was sent or from nothing."""


@dataclass(frozen=True)
class Correcting:
    """How correcting an entry went: it is `saved`, or `gone`, or its form is shown again. `meanwhile` is how it stands
    now if another tab was faster."""

    form: Any = None
    found: Any = None
    opened: OpenJournal | None = None
    meanwhile: EntryLine | None = None
    gone: Gone | None = None
    saved: bool = False

    @property
    def status(self) -> int:
        """With which status is the form shown?"""
        return 409 if self.meanwhile else 422 if self.form.errors else 200


def own_form(request: OpenRequest, opened: OpenJournal, found: Entry, sent: Any = None) -> EntryForm:
    """The form of its kind, with every field."""
    version = opened.versions.get(found.id)
    return form_for(found, sent, journal=opened.journal, today=today(request.now), version=version)


def at_version(typed: QueryDict, theirs: Entry, version: int) -> QueryDict:
    """What was typed, to be kept in place of what stands now."""
    typed = typed.copy()
    typed["version"] = str(version)
    return typed


def correcting(
    request: OpenRequest,
    kind: type[Entry],
    id: UUID,
    *,
    making: Making = own_form,
    over: Callable[[QueryDict, Any, int], QueryDict] = at_version,
    both: Words = "",
    opened: OpenJournal | None = None,
) -> Correcting:
    """Show the form of this entry, or keep what it says now. Another form than that of its kind is made by `making`;
    `over` puts what was typed over what another tab kept, and `both` is the sentence that then says so. A page that
    has the journal `opened` already hands it on."""
    opened = opened or queries.open_journal(request.vault)
    found = opened.journal.one(kind, id)
    if found is None:
        return _gone(request, opened, kind, id, making)
    form = making(request, opened, found, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return Correcting(form, found, opened)
    becomes = form.becomes(moment(request.now))
    try:
        if becomes != found:
            services.correct_entry(request.vault, becomes, form.cleaned_data["version"] or 0)
    except services.ChangedMeanwhile:
        return _both(request, kind, id, making, over, both)
    return Correcting(form, becomes, saved=True)


def correcting_page(
    request: OpenRequest, kind: type[Entry], id: UUID, *, template: str, then: str
) -> HttpResponse:
    """The page of an area on which an entry of its kind is corrected; `then` is the page it leads back to."""
    done = correcting(request, kind, id)
    if done.saved:
        return redirect(f"{reverse(then, args=[id])}?saved=1")
    if done.gone:
        return offered(request, done.gone)
    return render(request, template, {"form": done.form, "correcting": done, "id": id}, status=done.status)


def _both(
    request: OpenRequest, kind: type[Entry], id: UUID, making: Making, over: Any, both: Words
) -> Correcting:
    """Somebody was faster: what they kept and what was typed here, both, to choose from."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.one(kind, id)
    if found is None:
        return _gone(request, opened, kind, id, making)
    form = making(request, opened, found, over(request.POST, found, opened.versions[id]))
    form.add_error(
        None, both or _("This was changed in another tab. Both are here: save again to keep yours.")
    )
    return Correcting(form, found, opened, meanwhile=entry_line(found, opened.journal))


def _gone(
    request: OpenRequest, opened: OpenJournal, kind: type[Entry], id: UUID, making: Making
) -> Correcting:
    """It is not there. If it was deleted meanwhile, what was typed is not."""
    if request.method != "POST" or opened.journal.find(id):
        raise Http404
    try:
        deleted = gone(request, opened, kind, id, lambda stood: making(request, opened, stood, request.POST))
    except services.ChangedMeanwhile:  # and meanwhile it is there again
        return correcting(request, kind, id)
    return Correcting(gone=deleted, saved=deleted is None)
