"""The journal: everything written, newest first; each entry can be corrected and deleted."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inkling.journal import CheckIn, Entry, Journal, MeasureKept
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.check_in import CheckInForm, plane_of
from inkling.web.journal.forms import WhenForm, corrected, form_for
from inkling.web.journal.pages import entry_page, journal_page
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def journal(request: OpenRequest) -> HttpResponse:
    """Everything written, newest first."""
    opened = queries.open_journal(request.vault)
    return render(request, "journal/journal.html", {"page": journal_page(opened, request.GET.get("page"))})


@signed_in
def entry(request: OpenRequest, id: UUID) -> HttpResponse:
    """One entry, to be read and corrected."""
    opened, found = _find(request, id)
    form = form_for(found, opened.journal, request.POST or None)
    when = WhenForm(request.POST or None, initial={"day": found.happened.day, "version": opened.versions[id]})
    if request.method == "POST" and form.is_valid() and when.is_valid():
        try:
            services.correct_entry(request.vault, corrected(form, found, when), when.cleaned_data["version"])
        except services.ChangedMeanwhile:
            return _show_both(request, opened, found, form)
        return redirect("journal")
    return _show(request, opened, found, form, when)


@require_POST
@signed_in
def delete(request: OpenRequest, id: UUID) -> HttpResponse:
    """Delete an entry, and with a measure its readings."""
    opened, found = _find(request, id)
    gone = [(each, opened.versions[each.id]) for each in (found, *_readings_of(found, opened.journal))]
    services.delete_entries(request.vault, gone)
    return redirect("journal")


def _find(request: OpenRequest, id: UUID) -> tuple[OpenJournal, Entry]:
    opened = queries.open_journal(request.vault)
    found = opened.journal.find(id)
    if found is None:
        raise Http404
    return opened, found


def _readings_of(entry: Entry, journal: Journal) -> tuple[Entry, ...]:
    if not isinstance(entry, MeasureKept):
        return ()
    return tuple(reading for reading in journal.readings if reading.measure == entry.measure.key)


def _show_both(request: OpenRequest, opened: OpenJournal, found: Entry, form: Any) -> HttpResponse:
    """Somebody was faster: what they kept and what was typed here, both, to choose from."""
    form.add_error(None, _("This entry was changed in another tab. Both are here: save again to keep yours."))
    when = WhenForm({**request.POST.dict(), "version": opened.versions[found.id]})
    return _show(request, opened, found, form, when, meanwhile=found)


def _show(
    request: OpenRequest,
    opened: OpenJournal,
    found: Entry,
    form: Any,
    when: WhenForm,
    meanwhile: Entry | None = None,
) -> HttpResponse:
    page = entry_page(found, opened, len(_readings_of(found, opened.journal)), meanwhile)
    plane = plane_of(form) if isinstance(form, CheckInForm) else None
    context = {
        "page": page,
        "form": form,
        "when": when,
        "plane": plane,
        "is_check_in": isinstance(found, CheckIn),
    }
    status = 409 if meanwhile else 422 if form.errors or when.errors else 200
    return render(request, "journal/entry.html", context, status=status)
