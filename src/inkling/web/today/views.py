"""Today: a check-in in three taps, what is set for the days between two sessions, and at most one quiet line."""

from datetime import date
from uuid import UUID, uuid4

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.journal import CheckIn, look, pauses_now
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.as_it_stood import to_carry
from inkling.web.entries.check_in import CheckInForm, plane_of
from inkling.web.entries.lines import entry_line
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment
from inkling.web.shell.moments import today as today_is
from inkling.web.shell.openings import opened_before
from inkling.web.shell.request import OpenRequest
from inkling.web.today.pages import today_page
from inkling.web.today.stepping_back import paused_page


@signed_in
def today(request: OpenRequest) -> HttpResponse:
    """Check in, or see what is there today. While somebody has stepped back, nothing is asked."""
    opened = queries.open_journal(request.vault)
    form = CheckInForm(request.POST or None, journal=opened.journal, today=today_is(request.now))
    if request.method == "POST" and form.is_valid():
        return _keep(request, opened, form)
    before = opened_before(request.vault, opened.journal, request.now)
    if pauses_now(opened.journal) and not form.errors:
        paused = paused_page(opened.journal, today_is(request.now), before)
        return render(request, "today/paused.html", {"page": paused})
    lookout = look(opened.journal, opened.lookout)
    page = today_page(
        opened,
        lookout,
        request.now,
        kept=_id(request.GET.get("kept", "")),
        idle_minutes=request.vault.idle_minutes,
        before=before,
    )
    status = 422 if form.errors else 200
    code = "code" in request.GET
    context = {"page": page, "form": form, "plane": plane_of(form), "help_answer": uuid4(), "code": code}
    return render(request, "today/today.html", context, status=status)


def _keep(request: OpenRequest, opened: OpenJournal, form: CheckInForm) -> HttpResponse:
    """Keep it once. Sent again with other words, after going back, it is not decided in silence what becomes of it."""
    new = form.new(moment(request.now))
    there = opened.journal.find(new.id)
    if isinstance(there, CheckIn) and not _says_the_same(there, new, form.cleaned_data["day"]):
        return _sent_again(request, opened, there)
    services.add_entry(request.vault, new)
    return redirect(f"{reverse('today')}?kept={new.id}")


def _says_the_same(there: CheckIn, new: CheckIn, day: date | None) -> bool:
    same_time = {"happened": there.happened, "written": there.written, "earlier": there.earlier}
    return msgspec.structs.replace(new, **same_time) == there and day in (None, there.happened.day)


def _sent_again(request: OpenRequest, opened: OpenJournal, there: CheckIn) -> HttpResponse:
    """What is kept, and what was typed now: it can correct the first or be kept beside it."""
    typed = request.POST.copy()
    typed["entry"] = str(uuid4())
    form = CheckInForm(typed, journal=opened.journal, today=today_is(request.now))
    context = {
        "form": form,
        "plane": plane_of(form),
        "kept": entry_line(there, opened.journal),
        "version": opened.versions[there.id],
        "was": to_carry(there),
    }
    return render(request, "today/sent_again.html", context, status=409)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
