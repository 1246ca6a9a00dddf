"""Stepping back from being asked, coming back, and saying whether this helps."""

from contextlib import suppress

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inkling.journal import HelpAnswer, corrected, pauses_now
from inkling.vault import queries, services
from inkling.web.entries.keeping import HelpAnswerForm, PauseForm
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest
from inkling.web.today.stepping_back import helps_page


@signed_in
def pause(request: OpenRequest) -> HttpResponse:
    """Step back: from now on Today asks nothing."""
    opened = queries.open_journal(request.vault)
    if pauses_now(opened.journal):
        return redirect("today")
    form = PauseForm(request.POST or None, journal=opened.journal, today=today(request.now))
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, form.new(moment(request.now)))
        return redirect("today")
    return render(request, "today/pause.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@signed_in
def back(request: OpenRequest) -> HttpResponse:
    """She is back."""
    opened, now = queries.open_journal(request.vault), moment(request.now)
    over = [
        (corrected(each, msgspec.structs.replace(each, over=True), now), opened.versions[each.id])
        for each in pauses_now(opened.journal)
    ]
    with suppress(services.ChangedMeanwhile):  # in another tab she is back already
        services.write(request.vault, change=over)
    return redirect("today")


@signed_in
def helps(request: OpenRequest) -> HttpResponse:
    """Keep what she says to the question whether this helps, and say what can be done if it does not."""
    opened = queries.open_journal(request.vault)
    if request.method == "POST":
        form = HelpAnswerForm(request.POST, journal=opened.journal, today=today(request.now))
        if form.is_valid() and not opened.journal.kind(HelpAnswer):
            services.add_entry(request.vault, form.new(moment(request.now)))
        return redirect("helps")
    page = helps_page(opened.journal)
    return render(request, "today/helps.html", {"page": page}) if page else redirect("today")
