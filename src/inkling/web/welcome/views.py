"""The door: what this is, beginning a journal, unlocking, locking, and looking around in a sample."""

import secrets

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkling.journal.sample import sample_journal
from inkling.vault import queries, services
from inkling.web.shell.access import recovery_open
from inkling.web.shell.carrying import carried
from inkling.web.shell.middleware import COOKIE, sign_in
from inkling.web.shell.moments import today
from inkling.web.shell.passphrase import UnlockForm
from inkling.web.shell.request import OpenRequest, Request
from inkling.web.welcome.forms import BeginForm, GroupsForm, RecoverForm
from inkling.web.welcome.words import five_words


def door(request: Request) -> HttpResponse:
    """The first page: for a newcomer what this is, for everyone else the way in."""
    if request.vault:
        return redirect("today")
    if settings.DEMO and "closed" not in request.GET:
        return _into_sample(request)
    if queries.has_journal():
        return redirect("unlock")
    return render(request, "welcome/first.html")


def begin(request: Request) -> HttpResponse:
    """Choose a passphrase, and begin."""
    if queries.has_journal():
        return redirect("unlock")
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = services.begin_journal(passphrase=form.cleaned_data["passphrase"], now=_seconds(request))
        except services.WrongSecret:  # somebody was faster, with other words
            return redirect("unlock")
        return sign_in(redirect("recovery-code"), opened)
    words = request.POST.get("offered") or five_words()
    return render(request, "welcome/begin.html", {"form": form, "words": words}, status=_status(form))


@recovery_open
def recovery_code(request: OpenRequest) -> HttpResponse:
    """The recovery code, until it has been typed back."""
    code = services.waiting_recovery_code(request.vault) or ""
    return render(request, "welcome/recovery_code.html", {"groups": code.split("-")})


@recovery_open
def recovery_check(request: OpenRequest) -> HttpResponse:
    """Type two groups of the code back, to be sure it stands somewhere."""
    form = GroupsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if services.confirm_recovery_code(request.vault, form.groups()):
            begun = queries.open_journal(request.vault).journal.entries
            return redirect(f"{reverse('today')}?code=1" if begun else "today")
        form.say_wrong()
    return render(request, "welcome/recovery_check.html", {"form": form}, status=_status(form))


def unlock(request: Request) -> HttpResponse:
    """Open the journal with the passphrase."""
    if not queries.has_journal():
        return redirect("door")
    form = UnlockForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = services.unlock(passphrase=form.cleaned_data["passphrase"], now=_seconds(request))
        except services.WrongSecret:
            form.say_wrong()
        else:
            services.look_again(opened.vault)
            return sign_in(_onward(request), opened)
    return render(
        request, "shell/unlock.html", {"form": form, "carried": carried(request)}, status=_status(form)
    )


def _onward(request: Request) -> HttpResponse:
    """Where to, once the journal is open? First of all to what was being written when it locked itself."""
    late = carried(request)
    return render(request, "welcome/carried.html", {"carried": late}) if late else redirect("today")


def recover(request: Request) -> HttpResponse:
    """Open the journal with the recovery code, and set a new passphrase."""
    if not queries.has_journal():
        return redirect("door")
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            opened = services.recover(
                code=chosen["code"], passphrase=chosen["passphrase"], now=_seconds(request)
            )
        except services.WrongSecret:
            form.say_wrong()
        else:
            return sign_in(redirect("recovery-code"), opened)
    return render(request, "welcome/recover.html", {"form": form}, status=_status(form))


@require_POST
def lock(request: Request) -> HttpResponse:
    """Lock this browser."""
    if request.vault:
        services.lock(request.vault)
    response = redirect(reverse("door") + "?closed=1" if settings.DEMO else reverse("door"))
    response.delete_cookie(COOKIE, samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@require_POST
def look_around(request: Request) -> HttpResponse:
    """Open a sample journal in a throwaway home."""
    return _into_sample(request)


def _into_sample(request: Request) -> HttpResponse:
    journal = sample_journal(today(request.now), copy=secrets.token_hex(8))
    opened = services.begin_sample(journal.entries, now=_seconds(request))
    return sign_in(redirect("path"), opened)


def _seconds(request: Request) -> int:
    return int(request.now.timestamp())


def _status(form: object) -> int:
    return 422 if getattr(form, "errors", None) else 200
