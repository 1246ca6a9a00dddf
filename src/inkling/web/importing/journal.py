"""Bringing a whole journal in: open the file, look at what would come, and keep all of it or nothing."""

import msgspec
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from inkling.exchange import Archive, ArchiveError, Merged, merge, read_archive
from inkling.vault import age, queries, services
from inkling.web.importing.forms import FileForm, OpenFileForm
from inkling.web.importing.pages import journal_done, journal_page
from inkling.web.privacy.guard import own_journal
from inkling.web.shell.request import OpenRequest

HELD = "import-journal"


class HeldArchive(msgspec.Struct):
    """A journal's file between choosing it and bringing it in. It is held sealed, and gone with the session."""

    data: bytes
    locked: bool


def begin(request: OpenRequest, data: bytes, form: FileForm) -> HttpResponse:
    """A file with a journal in it was chosen."""
    locked = age.is_sealed(data)
    if not locked:
        try:
            read_archive(data)
        except ArchiveError as error:
            form.add_error("file", str(error))
            return render(request, "importing/choose.html", {"form": form}, status=422)
    _hold(request, data, locked)
    return redirect("import-journal")


@own_journal
def bring_journal(request: OpenRequest) -> HttpResponse:
    """Open it if it is sealed, say what would come in, and bring it in."""
    kept = services.held(request.vault, HELD)
    if kept is None:
        return redirect("journal" if request.method == "POST" else "import")
    held = msgspec.msgpack.decode(kept, type=HeldArchive)
    if held.locked:
        return _open(request, held.data)
    archive = read_archive(held.data)
    if request.POST.get("do") == "bring":
        return _bring(request, archive)
    page = journal_page(archive, _merged(request, archive))
    return render(request, "importing/journal.html", {"page": page})


def _open(request: OpenRequest, data: bytes) -> HttpResponse:
    form = OpenFileForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = age.open_file(data, form.cleaned_data["file_passphrase"])
            read_archive(opened)
        except age.DoesNotOpen:
            form.say_wrong()
        except age.NotSealedSo:
            return _another(request, _("This file was sealed in a way that Inkling does not open."))
        except ArchiveError as error:
            return _another(request, str(error))
        else:
            _hold(request, opened, locked=False)
            return redirect("import-journal")
    return render(request, "importing/locked.html", {"form": form}, status=422 if form.errors else 200)


def _bring(request: OpenRequest, archive: Archive) -> HttpResponse:
    """Sent twice, it comes in once: the second time, all of it is here already."""
    merged = _merged(request, archive)
    try:
        if merged.new:
            services.add_entries(request.vault, merged.new)
    except services.AlreadyKept:
        merged = _merged(request, archive)
        if merged.new:
            return _another(request, _("Something in this file stands in the way of what is here already."))
    services.let_go(request.vault, HELD)
    return render(request, "importing/done.html", {"page": journal_done(merged)})


def _merged(request: OpenRequest, archive: Archive) -> Merged:
    opened = queries.open_journal(request.vault)
    return merge(opened.journal, archive, opened.unreadable)


def _hold(request: OpenRequest, data: bytes, locked: bool) -> None:
    services.hold(request.vault, HELD, msgspec.msgpack.encode(HeldArchive(data, locked)))


def _another(request: OpenRequest, problem: str) -> HttpResponse:
    services.let_go(request.vault, HELD)
    return render(request, "importing/choose.html", {"form": FileForm(), "problem": problem}, status=422)
