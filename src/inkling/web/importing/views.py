"""Bringing in a diary: choose a file, say what its columns mean, and keep all of it or nothing."""

from collections.abc import Callable
from itertools import count
from pathlib import PurePath
from uuid import UUID, uuid4, uuid5

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect, render

from inkling.exchange import ExchangeError, guess_columns, read_table
from inkling.vault import queries, services
from inkling.web.importing.forms import ColumnsForm, FileForm, holds_journal
from inkling.web.importing.journal import begin
from inkling.web.importing.pages import check_page, done_page
from inkling.web.importing.trial import try_out
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment
from inkling.web.shell.request import OpenRequest

HELD = "import"


class HeldFile(msgspec.Struct):
    """A file between choosing it and bringing it in. It is held sealed, and gone with the session."""

    name: str
    data: bytes
    batch: UUID
    """From this the identities of its entries are made: what is sent twice is the same, and is kept once."""


@signed_in
def choose(request: OpenRequest) -> HttpResponse:
    """Choose a file."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        if holds_journal(file):
            return begin(request, file.read(), form)
        held = HeldFile(PurePath(file.name or "").name, file.read(), uuid4())
        try:
            guess_columns(read_table(held.data, held.name))
        except ExchangeError as error:
            form.add_error("file", str(error))
        else:
            services.hold(request.vault, HELD, msgspec.msgpack.encode(held))
            return redirect("import-check")
    return render(request, "importing/choose.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def check(request: OpenRequest) -> HttpResponse:
    """Say what the columns mean, look at what would come in, and bring it in."""
    kept = services.held(request.vault, HELD)
    if kept is None:
        return redirect("import")
    held = msgspec.msgpack.decode(kept, type=HeldFile)
    table = read_table(held.data, held.name)
    form = ColumnsForm(request.POST or None, table, PurePath(held.name).stem)
    journal = queries.open_journal(request.vault).journal
    trial = try_out(form, table, journal, moment(request.now), _identities(held.batch))
    bringing = request.POST.get("do") == "bring"
    if bringing and trial.folded:
        try:
            services.add_entries(request.vault, trial.folded.entries)
        except services.AlreadyKept:
            return redirect("journal")  # the form was sent twice, and the other one has brought it in
        services.let_go(request.vault, HELD)
        return render(request, "importing/done.html", {"page": done_page(trial.folded)})
    page = check_page(held.name, form, trial)
    return render(
        request, "importing/check.html", {"page": page, "form": form}, status=422 if bringing else 200
    )


def _identities(batch: UUID) -> Callable[[], UUID]:
    """One identity after the other, the same ones each time."""
    numbers = count()
    return lambda: uuid5(batch, str(next(numbers)))
