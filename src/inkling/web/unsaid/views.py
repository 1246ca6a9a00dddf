"""What is not said yet: kept here, and marked on the day it is half said or said."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inkling.journal import Session, Unsaid
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest
from inkling.web.unsaid.forms import SayForm, WriteForm
from inkling.web.unsaid.pages import Sent, unsaid_page


@signed_in
def unsaid(request: OpenRequest) -> HttpResponse:
    """Everything that waits, and what has been said; and a place to write one down."""
    opened = queries.open_journal(request.vault)
    form = WriteForm(request.POST or None, journal=opened.journal, today=today(request.now))
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, kept := form.new(moment(request.now)))
        return redirect(f"{reverse('unsaid')}?kept=1#u{kept.id}")
    page = unsaid_page(opened, today(request.now), request.GET.get("page"), session=_session(request, opened))
    status = 422 if form.errors else 200
    return render(
        request,
        "unsaid/unsaid.html",
        {"page": page, "form": form, "kept": "kept" in request.GET},
        status=status,
    )


@require_POST
@signed_in
def say(request: OpenRequest, id: UUID) -> HttpResponse:
    """Mark how far it got, take the last mark back, or keep what came of it."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.one(Unsaid, id)
    if found is None:
        return _deleted_meanwhile(request, opened, id)
    form = SayForm(request.POST, of=found, version=opened.versions[id], today=today(request.now))
    if not form.is_valid():
        return _show(request, opened, Sent(id, form), 422)
    becomes = form.becomes(moment(request.now))
    try:
        if becomes != found:
            services.correct_entry(request.vault, becomes, form.cleaned_data["version"])
    except services.ChangedMeanwhile:
        return _show_both(request, id)
    return redirect(f"{reverse('unsaid')}?kept=1#u{id}")


def _show_both(request: OpenRequest, id: UUID) -> HttpResponse:
    """Somebody was faster: how it stands now, and what was typed here."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.one(Unsaid, id)
    if found is None:
        return _deleted_meanwhile(request, opened, id)
    typed = request.POST.copy()
    typed["version"] = str(opened.versions[id])
    form = SayForm(typed, of=found, version=opened.versions[id], today=today(request.now))
    form.add_error(None, _("This was changed in another tab. Both are here: press once more to keep yours."))
    return _show(request, opened, Sent(id, form, found), 409)


def _deleted_meanwhile(request: OpenRequest, opened: OpenJournal, id: UUID) -> HttpResponse:
    """It is gone. What was written about it is offered as something new."""
    if opened.journal.find(id) or not request.POST.get("what_came"):
        raise Http404
    words = {"text": request.POST["what_came"]}
    form = WriteForm(journal=opened.journal, today=today(request.now), initial=words)
    page = unsaid_page(opened, today(request.now))
    return render(request, "unsaid/unsaid.html", {"page": page, "form": form, "deleted": True}, status=409)


def _show(request: OpenRequest, opened: OpenJournal, sent: Sent, status: int) -> HttpResponse:
    form = WriteForm(journal=opened.journal, today=today(request.now))
    page = unsaid_page(opened, today(request.now), sent=sent)
    return render(request, "unsaid/unsaid.html", {"page": page, "form": form}, status=status)


def _session(request: OpenRequest, opened: OpenJournal) -> Session | None:
    """The session she comes from, if she comes from one."""
    try:
        return opened.journal.one(Session, UUID(request.GET.get("session", "")))
    except ValueError:
        return None
