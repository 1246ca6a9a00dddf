"""Life events: something happened, on a day or over a while; written down, read again, corrected."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.journal import LifeEvent
from inkling.vault import queries, services
from inkling.web.entries.correcting import correcting_page
from inkling.web.entries.events import LifeEventForm
from inkling.web.events.pages import event_page, events_page
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def life_events(request: OpenRequest) -> HttpResponse:
    """Everything that happened, newest first."""
    page = events_page(queries.open_journal(request.vault), request.GET.get("page"))
    return render(request, "events/events.html", {"page": page})


@signed_in
@goes_dark
def life_event(request: OpenRequest, id: UUID) -> HttpResponse:
    """One thing that happened."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.one(LifeEvent, id)
    if found is None:
        raise Http404
    page = {"page": event_page(found, opened), "saved": "saved" in request.GET}
    return render(request, "events/event.html", page)


@signed_in
def new(request: OpenRequest) -> HttpResponse:
    """Write down something that happened."""
    journal = queries.open_journal(request.vault).journal
    form = LifeEventForm(request.POST or None, journal=journal, today=today(request.now))
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, kept := form.new(moment(request.now)))
        return redirect(f"{reverse('life-event', args=[kept.id])}?saved=1")
    return render(request, "events/edit.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def edit(request: OpenRequest, id: UUID) -> HttpResponse:
    """Other words for it, or other days."""
    return correcting_page(request, LifeEvent, id, template="events/edit.html", then="life-event")
