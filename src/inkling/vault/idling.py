"""After how many minutes without use a browser locks: kept with her other wishes, used from the next sign-in on, and
at once where it was changed."""

from inkling.vault.keys import Vault
from inkling.vault.queries import preferences
from inkling.vault.sessions import IDLE_MINUTES, LONGEST_IDLE, SHORTEST_IDLE, lock_after


def idle_minutes(vault: Vault) -> int:
    """How many did she wish? Never fewer or more than one can choose, whatever the record says."""
    wished = preferences(vault)
    return min(max(wished.idle_minutes, SHORTEST_IDLE), LONGEST_IDLE) if wished else IDLE_MINUTES


def lock_as_wished(vault: Vault, token: bytes) -> None:
    """From now on this browser locks after as many minutes as she wished."""
    lock_after(vault, token, idle_minutes(vault))
