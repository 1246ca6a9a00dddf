"""Making space: four quiet panels over the same months."""

from django.http import HttpResponse
from django.shortcuts import render

from inkling.vault import queries
from inkling.web.making_space.pages import making_space_page
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import today
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def making_space(request: OpenRequest) -> HttpResponse:
    """Rhythm, openness, practice and expectations, as the record shows them."""
    page = making_space_page(queries.open_journal(request.vault), today(request.now))
    return render(request, "making_space/making_space.html", {"page": page})
