"""When something goes wrong: a page that says what to do, and a log line without private words."""

import logging
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


class QuietFormatter(logging.Formatter):
    """Says where something went wrong and what kind of thing it was, never with which words.

    Messages and arguments of exceptions may quote what someone wrote, so neither is printed.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line: level, where it was logged, the kind of error and its place in our own code."""
        error = record.exc_info[1] if record.exc_info else None
        said = f"{type(error).__name__} at {_place(error)}" if error else str(record.msg)
        return f"inkling {record.levelname.lower()} {record.name}: {said}"


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "inkling" in Path(frame.filename).parts] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "unknown place"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page, or it is not this person's: both look the same."""
    return _page(request, 404, _("There is nothing here."), _("The link may be old, or it was deleted."))


def went_wrong(request: HttpRequest) -> HttpResponse:
    """We made a mistake."""
    return _page(
        request,
        500,
        _("Something went wrong on our side."),
        _(
            "What you had saved before is safe. Go back one page: what you typed may still be there. Then try again."
        ),
    )


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The browser sent something we do not take."""
    return _page(
        request,
        400,
        _("We could not read that."),
        _("Open Inkling again at the address it shows when it starts."),
    )


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came from another page than ours, or from before a restart."""
    return _page(
        request,
        403,
        _("This form is too old, or came from another page."),
        _("Go back one page, copy what you typed, load the page again, and save once more."),
    )


def _page(request: HttpRequest, status: int, title: str, advice: str) -> HttpResponse:
    context: Mapping[str, Any] = {"title": title, "advice": advice}
    return render(request, "shell/error.html", context, status=status)
