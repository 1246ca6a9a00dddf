"""Therapy sessions: planned, told, and each on its own page with what comes before and after."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.journal import Session
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.correcting import correcting
from inkling.web.entries.gone import offered
from inkling.web.sessions.forms import PlanForm, SessionPageForm, TellForm, over_theirs
from inkling.web.sessions.listing import sessions_page
from inkling.web.sessions.pages import like_last_time, session_page
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def sessions(request: OpenRequest) -> HttpResponse:
    """The next one, and those that were."""
    opened = queries.open_journal(request.vault)
    page = sessions_page(opened, today(request.now), request.GET.get("page"))
    return render(request, "sessions/sessions.html", {"page": page})


@signed_in
def plan(request: OpenRequest) -> HttpResponse:
    """Plan one."""
    journal, day = queries.open_journal(request.vault).journal, today(request.now)
    form = PlanForm(request.POST or None, journal=journal, today=day, initial=like_last_time(journal, day))
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, new := form.new(moment(request.now)))
        return redirect(f"{reverse('session', args=[new.id])}?saved=1")
    return render(request, "sessions/plan.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def tell(request: OpenRequest) -> HttpResponse:
    """Write about one that was."""
    journal, day = queries.open_journal(request.vault).journal, today(request.now)
    whom = {"status": "attended", "whom": like_last_time(journal, day).get("whom", "")}
    form = TellForm(request.POST or None, journal=journal, today=day, initial=whom)
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, new := form.new(moment(request.now)))
        return redirect(f"{reverse('session', args=[new.id])}?saved=1")
    return render(request, "sessions/tell.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def session(request: OpenRequest, id: UUID) -> HttpResponse:
    """One session, before and after."""
    done = correcting(request, Session, id, making=_form, over=over_theirs)
    if done.saved:
        added = done.form.cleaned_data["line"] and request.POST.get("do") == "add"
        return redirect(f"{reverse('session', args=[id])}{'?added=1' if added else '?saved=1'}")
    if done.gone:
        return offered(request, done.gone)
    assert done.opened
    page = session_page(done.found, done.opened, today(request.now), done.meanwhile)
    if "added" in request.GET and request.method == "GET":
        done.form.fields["line"].widget.attrs["autofocus"] = True
    just = {"saved": "saved" in request.GET, "added": "added" in request.GET}
    return render(
        request, "sessions/session.html", {"page": page, "form": done.form, **just}, status=done.status
    )


def _form(request: OpenRequest, opened: OpenJournal, found: Session, sent: Any) -> SessionPageForm:
    around = {
        "journal": opened.journal,
        "today": today(request.now),
        "version": opened.versions.get(found.id),
    }
    return SessionPageForm(sent, of=found, **around)
