"""The journal: everything written, newest first; what is looked for; what was deleted can be brought back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from inkling.vault import queries, services
from inkling.web.journal.forms import SearchForm, as_held, to_hold
from inkling.web.journal.pages import NEWS, found_page, journal_page, page_of
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.moments import moment
from inkling.web.shell.request import OpenRequest

_SOUGHT = "search"
"""What is looked for is held sealed, so that it stands in no address and pages can be turned."""


@signed_in
@goes_dark
def journal(request: OpenRequest) -> HttpResponse:
    """Everything written, newest first."""
    opened = queries.open_journal(request.vault)
    deleted = services.deleted_last(request.vault) if "deleted" in request.GET else ()
    news = next((news for news in NEWS if news in request.GET), "")
    page = journal_page(opened, request.GET.get("page"), deleted=deleted, news=news)
    form = SearchForm(journal=opened.journal)
    looked = bool(news) and services.held(request.vault, _SOUGHT) is not None
    return render(request, "journal/journal.html", {"page": page, "form": form, "looked": looked})


@signed_in
@goes_dark
def found(request: OpenRequest) -> HttpResponse:
    """Look for something, and see what was found."""
    if request.method == "POST":
        if typed := to_hold(request.POST):
            services.hold(request.vault, _SOUGHT, typed)
        return redirect("found" if typed else "journal")
    held = to_hold(request.POST) or services.held(
        request.vault, _SOUGHT
    )  # the first where it could not be held
    if held is None:
        return redirect("journal")
    opened = queries.open_journal(request.vault)
    form = SearchForm(as_held(held), journal=opened.journal)
    page = found_page(opened, form.sought if form.is_valid() else None, request.GET.get("page"))
    context = {"page": page, "form": form, "sought": page.words}
    return render(request, "journal/found.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def undo(request: OpenRequest) -> HttpResponse:
    """Bring back what was deleted last."""
    try:
        back = services.undo_delete(request.vault, moment(request.now))
    except services.ChangedMeanwhile:
        return redirect(f"{reverse('journal')}?deleted=1")
    if not back:
        return redirect(f"{reverse('journal')}?gone=1")
    opened = queries.open_journal(request.vault)
    return redirect(f"{reverse('journal')}?{page_of(opened.journal, back[0].id, 'back')}")
