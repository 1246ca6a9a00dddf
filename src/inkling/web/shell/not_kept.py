"""When something cannot be kept, for want of room or whatever else stands in the way: nothing typed is lost.

The page comes back as it does for any other form that needs another look, with all that was typed in it. Where a page
has no form that could hold it, another page carries it and sends it to the same place again.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.translation import gettext as _

from inkling.vault.not_kept import Why, why_not_kept
from inkling.vault.turns import TooManyAtOnce

_log = logging.getLogger(__name__)

STATUS = 507
"""Insufficient storage: what was sent is fine, and there is no place for it."""

_SECRET = ("passphrase", "again", "offered", "code", "first", "second")
_OURS = ("csrfmiddlewaretoken", "was")
_BY_THE_SCRIPT = ("draft", "draft-page")
"""As what it was kept while it was being written: the script of the page puts it into the form."""

_ALWAYS_THERE = ("support", "support-after", "support-worker", "leave", "lock", "what-a-breakthrough-is")
"""Pages that need no journal, and that have to come whatever happens."""


class NotKept:
    """Answers where a view could not write, or not even read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing happens where nothing goes wrong."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *around: Any) -> HttpResponse | None:
        """Where it cannot even be told who is signed in, say why. By now it is known that the form is one of ours."""
        error = getattr(request, "unopened", None)
        if error is None or getattr(request.resolver_match, "url_name", "") in _ALWAYS_THERE:
            return None
        return not_kept(request, reason(why_not_kept(error) or Why.DISK))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say what stands in the way. Other mistakes go on their way."""
        if isinstance(error, TooManyAtOnce):
            return not_kept(
                request, _("Too many are signing in just now. Wait a moment, then try again."), 503
            )
        why = why_not_kept(error) if isinstance(error, DatabaseError) else None
        return not_kept(request, reason(why)) if why else None


@dataclass(frozen=True)
class NotKeptPage:
    """What could not be kept: the words in it to be read, and all of it to be sent again. Passphrases and codes are
    not carried; they are asked for anew."""

    title: str
    reason: str
    words: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


def not_kept(request: HttpRequest, why: str, status: int = STATUS) -> HttpResponse:
    """The page on which it was typed, or if that cannot be, one that carries it."""
    _log.warning(f"answered with {status}: something outside stood in the way")
    page = _same_page(request, _sentence(request, why)) if request.method == "POST" else None
    if page is None:
        request.not_kept = ""  # type: ignore[attr-defined]
        page = render(request, "shell/not_kept.html", {"page": _carrying(request, why)})
    page.status_code = status
    page._has_been_logged = True  # type: ignore[attr-defined]
    return page


def reason(why: Why) -> str:
    """What stands in the way, and what to do."""
    return {
        Why.NO_ROOM: _("There is no room left on the disk. Make some room, then try again."),
        Why.CLOSED: _(
            "The folder of your journal cannot be written to. Make it yours to write again, then try again."
        ),
        Why.IN_USE: _("Another program is using your journal. Wait a moment, then try again."),
        Why.DISK: _("The disk did not take it. Look whether it is full or was taken out, then try again."),
    }[why]


def _same_page(request: HttpRequest, said: str) -> HttpResponse | None:
    """The page as it is shown before anything is sent, with what was typed in its form. None where it does not hold
    all of it. Nothing is written for this."""
    view: Any = request.resolver_match
    request.method = "GET"
    request.not_kept = said  # type: ignore[attr-defined]
    try:
        response: HttpResponse = view.func(request, *view.args, **view.kwargs)
    except Exception:  # whatever it is, what was typed comes first
        return None
    finally:
        request.method = "POST"
    if response.status_code not in (200, 409, 422) or not _holds_all(response, request):
        return None
    return response


def _holds_all(response: HttpResponse, request: HttpRequest) -> bool:
    text = response.text
    return all(
        f'name="{escape(name)}"' in text and escape(value) in text
        for name, value in _typed(request)
        if name not in _BY_THE_SCRIPT
    )


def _sentence(request: HttpRequest, why: str) -> str:
    """Where something was to be saved, it is still there; but a passphrase is never shown again."""
    if any(_secret(name) for name in request.POST):
        return why
    return _("Not saved yet. All you typed is still here. %(reason)s") % {"reason": why}


def _carrying(request: HttpRequest, why: str) -> NotKeptPage:
    if request.method != "POST":
        return NotKeptPage(_("This page cannot be opened just now."), why)
    typed = _typed(request)
    fields = (*typed, *(("was", was) for was in request.POST.getlist("was")))
    words = tuple(value for _name, value in typed if " " in value.strip())
    title = _("Not saved yet. All you typed is still here.") if words else _("This could not be done yet.")
    return NotKeptPage(title, why, words, fields)


def _typed(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if value and name not in _OURS and not _secret(name)
    )


def _secret(name: str) -> bool:
    return name in _SECRET or "passphrase" in name
