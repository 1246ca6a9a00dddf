"""What is there for everyone, signed in or not: a quick way out."""

from django.http import HttpResponse
from django.shortcuts import render

from inkling.vault import services
from inkling.web.shell.middleware import COOKIE
from inkling.web.shell.request import Request


def leave(request: Request) -> HttpResponse:
    """Lock, and show an empty page: as a link, so that it works without scripts. The script asks by POST and shows
    nothing. Where another page leads here the empty page is all there is: nothing is locked by it."""
    if request.method == "POST":
        response = HttpResponse(status=204)
    else:
        response = render(request, "shell/left.html")
        if request.headers.get("Sec-Fetch-Site", "none") not in _BY_HERSELF or _only_guessed(request):
            return response
    if request.vault:
        services.lock(request.vault)
    response.delete_cookie(COOKIE, samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


_BY_HERSELF = ("same-origin", "none")
"""What a browser says of a link on our own pages, and of an address somebody typed. Another port of this computer is
another program (`same-site`), although it is sent the same cookies."""


def _only_guessed(request: Request) -> bool:
    """Did the browser ask before anybody pressed anything?"""
    return "prefetch" in request.headers.get("Sec-Purpose", "")
