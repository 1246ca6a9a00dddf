"""One entry: to be read with its history, corrected, or deleted. Whoever is slower than another tab loses nothing."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inkling.journal import Entry, belonging
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.anew import anew, carried
from inkling.web.entries.check_in import CheckInForm, plane_of
from inkling.web.entries.form import EntryForm
from inkling.web.entries.kinds import form_for
from inkling.web.entries.wording import KINDS
from inkling.web.journal.entry_page import entry_page
from inkling.web.journal.forms import DeleteForm
from inkling.web.journal.pages import page_of
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


@signed_in
def entry(request: OpenRequest, id: UUID) -> HttpResponse:
    """One entry, to be read and corrected."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.find(id)
    if found is None:
        return _deleted_meanwhile(request, opened)
    form = _form(request, opened, found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            services.correct_entry(request.vault, form.becomes(moment(request.now)), version)
        except services.ChangedMeanwhile:
            return _show_both(request, id)
        return _to_journal(request, id)
    return _show(request, opened, found, form)


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
        return _show(request, opened, found, _form(request, opened, found), meanwhile=True)
    return redirect(f"{reverse('journal')}?deleted=1")


def _form(request: OpenRequest, opened: OpenJournal, found: Entry, data: Any = None) -> EntryForm:
    version = opened.versions.get(found.id)
    return form_for(found, data, journal=opened.journal, today=today(request.now), version=version)


def _deleted_meanwhile(request: OpenRequest, opened: OpenJournal) -> HttpResponse:
    """What was typed into an entry that is gone is offered as a new one, and kept as one when that is said."""
    was = carried(request.POST.get("was", ""))
    if was is None:
        raise Http404
    form = _form(request, opened, was, request.POST)
    anew_as = _id(request.POST.get("anew", ""))
    if anew_as and form.is_valid():
        services.add_entry(request.vault, anew(form, anew_as, moment(request.now)))
        return _to_journal(request, anew_as)
    page = {
        "form": form,
        "plane": _plane(form),
        "kind": KINDS[was.kind],
        "was": request.POST["was"],
        "anew": anew_as or uuid4(),
    }
    return render(request, "journal/deleted.html", page, status=409)


def _show_both(request: OpenRequest, id: UUID) -> HttpResponse:
    """Somebody was faster: what they kept and what was typed here, both, to choose from."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.find(id)
    if found is None:
        return _deleted_meanwhile(request, opened)
    typed = request.POST.copy()
    typed["version"] = str(opened.versions[found.id])
    form = _form(request, opened, found, typed)
    form.add_error(None, _("This entry was changed in another tab. Both are here: save again to keep yours."))
    return _show(request, opened, found, form, meanwhile=True)


def _show(
    request: OpenRequest, opened: OpenJournal, found: Entry, form: EntryForm, *, meanwhile: bool = False
) -> HttpResponse:
    page = entry_page(found, opened, meanwhile=meanwhile)
    status = 409 if meanwhile else 422 if form.errors else 200
    context = {"page": page, "form": form, "plane": _plane(form)}
    return render(request, "journal/entry.html", context, status=status)


def _to_journal(request: OpenRequest, id: UUID) -> HttpResponse:
    """Back to where this entry stands now."""
    kept = queries.open_journal(request.vault).journal
    return redirect(f"{reverse('journal')}?{page_of(kept, id, 'saved')}")


def _plane(form: EntryForm) -> Any:
    return plane_of(form) if isinstance(form, CheckInForm) else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
