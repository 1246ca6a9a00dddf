"""The journal: everything written, newest first; each entry can be corrected and deleted."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inkling.journal import Entry, Journal, MeasureKept
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.check_in import CheckInForm, plane_of
from inkling.web.journal.forms import DeleteForm, WhenForm, corrected, form_for
from inkling.web.journal.pages import entry_page, journal_page, page_of
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import today
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def journal(request: OpenRequest) -> HttpResponse:
    """Everything written, newest first."""
    opened = queries.open_journal(request.vault)
    page = journal_page(opened, request.GET.get("page"))
    return render(request, "journal/journal.html", {"page": page, "saved": "saved" in request.GET})


@signed_in
def entry(request: OpenRequest, id: UUID) -> HttpResponse:
    """One entry, to be read and corrected."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.find(id)
    if found is None:
        return _deleted_meanwhile(request)
    form = form_for(found, opened.journal, request.POST or None)
    when = _when(request, opened, found, request.POST or None)
    if request.method == "POST" and form.is_valid() and when.is_valid():
        try:
            services.correct_entry(request.vault, corrected(form, found, when), when.cleaned_data["version"])
        except services.ChangedMeanwhile:
            form.add_error(
                None, _("This entry was changed in another tab. Both are here: save again to keep yours.")
            )
            return _show_both(request, opened, found, form)
        return redirect(f"{reverse('journal')}?{page_of(queries.open_journal(request.vault).journal, id)}")
    return _show(request, opened, found, form, when)


@require_POST
@signed_in
def delete(request: OpenRequest, id: UUID) -> HttpResponse:
    """Delete an entry as it was on the page, and with a measure its readings."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.find(id)
    form = DeleteForm(request.POST)
    if found is None or not form.is_valid():
        raise Http404
    along = [(each, opened.versions[each.id]) for each in _readings_of(found, opened.journal)]
    try:
        services.delete_entries(request.vault, [(found, form.cleaned_data["version"]), *along])
    except services.ChangedMeanwhile:
        unchanged = form_for(found, opened.journal, None)
        return _show_both(request, opened, found, unchanged)
    return redirect("journal")


def _deleted_meanwhile(request: OpenRequest) -> HttpResponse:
    """What was typed into an entry that is gone is offered as a new one."""
    if "place" not in request.POST:
        raise Http404
    form = CheckInForm({**request.POST.dict(), "words": request.POST.getlist("words"), "entry": uuid4()})
    return render(request, "journal/deleted.html", {"form": form, "plane": plane_of(form)}, status=409)


def _readings_of(entry: Entry, journal: Journal) -> tuple[Entry, ...]:
    if not isinstance(entry, MeasureKept):
        return ()
    return tuple(reading for reading in journal.readings if reading.measure == entry.measure.key)


def _when(request: OpenRequest, opened: OpenJournal, found: Entry, data: Any) -> WhenForm:
    return WhenForm(data, found, opened.versions[found.id], today(request.now))


def _show_both(request: OpenRequest, opened: OpenJournal, found: Entry, form: Any) -> HttpResponse:
    """Somebody was faster: what they kept and what was typed here, both, to choose from."""
    typed = {**request.POST.dict(), "version": opened.versions[found.id]}
    when = _when(request, opened, found, typed if "day" in typed else None)
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
    context = {"page": page, "form": form, "when": when, "plane": plane}
    status = 409 if meanwhile else 422 if form.errors or when.errors else 200
    return render(request, "journal/entry.html", context, status=status)
