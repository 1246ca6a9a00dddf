"""Therapy sessions: planned, told, and each on its own page with what comes before and after."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from inkling.journal import Session
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
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
    opened = queries.open_journal(request.vault)
    found = opened.journal.one(Session, id)
    if found is None:
        return _deleted_meanwhile(request, opened, id)
    form = _form(request, opened, found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        becomes = form.becomes(moment(request.now))
        try:
            if becomes != found:
                services.correct_entry(request.vault, becomes, form.cleaned_data["version"] or 0)
        except services.ChangedMeanwhile:
            return _show_both(request, id)
        added = form.cleaned_data["line"] and request.POST.get("do") == "add"
        return redirect(f"{reverse('session', args=[id])}{'?added=1' if added else '?saved=1'}")
    return _show(request, opened, found, form)


def _form(request: OpenRequest, opened: OpenJournal, found: Session, data: Any = None) -> SessionPageForm:
    around = {"journal": opened.journal, "today": today(request.now), "version": opened.versions[found.id]}
    return SessionPageForm(data, of=found, **around)


def _deleted_meanwhile(request: OpenRequest, opened: OpenJournal, id: UUID) -> HttpResponse:
    """What was typed into a session that is gone is offered as a new one."""
    if "version" not in request.POST or opened.journal.find(id):
        raise Http404
    data = request.POST.copy()
    data["entry"], data["bring"] = str(uuid4()), data.get("line", "")
    form = TellForm(data, journal=opened.journal, today=today(request.now))
    return render(request, "sessions/tell.html", {"form": form, "deleted": True}, status=409)


def _show_both(request: OpenRequest, id: UUID) -> HttpResponse:
    """Somebody was faster: what they kept and what was typed here, both, to choose from."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.one(Session, id)
    if found is None:
        return _deleted_meanwhile(request, opened, id)
    form = _form(request, opened, found, over_theirs(request.POST, found, opened.versions[id]))
    form.add_error(
        None, _("This session was changed in another tab. Both are here: save again to keep yours.")
    )
    return _show(request, opened, found, form, meanwhile=found)


def _show(
    request: OpenRequest,
    opened: OpenJournal,
    found: Session,
    form: SessionPageForm,
    meanwhile: Session | None = None,
) -> HttpResponse:
    page = session_page(found, opened, today(request.now), meanwhile)
    status = 409 if meanwhile else 422 if form.errors else 200
    if "added" in request.GET and request.method == "GET":
        form.fields["line"].widget.attrs["autofocus"] = True
    just = {"saved": "saved" in request.GET, "added": "added" in request.GET}
    return render(request, "sessions/session.html", {"page": page, "form": form, **just}, status=status)
