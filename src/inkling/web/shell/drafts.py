"""What is being written, on its way to be kept: left by the script, offered again, let go.

Leaving a draft needs the letterbox of this browser (`inkling.vault.letterboxes`) and the token of one of our forms,
and works when the journal has locked itself. Seeing one needs an open journal, like everything else.
"""

from uuid import UUID

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from inkling.vault import services
from inkling.vault.not_kept import Why, why_not_kept
from inkling.vault.services import Draft
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.kept import read_again
from inkling.web.shell.middleware import letterbox
from inkling.web.shell.not_kept import reason
from inkling.web.shell.request import OpenRequest, Request, named

_FIELD = "field-"
_LONGEST_ADDRESS = 200


@require_POST
def leave(request: Request) -> HttpResponse:
    """Keep what is being written. Answers nothing, or one sentence for the page on which it is being written."""
    now = int(request.now.timestamp())
    id, draft = next(iter(named(request, "draft")), None), _draft(request, now)
    if id is None or draft is None:
        return _said(400, _("We could not read that. Load this page again before you go on."))
    journal, instead = next(iter(named(request, "journal")), None), named(request, "instead")
    what = None if "nothing" in request.POST else draft
    try:
        services.leave_draft(letterbox(request), id, what, journal=journal, instead=instead, now=now)
    except services.TooManyLetters:
        return _said(429, "")
    except services.NoLetterbox:
        return _said(
            403,
            _("What you type here can no longer be kept. Copy it, then open Inkling again."),
        )
    except services.TooLarge:
        return _said(
            413, _("This is more than can be kept before you save. Save it in parts, or copy it first.")
        )
    except services.SavedAlready:
        return _said(409, _("This was saved already. Load this page again to write more."))
    except DatabaseError as error:
        return _said(507, reason(why_not_kept(error) or Why.DISK))
    return HttpResponse(status=204)


@signed_in
@goes_dark
def read(request: OpenRequest, id: UUID) -> HttpResponse:
    """What was being written, to be read and copied: for instance into an entry that is no longer there."""
    page = read_again(request.vault, id)
    if page is None:
        raise Http404
    return render(request, "shell/draft.html", {"page": page})


@require_POST
@signed_in
def let_go(request: OpenRequest, id: UUID) -> HttpResponse:
    """It is not wanted any more. Asking twice is no mistake."""
    for draft in (id, *named(request, "draft")):
        services.let_go_of_draft(request.vault, draft)
    return redirect("today")


def _draft(request: HttpRequest, now: int) -> Draft | None:
    """The form as it stood. None if it is not one of ours."""
    page, action, place = (request.POST.get(name, "") for name in ("page", "action", "place"))
    if not (_ours(page) and _ours(action) and place.isdecimal() and len(place) < 4):
        return None
    fields = tuple(
        (name.removeprefix(_FIELD), value)
        for name, values in request.POST.lists()
        for value in values
        if name.startswith(_FIELD)
    )
    return Draft(page, action, int(place), fields, tuple(request.POST.getlist("written")), now)


def _ours(address: str) -> bool:
    try:
        return len(address) < _LONGEST_ADDRESS and bool(resolve(address))
    except Resolver404:
        return False


def _said(status: int, sentence: str) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
