"""Challenges: each old one with then and now, and a page to write that it came back."""

from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inkling.journal import Challenge, next_session
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.challenges.bringing import brought
from inkling.web.challenges.forms import RestForm, kept_otherwise, rested
from inkling.web.challenges.one import challenge_page
from inkling.web.challenges.pages import again_page, challenges_page
from inkling.web.entries.challenges import ChallengeForm, ResponseForm
from inkling.web.entries.correcting import correcting_page
from inkling.web.entries.written_for import keep_for, written_for
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def challenges(request: OpenRequest) -> HttpResponse:
    """Each old challenge, and where it stands."""
    page = challenges_page(queries.open_journal(request.vault), today(request.now))
    return render(request, "challenges/challenges.html", {"page": page})


@signed_in
def new(request: OpenRequest) -> HttpResponse:
    """Write down an old challenge."""
    journal = queries.open_journal(request.vault).journal
    form = ChallengeForm(request.POST or None, journal=journal, today=today(request.now))
    if request.method == "POST" and form.is_valid():
        services.add_entry(request.vault, kept := form.new(moment(request.now)))
        return redirect("challenge", kept.id)
    return render(request, "challenges/new.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@goes_dark
def challenge(request: OpenRequest, id: UUID) -> HttpResponse:
    """One challenge: how it came back, then and now."""
    opened = queries.open_journal(request.vault)
    page = challenge_page(_one(opened, id), opened, today(request.now), request.GET.get("page"))
    return render(request, "challenges/challenge.html", {"page": page, "saved": "saved" in request.GET})


@signed_in
def again(request: OpenRequest, id: UUID) -> HttpResponse:
    """It came back: write about it, with the last time beside."""
    opened, day = queries.open_journal(request.vault), today(request.now)
    what = written_for(request, opened, Challenge, id)
    form = ResponseForm(request.POST or None, journal=opened.journal, today=day, challenge=id)
    page = {"page": again_page(what.entry, opened.journal, day), "form": form, "what": what}
    if request.method != "POST" or not form.is_valid():
        return render(request, "challenges/again.html", page, status=422 if form.errors else 200)
    new = form.new(moment(request.now))
    if kept_otherwise(opened.journal.find(new.id), new):
        page["form"] = _typed_again(request, opened, id)
    elif keep_for(request, what, new):
        return redirect(f"{reverse('challenge', args=[id])}?saved=1")
    return render(request, "challenges/again.html", page, status=409)


@signed_in
def edit(request: OpenRequest, id: UUID) -> HttpResponse:
    """What it is called, and how it usually goes."""
    return correcting_page(request, Challenge, id, template="challenges/edit.html", then="challenge")


@require_POST
@signed_in
def rest(request: OpenRequest, id: UUID) -> HttpResponse:
    """Let it rest, or take it up again, as it was on the page."""
    opened = queries.open_journal(request.vault)
    found, form = _one(opened, id), RestForm(request.POST)
    if not form.is_valid():
        raise Http404
    changed = rested(found, form.cleaned_data["resting"] == "yes", moment(request.now))
    try:
        if changed is not found:
            services.correct_entry(request.vault, changed, form.cleaned_data["version"])
    except services.ChangedMeanwhile:
        return _changed_meanwhile(request, id)
    return redirect("challenge", id)


@require_POST
@signed_in
def bring(request: OpenRequest, id: UUID) -> HttpResponse:
    """Put it on the list for the next session."""
    opened = queries.open_journal(request.vault)
    found, session = _one(opened, id), next_session(opened.journal, today(request.now))
    if session is None:
        return _changed_meanwhile(request, id)
    changed = brought(found, session, moment(request.now))
    try:
        if changed is not session:
            services.correct_entry(request.vault, changed, opened.versions[session.id])
    except services.ChangedMeanwhile:
        return _changed_meanwhile(request, id)
    return redirect("challenge", id)


def _changed_meanwhile(request: OpenRequest, id: UUID) -> HttpResponse:
    """Somebody was faster: how it stands now."""
    opened = queries.open_journal(request.vault)
    page = challenge_page(_one(opened, id), opened, today(request.now))
    return render(request, "challenges/challenge.html", {"page": page, "meanwhile": True}, status=409)


def _typed_again(request: OpenRequest, opened: OpenJournal, id: UUID) -> ResponseForm:
    """The same form was sent before with other words: both are kept, if she says so."""
    typed = request.POST.copy()
    typed["entry"] = str(uuid4())
    form = ResponseForm(typed, journal=opened.journal, today=today(request.now), challenge=id)
    form.add_error(
        None,
        _("This was saved before, with other words, and those are kept. Save again to keep these as well."),
    )
    return form


def _one(opened: OpenJournal, id: UUID) -> Challenge:
    found = opened.journal.one(Challenge, id)
    if found is None:
        raise Http404
    return found
