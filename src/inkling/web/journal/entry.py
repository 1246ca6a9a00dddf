"""One entry: to be read with its history, corrected, or deleted. Whoever is slower than another tab loses nothing."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkling.journal import Entry, Reading, asks_for_care, belonging
from inkling.vault import queries, services
from inkling.web.entries.check_in import CheckInForm, plane_of
from inkling.web.entries.correcting import correcting, own_form
from inkling.web.entries.form import EntryForm
from inkling.web.entries.gone import offered
from inkling.web.entries.lines import entry_line
from inkling.web.journal.entry_page import EntryPage, entry_page
from inkling.web.journal.forms import DeleteForm
from inkling.web.journal.pages import page_of
from inkling.web.shell.access import signed_in
from inkling.web.shell.request import OpenRequest


@signed_in
def entry(request: OpenRequest, id: UUID) -> HttpResponse:
    """One entry, to be read and corrected."""
    done = correcting(request, Entry, id)
    if done.saved:
        kept = queries.open_journal(request.vault).journal
        if isinstance(found := kept.find(id), Reading) and asks_for_care(kept, found):
            return redirect("support-after")
        return redirect(f"{reverse('journal')}?{page_of(kept, id, 'saved')}")
    if done.gone:
        return offered(request, done.gone)
    assert done.opened
    page = entry_page(done.found, done.opened, meanwhile=done.meanwhile)
    return _show(request, page, done.form, done.status)


@require_POST
@signed_in
def delete(request: OpenRequest, id: UUID) -> HttpResponse:
    """Delete an entry as it was on the page, and with it what means nothing without it."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.find(id)
    form = DeleteForm(request.POST)
    if found is None and any(each.id == id for each in services.deleted_last(request.vault)):
        return redirect(f"{reverse('journal')}?deleted=1")
    if found is None or not form.is_valid():
        raise Http404
    along = [(each, opened.versions[each.id]) for each in belonging(found, opened.journal)]
    try:
        services.delete_entries(request.vault, [(found, form.cleaned_data["version"]), *along])
    except services.ChangedMeanwhile:
        page = entry_page(found, opened, meanwhile=entry_line(found, opened.journal))
        return _show(request, page, own_form(request, opened, found), status=409)
    return redirect(f"{reverse('journal')}?deleted=1")


def _show(request: OpenRequest, page: EntryPage, form: EntryForm, status: int) -> HttpResponse:
    plane = plane_of(form) if isinstance(form, CheckInForm) else None
    return render(request, "journal/entry.html", {"page": page, "form": form, "plane": plane}, status=status)
