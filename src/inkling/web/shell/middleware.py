"""What happens around every page: nothing is stored by the browser, and the vault is open only meanwhile."""

import base64
import binascii
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from inkling.vault import homes, services
from inkling.web.shell.request import Request

Next = Callable[[HttpRequest], HttpResponse]

COOKIE = "inkling_key"


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
        open_here = services.resume(token, int(request.now.timestamp())) if token else None
        home, request.vault = open_here or (homes.OWN, None)
        with homes.inside(home):
            try:
                return get_response(request)
            finally:
                if request.vault:
                    request.vault.forget()

    return middleware


def sign_in(response: HttpResponse, opened: services.Opened) -> HttpResponse:
    """Give the browser its third of the key, for as long as it is open."""
    token = base64.urlsafe_b64encode(opened.token).decode()
    response.set_cookie(COOKIE, token, httponly=True, samesite="Strict")
    return response


def _token(request: HttpRequest) -> bytes | None:
    try:
        return base64.urlsafe_b64decode(request.COOKIES.get(COOKIE, "")) or None
    except (binascii.Error, ValueError):
        return None
