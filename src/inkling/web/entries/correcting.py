"""Correcting one entry on a page of its own area: nothing is overwritten in silence, and nothing typed is lost."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404
from django.utils.translation import gettext as _

from inkling.journal import Entry
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.form import EntryForm
from inkling.web.entries.kinds import KINDS_OF_ENTRY
from inkling.web.entries.lines import entry_line
from inkling.web.entries.telling import EntryLine
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


@dataclass(frozen=True)
class Correcting:
    """How correcting an entry went. `meanwhile` is how it stands now if another tab was faster; if it is `gone`,
    the form holds what was typed, ready to be kept as a new entry."""

    form: EntryForm
    meanwhile: EntryLine | None = None
    gone: bool = False
    saved: bool = False

    @property
    def status(self) -> int:
        """With which status is the form shown?"""
        return 409 if self.gone or self.meanwhile else 422 if self.form.errors else 200


def correcting(request: OpenRequest, kind: type[Entry], id: UUID) -> Correcting:
    """Show the form of this entry, or keep what it says now."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.one(kind, id)
    if found is None:
        return _gone(request, opened, kind, id)
    form = _form(request, opened, found, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return Correcting(form)
    try:
        services.correct_entry(
            request.vault, form.becomes(moment(request.now)), form.cleaned_data["version"] or 0
        )
    except services.ChangedMeanwhile:
        return _both(request, kind, id)
    return Correcting(form, saved=True)


def _form(request: OpenRequest, opened: OpenJournal, found: Entry, data: Any) -> EntryForm:
    return KINDS_OF_ENTRY[type(found)].form(
        data, of=found, version=opened.versions[found.id], journal=opened.journal, today=today(request.now)
    )


def _both(request: OpenRequest, kind: type[Entry], id: UUID) -> Correcting:
    """Somebody was faster: what they kept and what was typed here, both, to choose from."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.one(kind, id)
    if found is None:
        return _gone(request, opened, kind, id)
    typed = request.POST.copy()
    typed["version"] = str(opened.versions[id])
    form = _form(request, opened, found, typed)
    form.add_error(None, _("This was changed in another tab. Both are here: save again to keep yours."))
    return Correcting(form, meanwhile=entry_line(found, opened.journal))


def _gone(request: OpenRequest, opened: OpenJournal, kind: type[Entry], id: UUID) -> Correcting:
    """It was deleted in another tab: what was typed is offered as a new one."""
    if request.method != "POST" or opened.journal.find(id):
        raise Http404
    typed = request.POST.copy()
    typed["entry"] = str(uuid4())
    typed.pop("version", None)
    form = KINDS_OF_ENTRY[kind].form(typed, journal=opened.journal, today=today(request.now))
    form.add_error(
        None,
        _("This was deleted in another tab. Your words are still here: saving keeps them as something new."),
    )
    return Correcting(form, gone=True)
