"""Today: a check-in in three taps, and at most one quiet line."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.journal import look
from inkling.vault import queries, services
from inkling.web.entries.check_in import CheckInForm, plane_of
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment
from inkling.web.shell.moments import today as today_is
from inkling.web.shell.request import OpenRequest
from inkling.web.today.pages import today_page


@signed_in
def today(request: OpenRequest) -> HttpResponse:
    """Check in, or see what is there today."""
    opened = queries.open_journal(request.vault)
    form = CheckInForm(request.POST or None, journal=opened.journal, today=today_is(request.now))
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, kept := form.new(moment(request.now)))
        return redirect(f"{reverse('today')}?kept={kept.id}")
    lookout = look(opened.journal, opened.lookout)
    page = today_page(opened, lookout, request.now, kept=request.GET.get("kept", ""))
    status = 422 if form.errors else 200
    return render(
        request, "today/today.html", {"page": page, "form": form, "plane": plane_of(form)}, status=status
    )
