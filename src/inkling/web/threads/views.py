"""Threads: how small insights gather, and everything that belongs to one."""

from uuid import UUID

import msgspec
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkling.journal import Thread, corrected
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.correcting import correcting_page
from inkling.web.entries.insights import InklingForm, ThreadForm
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest
from inkling.web.threads.forms import BelongsForm, RestForm
from inkling.web.threads.pages import item, thread_page, threads_page


@signed_in
def threads(request: OpenRequest) -> HttpResponse:
    """Every thread, and a place to write one small insight."""
    opened = queries.open_journal(request.vault)
    page = threads_page(opened, request.GET.get("page"), request.GET.get("kept", ""))
    form = InklingForm(journal=opened.journal, today=today(request.now))
    said = {"page": page, "form": form, "changed": "changed" in request.GET}
    return render(request, "threads/threads.html", said)


@signed_in
def thread(request: OpenRequest, id: UUID) -> HttpResponse:
    """One thread, and everything in it."""
    opened = queries.open_journal(request.vault)
    found = _found(opened, id)
    form = InklingForm(journal=opened.journal, today=today(request.now), initial={"threads": [str(id)]})
    taken_out = opened.journal.find(_asked(request, "out"))
    said = {
        "page": thread_page(found, opened, request.GET.get("page")),
        "form": form,
        "taken_out": item(taken_out, opened) if taken_out and id not in taken_out.threads else None,
        "tidy": "tidy" in request.GET,
        "changed": "changed" in request.GET,
        "kept": "kept" in request.GET or "saved" in request.GET,
    }
    return render(request, "threads/thread.html", said)


@signed_in
def new_thread(request: OpenRequest) -> HttpResponse:
    """Begin a thread."""
    journal = queries.open_journal(request.vault).journal
    form = ThreadForm(request.POST or None, journal=journal, today=today(request.now))
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, begun := form.new(moment(request.now)))
        return redirect("thread", begun.id)
    return render(request, "threads/edit_thread.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def edit_thread(request: OpenRequest, id: UUID) -> HttpResponse:
    """Another name for a thread, or another word on what it is about."""
    return correcting_page(request, Thread, id, template="threads/edit_thread.html", then="thread")


@require_POST
@signed_in
def rest(request: OpenRequest, id: UUID) -> HttpResponse:
    """Let a thread rest, or take it up again."""
    found, form = _found(queries.open_journal(request.vault), id), RestForm(request.POST)
    if not form.is_valid():
        raise Http404
    now, resting = moment(request.now), form.cleaned_data["resting"]
    after = corrected(found, msgspec.structs.replace(found, resting=resting), now)
    try:
        if after is not found:
            services.correct_entry(request.vault, after, form.cleaned_data["version"])
    except services.ChangedMeanwhile:
        return redirect(f"{reverse('thread', args=[id])}?changed=1")
    return redirect("thread", id)


@require_POST
@signed_in
def belongs(request: OpenRequest, id: UUID) -> HttpResponse:
    """Take an entry out of a thread, or put it in."""
    opened, form = queries.open_journal(request.vault), BelongsForm(request.POST)
    _found(opened, id)
    entry = opened.journal.find(form.cleaned_data["entry"]) if form.is_valid() else None
    if entry is None or entry.id == id:
        raise Http404
    belongs, place = form.cleaned_data["belongs"], reverse("thread", args=[id])
    others = tuple(each for each in entry.threads if each != id)
    after = msgspec.structs.replace(entry, threads=(*others, id) if belongs else others)
    try:
        if belongs != (id in entry.threads):
            now = moment(request.now)
            services.correct_entry(request.vault, corrected(entry, after, now), form.cleaned_data["version"])
    except services.ChangedMeanwhile:
        return redirect(f"{place}?changed=1")
    return redirect(f"{place}#e{entry.id}" if belongs else f"{place}?tidy=1&out={entry.id}")


def _found(opened: OpenJournal, id: UUID) -> Thread:
    found = opened.journal.one(Thread, id)
    if found is None:
        raise Http404
    return found


def _asked(request: OpenRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None
