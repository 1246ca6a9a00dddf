"""Checks Django makes at every start: settings that would put someone's words at risk."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register
def no_debug(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Debug pages show what was posted, so they are never on."""
    if settings.DEBUG:
        return [
            Error("DEBUG is on; it would show private words on error pages. Turn it off.", id="inkling.E1")
        ]
    return []


@register
def this_computer_only(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A personal journal answers to this computer and to no other name."""
    if set(settings.ALLOWED_HOSTS) - {"127.0.0.1", "localhost", "[::1]"}:
        return [Error("ALLOWED_HOSTS names other computers than this one.", id="inkling.E2")]
    return []
