"""What happens around every page: nothing is stored by the browser, and the vault is open only meanwhile."""

import base64
import binascii
from collections.abc import Callable
from functools import cache
from typing import cast

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from inkling.vault import homes, services
from inkling.web.shell.request import Request

Next = Callable[[HttpRequest], HttpResponse]

COOKIE = "inkling_key"
LETTERBOX = "inkling_letterbox"


def no_store(get_response: Next) -> Next:
    """Ask the browser to keep no copy of any page, so that after locking, going back shows nothing."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def vault(get_response: Next) -> Next:
    """Open the vault of a signed-in browser as `request.vault`, and let go of its keys afterwards."""

    def middleware(plain_request: HttpRequest) -> HttpResponse:
        request = cast(Request, plain_request)
        request.now = settings.CLOCK()
        token = _token(request)
        open_here = _resume(request, token) if token else None
        home, request.vault = open_here or (homes.OWN, None)
        with homes.inside(home):
            try:
                return get_response(request)
            finally:
                if request.vault:
                    request.vault.forget()

    return middleware


def sign_in(response: HttpResponse, opened: services.Opened) -> HttpResponse:
    """Give the browser its third of the key, for as long as it is open; and the token of its letterbox, which opens
    nothing and is sent to one address only."""
    _give(response, COOKIE, opened.token, "/")
    _give(response, LETTERBOX, opened.letterbox, reverse("leave-draft"))
    return response


def key_of(request: HttpRequest) -> bytes:
    """This browser's third of the key; empty if it has none."""
    return _token(request)


def letterbox(request: HttpRequest) -> bytes:
    """The token of this browser's letterbox; empty if it has none."""
    return _token(request, LETTERBOX)


def _give(response: HttpResponse, name: str, token: bytes, path: str) -> None:
    value = base64.urlsafe_b64encode(token).decode()
    response.set_cookie(name, value, httponly=True, samesite="Strict", path=path)


def _resume(request: Request, token: bytes) -> tuple[str, services.Vault] | None:
    """Which journal is open here? Where that cannot be told now, `NotKept` says why."""
    try:
        return services.resume(token, int(request.now.timestamp()), note=request.path not in _not_noted())
    except DatabaseError as error:
        request.unopened = error
        return None


@cache
def _not_noted() -> frozenset[str]:
    """Opening these counts as no use of the journal, so that nothing tells that somebody looked for support."""
    return frozenset(reverse(name) for name in ("support", "support-worker"))


def _token(request: HttpRequest, name: str = COOKIE) -> bytes:
    try:
        return base64.urlsafe_b64decode(request.COOKIES.get(name, ""))
    except (binascii.Error, ValueError):
        return b""
