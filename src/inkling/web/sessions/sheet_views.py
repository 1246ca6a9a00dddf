"""A sheet to take along: choose what goes on it, see it exactly, print it, or take it as a PDF."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inkling import printing
from inkling.journal import Session
from inkling.vault import queries
from inkling.web.sessions.sheet import SheetPage, chosen, sheet_page
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import today
from inkling.web.shell.request import OpenRequest

FILE = "session-sheet.pdf"
"""The name of the file says nothing about whose it is, or of when."""


@signed_in
@goes_dark
def sheet(request: OpenRequest, id: UUID) -> HttpResponse:
    """What may go on it; and once that is chosen, the sheet."""
    seen = request.method == "POST" and request.POST.get("do") == "see"
    page = _page(request, id, drawn=seen)
    if not seen:
        return render(request, "sessions/choose.html", {"page": page})
    signs = printing.said_by_name(page.printed)
    return render(request, "sessions/sheet.html", {"page": page, "signs": signs})


@signed_in
def sheet_pdf(request: OpenRequest, id: UUID) -> HttpResponse:
    """The same sheet as a PDF. It is made for what was chosen, so there is none to come back to."""
    if request.method != "POST":
        return redirect("session-sheet", id)
    page = _page(request, id)
    try:
        made = printing.pdf(page.printed)
    except printing.NoTypeface as missing:
        said = _(
            "No typeface on this computer has these letters for a PDF: %(letters)s. Printing this page with the "
            "browser shows them as you see them here, and most browsers can keep that as a PDF."
        )
        return _refused(request, page, said % {"letters": missing.letters})
    except printing.PrintingError:
        said = _("The PDF could not be made. The sheet is here as before, and printing this page works.")
        return _refused(request, page, said)
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{FILE}"'},
    )


def _page(request: OpenRequest, id: UUID, *, drawn: bool = True) -> SheetPage:
    opened = queries.open_journal(request.vault)
    session = opened.journal.one(Session, id)
    if session is None:
        raise Http404
    choice = chosen(request.POST) if request.method == "POST" else None
    return sheet_page(session, opened, today(request.now), choice, drawn=drawn)


@goes_dark
def _refused(request: OpenRequest, page: SheetPage, wrong: str) -> HttpResponse:
    return render(request, "sessions/sheet.html", {"page": page, "wrong": wrong}, status=422)
