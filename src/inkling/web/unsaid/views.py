"""What is not said yet: kept here, and marked on the day it is half said or said."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inkling.journal import Session, Unsaid
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.correcting import correcting
from inkling.web.entries.gone import offered
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
    both = _("This was changed in another tab. Both are here: press once more to keep yours.")
    done = correcting(request, Unsaid, id, making=_form, both=both)
    if done.saved:
        return redirect(f"{reverse('unsaid')}?kept=1#u{id}")
    if done.gone:
        return offered(request, done.gone)
    assert done.opened
    return _show(request, done.opened, Sent(id, done.form, done.meanwhile), done.status)


def _form(request: OpenRequest, opened: OpenJournal, found: Unsaid, sent: Any) -> SayForm:
    return SayForm(sent, of=found, version=opened.versions.get(found.id, 1), today=today(request.now))


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
