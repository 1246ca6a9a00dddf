"""The vault that a browser has open, for looking behind the pages."""

import base64

from django.test import Client

from inkling.vault import services
from inkling.vault.services import Vault
from tests.clock import Clock


def vault_of(client: Client, clock: Clock) -> Vault:
    """The vault this browser has open."""
    token = base64.urlsafe_b64decode(client.cookies["inkling_key"].value)
    opened = services.resume(token, clock.seconds)
    assert opened, "this browser is locked"
    return opened[1]
