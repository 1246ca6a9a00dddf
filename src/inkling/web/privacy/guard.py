"""Who may change what opens a journal: whoever has it open, and never in the sample journal."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect, render

from inkling.vault import homes
from inkling.web.shell.access import View, goes_dark, signed_in
from inkling.web.shell.request import OpenRequest, Request


def own_journal(view: View) -> Callable[[Request], HttpResponse]:
    """A page of one's own journal on which a secret may be typed. What comes too late is not carried through
    unlocking, as other forms are, and what was typed leaves the screen with the page."""

    @wraps(view)
    def opened(request: OpenRequest) -> HttpResponse:
        if homes.current() == homes.SAMPLE:
            return render(request, "privacy/sample.html")
        return view(request)

    @wraps(view)
    def guarded(request: Request) -> HttpResponse:
        return signed_in(goes_dark(opened))(request) if request.vault else redirect("unlock")

    return guarded
