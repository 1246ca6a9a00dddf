"""What is practised between sessions: set, tried or not, and left to rest."""

from uuid import UUID

import msgspec
from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkling.journal import Practice, Session, corrected
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.sessions import AttemptForm, PracticeForm
from inkling.web.entries.written_for import keep_for, written_for
from inkling.web.practices.pages import attempt_page, practices_page
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


class RestForm(forms.Form):
    """Let it rest, or take it up again; as it was on the page."""

    version = forms.IntegerField(min_value=1)
    resting = forms.BooleanField(required=False)


@signed_in
def practices(request: OpenRequest) -> HttpResponse:
    """What is set, what rests, and a place to set something small."""
    opened = queries.open_journal(request.vault)
    form = PracticeForm(
        request.POST or None,
        journal=opened.journal,
        today=today(request.now),
        initial={"session": _session(request, opened)},
    )
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, kept := form.new(moment(request.now)))
        return redirect(f"{reverse('practices')}?kept=1#p{kept.id}")
    return _show(request, opened, form, 422 if form.errors else 200)


@signed_in
def attempt(request: OpenRequest, id: UUID) -> HttpResponse:
    """One time with a practice."""
    opened = queries.open_journal(request.vault)
    what = written_for(request, opened, Practice, id)
    form = AttemptForm(
        request.POST or None,
        journal=opened.journal,
        today=today(request.now),
        practice=id,
        initial={"outcome": request.GET.get("outcome", "")},
    )
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        if keep_for(request, what, form.new(moment(request.now))):
            return redirect(f"{reverse('practices')}?kept=1#p{id}")
        status = 409
    page = attempt_page(what.entry, opened, today(request.now), request.GET.get("page"))
    said = {"page": page, "form": form, "what": what}
    return render(request, "practices/attempt.html", said, status=status)


@require_POST
@signed_in
def rest(request: OpenRequest, id: UUID) -> HttpResponse:
    """Let it rest, or take it up again."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.one(Practice, id)
    form = RestForm(request.POST)
    if found is None or not form.is_valid():
        raise Http404
    now, chosen = moment(request.now), form.cleaned_data
    becomes = corrected(found, msgspec.structs.replace(found, resting=chosen["resting"]), now)
    try:
        if becomes != found:
            services.correct_entry(request.vault, becomes, chosen["version"])
    except services.ChangedMeanwhile:
        return _changed_meanwhile(request)
    return redirect(f"{reverse('practices')}?kept=1#p{id}")


def _show(
    request: OpenRequest, opened: OpenJournal, form: PracticeForm, status: int, **said: bool
) -> HttpResponse:
    page = {
        "page": practices_page(opened, today(request.now)),
        "form": form,
        "kept": "kept" in request.GET,
        **said,
    }
    return render(request, "practices/practices.html", page, status=status)


def _changed_meanwhile(request: OpenRequest) -> HttpResponse:
    """It reads differently now: here it is, to decide once more."""
    opened = queries.open_journal(request.vault)
    form = PracticeForm(journal=opened.journal, today=today(request.now))
    return _show(request, opened, form, 409, changed=True)


def _session(request: OpenRequest, opened: OpenJournal) -> UUID | str:
    """The session she comes from, if she comes from one."""
    try:
        session = opened.journal.one(Session, UUID(request.GET.get("session", "")))
    except ValueError:
        session = None
    return session.id if session else ""
