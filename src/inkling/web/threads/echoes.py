"""Echoes: how the past shapes a reaction. Then, now, what was expected, what came instead."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.journal import Echo, Thread, day_in_words
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.asked import asked_for
from inkling.web.entries.chosen import ids
from inkling.web.entries.correcting import correcting_page
from inkling.web.entries.insights import EchoForm
from inkling.web.entries.recalled import Recalled, beside, recalled
from inkling.web.entries.wording import SIGNS, said
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest

A_PAGE = 30


@dataclass(frozen=True)
class EchoPage:
    """One echo, and what belongs with it."""

    id: UUID
    day: str
    then: str
    now: str
    expected: str
    came: str
    signs: str
    threads: tuple[tuple[UUID, str], ...]
    links: tuple[Recalled, ...]
    whole: bool


@signed_in
@goes_dark
def echoes(request: OpenRequest) -> HttpResponse:
    """Every echo, newest first."""
    opened = queries.open_journal(request.vault)
    page = Paginator(opened.journal.kind(Echo)[::-1], A_PAGE).get_page(request.GET.get("page"))
    found = [recalled(echo, opened.journal) for echo in page.object_list]
    return render(request, "threads/echoes.html", {"echoes": found, "page": page, "whole": opened.whole})


@signed_in
@goes_dark
def echo(request: OpenRequest, id: UUID) -> HttpResponse:
    """One echo, then beside now."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.one(Echo, id)
    if found is None:
        raise Http404
    return render(
        request, "threads/echo.html", {"page": _echo_page(found, opened), "saved": "saved" in request.GET}
    )


@signed_in
def new_echo(request: OpenRequest, id: UUID | None = None) -> HttpResponse:
    """Write an echo, from this entry or from nothing."""
    journal = queries.open_journal(request.vault).journal
    asked, others = asked_for(request, "from", journal), request.GET.getlist("with")
    if asked and not others:
        return redirect("new-echo-from", asked.id)
    entry = asked or journal.find(id)
    if id and entry is None and request.method != "POST":
        raise Http404
    linked = [entry.id] if entry else []
    links = [str(each) for each in (*linked, *ids(others)) if journal.find(each)]
    begun = {"links": links, "threads": [str(id) for id in entry.threads] if entry else []}
    form = EchoForm(request.POST or None, journal=journal, today=today(request.now), initial=begun)
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, kept := form.new(moment(request.now)))
        return redirect(f"{reverse('echo', args=[kept.id])}?saved=1")
    page = {"form": form, "begun_from": entry.id if entry else None}
    return render(request, "threads/edit_echo.html", page, status=422 if form.errors else 200)


@signed_in
def edit_echo(request: OpenRequest, id: UUID) -> HttpResponse:
    """Correct an echo, or let go of what was linked."""
    return correcting_page(request, Echo, id, template="threads/edit_echo.html", then="echo")


def _echo_page(found: Echo, opened: OpenJournal) -> EchoPage:
    journal = opened.journal
    return EchoPage(
        id=found.id,
        day=day_in_words(found.happened.day, year=True),
        then=found.then,
        now=found.now,
        expected=found.expected,
        came=found.came,
        signs=", ".join(said(SIGNS, sign) for sign in found.signs),
        threads=tuple((id, thread.name) for id in found.threads if (thread := journal.one(Thread, id))),
        links=beside(journal, found.links, apart_from=found.id),
        whole=opened.whole,
    )
