"""The safety plan: read, written, corrected. There is one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.journal import SafetyPlan
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.care.pages import plan_page
from inkling.web.entries.care import SafetyPlanForm
from inkling.web.entries.correcting import Correcting, correcting
from inkling.web.entries.gone import offered
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def safety_plan(request: OpenRequest) -> HttpResponse:
    """The plan by itself, to be read and to be printed."""
    opened = queries.open_journal(request.vault)
    page = {"page": plan_page(opened.journal, whole=opened.whole), "saved": "saved" in request.GET}
    return render(request, "care/plan.html", page)


@signed_in
def write(request: OpenRequest) -> HttpResponse:
    """Write it, or write it anew. A second tab that begins one corrects the first one's, and is shown both."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.safety_plan
    done = correcting(request, SafetyPlan, found.id, opened=opened) if found else _first(request, opened)
    if done.saved:
        return redirect(f"{reverse('safety-plan')}?saved=1")
    if done.gone:
        return offered(request, done.gone)
    page = {"form": done.form, "correcting": done, "there": found is not None}
    return render(request, "care/write.html", page, status=done.status)


def _first(request: OpenRequest, opened: OpenJournal) -> Correcting:
    """Nothing has been written yet."""
    form = SafetyPlanForm(request.POST or None, journal=opened.journal, today=today(request.now))
    if request.method != "POST" or not form.is_valid():
        return Correcting(form)
    services.add_entry(request.vault, form.new(moment(request.now)))
    return Correcting(form, saved=True)
