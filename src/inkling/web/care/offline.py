"""Support now without a network: what the browser runs so that it keeps the one page that is the same for everybody.

It keeps the page as it is signed out, its two style sheets, its script and its icon; nothing that anybody wrote. It is
fetched anew only once any of these has changed, so that what is kept does not tell when the page was opened.
"""

from functools import cache
from pathlib import Path
from zlib import crc32

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from inkling.web.care.pages import support_page
from inkling.web.shell.request import Request

FILES = ("pictures/pictures.css", "shell/style.css", "shell/inkling.js", "shell/icon.svg")
"""What the page asks for beside itself."""


def worker(request: Request) -> HttpResponse:
    """The worker, with a mark of what it keeps. Its reach ends at the pages below Support now."""
    page = reverse("support")
    told = {"mark": _mark(get_language()), "page": page, "files": [static(file) for file in FILES]}
    response = render(request, "care/worker.js", told, content_type="text/javascript")
    response.headers["Service-Worker-Allowed"] = page
    return response


@cache
def _mark(language: str | None) -> str:
    """By what does a browser see that the page or one of its files has changed?"""
    stranger = HttpRequest()
    stranger.method, stranger.path = "GET", reverse("support")
    mark = crc32(render_to_string("care/support.html", {"page": support_page(None)}, stranger).encode())
    for file in FILES:
        found = finders.find(file)
        mark = crc32(Path(str(found)).read_bytes() if found else b"", mark)
    return f"{mark:08x}"
