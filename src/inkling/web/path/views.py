"""Path: the whole journey in one picture, or any stretch of it; a sentence beside it and a table behind it."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from inkling.vault import queries
from inkling.web.path.pages import path_view
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import today
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def path(request: OpenRequest) -> HttpResponse:
    """The journey, as a whole or from near."""
    asked = request.GET
    kind, at = asked.get("span", "whole"), _day(asked.get("at", ""))
    opened = queries.open_journal(request.vault)
    page = path_view(opened, today(request.now), kind, at, asked.get("line", ""))
    if page is None:
        raise Http404
    return render(request, "path/path.html", {"page": page})


def _day(said: str) -> date | None:
    """Which day stands in the address? Years nobody lives in are no days here."""
    if not said:
        return None
    try:
        found = date.fromisoformat(said)
    except ValueError:
        raise Http404 from None
    if not 1900 <= found.year <= 2200:
        raise Http404
    return found
