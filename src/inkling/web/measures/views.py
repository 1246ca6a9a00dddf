"""Measures: what is asked again and again, and how one of them went."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from inkling.journal import MeasureKept
from inkling.measures import instruments
from inkling.vault import queries
from inkling.web.measures.keeping import start
from inkling.web.measures.one import measure_page
from inkling.web.measures.pages import measures_page
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.request import OpenRequest


@signed_in
@goes_dark
def measures(request: OpenRequest) -> HttpResponse:
    """Own words first, then questionnaires."""
    page = measures_page(queries.open_journal(request.vault))
    return render(request, "measures/measures.html", {"page": page})


@signed_in
@goes_dark
def measure(request: OpenRequest, id: UUID) -> HttpResponse:
    """One measure: number, course, own range, and what has changed since a start."""
    opened = queries.open_journal(request.vault)
    kept = opened.journal.one(MeasureKept, id)
    if kept is None:
        raise Http404
    page = measure_page(kept, opened, request.GET.get("since"))
    return render(request, "measures/measure.html", {"page": page, "saved": "saved" in request.GET})


@require_POST
@signed_in
def start_measure(request: OpenRequest) -> HttpResponse:
    """Use a questionnaire from now on, and fill it in."""
    known = instruments().get(request.POST.get("key", ""))
    if known is None or known.form != "standard":
        raise Http404
    return redirect("fill-measure", start(request.vault, known.key, request.now).id)
