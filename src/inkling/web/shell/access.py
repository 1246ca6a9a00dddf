"""Who may see a page: someone whose journal is open. Anyone else is shown the door."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, Concatenate

from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.vault import services
from inkling.web.shell.carrying import too_late
from inkling.web.shell.passphrase import UnlockForm
from inkling.web.shell.request import OpenRequest, Request, as_open, named

View = Callable[Concatenate[OpenRequest, ...], HttpResponse]


def signed_in(view: View) -> Callable[Concatenate[Request, ...], HttpResponse]:
    """Ask to unlock first; and first of all to write down the recovery code, while that is still open.

    A form that comes too late is not thrown away: the unlock page carries it.
    """

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.vault is None:
            if request.method == "POST":
                page = {"form": UnlockForm(), "carried": too_late(request)}
                return render(request, "shell/unlock.html", page, status=403)
            return redirect("unlock")
        if services.waiting_recovery_code(request.vault):
            return redirect("recovery-code")
        return _saved(request, view(as_open(request), *args, **kwargs))

    return guarded


def _saved(request: Request, response: HttpResponse) -> HttpResponse:
    """Once what a form says was kept, what was kept of it while it was being written is gone."""
    if request.method == "POST" and request.vault and request.vault.kept:
        with suppress(DatabaseError):  # what was saved is saved
            for draft in named(request, "draft"):
                services.let_go_of_draft(request.vault, draft)
    return response


def dark_after(vault: services.Vault) -> int:
    """After how many seconds has a journal that nobody used locked itself for certain?"""
    return vault.idle_minutes * 60 + 5


def goes_dark(view: View) -> View:
    """A page to read, with nothing to type: it leaves the screen when the journal has locked itself."""

    @wraps(view)
    def darkening(request: OpenRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Refresh"] = f"{dark_after(request.vault)}; url={reverse('door')}"
        return response

    return darkening


def recovery_open(view: View) -> Callable[Concatenate[Request, ...], HttpResponse]:
    """The pages about a recovery code that has not been typed back yet."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.vault is None:
            return redirect("unlock")
        if not services.waiting_recovery_code(request.vault):
            return redirect("today")
        return view(as_open(request), *args, **kwargs)

    return guarded
