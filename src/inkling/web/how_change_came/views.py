"""How change came: how sessions felt, which lay on the way to what changed, and hopes beside what stayed."""

from django.http import HttpResponse
from django.shortcuts import render

from inkling.journal import look, series_of
from inkling.vault import queries
from inkling.web.how_change_came.pages import change_page
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import today
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def how_change_came(request: OpenRequest) -> HttpResponse:
    """This person's own sessions, and what they lay on the way to."""
    opened = queries.open_journal(request.vault)
    series = series_of(opened.journal)
    lookout = look(opened.journal, opened.lookout, series)
    number, day = request.GET.get("ways"), today(request.now)
    page = change_page(opened.journal, series, lookout, day, ways=number, whole=opened.whole)
    return render(request, "how_change_came/how_change_came.html", {"page": page})
