"""Your privacy: what is sealed and what is not, who has opened this journal, and where it is open now."""

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.vault import homes, queries, services
from inkling.web.privacy.guard import own_journal
from inkling.web.privacy.pages import open_now_page, your_privacy_page
from inkling.web.shell.access import goes_dark
from inkling.web.shell.request import OpenRequest, Request, as_open


def your_privacy(request: Request) -> HttpResponse:
    """For everybody what holds for every journal; and for whoever has hers open, what holds for it."""
    if request.vault is None or services.waiting_recovery_code(request.vault):
        return render(request, "privacy/your_privacy.html")
    return _with_ones_own(as_open(request))


@goes_dark
def _with_ones_own(request: OpenRequest) -> HttpResponse:
    if homes.current() == homes.SAMPLE:
        return render(request, "privacy/your_privacy.html")
    page = your_privacy_page(request.vault, queries.open_journal(request.vault), request.now)
    context = {"page": page, "changed": "changed" in request.GET}
    return render(request, "privacy/your_privacy.html", context)


@own_journal
def open_now(request: OpenRequest) -> HttpResponse:
    """In which browsers it is open, and locking the others."""
    if request.method == "POST":
        _end(request)
        return redirect(f"{reverse('signed-in')}?locked=1")
    context = {"page": open_now_page(request.vault, request.now), "locked": "locked" in request.GET}
    return render(request, "privacy/open_now.html", context)


def _end(request: OpenRequest) -> None:
    """Lock the browser that was named, or all but this one. One that is locked already is no mistake."""
    if "others" in request.POST:
        services.end_others(request.vault)
    with suppress(ValueError):
        services.end_other(request.vault, bytes.fromhex(request.POST.get("browser", "")))
