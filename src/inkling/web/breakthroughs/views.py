"""Breakthroughs: named by the person, from any entry or from nothing, with the trail of what led there."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.journal import Breakthrough
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.breakthroughs.pages import breakthrough_page, breakthroughs_page
from inkling.web.entries.asked import asked_for
from inkling.web.entries.breakthrough import BreakthroughForm, gathered_again
from inkling.web.entries.correcting import correcting_page
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def breakthroughs(request: OpenRequest) -> HttpResponse:
    """Everything that was named."""
    page = breakthroughs_page(queries.open_journal(request.vault))
    return render(request, "breakthroughs/breakthroughs.html", {"page": page})


@signed_in
@goes_dark
def breakthrough(request: OpenRequest, id: UUID) -> HttpResponse:
    """One breakthrough, and what led there."""
    opened = queries.open_journal(request.vault)
    found = _found(opened, id)
    page = {"page": breakthrough_page(found, opened), "saved": "saved" in request.GET}
    return render(request, "breakthroughs/breakthrough.html", page)


@signed_in
def name(request: OpenRequest, id: UUID | None = None) -> HttpResponse:
    """Name what has shifted, from this entry or from nothing. Looking again for what led there keeps nothing yet."""
    journal = queries.open_journal(request.vault).journal
    if asked := asked_for(request, "from", journal):
        return redirect("name-breakthrough-from", asked.id)
    entry = journal.find(id)
    if id and entry is None and request.method != "POST":
        raise Http404
    around: dict[str, Any] = {
        "journal": journal,
        "today": today(request.now),
        "named_from": entry.id if entry else None,
    }
    form = BreakthroughForm(request.POST or None, **around)
    if "gather" in request.POST:
        form = BreakthroughForm(initial=gathered_again(form, request.POST), **around)
    elif request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, named := form.new(moment(request.now)))
        return redirect(f"{reverse('breakthrough', args=[named.id])}?saved=1")
    page = {"form": form, "begun_from": entry.id if entry else None}
    return render(request, "breakthroughs/name.html", page, status=422 if form.errors else 200)


@signed_in
def edit(request: OpenRequest, id: UUID) -> HttpResponse:
    """Other words for it, or another trail."""
    if "gather" in request.POST and (again := _looked_again(request, id)):
        return again
    return correcting_page(request, Breakthrough, id, template="breakthroughs/name.html", then="breakthrough")


def _looked_again(request: OpenRequest, id: UUID) -> HttpResponse | None:
    """The trail proposed anew for the threads and the day on the page. Nothing is kept yet. None if it is gone."""
    journal = queries.open_journal(request.vault).journal
    found = journal.one(Breakthrough, id)
    if found is None:
        return None
    around: dict[str, Any] = {"journal": journal, "today": today(request.now), "of": found}
    typed = BreakthroughForm(request.POST, **around)
    form = BreakthroughForm(initial=gathered_again(typed, request.POST), **around)
    return render(request, "breakthroughs/name.html", {"form": form, "id": id})


def _found(opened: OpenJournal, id: UUID) -> Breakthrough:
    found = opened.journal.one(Breakthrough, id)
    if found is None:
        raise Http404
    return found
