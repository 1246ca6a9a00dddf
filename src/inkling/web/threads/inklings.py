"""Writing a small insight, and moving it to another stage."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkling.journal import Inkling, Thread, corrected, moved
from inkling.vault import queries, services
from inkling.web.entries.asked import asked_for
from inkling.web.entries.insights import InklingForm
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest
from inkling.web.threads.forms import MoveForm
from inkling.web.threads.pages import place_of


@signed_in
def new_inkling(request: OpenRequest) -> HttpResponse:
    """Write one small insight, for a thread or for none."""
    opened = queries.open_journal(request.vault)
    thread = asked_for(request, "thread", opened.journal)
    form = InklingForm(
        request.POST or None,
        journal=opened.journal,
        today=today(request.now),
        initial={"threads": [str(thread.id)]} if isinstance(thread, Thread) else None,
    )
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, kept := form.new(moment(request.now)))
        return redirect(f"{_place(kept)}?kept={kept.id}")
    return render(request, "threads/new_inkling.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@signed_in
def move(request: OpenRequest, id: UUID) -> HttpResponse:
    """Move an insight to another stage, from how it stood on the page."""
    journal = queries.open_journal(request.vault).journal
    found, form = journal.one(Inkling, id), MoveForm(request.POST)
    if found is None or not form.is_valid():
        raise Http404
    chosen, now = form.cleaned_data, moment(request.now)
    thread = journal.one(Thread, chosen["thread"])
    place = place_of(found, journal, thread)
    after = moved(found, chosen["stage"], now.day)
    try:
        if after is not found:
            services.correct_entry(request.vault, corrected(found, after, now), chosen["version"])
    except services.ChangedMeanwhile:
        return redirect(f"{place}{'&' if '?' in place else '?'}changed=1#e{id}")
    return redirect(f"{place}#e{id}")


def _place(kept: Inkling) -> str:
    """Where does one go on from here? To the thread, if it belongs to one alone."""
    only = kept.threads[0] if len(kept.threads) == 1 else None
    return reverse("thread", args=[only]) if only else reverse("threads")
