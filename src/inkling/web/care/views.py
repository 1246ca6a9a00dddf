"""Support now: for everybody, signed in or not. It opens whatever else goes wrong, and nothing notes that it did."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.journal import Journal
from inkling.vault import homes, queries
from inkling.web.care.back import way_back
from inkling.web.care.pages import support_page
from inkling.web.shell.access import dark_after
from inkling.web.shell.request import Request


def support(request: Request) -> HttpResponse:
    """My plan, a person I named, lines for my country, the emergency number."""
    journal = _journal(request)
    response = render(request, "care/support.html", {"page": support_page(_hers(journal))})
    return _leaving_the_screen(request, response) if journal else response


def after(request: Request) -> HttpResponse:
    """The same help, after an answer that may have been hard to give. Which answer it was is not asked here."""
    journal = _journal(request)
    if journal is None:
        return redirect("support")
    page = {"page": support_page(_hers(journal)), "back": way_back(journal)}
    return _leaving_the_screen(request, render(request, "care/after.html", page))


def _journal(request: Request) -> Journal | None:
    try:
        return queries.open_journal(request.vault).journal if request.vault else None
    except Exception:  # whatever it is, the numbers are there
        return None


def _hers(journal: Journal | None) -> Journal | None:
    """Who looks around is shown the real lines: a made-up plan with a made-up number is nothing for a hard hour."""
    return None if homes.current() == homes.SAMPLE else journal


def _leaving_the_screen(request: Request, response: HttpResponse) -> HttpResponse:
    """What is hers leaves the screen when the journal has locked itself; the numbers stay."""
    assert request.vault
    response.headers["Refresh"] = f"{dark_after(request.vault)}; url={reverse('support')}"
    return response
