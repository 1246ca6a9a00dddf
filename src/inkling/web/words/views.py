"""Words: the person's own vocabulary for feelings, how it grows, and how far feelings come apart."""

from django.http import HttpResponse
from django.shortcuts import render

from inkling.vault import queries
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import today
from inkling.web.shell.request import OpenRequest
from inkling.web.words.pages import words_page


@signed_in
@goes_dark
def words(request: OpenRequest) -> HttpResponse:
    """Every word for a feeling, at its place."""
    opened = queries.open_journal(request.vault)
    page = words_page(opened.journal, today(request.now), whole=opened.whole)
    return render(request, "words/words.html", {"page": page})
